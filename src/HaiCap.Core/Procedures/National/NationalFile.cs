using System.Text.Json;

namespace HaiCap.Core.Procedures.National;

/// <summary>Reads a file of the national catalogue into rows, told by its content and not by its name.</summary>
public static class NationalFile
{
    public const int MostBytes = 20 * 1024 * 1024;

    /// <summary>The country has fewer than 7,000 procedures.</summary>
    public const int MostRows = 20_000;

    /// <summary>PRO-040, PRO-047, PRO-048. What is wrong with single rows is <see cref="NationalRowCheck"/>'s to say.</summary>
    public static Outcome<IReadOnlyList<RawRow>> Read(ReadOnlyMemory<byte> content)
    {
        if (content.Length > MostBytes)
        {
            return NationalProblems.TooLarge($"> {MostBytes / 1024 / 1024} MB");
        }

        var read = content.Span.StartsWith("PK\x03\x04"u8) ? Workbook(content) : Json(content);
        return read.Ok && read.Value.Count == 0 ? NationalProblems.Empty : read;
    }

    private static Outcome<IReadOnlyList<RawRow>> Json(ReadOnlyMemory<byte> content)
    {
        if (content.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
        {
            content = content[3..];
        }

        try
        {
            using var json = JsonDocument.Parse(content, new JsonDocumentOptions { MaxDepth = 8 });
            if (json.RootElement.ValueKind != JsonValueKind.Array)
            {
                return NationalProblems.NotReadable;
            }

            return json.RootElement.GetArrayLength() > MostRows ? NationalProblems.TooLarge($"> {MostRows}") : json.RootElement.EnumerateArray().Select(Item).ToList();
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Half a surrogate is told as an invalid operation.
            return NationalProblems.NotReadable;
        }
    }

    private static RawRow Item(JsonElement item, int index)
    {
        var cells = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        var strange = new List<string>();
        foreach (var member in item.ValueKind == JsonValueKind.Object ? item.EnumerateObject() : default)
        {
            if (NationalColumns.Of(member.Name) is not { } key)
            {
                continue;
            }

            if (Texts(member.Value) is { } texts)
            {
                cells[key] = texts;
            }
            else
            {
                strange.Add(key);
            }
        }

        return new(index + 1, cells) { Strange = strange };
    }

    private static List<string>? Texts(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Null => [],
        JsonValueKind.Array when value.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String) => [.. value.EnumerateArray().Select(one => one.GetString()!)],
        _ => null,
    };

    private static Outcome<IReadOnlyList<RawRow>> Workbook(ReadOnlyMemory<byte> content)
    {
        var read = WorkbookRows.Read(content, MostRows + 1);
        if (!read.Ok)
        {
            return read.As<IReadOnlyList<RawRow>>();
        }

        if (read.Value.Count == 0)
        {
            return NationalProblems.Empty;
        }

        var columns = read.Value[0].Cells.ToDictionary(cell => cell.Key, cell => NationalColumns.Of(cell.Value));
        return !columns.ContainsValue(NationalColumns.Code) ? NationalProblems.NotReadable
            : read.Value.Skip(1).Where(row => row.Cells.Values.Any(text => !string.IsNullOrWhiteSpace(text))).Select(row => Row(row, columns)).ToList();
    }

    private static RawRow Row(SheetRow row, Dictionary<int, string?> columns)
    {
        var cells = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var (at, text) in row.Cells)
        {
            if (columns.GetValueOrDefault(at) is { } key)
            {
                cells.TryAdd(key, NationalColumns.Lists.Contains(key) ? text.Split(';', '\n') : [text]);
            }
        }

        return new(row.Number, cells);
    }
}
