using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Ringing;

/// <summary>From a day on, when a clock rings in a place and whom it tells.</summary>
/// <param name="AgencyId">Null: every agency of the province without a ladder of its own.</param>
/// <param name="Rungs">"75% Holder", "+1 Head Director"; none: the clock rings no more.</param>
[ActName("ladder.set")]
public sealed record LadderSet(BellClock Clock, Guid? AgencyId, DateOnly From, IReadOnlyList<string> Rungs) : ActData;

public sealed class SetLadder(HaiCapDb db, Access access, GrantBook book, ActRecorder acts, TimeProvider time)
{
    /// <param name="AgencyCode">Null or empty for the whole province.</param>
    public sealed record Request(string? AgencyCode, BellClock Clock, DateOnly From, IReadOnlyList<Rung> Rungs);

    /// <summary>ACC-001, ORG-001, LAD-001 … LAD-005.</summary>
    public async Task<Outcome<Done>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var shelf = await book.AgenciesAsync(db, cancellationToken);
        if (PlaceOf(shelf, request.AgencyCode) is not { } place)
        {
            return LadderRules.NoPlace;
        }

        var allowed = await access.DecideAsync(by, Permission.ManageLadders, new AccessTarget([], place.Path, null), cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Done>();
        }

        var now = time.Now();
        var problems = LadderRules.Check(request.Clock, request.Rungs).ToList();
        if (request.From < now.LocalDay() || request.From > now.LocalDay().AddYears(5))
        {
            problems.Add(LadderRules.WrongDay);
        }

        if (problems.Count > 0)
        {
            return problems;
        }

        await WriteAsync(allowed.Value, string.IsNullOrWhiteSpace(request.AgencyCode) ? Guid.Empty : place.Id, request, now, cancellationToken);
        return await db.SaveActsAsync(cancellationToken);
    }

    /// <summary>The place an administrator names; the provincial committee stands for the whole province.</summary>
    internal static Agency? PlaceOf(AgencyShelf shelf, string? code) => string.IsNullOrWhiteSpace(code)
        ? shelf.All.FirstOrDefault(agency => agency.Kind == AgencyKind.ProvincialCommittee)
        : AgencyCode.TryParse(code, out var parsed) ? shelf.Find(parsed) : null;

    private async Task WriteAsync(Actor by, Guid agency, Request request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        IReadOnlyList<Rung> rungs = [.. request.Rungs.OrderBy(rung => rung.Order)];
        if (await db.Set<Ladder>().FirstOrDefaultAsync(row => row.AgencyId == agency && row.Clock == request.Clock && row.ValidFrom == request.From, cancellationToken) is { } same)
        {
            (same.Rungs, same.ChangedAt) = (Rung.ToText(rungs), now);
        }
        else
        {
            db.Add(new Ladder
            {
                ProvinceCode = db.ProvinceCode,
                AgencyId = agency,
                Clock = request.Clock,
                ValidFrom = request.From,
                Rungs = Rung.ToText(rungs),
                ChangedAt = now,
            });
        }

        // What is open gets its bells in the background, from the day the ladder holds (LadderRunner).
        var (known, holds) = (now + LadderBook.Settling, request.From.AtLocal(TimeOnly.MinValue));
        db.Add(new LadderRun { ProvinceCode = db.ProvinceCode, Id = Ids.New(now), AgencyId = agency, BeginsAt = holds > known ? holds : known });
        await acts.RecordAsync(
            agency == Guid.Empty ? "ladders" : $"ladders/{agency:N}", by,
            new LadderSet(request.Clock, agency == Guid.Empty ? null : agency, request.From, [.. rungs.Select(rung => $"{rung.Name} {string.Join(' ', rung.Tell)}")]),
            at: now, cancellationToken: cancellationToken);
    }
}
