using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Calendars;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Recounts;

/// <summary>
/// A published calendar year, or hours that were set, lead to a recount of the open clocks in every province that inherits them. Only the row is made
/// here, so that no reader of the log waits; <see cref="RecountRunner"/> counts.
/// </summary>
public sealed class BeginRecounts(CalendarCache cache, TimeProvider time) : IActConsumer
{
    /// <summary>Calendars are trusted so long by whoever read them before; twice that, because an act takes its time too.</summary>
    public static readonly TimeSpan Settling = 2 * CalendarCache.Trusted;

    public string Name => "due-times";

    /// <summary>Only calendars concern it.</summary>
    public Task<bool> TakeBatchAsync(HaiCapDb db, ActBatch batch, CancellationToken cancellationToken) =>
        Task.FromResult(!batch.Has(ActNames.Of<CalendarPublished>()) && !batch.Has(ActNames.Of<WorkingWeekSet>()));

    public async Task TakeAsync(HaiCapDb db, IReadOnlyList<Act> taken, CancellationToken cancellationToken)
    {
        var changes = taken.Where(act => act.Name == ActNames.Of<CalendarPublished>() || act.Name == ActNames.Of<WorkingWeekSet>()).ToList();
        if (changes.Count == 0)
        {
            return;
        }

        // The change may have come from another process.
        cache.Forget();
        var provinces = db.ProvinceCode == Tenant.Nation
            ? await db.AcrossProvinces<Agency>("a national calendar holds in every province").Select(agency => agency.ProvinceCode).Distinct().ToListAsync(cancellationToken)
            : [db.ProvinceCode];
        foreach (var province in provinces)
        {
            using var opened = db.Tenant.Open(province);
            foreach (var change in changes)
            {
                await BeginAsync(db, change, cancellationToken);
            }

            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private async Task BeginAsync(HaiCapDb db, Act change, CancellationToken cancellationToken)
    {
        if (await db.Set<CalendarRecount>().AnyAsync(
            row => row.CauseProvince == change.ProvinceCode && row.CauseSubject == change.Subject && row.CauseSeq == change.Seq, cancellationToken))
        {
            return;
        }

        var year = change.Name == ActNames.Of<CalendarPublished>() ? change.DataAs<CalendarPublished>() : null;
        var week = year is null ? change.DataAs<WorkingWeekSet>() : null;
        db.Add(new CalendarRecount
        {
            ProvinceCode = db.ProvinceCode,
            Id = Ids.New(time.Now()),
            CauseProvince = change.ProvinceCode,
            CauseSubject = change.Subject,
            CauseSeq = change.Seq,
            AgencyId = year?.AgencyId ?? week?.AgencyId ?? Guid.Empty,
            Year = year?.Year,
            Version = year?.Version,
            Purpose = week?.Purpose,
            FromDay = week?.From,
            Notice = year is null ? week?.Citation : year.Notice,
            ChangedBy = change.ActorName,
            ChangedAt = change.At,
            BeginsAt = change.At + Settling,
        });
    }
}
