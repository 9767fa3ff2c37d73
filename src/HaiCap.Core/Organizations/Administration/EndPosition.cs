using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Organizations.Administration;

/// <summary>An officer leaves a post: retired, moved, on loan. The work left in hand is passed on separately, in one go.</summary>
/// <param name="LastDay">Last day of the post, included; may lie ahead.</param>
public sealed record EndPosition(Actor By, Guid PositionId, DateOnly LastDay, string? Why);

public sealed class EndPositionHandler(HaiCapDb db, ActRecorder acts, Access access, TimeProvider time)
{
    /// <summary>ACC-001: not the caller's unit; ORG-008 … ORG-011; ACT-001: somebody else ended it meanwhile.</summary>
    public async Task<Outcome<Done>> HandleAsync(EndPosition request, CancellationToken cancellationToken = default)
    {
        var position = await db.Set<Position>().Include(p => p.Agency).FirstOrDefaultAsync(p => p.Id == request.PositionId, cancellationToken);
        if (position is null)
        {
            return OrganizationProblems.NoPosition;
        }

        var allowed = await access.DecideAsync(request.By, Permission.ManageOrganization, new([], position.Agency!.Path, null), cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Done>();
        }

        if (position.ValidTo < time.Now().LocalDay())
        {
            return OrganizationProblems.AlreadyEnded;
        }

        if (request.LastDay < position.ValidFrom)
        {
            return OrganizationProblems.EndsBeforeItBegins;
        }

        if (position.Role == Role.Administrator && position.OfficerId == request.By.Id)
        {
            return OrganizationProblems.OwnAdministration;
        }

        if (OrganizationProblems.TooLong(("Why", request.Why, 500)).ToList() is { Count: > 0 } faults)
        {
            return faults;
        }

        position.ValidTo = request.LastDay;
        await acts.RecordAsync(
            OrganizationSubjects.OfPosition(position.Id), allowed.Value,
            new PositionEnded(position.OfficerId, position.AgencyId, position.Agency.Code.Text, position.Title, request.LastDay),
            string.IsNullOrWhiteSpace(request.Why) ? null : request.Why, cancellationToken: cancellationToken);
        return await db.SaveActsAsync(cancellationToken);
    }
}
