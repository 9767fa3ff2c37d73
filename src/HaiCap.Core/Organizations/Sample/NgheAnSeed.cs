using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Import;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Organizations.Sample;

[ActName("organization.sample-loaded")]
public sealed record SampleOrganizationLoaded(int Agencies, int Officers, int Positions) : ActData;

/// <summary>Stores the sample province once: units when there are none yet, then agencies, officers and positions. Idempotent.</summary>
public static class NgheAnSeed
{
    /// <param name="samplesFolder">The repository's samples folder, which holds nghe-an.</param>
    /// <returns>The sample, stored now or before: accounts, well-known people, citizens.</returns>
    /// <exception cref="InvalidOperationException">The country's units cannot be imported; the message says why.</exception>
    public static async Task<SampleProvince> ApplyAsync(
        HaiCapDb db, TimeProvider time, string samplesFolder, IProgress<WorkProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        if (!await db.Set<AdministrativeUnit>().AnyAsync(cancellationToken))
        {
            var imported = await new ImportUnitsHandler(db, new ActRecorder(db, time)).HandleAsync(new ImportUnits(), progress, cancellationToken);
            if (!imported.Ok)
            {
                throw new InvalidOperationException(string.Join(Environment.NewLine, imported.Problems.Select(p => p.En)));
            }
        }

        var sample = await BuildAsync(db, samplesFolder, cancellationToken);
        using var province = db.Tenant.Open(SampleProvince.ProvinceCode);
        progress?.Report(new(0, "Nạp tỉnh mẫu Nghệ An"));
        var stored = (await db.Set<Agency>().Select(a => a.Id).ToListAsync(cancellationToken)).ToHashSet();
        if (!sample.Agencies.All(a => stored.Contains(a.Id)))
        {
            await StoreAsync(db, time, sample, stored, cancellationToken);
        }

        progress?.Report(new(1, "Đã nạp tỉnh mẫu Nghệ An"));
        return sample;
    }

    /// <summary>The sample without storing anything; the units must have been imported.</summary>
    public static async Task<SampleProvince> BuildAsync(HaiCapDb db, string samplesFolder, CancellationToken cancellationToken = default)
    {
        var units = await db.Set<AdministrativeUnit>().AsNoTracking().Include(u => u.Versions)
            .Where(u => u.ProvinceCode == SampleProvince.ProvinceCode)
            .ToListAsync(cancellationToken);
        var communes = new UnitSnapshot(units).Communes(SampleProvince.ProvinceCode, NationalFacts.TwoTiersFrom);
        return SampleProvince.Build(communes, Path.Combine(samplesFolder, "nghe-an"));
    }

    private static async Task StoreAsync(HaiCapDb db, TimeProvider time, SampleProvince sample, HashSet<Guid> stored, CancellationToken cancellationToken)
    {
        var officers = (await db.Set<Officer>().Select(o => o.Id).ToListAsync(cancellationToken)).ToHashSet();
        var positions = (await db.Set<Position>().Select(p => p.Id).ToListAsync(cancellationToken)).ToHashSet();
        db.AddRange(sample.Agencies.Where(a => !stored.Contains(a.Id)));
        db.AddRange(sample.Officers.Where(o => !officers.Contains(o.Id)));
        db.AddRange(sample.Positions.Where(p => !positions.Contains(p.Id)));
        await new ActRecorder(db, time).RecordAsync(
            "organization/sample",
            Actor.System,
            new SampleOrganizationLoaded(sample.Agencies.Count, sample.Officers.Count, sample.Positions.Count),
            cancellationToken: cancellationToken);

        await using var transaction = await db.BeginWriteAsync(cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }
}
