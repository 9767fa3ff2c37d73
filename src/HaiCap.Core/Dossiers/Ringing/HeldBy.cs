using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Ringing;

/// <summary>Who has had a dossier while a clock ran, with what was handed from one to another inside a stay.</summary>
internal sealed class HeldBy(HaiCapDb db)
{
    private const int Most = 10;

    /// <param name="from">When the clock began.</param>
    /// <param name="step">Only stays at this step; every one when null.</param>
    public async Task<IReadOnlyList<Holding>> SinceAsync(Dossier dossier, DateTimeOffset from, string? step, WorkingCalendar calendar, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hops = await db.Set<DossierHop>().AsNoTracking()
            .Where(hop => hop.DossierId == dossier.Id && (hop.DoneAt == null || hop.DoneAt > from) && (step == null || hop.StepKey == step)).OrderBy(hop => hop.Number).ToListAsync(cancellationToken);
        var (subject, name) = (dossier.Subject, ActNames.Of<WorkReassigned>());
        var handed = (await db.Set<Act>().AsNoTracking().Where(act => act.Subject == subject && act.Name == name).OrderBy(act => act.Seq).ToListAsync(cancellationToken))
            .ConvertAll(act => (act.At, To: act.DataAs<WorkReassigned>()));
        var parts = hops.SelectMany(hop => Parts(hop, handed, now)).Where(part => part.To > from)
            .GroupBy(part => (part.Unit, part.Officer))
            .Select(group => (group.Key, Minutes: group.Sum(part => calendar.WorkingMinutesBetween(part.From < from ? from : part.From, part.To))))
            .OrderByDescending(part => part.Minutes).Take(Most).ToList();
        var ids = parts.Select(part => part.Key.Officer).OfType<Guid>().ToList();
        var names = await db.Set<Officer>().Where(officer => ids.Contains(officer.Id)).ToDictionaryAsync(officer => officer.Id, officer => officer.Name, cancellationToken);
        return [.. parts.Select(part => new Holding(part.Key.Unit, part.Key.Officer, part.Key.Officer is { } id ? names.GetValueOrDefault(id) : null, part.Minutes))];
    }

    private static IEnumerable<(Guid Unit, Guid? Officer, DateTimeOffset From, DateTimeOffset To)> Parts(
        DossierHop hop, List<(DateTimeOffset At, WorkReassigned To)> handed, DateTimeOffset now)
    {
        var (officer, from, end) = (hop.OfficerId, hop.StartedAt, hop.DoneAt ?? now);
        foreach (var (at, to) in handed.Where(one => one.At >= hop.StartedAt && one.At < end))
        {
            yield return (hop.UnitId, to.FromOfficer ?? officer, from, at);
            (officer, from) = (to.ToOfficer, at);
        }

        yield return (hop.UnitId, officer, from, end);
    }
}
