using System.Text.Json;
using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Processing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers;

/// <summary>A published calendar year settles what was provisional: each due time that moves is an act, told with the time before.</summary>
public sealed class RecomputeDueTimes(CalendarBook calendars, CalendarCache cache, ActRecorder acts) : IActConsumer
{
    public string Name => "due-times";

    /// <summary>Only a publication concerns it.</summary>
    public Task<bool> TakeBatchAsync(HaiCapDb db, ActBatch batch, CancellationToken cancellationToken) => Task.FromResult(!batch.Has(ActNames.Of<CalendarPublished>()));

    public async Task TakeAsync(HaiCapDb db, IReadOnlyList<Act> taken, CancellationToken cancellationToken)
    {
        if (!taken.Any(act => act.Name == ActNames.Of<CalendarPublished>()))
        {
            return;
        }

        // The publication may have come from another process.
        cache.Forget();
        var provinces = db.ProvinceCode == Tenant.Nation
            ? await db.AcrossProvinces<Dossier>("a national calendar holds in every province").Where(dossier => dossier.DueIsProvisional)
                .Select(dossier => dossier.ProvinceCode).Distinct().ToListAsync(cancellationToken)
            : [db.ProvinceCode];
        foreach (var province in provinces)
        {
            using var opened = db.Tenant.Open(province);
            await RecomputeAsync(db, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private async Task RecomputeAsync(HaiCapDb db, CancellationToken cancellationToken)
    {
        var provisional = await db.Set<Dossier>().Where(dossier => dossier.DueIsProvisional && dossier.DecidedAt == null && dossier.Clock != null).ToListAsync(cancellationToken);
        foreach (var dossier in provisional)
        {
            var before = dossier.DueAt;
            var calendar = await calendars.ForAsync(dossier.CompetentAgencyId, cancellationToken);
            var clock = JsonSerializer.Deserialize<ClockState>(dossier.Clock!, OpenedDossier.ClockJson)!.Recompute(calendar);
            if (clock.CurrentDueAt == before && clock.Provisional)
            {
                continue;
            }

            OpenedDossier.Write(dossier, clock);
            if (await db.Set<OpenWork>().FirstOrDefaultAsync(
                work => work.DossierId == dossier.Id && work.Kind == WorkKind.Step && work.DueKey < OpenWork.Paused, cancellationToken) is { } open && open.DueKey == before)
            {
                open.DueKey = clock.CurrentDueAt;
            }

            await acts.RecordAsync(dossier.Subject, Actor.System, new DueRecomputed(before) { After = Standing.Of(dossier) }, cancellationToken: cancellationToken);
        }
    }
}
