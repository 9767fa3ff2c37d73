using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Authority.Grants;

/// <summary>A grant ends with a day, or is taken back at once; whatever was passed on by it ends with it.</summary>
public sealed class EndCompetence(HaiCapDb db, ActRecorder acts, AuthorityAccess access, AuthorityBook book, TimeProvider time)
{
    /// <param name="LastDay">Last day it stands; null takes it back: yesterday was its last.</param>
    public sealed record Request(Guid Id, DateOnly? LastDay, string? Why);

    /// <summary>ACC-001: neither the grantor nor the legal unit over it; AUT-002, AUT-008 … AUT-010.</summary>
    public async Task<Outcome<Done>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        if (await db.Set<CompetenceGrant>().FirstOrDefaultAsync(row => row.Id == request.Id, cancellationToken) is not { } grant
            || (await book.AgenciesAsync(db, cancellationToken)).Find(grant.GrantorId) is not { } grantor)
        {
            return AuthorityProblems.NoGrant;
        }

        var allowed = await access.DecideAsync(by, grantor, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Done>();
        }

        var today = time.Now().LocalDay();
        if (grant.ValidTo < today)
        {
            return AuthorityProblems.AlreadyEnded;
        }

        if (request.LastDay is { } day && (day < grant.ValidFrom || day < today))
        {
            return AuthorityProblems.EndsBeforeItBegins with { Field = "LastDay" };
        }

        if (string.IsNullOrWhiteSpace(request.Why))
        {
            return AuthorityProblems.NoReason;
        }

        (grant.ValidTo, grant.Revoked) = (request.LastDay ?? today.AddDays(-1), request.LastDay is null);
        var number = (await book.RegisterAsync(db, cancellationToken)).Instruments.GetValueOrDefault(grant.InstrumentId)?.Number ?? "";
        await acts.RecordAsync(
            AuthoritySubjects.OfGrant(grant.Id), allowed.Value, new CompetenceEnded(grant.Kind, number, grant.ValidTo.Value, grant.Revoked), request.Why, cancellationToken: cancellationToken);
        return await db.SaveActsAsync(cancellationToken);
    }
}
