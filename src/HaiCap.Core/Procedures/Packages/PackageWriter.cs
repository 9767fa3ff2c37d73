using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Procedures.Recipes;

namespace HaiCap.Core.Procedures.Packages;

/// <summary>Writes a package as a ZIP of files a person reads. The same package gives the same bytes.</summary>
public static class PackageWriter
{
    private static readonly DateTimeOffset NoTime = new(2025, 7, 1, 0, 0, 0, TimeSpan.Zero);

    /// <param name="open">The content of a sample by its hash.</param>
    public static async Task WriteAsync(Stream into, ProcedurePackage package, Func<string, Task<Stream>> open, CancellationToken cancellationToken = default)
    {
        using var zip = new ZipArchive(into, ZipArchiveMode.Create, leaveOpen: true);
        var samples = SampleNames(package);
        await AddAsync(zip, PackageLayout.Readme, Readme(package, samples), cancellationToken);
        var history = new PackageHistory
        {
            Format = PackageHistory.Known,
            Code = package.Code,
            Versions = [.. package.Versions.Select(version => version.Published).OfType<PublishedLine>()],
            Acts = package.Acts,
        };
        await AddAsync(zip, PackageLayout.History, Yaml(history), cancellationToken);
        foreach (var version in package.Versions)
        {
            if (version.Recipe is { } recipe)
            {
                await AddAsync(zip, PackageLayout.Procedure(version.Number), RecipeText.Write(WithFiles(recipe, samples)), cancellationToken);
            }
            else if (version.Notice is { } notice)
            {
                await AddAsync(zip, PackageLayout.Notice(version.Number), Yaml(notice), cancellationToken);
            }
        }

        foreach (var (hash, file) in samples.OrderBy(sample => sample.Value, StringComparer.Ordinal))
        {
            await using var content = await open(hash);
            await using var entry = Entry(zip, file).Open();
            await content.CopyToAsync(entry, cancellationToken);
        }
    }

    private static async Task AddAsync(ZipArchive zip, string name, string text, CancellationToken cancellationToken)
    {
        await using var entry = Entry(zip, name).Open();
        await entry.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = NoTime;
        return entry;
    }

    private static string Yaml<T>(T value) => RecipeText.Write(JsonSerializer.SerializeToNode(value, ProcedureDefinition.Json)!);

    /// <summary>In the text a sample is a file of the package: a hash would name any file of a house.</summary>
    private static JsonNode WithFiles(ProcedureRecipe recipe, Dictionary<string, string> samples)
    {
        var node = JsonSerializer.SerializeToNode(recipe, ProcedureDefinition.Json)!;
        foreach (var component in node["definition"]!["components"]!.AsArray())
        {
            if (component!["sample"] is JsonObject sample)
            {
                component["sample"] = new JsonObject
                {
                    ["file"] = samples[sample["hash"]!.GetValue<string>()],
                    ["name"] = sample["name"]!.DeepClone(),
                    ["blank"] = sample["blank"]!.DeepClone(),
                };
            }
        }

        return node;
    }

    private static Dictionary<string, string> SampleNames(ProcedurePackage package)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var sample in package.Versions.SelectMany(version => version.Recipe?.Definition.Components ?? []).Select(component => component.Sample).OfType<PaperSample>().DistinctBy(sample => sample.Hash))
        {
            var name = FileNames.Clean(sample.Name, sample.Kind);
            var (stem, ending) = (Path.GetFileNameWithoutExtension(name), Path.GetExtension(name));
            for (var n = 2; !taken.Add(name); n++)
            {
                name = $"{stem}-{n}{ending}";
            }

            names[sample.Hash] = PackageLayout.Samples + name;
        }

        return names;
    }

    private static string Readme(ProcedurePackage package, Dictionary<string, string> samples)
    {
        var text = new StringBuilder();
        var name = package.Versions.Count == 0 ? "" : package.Versions[^1].Recipe?.Name ?? package.Versions[^1].Notice?.Name ?? "";
        text.Append(CultureInfo.InvariantCulture, $"# {package.Code}\n\n{name.ReplaceLineEndings(" ")}\n\n");
        text.Append("Gói thủ tục của HaiCap. Mỗi phiên bản là một tệp `versions/<số>/procedure.yaml` đọc và sửa được bằng chương trình soạn chữ bất kỳ; tệp mẫu nằm trong `samples/`;\n");
        text.Append("`history.yaml` ghi các lần công bố. Nhập gói vào nơi khác chỉ tạo bản thảo từ phiên bản mới nhất: xem trước, thẩm định rồi mới công bố.\n\n");
        text.Append("A procedure as HaiCap packs it. Each version is a file `versions/<number>/procedure.yaml` that any editor opens; its samples lie in `samples/`;\n");
        text.Append("`history.yaml` tells how it was published. Importing it elsewhere makes a draft of the newest version and publishes nothing.\n\n");
        text.Append("| Phiên bản (version) | Từ ngày (from) | Đến ngày (to) | Quyết định (decision) |\n|---|---|---|---|\n");
        foreach (var version in package.Versions)
        {
            var line = version.Published;
            text.Append(CultureInfo.InvariantCulture, $"| {version.Number} | {line?.ValidFrom:yyyy-MM-dd} | {line?.ValidTo:yyyy-MM-dd} | {line?.DecisionNumber?.ReplaceLineEndings(" ").Replace('|', '/')} |\n");
        }

        text.Append(samples.Count == 0 ? "" : "\n");
        foreach (var file in samples.Values.Order(StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"- `{file}`\n");
        }

        return text.ToString();
    }
}
