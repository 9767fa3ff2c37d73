using System.IO.Compression;
using System.Security.Cryptography;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Core.Procedures.Recipes;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Procedures.Packages;

/// <summary>Makes a draft of the newest version a package holds; the legal unit still reviews and publishes it. All of a package or nothing of it.</summary>
public sealed class ImportPackage(HaiCapDb db, Access access, FileStore files, FileLimits limits, GrantBook agencies, OpenDraft open)
{
    /// <param name="Against">The newest version of this house, to lay it beside; null for a new procedure.</param>
    /// <param name="Draft">What the draft would say; null with faults.</param>
    public sealed record Plan(PackageContents Contents, ProcedureVersion? Against, ProcedureRecipe? Draft)
    {
        public bool Ready => Draft is not null;
    }

    /// <summary>ACC-001.</summary>
    public Task<Outcome<Actor>> MayAsync(Actor by, CancellationToken cancellationToken = default) => ProcedureAccess.DecideAsync(db, access, by, cancellationToken);

    /// <summary>What an import would do; nothing is written. ACC-001.</summary>
    /// <param name="content">Seekable.</param>
    public async Task<Outcome<Plan>> PlanAsync(Actor by, Stream content, CancellationToken cancellationToken = default)
    {
        var allowed = await MayAsync(by, cancellationToken);
        return allowed.Ok ? await PlanAsync(content, cancellationToken) : allowed.As<Plan>();
    }

    /// <summary>The draft. ACC-001; PRO-061: it has faults; PRO-012: the procedure has an open draft; FIL-008, FIL-009: a sample does not pass the scan.</summary>
    /// <param name="name">The file's name, for the log.</param>
    public async Task<Outcome<ProcedureDraft>> HandleAsync(Actor by, Stream content, string name, CancellationToken cancellationToken = default)
    {
        var allowed = await MayAsync(by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<ProcedureDraft>();
        }

        var plan = await PlanAsync(content, cancellationToken);
        if (plan.Draft is not { } recipe)
        {
            return plan.Contents.Faults.Count == 1 ? plan.Contents.Faults[0].Problem : PackageProblems.Faulty(plan.Contents.Faults.Count);
        }

        // A content nobody refers to is found by nobody: samples may be kept before the draft that names them.
        List<PaperSample> samples = [.. recipe.Definition.Components.Select(component => component.Sample).OfType<PaperSample>().DistinctBy(sample => sample.Hash)];
        foreach (var sample in samples)
        {
            var stored = await KeepAsync(content, plan.Contents.Samples[sample.Hash], cancellationToken);
            if (!stored.Ok || stored.Value.Hash != sample.Hash)
            {
                return stored.Ok ? PackageProblems.NotAPackage : stored.As<ProcedureDraft>();
            }
        }

        content.Position = 0;
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        var known = VietnameseText.Nfc(Path.GetFileName(name));
        return await open.HandleAsync(by, new(recipe.Code.Value, Text: recipe, Package: new(known.Length > 200 ? known[^200..] : known, digest), Taken: samples), cancellationToken);
    }

    private async Task<Outcome<StoredFile>> KeepAsync(Stream content, string entry, CancellationToken cancellationToken)
    {
        content.Position = 0;
        using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        await using var sample = zip.GetEntry(entry)!.Open();
        return await files.SaveAsync(sample, cancellationToken);
    }

    private async Task<Plan> PlanAsync(Stream content, CancellationToken cancellationToken)
    {
        content.Position = 0;
        var read = PackageReader.Read(content, limits);
        if (read.Faults.Count > 0 || read.Package?.Newest is not { Recipe: { } recipe, Number: var number })
        {
            return new(read, null, null);
        }

        var code = recipe.Code.Value;
        var shelf = await agencies.AgenciesAsync(db, cancellationToken);
        string?[] named = [recipe.Definition.CompetentAgency.AgencyCode, recipe.Definition.CompetentAgency.DivisionCode, recipe.Definition.DecidedBy.AgencyCode, .. recipe.Definition.Steps.Select(step => step.DivisionCode)];
        read = read with
        {
            Notes =
            [
                .. read.Notes,
                .. named.OfType<string>().Distinct(StringComparer.Ordinal).Where(agency => !AgencyCode.TryParse(agency, out var known) || shelf.Find(known) is null)
                    .Select(agency => new PackageFault(PackageLayout.Procedure(number), null, PackageProblems.NoAgency(agency))),
            ],
        };
        if (await db.Set<ProcedureDraft>().AnyAsync(draft => draft.Code == code && draft.State != DraftState.Published && draft.State != DraftState.Dropped, cancellationToken))
        {
            return new(read with { Faults = [new(null, null, DraftProblems.AlreadyOpen)] }, null, null);
        }

        var newest = await db.Set<ProcedureVersion>().AsNoTracking().Where(version => version.Code == code).OrderByDescending(version => version.Number).FirstOrDefaultAsync(cancellationToken);
        return new(read, newest, recipe);
    }
}
