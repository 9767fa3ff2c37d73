using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Organizations.Import;

/// <summary>Loads or refreshes the country's units and old addresses. Idempotent: a second run changes nothing.</summary>
/// <param name="PackagePath">Path of the package's address.json; the one beside the program when null.</param>
/// <param name="By">Who imports; the system when null.</param>
public sealed record ImportUnits(string? PackagePath = null, Actor? By = null);

/// <summary>The country's list of units came in or changed. Subject "units" of the nation.</summary>
[ActName("units.imported")]
public sealed record UnitsImportedAct(int Added, int Changed, int Mends, int ForAPerson) : ActData;

/// <param name="ForAPerson">Old addresses nobody could resolve, as the source has them.</param>
public sealed record UnitsImported(
    int Provinces, int Communes, int OldAddresses, int Split, int Added, int Changed, IReadOnlyList<Mend> Mends, IReadOnlyList<string> ForAPerson);

public sealed class ImportUnitsHandler(HaiCapDb db, ActRecorder acts)
{
    private const int Batch = 2000;

    /// <summary>UNI-001, UNI-002: the source does not add up to the official counts; UNI-003: it cannot be read. Then nothing is stored.</summary>
    public async Task<Outcome<UnitsImported>> HandleAsync(
        ImportUnits request, IProgress<WorkProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        progress?.Report(new(0, "Đọc danh mục đơn vị hành chính"));
        AddressPackage package;
        try
        {
            package = AddressPackage.Read(request.PackagePath ?? AddressPackage.DefaultPath);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or System.Text.Json.JsonException)
        {
            return new Problem("UNI-003", $"Không đọc được danh mục đơn vị hành chính: {failure.Message}", $"The list of units cannot be read: {failure.Message}");
        }

        var book = UnitBook.From(package);
        return book.Ok ? await StoreAsync(book.Value, request.By ?? Actor.System, progress, cancellationToken) : book.As<UnitsImported>();
    }

    private async Task<UnitsImported> StoreAsync(UnitBook book, Actor by, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var units = await db.Set<AdministrativeUnit>().AsNoTracking().ToDictionaryAsync(u => u.Code, StringComparer.Ordinal, cancellationToken);
        var versions = await db.Set<AdministrativeUnitVersion>().AsNoTracking().ToDictionaryAsync(v => (v.UnitCode, v.ValidFrom), cancellationToken);
        var addresses = await db.Set<OldAddress>().AsNoTracking().ToDictionaryAsync(a => a.Key, StringComparer.Ordinal, cancellationToken);

        var added = new List<object>();
        var changed = new List<object>();
        foreach (var unit in book.Units)
        {
            // Versions go in as rows of their own, so that a unit already stored gains only the new ones.
            Sort(new AdministrativeUnit
            {
                Code = unit.Code,
                Level = unit.Level,
                ProvinceCode = unit.ProvinceCode,
                AgencyCode = unit.AgencyCode,
                FormedFrom = unit.FormedFrom,
            }, units.GetValueOrDefault(unit.Code), (a, b) => a.ProvinceCode == b.ProvinceCode && a.AgencyCode == b.AgencyCode && a.FormedFrom == b.FormedFrom);
            foreach (var version in unit.Versions)
            {
                Sort(version, versions.GetValueOrDefault((version.UnitCode, version.ValidFrom)), (a, b) =>
                    a.ValidTo == b.ValidTo && a.Name == b.Name && a.Type == b.Type && a.ParentCode == b.ParentCode
                    && a.LegalBasis == b.LegalBasis && a.Folded == b.Folded);
            }
        }

        foreach (var address in book.OldAddresses)
        {
            Sort(address, addresses.GetValueOrDefault(address.Key), (a, b) =>
                a.Status == b.Status && a.UnitCodes == b.UnitCodes && a.Note == b.Note && a.Folded == b.Folded && a.OldCode == b.OldCode);
        }

        string[] forAPerson = [.. book.OldAddresses.Where(a => a.Status == OldAddressStatus.ForAPerson).Select(a => $"{a.FullName}: {a.Note}")];
        if (added.Count + changed.Count > 0)
        {
            using var nation = db.Tenant.Open(Tenant.Nation);
            await using var transaction = await db.BeginWriteAsync(cancellationToken);
            await WriteAsync(added, changed, progress, cancellationToken);
            await acts.RecordAsync(
                "units", by, new UnitsImportedAct(added.Count, changed.Count, book.Mends.Count, forAPerson.Length), cancellationToken: cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            db.ChangeTracker.Clear();
        }

        progress?.Report(new(1, "Xong"));
        return new UnitsImported(
            book.Units.Count(u => u.Level == UnitLevel.Province),
            book.Units.Count(u => u.Level == UnitLevel.Commune),
            book.OldAddresses.Count,
            book.OldAddresses.Count(a => a.Status == OldAddressStatus.Split),
            added.Count,
            changed.Count,
            book.Mends,
            forAPerson);

        void Sort<T>(T fresh, T? stored, Func<T, T, bool> same)
            where T : class
        {
            if (stored is null)
            {
                added.Add(fresh);
            }
            else if (!same(fresh, stored))
            {
                changed.Add(fresh);
            }
        }
    }

    private async Task WriteAsync(List<object> added, List<object> changed, IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        var total = added.Count + changed.Count;
        var done = 0;
        var detect = db.ChangeTracker.AutoDetectChangesEnabled;
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            foreach (var (rows, isNew) in ((List<object>, bool)[])[(added, true), (changed, false)])
            {
                foreach (var batch in rows.Chunk(Batch))
                {
                    if (isNew)
                    {
                        db.AddRange(batch);
                    }
                    else
                    {
                        db.UpdateRange(batch);
                    }

                    await db.SaveChangesAsync(cancellationToken);
                    db.ChangeTracker.Clear();
                    done += batch.Length;
                    progress?.Report(new((double)done / total, "Ghi danh mục đơn vị hành chính"));
                }
            }
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = detect;
        }
    }
}
