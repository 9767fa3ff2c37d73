using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Statistics;

/// <summary>How long a step took, in working minutes without what was waited for.</summary>
/// <param name="Median">Half of the stays took no longer (nearest rank) …</param>
/// <param name="Ninetieth">… and nine in ten.</param>
/// <param name="Allowed">What the step is given; of most of the stays where it changed.</param>
/// <param name="Over">Stays that took longer than they were given.</param>
public sealed record StepTime(string Procedure, string ProcedureName, string Step, string StepName, int Stays, decimal Average, int Median, int Ninetieth, int Allowed, int Over)
{
    public decimal OverRate => decimal.Round(100m * Over / Stays, 1, MidpointRounding.AwayFromZero);
}

/// <summary>Time per step of a period: each length of time with how often it occurred comes from the database, exact percentiles are counted from these.</summary>
public sealed class CountStepTimes(HaiCapDb db, GrantBook book, PublishedProcedures published)
{
    /// <summary>By procedure, its steps in their order.</summary>
    public async Task<IReadOnlyList<StepTime>> HandleAsync(StayFilter filter, CancellationToken cancellationToken = default)
    {
        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var rows = await StayTimes.Of(db, shelf, filter).Where(stay => stay.SpentMinutes != null)
            .GroupBy(stay => new { stay.ProcedureCode, stay.StepKey, stay.SpentMinutes, stay.AllowedMinutes })
            .Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var names = await ProcedureSteps.ReadAsync(db, published, [.. rows.Select(row => row.Key.ProcedureCode!).Distinct(StringComparer.Ordinal)], cancellationToken);
        return
        [
            .. rows.GroupBy(row => (Procedure: row.Key.ProcedureCode!, Step: row.Key.StepKey)).Select(group =>
            {
                var counted = group.Select(row => (row.Key.SpentMinutes!.Value, row.Count)).ToList();
                var stays = group.Sum(row => row.Count);
                return new StepTime(
                    group.Key.Procedure, names.NameOf(group.Key.Procedure), group.Key.Step, names.NameOf(group.Key.Procedure, group.Key.Step), stays,
                    decimal.Round(counted.Sum(pair => (decimal)pair.Value * pair.Count) / stays, 1), Percentiles.Of(counted, 0.5m), Percentiles.Of(counted, 0.9m),
                    group.GroupBy(row => row.Key.AllowedMinutes ?? 0).MaxBy(given => given.Sum(row => row.Count))!.Key,
                    group.Where(row => row.Key.SpentMinutes > row.Key.AllowedMinutes).Sum(row => row.Count));
            }).OrderBy(row => row.ProcedureName, StringComparer.Create(VietnameseText.Culture, ignoreCase: true)).ThenBy(row => row.Procedure, StringComparer.Ordinal)
                .ThenBy(row => names.OrderOf(row.Procedure, row.Step)),
        ];
    }
}

/// <summary>What procedures and their steps are called in the newest version.</summary>
internal sealed class ProcedureSteps(IReadOnlyDictionary<string, ProcedureVersion> newest)
{
    public static async Task<ProcedureSteps> ReadAsync(HaiCapDb db, PublishedProcedures published, IReadOnlyList<string> codes, CancellationToken cancellationToken)
    {
        var versions = await db.Set<ProcedureVersion>().AsNoTracking().Handled().Where(version => codes.Contains(version.Code))
            .Select(version => new { version.Code, version.Number, version.Id }).ToListAsync(cancellationToken);
        var newest = new Dictionary<string, ProcedureVersion>(StringComparer.Ordinal);
        foreach (var group in versions.GroupBy(version => version.Code, StringComparer.Ordinal))
        {
            newest[group.Key] = await published.GetAsync(group.MaxBy(version => version.Number)!.Id, cancellationToken);
        }

        return new ProcedureSteps(newest);
    }

    public string NameOf(string procedure) => newest.TryGetValue(procedure, out var known) ? known.Name : procedure;

    public string NameOf(string procedure, string step) => newest.TryGetValue(procedure, out var known) && Workflow.Find(known.Read().Steps, step) is { } found ? found.Name : step;

    public int OrderOf(string procedure, string step) =>
        newest.TryGetValue(procedure, out var known) ? known.Read().Steps.TakeWhile(one => one.Key != step).Count() : 0;
}
