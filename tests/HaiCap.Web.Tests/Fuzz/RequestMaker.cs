using System.Text;
using System.Text.Json.Nodes;
using HaiCap.Testing;

namespace HaiCap.Web.Tests.Fuzz;

/// <summary>A request to send, and how to tell of it.</summary>
internal sealed record FuzzRequest(ApiOperation Operation, HttpRequestMessage Message, string Told);

/// <summary>Makes requests of an operation: some as the document asks, most with something wrong somewhere.</summary>
internal sealed class RequestMaker(ApiDocument document, Inventor invent, IReadOnlyList<string> keys)
{
    private static readonly string[] Verbs = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "QUERY", "X"];
    private static readonly string[] Types =
        ["application/json; charset=utf-16", "text/plain", "application/xml", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded", "application/json;charset=\"utf-8\"", "application/problem+json", "image/png", "*/*", "json"];

    private static readonly (string Name, string[] Values)[] Headers =
    [
        ("Accept", ["text/html", "application/json;q=0", "*/*;q=0.1", "application/xml", ",,,", "application/problem+json"]),
        ("Accept-Language", ["en", "vi,en;q=0.5", "xx-very-long-language", "*;q=2"]),
        ("If-Match", ["*", "\"1\"", "W/\"1\"", "1", "\"999999999999999999999\"", "\"", "\"a\", \"b\""]),
        ("If-None-Match", ["*", "\"1\"", "W/\"1\"", "x", "\""]),
        ("If-Modified-Since", ["never", "Mon, 06 Jul 2026 02:00:00 GMT"]),
        ("Range", ["bytes=0-", "bytes=-1", "bytes=9-1", "lines=1"]),
        ("Content-Encoding", ["gzip", "identity", "br, gzip"]),
        ("Expect", ["100-continue", "200-ok"]),
        ("X-HTTP-Method-Override", ["DELETE", "PUT"]),
        ("Origin", ["https://evil.example", "null"]),
        ("Host", ["evil.example", "localhost:1", "[::1]"]),
        ("Cookie", ["HaiCap=x", "__Host-HaiCap=" + new string('a', 3000), "a=b; c"]),
        ("X-Forwarded-For", ["1.2.3.4", "unknown", new string('1', 500)]),
        ("traceparent", ["00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "x"]),
    ];

    public FuzzRequest Make()
    {
        var operation = invent.One(document.Operations);
        var verb = invent.Chance(0.03) ? invent.One(Verbs) : operation.Method;
        var url = Url(operation);
        var message = new HttpRequestMessage(new HttpMethod(verb), new Uri(new Uri("http://localhost"), url));
        var told = new StringBuilder($"{verb} {(url.Length > 400 ? url[..400] + "…" : url)}");
        if (operation.Body is not null ? !invent.Chance(0.02) : invent.Chance(0.02))
        {
            message.Content = Body(operation, told);
        }

        Decorate(message, told);
        return new(operation, message, told.ToString());
    }

    private string Url(ApiOperation operation)
    {
        var (path, query) = (operation.Path, new List<string>());
        foreach (var parameter in operation.Parameters)
        {
            var (name, place) = (parameter["name"]!.ToString(), parameter["in"]!.ToString());
            if (place == "path")
            {
                // A NUL in a path is refused by the server itself, before us (the test server throws).
                path = path.Replace($"{{{name}}}", Escaped(Argument(parameter, name)).Replace("%00", "%01", StringComparison.Ordinal), StringComparison.Ordinal);
            }
            else if (place == "query" && invent.Chance(parameter["required"]?.GetValue<bool>() == true ? 0.95 : 0.35))
            {
                query.Add($"{name}={Escaped(Argument(parameter, name))}");
                if (invent.Chance(0.03))
                {
                    query.Add($"{name}={Escaped(Argument(parameter, name))}");
                }
            }
        }

        if (invent.Chance(0.05))
        {
            query.Add(invent.One<string>(["la=1", "__proto__=1", "limit=0", "limit=-1", "limit=201", "limit=9999999999", "after=", "after=%00", "q", "&&", "=", "%", "%zz=1", "a[]=1&a[0]=2", "q=" + new string('a', 5000)]));
        }

        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    private string Argument(JsonObject parameter, string name) => invent.Chance(0.25) ? invent.Naughty()
        : parameter["example"] is { } example && invent.Chance(0.4) ? example.ToString()
        : invent.Known(name) is { } seen && invent.Chance(0.6) ? seen
        : invent.Value(parameter["schema"], name)?.ToString() ?? "";

    private string Escaped(string text)
    {
        if (invent.Chance(0.02))
        {
            return invent.One<string>(["%", "%f", "%c0%80", "%ff%fe", "%ed%a0%80", "..%2f..%2f", "%2e%2e", "%00"]);
        }

        // What no URL can carry is carried as the encoder's replacement.
        var sound = new string([.. text.Select(c => char.IsSurrogate(c) ? '?' : c)]);
        return Uri.EscapeDataString(sound.Length > 3000 ? sound[..3000] : sound);
    }

    private ByteArrayContent Body(ApiOperation operation, StringBuilder told)
    {
        var offered = operation.Body?["content"] as JsonObject;
        var (type, media) = offered is { Count: > 0 } ? invent.One([.. offered]) : new("application/json", null);
        byte[] bytes;
        if (media is not null && !type.Contains("json", StringComparison.Ordinal))
        {
            bytes = invent.One<byte[]>([SampleFiles.Pdf(Guid.CreateVersion7().ToString()), SampleFiles.Jpeg(), SampleFiles.Png(), [], Encoding.UTF8.GetBytes(invent.One(NaughtyStrings.All))]);
        }
        else
        {
            var value = media?["example"] is { } example && invent.Chance(0.6) ? example.DeepClone() : invent.Value(media?["schema"], "");
            for (var spoilt = 0; spoilt < 3 && invent.Chance(0.55); spoilt++)
            {
                value = invent.Spoil(value);
            }

            bytes = Encoding.UTF8.GetBytes(Text(value?.ToJsonString() ?? "null"));
            if (invent.Chance(0.02) && bytes.Length > 0)
            {
                bytes = [.. bytes.Take(bytes.Length / 2), 0xFF, 0xC0, 0x80, .. bytes.Skip(bytes.Length / 2)];
            }
        }

        told.Append("\n  ").Append(type).Append(' ').Append(Encoding.UTF8.GetString(bytes.AsSpan(0, Math.Min(bytes.Length, 1500))));
        var content = new ByteArrayContent(bytes);
        var sent = invent.Chance(0.04) ? invent.One(Types) : type;
        if (!invent.Chance(0.01))
        {
            content.Headers.TryAddWithoutValidation("Content-Type", sent);
        }

        return content;
    }

    /// <summary>What a serializer would never write.</summary>
    private string Text(string json) => !invent.Chance(0.12) ? json : invent.One<Func<string>>(
    [
        () => json[..(json.Length / 2)], () => json + json, () => "\ufeff" + json, () => json.Replace("{", "{\"x\":1,\"x\":2,", StringComparison.Ordinal), () => new string('[', 5000), () => "",
        () => json.Replace('"', '\''), () => json + " // x", () => json.Replace(":\"", ":\"\\ud800", StringComparison.Ordinal), () => json.Replace(":\"", ":\"\\u0000", StringComparison.Ordinal), () => "{\"a\":" + json,
        () => string.Concat(Enumerable.Repeat("{\"a\":", 100)) + "1" + new string('}', 100), () => json.Replace(":", ":1e999,", StringComparison.Ordinal), () => "NaN", () => "\"x\"", () => "[]", () => json.ToUpperInvariant(),
    ])();

    private void Decorate(HttpRequestMessage message, StringBuilder told)
    {
        var key = invent.One(keys);
        if (key.Length > 0)
        {
            Add("Authorization", key);
        }

        if (message.Method != HttpMethod.Get && invent.Chance(0.7))
        {
            Add("Idempotency-Key", invent.Chance(0.8) ? Guid.CreateVersion7().ToString() : invent.One<string>(["", "a", new string('k', 256), "khóa", "same", "\"quoted\"", " "]));
        }

        while (invent.Chance(0.12))
        {
            var (name, values) = invent.One(Headers);
            Add(name, invent.One(values));
        }

        void Add(string name, string value)
        {
            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }

            told.Append("\n  ").Append(name).Append(": ").Append(value.Length > 100 ? value[..100] : value);
        }
    }
}
