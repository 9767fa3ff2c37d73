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
/// A commune or department records what it cannot do well, or a delegation writes it down at a stop, and when something is wanted, asks for it. What is asked goes at
/// once to the unit competent for the field; the head of a delegation may answer it on the spot. The same page sent twice is one difficulty: it bears the id of its draft.
/// </summary>
public sealed class RecordDifficulty(
    HaiCapDb db, WhereMet where, AnswerRoutes routes, RecommendationDesk desk, ActRecorder acts, SeriesReserver series, ProcedureCatalogue catalogue, SimilarBook similar,
    MissionBells bells, KindBook kinds)
{
    /// <param name="Draft">The draft it was typed in, which goes.</param>
    public sealed record Request(DifficultyFacts Facts, Guid? Draft = null);

    /// <param name="Recommendation">Code of what is asked; null when nothing is.</param>
    public sealed record Recorded(Guid Id, string Code, string? Recommendation);

    /// <summary>ACC-001, MIS-002 … MIS-008; at a stop MIS-014, MIS-040, MIS-053, MIS-080, MIS-140, MIS-141 as well.</summary>
    /// <param name="agencyId">Whose it is, of a sample; the caller's agency otherwise.</param>
    public async Task<Outcome<Recorded>> HandleAsync(Actor by, Request request, Guid? agencyId = null, CancellationToken cancellationToken = default)
    {
        var found = await where.FindAsync(by, request.Facts.Stop, agencyId, cancellationToken);
        if (!found.Ok)
        {
            return found.As<Recorded>();
        }

        var (met, facts) = (found.Value, found.Value.Addressed(Normal(request.Facts)));
        var faults = DifficultyRules.Faults(facts, await kinds.GetAsync(db, cancellationToken)).Concat(SpotRules.Faults(facts, met.IsHead)).ToList();
        var route = facts.Asks is null ? null : await routes.FindAsync(facts.Addressee, facts.Field ?? "", cancellationToken);
        var done = await InPlaceAsync(by, request, met, facts, faults, route, cancellationToken);
        if (done.Ok && met.Heard is not null && request.Draft is { } draft)
        {
            // Typed in the tenant of who travels, kept in that of the place.
            await db.Set<DifficultyDraft>().Where(row => row.OfficerId == by.Id && row.Id == draft).ExecuteDeleteAsync(cancellationToken);
        }

        return done;
    }

    private async Task<Outcome<Recorded>> InPlaceAsync(
        Actor by, Request request, MetAt met, DifficultyFacts facts, List<Problem> faults, AnswerRoute? route, CancellationToken cancellationToken)
    {
        using var province = db.Tenant.Open(met.Province);
        var procedure = (await catalogue.GetAsync(db.ProvinceCode, cancellationToken)).Find(facts.Procedure);
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

        if (facts.Asks is not null && route is null)
        {
            faults.Add(MissionProblems.NoMinistry);
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        var difficulty = await AddDifficultyAsync(met, sent is null ? request.Draft ?? Ids.New(desk.Now) : Ids.New(desk.Now), facts, procedure, cancellationToken);
        var asked = route is null ? default(Outcome<Recommendation>?) : await AskAsync(met, facts, difficulty, route, cancellationToken);
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

        var asked = await db.Set<Recommendation>().AsNoTracking().Where(row => row.DifficultyId == sent.Id).Select(row => new { row.Id, row.Code, row.Text }).FirstOrDefaultAsync(cancellationToken);
        var (asking, answered) = (asked?.Id, facts.Answer);
        return asked?.Text == facts.Asks
            && (answered is null || await db.Set<RecommendationAnswer>().AnyAsync(answer => answer.RecommendationId == asking && answer.Text == answered, cancellationToken))
            ? new Recorded(sent.Id, sent.Code, asked?.Code) : null;
    }

    private async Task<Difficulty> AddDifficultyAsync(MetAt met, Guid id, DifficultyFacts facts, CatalogueEntry? procedure, CancellationToken cancellationToken)
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
            UnitCode = met.UnitCode,
            AgencyId = met.AgencyId,
            AgencyPath = met.AgencyPath,
            OfficerId = met.By.Id ?? Guid.Empty,
            DelegationId = met.Heard?.Delegation.Id,
            StopId = met.Heard?.Stop.Id,
            Severity = facts.Severity,
            Text = facts.Text!,
            Affected = facts.Affected,
            Evidence = facts.Evidence,
            Person = facts.Person,
            At = desk.Now,
        }).Entity;
        acts.RecordFirst(
            MissionSubjects.OfDifficulty(row.Id), met.By,
            new DifficultyRecorded(row.Code, row.Kind, row.Field, row.ProcedureCode, row.Severity, row.UnitCode, row.AgencyId, row.DelegationId, row.StopId),
            personal: row.Person is null ? null : new ComplainingPerson(row.Person), at: desk.Now);
        return row;
    }

    private async Task<Outcome<Recommendation>> AskAsync(MetAt met, DifficultyFacts facts, Difficulty difficulty, AnswerRoute route, CancellationToken cancellationToken)
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
            AskerId = met.AgencyId,
            AskerPath = met.AgencyPath,
            Text = facts.Asks!,
            AskedAt = desk.Now,
            OwnerProvince = first.ProvinceCode,
            OwnerId = first.Id,
            OwnerPath = first.Path,
            DelegationId = difficulty.DelegationId,
            StopId = difficulty.StopId,
        }.Begin(due.Value)).Entity;
        acts.RecordFirst(
            MissionSubjects.OfRecommendation(row.Id), met.By,
            new RecommendationReceived(row.Code, difficulty.Id, row.Addressee, row.Field, row.OwnerId, due.Value, row.DelegationId, row.StopId), at: desk.Now);
        if (route.Unit is { } unit && row.Move(RecommendationMove.Route, desk.Now, OwnerOf(unit)))
        {
            await acts.RecordAsync(MissionSubjects.OfRecommendation(row.Id), Actor.System, new RecommendationRouted(unit.Id, unit.Name), at: desk.Now, cancellationToken: cancellationToken);
        }

        if (facts is { Answered: { } kind, Answer: { } text })
        {
            await AnswerAsync(met, row, kind, text, cancellationToken);
        }

        await bells.SetAsync(row, desk.Now, cancellationToken);
        return row;
    }

    /// <summary>The head of the delegation settles it where it was heard: nobody drafts, nobody approves.</summary>
    private async Task AnswerAsync(MetAt met, Recommendation row, AnswerKind kind, string text, CancellationToken cancellationToken)
    {
        var answer = db.Add(new RecommendationAnswer
        {
            ProvinceCode = row.ProvinceCode,
            Id = Ids.New(desk.Now),
            RecommendationId = row.Id,
            Kind = kind,
            Text = text,
            Cites = RecommendationAnswer.Write([]),
            State = AnswerState.Sent,
            UnitName = met.Heard!.Delegation.Name,
            DraftedBy = met.By.Name,
            DraftedById = met.By.Id ?? Guid.Empty,
            ApprovedBy = met.By.Name,
            SentAt = desk.Now,
            OnTheSpot = true,
        }).Entity;
        row.Move(RecommendationMove.AnswerOnTheSpot, desk.Now);
        await acts.RecordAsync(
            MissionSubjects.OfRecommendation(row.Id), met.By, new RecommendationAnswered(answer.Id, kind, null, OnTheSpot: true), at: desk.Now, cancellationToken: cancellationToken);
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
        Answer = RecommendationDesk.Said(facts.Answer),
    };

    /// <summary>Personal, erasable part of the act.</summary>
    private sealed record ComplainingPerson(string Name);
}
