using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Statistics;

/// <summary>One stay that took longer than it was given.</summary>
public sealed record LongStay(string Code, string Step, string Unit, string? Officer, DateTimeOffset StartedAt, DateTimeOffset DoneAt, int Spent, int Allowed);

/// <summary>The dossiers behind the figures: stays of a period that exceeded their hours most.</summary>
public sealed class ListLongStays(HaiCapDb db, GrantBook book)
{
    public const int Most = 50;

    public async Task<IReadOnlyList<LongStay>> HandleAsync(StayFilter filter, CancellationToken cancellationToken = default)
    {
        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var rows = await StayTimes.Of(db, shelf, filter).Where(stay => stay.SpentMinutes > stay.AllowedMinutes)
            .OrderByDescending(stay => stay.SpentMinutes - stay.AllowedMinutes).ThenBy(stay => stay.DossierId).ThenBy(stay => stay.Number).Take(Most)
            .Select(stay => new
            {
                Code = db.Set<Dossier>().Where(dossier => dossier.Id == stay.DossierId).Select(dossier => dossier.Code).First(),
                stay.StepName,
                stay.UnitId,
                Officer = db.Set<Officer>().Where(officer => officer.Id == stay.OfficerId).Select(officer => officer.Name).FirstOrDefault(),
                stay.StartedAt,
                stay.DoneAt,
                stay.SpentMinutes,
                stay.AllowedMinutes,
            })
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new LongStay(
            row.Code, row.StepName, shelf.Find(row.UnitId)?.ShortName ?? "", row.Officer, row.StartedAt, row.DoneAt!.Value, row.SpentMinutes!.Value, row.AllowedMinutes!.Value))];
    }
}
