using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Recipes;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Procedures.Packages;

/// <summary>Packs a procedure with all its versions, its samples and its history.</summary>
public sealed class ExportProcedure(HaiCapDb db, Access access, FileStore files, FileFolder folder)
{
    /// <param name="Content">A file of the moment, at its beginning; gone when closed.</param>
    public sealed record Packed(Stream Content, string Name);

    /// <summary>ACC-001.</summary>
    public Task<Outcome<Actor>> MayAsync(Actor by, CancellationToken cancellationToken = default) => ProcedureAccess.MayReadAsync(db, access, by, cancellationToken);

    /// <summary>ACC-001, PRO-060; FIL-007: a sample is gone from the store.</summary>
    public async Task<Outcome<Packed>> HandleAsync(Actor by, string? code, CancellationToken cancellationToken = default)
    {
        var allowed = await MayAsync(by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Packed>();
        }

        if (!ProcedureCode.TryParse(code, out var parsed) || await PackAsync(parsed, cancellationToken) is not { } package)
        {
            return PackageProblems.NoProcedure;
        }

        var hashes = package.Versions.SelectMany(version => version.Recipe?.Definition.Components ?? []).Select(component => component.Sample?.Hash).OfType<string>().Distinct(StringComparer.Ordinal);
        foreach (var hash in hashes)
        {
            if (await files.FindAsync(hash, cancellationToken) is null || !folder.Has(hash))
            {
                return FileProblems.Missing();
            }
        }

        var content = folder.OpenScratch();
        try
        {
            await PackageWriter.WriteAsync(content, package, async hash => (await files.OpenAsync(hash, cancellationToken)).Value, cancellationToken);
            content.Position = 0;
            return new Packed(content, $"thu-tuc-{parsed.Value}.zip");
        }
        catch
        {
            await content.DisposeAsync();
            throw;
        }
    }

    private async Task<ProcedurePackage?> PackAsync(ProcedureCode code, CancellationToken cancellationToken)
    {
        var versions = await db.Set<ProcedureVersion>().AsNoTracking().Where(version => version.Code == code.Value).OrderBy(version => version.Number).ToListAsync(cancellationToken);
        if (versions.Count == 0)
        {
            return null;
        }

        var subject = PublishProcedureHandler.Subject(code.Value);
        var acts = await db.Set<Act>().AsNoTracking().Where(act => act.Subject == subject).OrderBy(act => act.Seq).ToListAsync(cancellationToken);
        return new(code, [.. versions.Select(Of)], [.. acts.Select(act => new PackagedAct(act.Name, act.At.ToUniversalTime(), act.Why))]);
    }

    private static PackagedVersion Of(ProcedureVersion version)
    {
        var recipe = version.Kind == PublicationKind.Handled ? RecipeText.Of(version) : null;
        var line = new PublishedLine(
            version.Number, version.Kind, version.ValidFrom, version.ValidTo, version.DecisionNumber, version.DecidedOn, version.Origin, recipe is null ? null : PackageReader.Digest(recipe.Definition));
        return new(version.Number, line, recipe, recipe is not null ? null : new PackagedNotice
        {
            Code = ProcedureCode.Parse(version.Code),
            Name = version.Name,
            Field = version.Field,
            Level = version.Level,
            ValidFrom = version.ValidFrom,
            Notice = version.ReadNotice(),
        });
    }
}
