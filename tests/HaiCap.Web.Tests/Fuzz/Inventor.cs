using System.Globalization;
using System.Text.Json.Nodes;
using HaiCap.Testing;

namespace HaiCap.Web.Tests.Fuzz;

/// <summary>Makes values up: such as a schema asks for, such as other answers held, and such as nobody asked for.</summary>
internal sealed class Inventor(ApiDocument document, Random random)
{
    private readonly Dictionary<string, List<string>> known = new(StringComparer.OrdinalIgnoreCase);

    public bool Chance(double of) => random.NextDouble() < of;

    public T One<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    public string Naughty() => Chance(0.05) ? One(NaughtyStrings.Halves) : One(NaughtyStrings.All);

    /// <summary>Remembers what an answer called something, so that a later request can ask for it.</summary>
    public void Learn(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, value) in members)
                {
                    if (value is JsonValue text && text.TryGetValue<string>(out var said) && said.Length is > 0 and < 700)
                    {
                        Learn(name, said);
                    }

                    Learn(value);
                }

                break;
            case JsonArray items:
                foreach (var item in items.Take(5))
                {
                    Learn(item);
                }

                break;
        }
    }

    public void Learn(string name, string value)
    {
        if (!known.TryGetValue(name, out var values))
        {
            known[name] = values = [];
        }

        if (values.Count < 40)
        {
            values.Add(value);
        }
        else
        {
            values[random.Next(40)] = value;
        }
    }

    /// <summary>Something once seen under this name (cursors as "next", codes as "code").</summary>
    public string? Known(string name) => known.TryGetValue(name, out var values) ? One(values)
        : name.Equals("after", StringComparison.OrdinalIgnoreCase) && known.TryGetValue("next", out var cursors) ? One(cursors) : null;

    /// <summary>A value of a schema, now and then something else.</summary>
    public JsonNode? Value(JsonNode? node, string name, int depth = 0)
    {
        if (node is not JsonObject reference || depth > 8)
        {
            return null;
        }

        var schema = document.Resolve(reference);
        if (schema["example"] is { } example && Chance(0.5))
        {
            return example.DeepClone();
        }

        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray { Count: > 0 } ways)
        {
            return Value(One([.. ways]), name, depth + 1);
        }

        if (schema["enum"] is JsonArray { Count: > 0 } words)
        {
            return One([.. words])?.DeepClone();
        }

        var types = schema["type"] switch
        {
            JsonArray several => several.Select(one => one!.ToString()).ToList(),
            { } one => [one.ToString()],
            null => ["object"],
        };
        return One(types) switch
        {
            "null" => null,
            "boolean" => Chance(0.5),
            "integer" => Chance(0.8) ? random.Next(0, 20) : One<long>([-1, 0, int.MaxValue, int.MinValue, long.MaxValue, 200, 201]),
            "number" => Chance(0.8) ? random.Next(0, 400) / 10m : One<decimal>([-1, 0.0000001m, decimal.MaxValue, 1e15m, 99999]),
            "array" => new JsonArray([.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => Value(schema["items"], name, depth + 1))]),
            "string" => Text(schema["format"]?.ToString(), name),
            _ => Object(schema, depth),
        };
    }

    public string Text(string? format, string name) => Known(name) is { } seen && Chance(0.6) ? seen : format switch
    {
        "uuid" => Guid.CreateVersion7().ToString(),
        "date" => new DateOnly(2026, 1, 1).AddDays(random.Next(-400, 400)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        "date-time" => new DateTimeOffset(2026, 7, 6, 9, 0, 0, TimeSpan.FromHours(7)).AddMinutes(random.Next(-1_000_000, 1_000_000)).ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        _ => Chance(0.5) ? One(Plain) : Naughty(),
    };

    /// <summary>Spoils one place of a value.</summary>
    public JsonNode? Spoil(JsonNode? value, int depth = 0)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } members when depth == 0 || Chance(0.7):
                var name = One([.. members.Select(member => member.Key)]);
                if (Chance(0.15))
                {
                    members.Remove(name);
                }
                else if (Chance(0.1))
                {
                    members[Naughty()] = Odd();
                }
                else
                {
                    var inner = members[name];
                    members.Remove(name);
                    members[name] = Spoil(inner, depth + 1);
                }

                return members;
            case JsonArray { Count: > 0 } items when Chance(0.7):
                var at = random.Next(items.Count);
                var item = items[at];
                items.RemoveAt(at);
                items.Insert(at, Spoil(item, depth + 1));
                return items;
            default:
                return Odd();
        }
    }

    private JsonNode? Odd() => random.Next(10) switch
    {
        0 => null,
        1 => new JsonArray(),
        2 => new JsonObject(),
        3 => Chance(0.5),
        4 => One<long>([-1, 0, long.MinValue, long.MaxValue, 4294967296]),
        5 => One<double>([1e308, -1e308, 5e-324, 0.1]),
        6 => new JsonArray([.. Enumerable.Range(0, 200).Select(i => (JsonNode)i)]),
        _ => One(NaughtyStrings.All),
    };

    private JsonObject Object(JsonObject schema, int depth)
    {
        var required = (schema["required"] as JsonArray ?? []).Select(one => one!.ToString()).ToHashSet(StringComparer.Ordinal);
        var made = new JsonObject();
        foreach (var (name, member) in schema["properties"] as JsonObject ?? [])
        {
            if (required.Contains(name) || Chance(0.4))
            {
                made[name] = Value(member, name, depth + 1);
            }
        }

        return made;
    }

    private static readonly string[] Plain =
        ["x quang", "2.002385", "H41.19", "H41", "40", "16690", "tiepnhan.truongvinh", "chuyenvien.atbx", "giamdoc.skhcn", "2026-07-01", "Nguyễn Văn Mẫu", "040085000001", "dossier.*", "https://nhan-tin.example/"];
}
