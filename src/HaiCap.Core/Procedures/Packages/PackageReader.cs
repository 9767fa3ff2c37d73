using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Core.Procedures.Recipes;

namespace HaiCap.Core.Procedures.Packages;

/// <summary>What a package says.</summary>
/// <param name="Package">Null where faults leave nothing to look at.</param>
/// <param name="Samples">Name in the ZIP of each sample, by its hash.</param>
/// <param name="Faults">With any of these nothing is imported.</param>
/// <param name="Notes">Worth knowing, and to be mended before the draft is reviewed.</param>
public sealed record PackageContents(ProcedurePackage? Package, IReadOnlyDictionary<string, string> Samples, IReadOnlyList<PackageFault> Faults, IReadOnlyList<PackageFault> Notes);

/// <summary>
/// Reads a package without unpacking it to a disk. Names are those a package has and no other, what is unpacked is counted as it comes out, and every sample is one of its
/// own files: all faults are told at once, with file and line.
/// </summary>
public sealed partial class PackageReader
{
    public const int MostFiles = 300;
    public const long MostUnpacked = 100L * 1024 * 1024;
    public const long MostPacked = 60L * 1024 * 1024;
    private const int MostText = 800_000;

    private readonly FileLimits limits;
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PaperSample?> samples = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> byHash = new(StringComparer.Ordinal);
    private readonly List<PackageFault> faults = [];
    private readonly List<PackageFault> notes = [];
    private long left = MostUnpacked;

    private PackageReader(FileLimits limits) => this.limits = limits;

    /// <param name="zip">Seekable.</param>
    public static PackageContents Read(Stream zip, FileLimits limits)
    {
        var reader = new PackageReader(limits);
        ProcedurePackage? package = null;
        try
        {
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true);
            package = reader.Read(archive);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            reader.faults.Add(new(null, null, PackageProblems.NotAPackage));
        }

        return new(package, reader.byHash, reader.faults, reader.notes);
    }

    private ProcedurePackage? Read(ZipArchive archive)
    {
        if (archive.Entries.Count > MostFiles || archive.Entries.Sum(entry => entry.Length) > MostUnpacked)
        {
            faults.Add(new(null, null, PackageProblems.TooLarge));
            return null;
        }

        // A folder packed whole by somebody's computer has its name before every file.
        var folder = archive.Entries.FirstOrDefault(entry => entry.FullName.EndsWith("/" + PackageLayout.History, StringComparison.Ordinal))?.FullName[..^PackageLayout.History.Length] ?? "";
        foreach (var entry in archive.Entries.Where(entry => entry.Length > 0 || !entry.FullName.EndsWith('/')))
        {
            var name = entry.FullName.StartsWith(folder, StringComparison.Ordinal) ? entry.FullName[folder.Length..] : entry.FullName;
            var problem = entry.IsEncrypted ? PackageProblems.Locked : !Known().IsMatch(name) ? PackageProblems.Strange : entries.TryAdd(name, entry) ? null : PackageProblems.Twice;
            if (problem is not null)
            {
                faults.Add(new(entry.FullName.Length > 200 ? entry.FullName[..200] + "…" : entry.FullName, null, problem));
            }
        }

        if (!entries.ContainsKey(PackageLayout.History))
        {
            faults.Add(new(null, null, PackageProblems.NotAPackage));
            return null;
        }

        return Yaml<PackageHistory>(PackageLayout.History) is not { } history ? null : Read(history.Value, history.Lines);
    }

    private ProcedurePackage? Read(PackageHistory history, Lines lines)
    {
        if (history.Format != PackageHistory.Known)
        {
            faults.Add(new(PackageLayout.History, lines.Of("$.format"), PackageProblems.OtherFormat));
            return null;
        }

        var published = history.Versions.GroupBy(line => line.Number).ToDictionary(group => group.Key, group => group.First());
        var numbers = entries.Keys.Select(name => Known().Match(name).Groups["number"]).Where(group => group.Success).Select(group => int.Parse(group.Value, System.Globalization.CultureInfo.InvariantCulture));
        var versions = new List<PackagedVersion>();
        foreach (var number in numbers.Concat(published.Keys).Distinct().Order())
        {
            var line = published.GetValueOrDefault(number);
            if (entries.ContainsKey(PackageLayout.Procedure(number)))
            {
                if (Recipe(number, history.Code, line) is { } recipe)
                {
                    versions.Add(new(number, line, recipe, null));
                }
            }
            else if (entries.ContainsKey(PackageLayout.Notice(number)))
            {
                if (Yaml<PackagedNotice>(PackageLayout.Notice(number)) is { } notice)
                {
                    Check(PackageLayout.Notice(number), notice.Value.Code, history.Code, notice.Lines);
                    versions.Add(new(number, line, null, notice.Value));
                }
            }
            else
            {
                faults.Add(new(PackageLayout.History, lines.Of("$.versions"), PackageProblems.MissingVersion));
            }
        }

        notes.AddRange(entries.Keys.Where(name => name.StartsWith(PackageLayout.Samples, StringComparison.OrdinalIgnoreCase) && !samples.ContainsKey(name))
            .Order(StringComparer.Ordinal).Select(name => new PackageFault(name, null, PackageProblems.SampleUnused)));
        var package = new ProcedurePackage(history.Code, versions, history.Acts);
        if (package.Newest is null && faults.Count == 0)
        {
            faults.Add(new(null, null, PackageProblems.NothingToDraft));
        }

        return package;
    }

    private ProcedureRecipe? Recipe(int number, ProcedureCode code, PublishedLine? line)
    {
        var file = PackageLayout.Procedure(number);
        if (Yaml<ProcedureRecipe>(file, TakeSamples) is not { } read)
        {
            return null;
        }

        var (recipe, lines) = read;
        Check(file, recipe.Code, code, lines);
        faults.AddRange(DraftRules.Faults(recipe.Code.Value, recipe).Select(problem => new PackageFault(file, lines.Of(problem.Field switch { "Name" => "$.name", "Field" => "$.field", _ => "$.definition" }), problem)));
        notes.AddRange(PublishProcedureHandler.Faults(recipe).Select(problem => new PackageFault(file, lines.Near(problem.En), problem)));
        if (line?.Sha256 is { } digest && digest != Digest(recipe.Definition))
        {
            notes.Add(new(file, null, PackageProblems.Changed));
        }

        return recipe;
    }

    /// <summary>Of a definition as this house writes it.</summary>
    public static string Digest(ProcedureDefinition definition) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(definition.ToJson())));

    private void Check(string file, ProcedureCode code, ProcedureCode expected, Lines lines)
    {
        if (code != expected)
        {
            faults.Add(new(file, lines.Of("$.code"), PackageProblems.OtherCode));
        }
    }

    [GeneratedRegex(@"\A(?:README\.md|history\.yaml|versions/(?<number>[1-9][0-9]{0,4})/(?:procedure|notice)\.yaml|samples/(?!\.)[^/\\:\x00-\x1f]{1,200})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Known();
}
