using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Procedures.Recipes;

namespace HaiCap.Core.Procedures.Packages;

/// <summary>Its single files: texts with their lines, and samples.</summary>
public sealed partial class PackageReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Where the parts of a text stand.</summary>
    private sealed class Lines(string text, Dictionary<string, int> byPath)
    {
        private readonly string[] lines = text.Split('\n');

        /// <summary>The line of a part, or of the nearest around it.</summary>
        public int? Of(string? path)
        {
            for (var at = path ?? ""; at.Length > 0; at = at[..Math.Max(at.LastIndexOf('.'), at.EndsWith(']') ? at.LastIndexOf('[') : 0)])
            {
                if (byPath.TryGetValue(at, out var line))
                {
                    return line;
                }
            }

            return byPath.TryGetValue("", out var fault) ? fault : null;
        }

        /// <summary>The line that has as its key or place what a fault names in quotes.</summary>
        public int? Near(string fault)
        {
            var named = fault.Split('\'').Where((_, i) => i % 2 == 1).ToList();
            var found = Array.FindIndex(lines, line => line.Contains("key:", StringComparison.Ordinal) && named.Exists(name => line.TrimEnd().TrimEnd('"', '\'').EndsWith($" {name}", StringComparison.Ordinal)));
            return found >= 0 ? found + 1 : Of(fault.Contains("step", StringComparison.Ordinal) || fault.Contains("signs", StringComparison.Ordinal) ? "$.definition.steps" : "$.definition");
        }
    }

    private (T Value, Lines Lines)? Yaml<T>(string file, Func<string, JsonNode, Lines, bool>? prepare = null)
        where T : class
    {
        if (Text(file) is not { } text)
        {
            return null;
        }

        var byPath = new Dictionary<string, int>(StringComparer.Ordinal);
        var lines = new Lines(text, byPath);
        try
        {
            var node = RecipeText.Parse(text, byPath);
            if (prepare is not null && !prepare(file, node, lines))
            {
                return null;
            }

            return (node.Deserialize<T>(ProcedureDefinition.Json) ?? throw new InvalidDataException("It is empty."), lines);
        }
        catch (JsonException fault)
        {
            var end = fault.Message.IndexOf(" Path: ", StringComparison.Ordinal);
            faults.Add(new(file, lines.Of(fault.Path), PackageProblems.Unreadable($"{(end > 0 ? fault.Message[..end] : fault.Message)} ({fault.Path})")));
        }
        catch (Exception fault) when (fault is InvalidDataException or InvalidOperationException or FormatException)
        {
            faults.Add(new(file, lines.Of(null), PackageProblems.Unreadable(fault.Message)));
        }

        return null;
    }

    private string? Text(string file)
    {
        if (Content(file, MostText) is { } content)
        {
            try
            {
                var text = Strict.GetString(content);
                text = text.StartsWith('\ufeff') ? text[1..] : text;
                if (text.Length <= RecipeText.MaxLength)
                {
                    return text;
                }
            }
            catch (DecoderFallbackException)
            {
                // Told below.
            }
        }

        faults.Add(new(file, null, PackageProblems.NotText));
        return null;
    }

    /// <summary>Never more than asked for, whatever the list of the ZIP says; null when there is more, or more than a package may hold in all.</summary>
    private byte[]? Content(string file, long most)
    {
        using var from = entries[file].Open();
        using var memory = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = from.Read(buffer)) > 0;)
        {
            left -= read;
            if (memory.Length + read > most || left < 0)
            {
                return null;
            }

            memory.Write(buffer, 0, read);
        }

        return memory.ToArray();
    }

    /// <summary>Puts in the place of each file of the package what a definition knows of a sample.</summary>
    private bool TakeSamples(string file, JsonNode node, Lines lines)
    {
        var whole = true;
        var components = node["definition"] is JsonObject definition ? definition["components"] as JsonArray : null;
        for (var i = 0; i < (components?.Count ?? 0); i++)
        {
            if (components![i] is not JsonObject component || component["sample"] is not JsonObject sample)
            {
                continue;
            }

            var line = lines.Of($"$.definition.components[{i}].sample");
            var name = sample["file"] is JsonValue value && value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : null;
            if (name is null || sample.ContainsKey("hash") || sample.ContainsKey("kind") || sample.ContainsKey("size"))
            {
                faults.Add(new(file, line, PackageProblems.HashNamed));
                whole = false;
            }
            else if (Sample(file, line, name) is { } found)
            {
                sample.Remove("file");
                (sample["hash"], sample["kind"], sample["size"]) = (found.Hash, JsonNamingPolicy.CamelCase.ConvertName(found.Kind.ToString()), found.Size);
            }
            else
            {
                whole = false;
            }
        }

        return whole;
    }

    private PaperSample? Sample(string file, int? line, string name)
    {
        if (samples.TryGetValue(name, out var known))
        {
            return known;
        }

        samples[name] = null;
        if (!name.StartsWith(PackageLayout.Samples, StringComparison.OrdinalIgnoreCase) || !entries.ContainsKey(name))
        {
            faults.Add(new(file, line, PackageProblems.SampleMissing));
            return null;
        }

        if (Content(name, limits.MaxFileBytes) is not { } content)
        {
            faults.Add(new(name, null, FileProblems.TooLarge(limits.MaxFileBytes)));
            return null;
        }

        using var stream = new MemoryStream(content, writable: false);
        var kind = FileContent.Detect(stream);
        if (!kind.Ok)
        {
            faults.AddRange(kind.Problems.Select(problem => new PackageFault(name, null, problem)));
            return null;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        byHash[hash] = entries[name].FullName;
        return samples[name] = new PaperSample(hash, "", kind.Value, content.Length);
    }
}
