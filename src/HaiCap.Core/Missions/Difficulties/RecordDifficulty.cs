using System.Globalization;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Bells;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Missions.Similar;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Difficulties;

/// <summary>
/// A commune or department records what it cannot do well and, when it wants something, asks for it. What it asks goes at once to the unit competent for the
/// field. The same page sent twice is one difficulty: it bears the id of its draft.
/// </summary>
public sealed class RecordDifficulty(
    HaiCapDb db, Access access, GrantBook agencies, AnswerRoutes routes, RecommendationDesk desk, ActRecorder acts, SeriesReserver series, ProcedureCatalogue catalogue, SimilarBook similar,
    MissionBells bells, KindBook kinds)
{
    /// <param name="Draft">The draft it was typed in, which goes.</param>
    public sealed record Request(DifficultyFacts Facts, Guid? Draft = null);

    /// <param name="Recommendation">Code of what is asked; null when nothing is.</param>
    public sealed record Recorded(Guid Id, string Code, string? Recommendation);

    /// <summary>ACC-001, MIS-002 … MIS-008.</summary>
    /// <param name="agencyId">Whose it is, of a sample; the caller's agency otherwise.</param>
    public async Task<Outcome<Recorded>> HandleAsync(Actor by, Request request, Guid? agencyId = null, CancellationToken cancellationToken = default)
    {
        var allowed = await access.DecideAsync(by, Permission.RecordDifficulty, cancellationToken: cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Recorded>();
        }

        if ((await agencies.AgenciesAsync(db, cancellationToken)).Find(agencyId ?? allowed.Value.AgencyId) is not { } agency || db.ProvinceCode == Tenant.Nation)
        {
            return Access.Refused;
        }

        // A system's key has to reach the very agency its officer records for.
        allowed = agencyId is null ? await access.DecideAsync(by, Permission.RecordDifficulty, new AccessTarget([agency.Path], agency.Path, null), cancellationToken) : allowed;
        if (!allowed.Ok)
        {
            return allowed.As<Recorded>();
        }

        var facts = Normal(request.Facts);
        var procedure = (await catalogue.GetAsync(db.ProvinceCode, cancellationToken)).Find(facts.Procedure);
        var faults = DifficultyRules.Faults(facts, await kinds.GetAsync(db, cancellationToken)).ToList();
        if (facts.Procedure is not null && procedure is null)
        {
            faults.Add(MissionProblems.NoProcedure);
        }

        // Read once: an id found free is used, and a twin that took it meanwhile is met by the database's key.
        var sent = await SentAsync(request.Draft, cancellationToken);
        if (await SameAsync(by, sent, facts, cancellationToken) is { } before)
        {
            return before;
        }

        var route = facts.Asks is null ? null : await routes.FindAsync(facts.Addressee, facts.Field ?? "", cancellationToken);
        if (facts.Asks is not null && route is null)
        {
            faults.Add(MissionProblems.NoMinistry);
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        var difficulty = await AddDifficultyAsync(allowed.Value, sent is null ? request.Draft ?? Ids.New(desk.Now) : Ids.New(desk.Now), facts, agency, procedure, cancellationToken);
        var asked = route is null ? default(Outcome<Recommendation>?) : await AskAsync(allowed.Value, facts, difficulty, agency, route, cancellationToken);
        if (asked is { Ok: false } failed)
        {
            return failed.As<Recorded>();
        }

        if (request.Draft is { } draft && await db.Set<DifficultyDraft>().FirstOrDefaultAsync(row => row.OfficerId == by.Id && row.Id == draft, cancellationToken) is { } kept)
        {
            db.Remove(kept);
        }

        var saved = await db.SaveActsAsync(cancellationToken, taken => taken.Contains("difficulties", StringComparison.Ordinal));
        if (saved.Ok)
        {
            similar.AskAgain();
            return new Recorded(difficulty.Id, difficulty.Code, asked?.Value.Code);
        }

        db.ChangeTracker.Clear();
        return await SameAsync(by, await SentAsync(request.Draft, cancellationToken), facts, cancellationToken) is { } other ? other : saved.As<Recorded>();
    }

    /// <summary>What was sent from the same page: it bears the page's id. With other words it is another difficulty, under an id of its own.</summary>
    private async Task<Difficulty?> SentAsync(Guid? draft, CancellationToken cancellationToken) =>
        draft is null ? null : await db.Set<Difficulty>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == draft, cancellationToken);

    /// <summary>What the same person sent with the same words; null when it is something else.</summary>
    private async Task<Recorded?> SameAsync(Actor by, Difficulty? sent, DifficultyFacts facts, CancellationToken cancellationToken)
    {
        if (sent is null || sent.OfficerId != by.Id || sent.Text != facts.Text || sent.Kind != facts.Kind)
        {
            return null;
        }

        var asked = await db.Set<Recommendation>().AsNoTracking().Where(row => row.DifficultyId == sent.Id).Select(row => new { row.Code, row.Text }).FirstOrDefaultAsync(cancellationToken);
        return asked?.Text == facts.Asks ? new Recorded(sent.Id, sent.Code, asked?.Code) : null;
    }

    private async Task<Difficulty> AddDifficultyAsync(Actor by, Guid id, DifficultyFacts facts, Agency agency, CatalogueEntry? procedure, CancellationToken cancellationToken)
    {
        var row = db.Add(new Difficulty
        {
            ProvinceCode = db.ProvinceCode,
            Id = id,
            Code = await CodeAsync("KK", cancellationToken),
            Kind = facts.Kind!,
            Field = facts.Field!,
            ProcedureCode = procedure?.Code,
            ProcedureVersionId = procedure?.VersionId,
            UnitCode = agency.UnitCode,
            AgencyId = agency.Id,
            AgencyPath = agency.Path,
            OfficerId = by.Id ?? Guid.Empty,
            Severity = facts.Severity,
            Text = facts.Text!,
            Affected = facts.Affected,
            Evidence = facts.Evidence,
            Person = facts.Person,
            At = desk.Now,
        }).Entity;
        acts.RecordFirst(
            MissionSubjects.OfDifficulty(row.Id), by, new DifficultyRecorded(row.Code, row.Kind, row.Field, row.ProcedureCode, row.Severity, row.UnitCode, row.AgencyId),
            personal: row.Person is null ? null : new ComplainingPerson(row.Person), at: desk.Now);
        return row;
    }

    private async Task<Outcome<Recommendation>> AskAsync(Actor by, DifficultyFacts facts, Difficulty difficulty, Agency agency, AnswerRoute route, CancellationToken cancellationToken)
    {
        var first = OwnerOf(route.Secretariat);
        var due = await desk.DueAsync(OwnerOf(route.Unit ?? route.Secretariat), difficulty.Kind, desk.Now, cancellationToken);
        if (!due.Ok)
        {
            return due.As<Recommendation>();
        }

        var row = db.Add(new Recommendation
        {
            ProvinceCode = db.ProvinceCode,
            Id = Ids.New(desk.Now),
            Code = await CodeAsync("KN", cancellationToken),
            DifficultyId = difficulty.Id,
            Addressee = facts.Addressee,
            Field = difficulty.Field,
            Kind = difficulty.Kind,
            ProcedureCode = difficulty.ProcedureCode,
            UnitCode = difficulty.UnitCode,
            AskerId = agency.Id,
            AskerPath = agency.Path,
            Text = facts.Asks!,
            AskedAt = desk.Now,
            OwnerProvince = first.ProvinceCode,
            OwnerId = first.Id,
            OwnerPath = first.Path,
        }.Begin(due.Value)).Entity;
        acts.RecordFirst(
            MissionSubjects.OfRecommendation(row.Id), by, new RecommendationReceived(row.Code, difficulty.Id, row.Addressee, row.Field, row.OwnerId, due.Value), at: desk.Now);
        if (route.Unit is { } unit && row.Move(RecommendationMove.Route, desk.Now, OwnerOf(unit)))
        {
            await acts.RecordAsync(MissionSubjects.OfRecommendation(row.Id), Actor.System, new RecommendationRouted(unit.Id, unit.Name), at: desk.Now, cancellationToken: cancellationToken);
        }

        await bells.SetAsync(row, desk.Now, cancellationToken);
        return row;
    }

    private async Task<string> CodeAsync(string letters, CancellationToken cancellationToken)
    {
        var year = desk.Now.LocalDay().Year % 100;
        var number = await series.NextAsync(db.ProvinceCode, $"{letters}-{year}", cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{letters}-{db.ProvinceCode}-{year:D2}-{number:D6}");
    }

    private static Owner OwnerOf(Agency agency) => new(agency.ProvinceCode, agency.Id, agency.Path);

    private static DifficultyFacts Normal(DifficultyFacts facts) => facts with
    {
        Kind = RecommendationDesk.Said(facts.Kind),
        Field = RecommendationDesk.Said(facts.Field),
        Procedure = RecommendationDesk.Said(facts.Procedure),
        Text = RecommendationDesk.Said(facts.Text),
        Affected = RecommendationDesk.Said(facts.Affected),
        Evidence = RecommendationDesk.Said(facts.Evidence),
        Person = RecommendationDesk.Said(facts.Person),
        Asks = RecommendationDesk.Said(facts.Asks),
    };

    /// <summary>Personal, erasable part of the act.</summary>
    private sealed record ComplainingPerson(string Name);
}
