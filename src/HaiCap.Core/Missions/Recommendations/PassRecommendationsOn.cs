using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Bells;
using HaiCap.Core.Missions.Consultations;
using HaiCap.Core.Missions.Help;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Recommendations;

/// <summary>
/// Gives recommendations that are not closed to whoever succeeded their units in the open tenant: who is to answer, and who asked and is to say whether the answer
/// helps. Nothing else of them changes. What stands with units in force is left alone, so that doing it twice changes nothing.
/// </summary>
public sealed class PassRecommendationsOn(HaiCapDb db, GrantBook book, ActRecorder acts, MissionBells bells, TimeProvider time)
{
    private const int MostTries = 20;

    /// <summary>What is to go on from units: owed by each, asked by each; and what else waits for it and does not go on by itself, opinions and help. Four statements, however many units.</summary>
    public async Task<Func<Guid, (int Owed, int Asked, int Waiting)>> CountAsync(IReadOnlyList<Guid> units, CancellationToken cancellationToken = default)
    {
        const string Why = "what waits for a unit of the ministry was asked in every province";
        var tenant = db.ProvinceCode;
        var owed = await CountAsync(Open().Where(row => row.OwnerProvince == tenant && units.Contains(row.OwnerId) && row.DueAt != null).Select(row => row.OwnerId), cancellationToken);
        var asked = await CountAsync(Open().Where(row => row.ProvinceCode == tenant && units.Contains(row.AskerId)).Select(row => row.AskerId), cancellationToken);
        var opinions = await CountAsync(db.AcrossProvinces<RecommendationConsultation>(Why).Where(row => units.Contains(row.UnitId) && row.AnsweredAt == null).Select(row => row.UnitId), cancellationToken);
        var help = await CountAsync(db.AcrossProvinces<HelpRequest>(Why).Where(row => units.Contains(row.OwnerId) && row.ClosedAt == null).Select(row => row.OwnerId), cancellationToken);
        return unit => (owed.GetValueOrDefault(unit), asked.GetValueOrDefault(unit), opinions.GetValueOrDefault(unit) + help.GetValueOrDefault(unit));
    }

    private static Task<Dictionary<Guid, int>> CountAsync(IQueryable<Guid> units, CancellationToken cancellationToken) =>
        units.GroupBy(unit => unit).Select(same => new { same.Key, Count = same.Count() }).ToDictionaryAsync(same => same.Key, same => same.Count, cancellationToken);

    /// <returns>How many went on.</returns>
    public async Task<int> HandleAsync(Guid plan, string citation, CancellationToken cancellationToken = default)
    {
        var (tenant, day, moved) = (db.ProvinceCode, time.Now().LocalDay(), 0);
        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var parts = await Open().Where(row => row.OwnerProvince == tenant).Select(row => new { Id = row.OwnerId, Path = row.OwnerPath })
            .Union(Open().Where(row => row.ProvinceCode == tenant).Select(row => new { Id = row.AskerId, Path = row.AskerPath })).ToListAsync(cancellationToken);
        var touched = parts.Where(part => shelf.Find(part.Id) is { } unit && (unit.Path != part.Path || !unit.InForceOn(day) || shelf.HeirsOf(unit.Id).Any())).Select(part => part.Id).Distinct().ToList();
        if (touched.Count == 0)
        {
            return 0;
        }

        var rows = await Open().Where(row => (row.OwnerProvince == tenant && touched.Contains(row.OwnerId)) || (row.ProvinceCode == tenant && touched.Contains(row.AskerId)))
            .OrderBy(row => row.Id).Select(row => new { row.ProvinceCode, row.Id }).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            moved += await PassOnAsync(shelf, tenant, row.ProvinceCode, row.Id, new(plan, citation, day), cancellationToken) ? 1 : 0;
        }

        return moved;
    }

    private IQueryable<Recommendation> Open() =>
        db.AcrossProvinces<Recommendation>("what every province asked of a unit of the ministry goes on with it").AsNoTracking().Where(row => row.State != RecommendationState.Closed);

    private async Task<bool> PassOnAsync(AgencyShelf shelf, string tenant, string province, Guid id, Cause cause, CancellationToken cancellationToken)
    {
        using var open = db.Tenant.Open(province);
        for (var tries = 0; tries < MostTries; tries++)
        {
            db.ChangeTracker.Clear();
            var row = await db.Set<Recommendation>().FirstAsync(one => one.Id == id, cancellationToken);
            var work = new WorkOf(row.ProcedureCode, row.Field, row.UnitCode);
            var (unit, asker) = (
                row.OwnerProvince == tenant ? shelf.Heir(row.OwnerId, cause.Day, work) : null,
                row.ProvinceCode == tenant ? shelf.Find(row.AskerId) is { } before && before.InForceOn(cause.Day) ? before : shelf.Heir(row.AskerId, cause.Day, work) : null);
            var owner = unit is null ? row.Owner : new Owner(unit.ProvinceCode, unit.Id, unit.Path);
            var (askerId, askerPath) = asker is null ? (row.AskerId, row.AskerPath) : (asker.Id, asker.Path);
            if (row.State == RecommendationState.Closed || (owner == row.Owner && (askerId, askerPath) == (row.AskerId, row.AskerPath)))
            {
                return false;
            }

            var now = time.Now();
            var name = owner.Id == row.OwnerId ? null : unit?.Name;
            row.PassOn(owner, askerId, askerPath, now);
            await bells.SetAsync(row, now, cancellationToken);
            await acts.RecordAsync(MissionSubjects.OfRecommendation(row.Id), Actor.System, new RecommendationSucceeded(cause.Plan, cause.Citation, owner.Id, name, askerId), cancellationToken: cancellationToken);
            if ((await db.SaveActsAsync(cancellationToken)).Ok)
            {
                return true;
            }

            // Somebody acted on it in this moment; what they did stands, and it is looked at again.
        }

        throw new InvalidOperationException($"The recommendation {id} cannot be passed on, though it was tried {MostTries} times.");
    }

    private sealed record Cause(Guid Plan, string Citation, DateOnly Day);
}
