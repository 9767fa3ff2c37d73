using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Procedures;

namespace HaiCap.Web.Pages.Office.Counter;

/// <summary>What was handed in for one component: how many of each kind, and a scan if there is one.</summary>
public sealed class PaperRow
{
    public int Originals { get; set; }

    public int Certified { get; set; }

    public int Copies { get; set; }

    /// <summary>A scan already kept by an earlier try, sealed: hash, name and size.</summary>
    public string? Scan { get; set; }

    /// <summary>Name of that scan, for the page.</summary>
    public string? ScanName { get; set; }

    public int Total => Originals + Certified + Copies;

    /// <summary>What the law asks for, so that the officer only changes what differs.</summary>
    public static PaperRow For(DossierComponent component) => new()
    {
        Originals = component is { Required: true, RequiredWhen: null } ? Math.Max(component.Originals, component.FromForm ? 1 : 0) : 0,
        Copies = component is { Required: true, RequiredWhen: null } ? component.Copies : 0,
    };

    public IEnumerable<SubmitDossier.Paper> Papers(string component, StoredScan? scan)
    {
        var kinds = new[] { (PaperForm.Original, Originals), (PaperForm.CertifiedCopy, Certified), (PaperForm.Copy, Copies) }.Where(kind => kind.Item2 > 0).ToList();
        if (kinds.Count == 0 && scan is not null)
        {
            yield return new(component, PaperForm.Electronic, scan.Hash, scan.Name, scan.Size);
        }

        foreach (var ((form, sets), i) in kinds.Select((kind, i) => (kind, i)))
        {
            var with = i == 0 ? scan : null;
            yield return new(component, form, with?.Hash, with?.Name, with?.Size ?? 0, Math.Clamp(sets, 1, 99));
        }
    }
}

/// <summary>A scan kept in the store, waiting for its dossier.</summary>
public sealed record StoredScan(string Hash, string Name, long Size)
{
    public static StoredScan Of(StoredFile file, string name) => new(file.Hash, FileNames.Clean(name, file.Kind), file.Size);
}
