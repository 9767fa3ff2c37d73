using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using HaiCap.Core;
using Microsoft.Net.Http.Headers;

namespace HaiCap.Web.Api.Hosting;

/// <summary>What was read of a request's body, or the refusal to answer with.</summary>
/// <param name="Raw">The bytes as sent: the fingerprint of an idempotent request.</param>
public readonly record struct ApiBody<T>(T? Value, ReadOnlyMemory<byte> Raw, IResult? Refusal);

/// <summary>Reads a JSON body strictly. 400 with a pointer for what is malformed, unknown or of a wrong type; 413; 415.</summary>
public static partial class ApiBody
{
    public const int Largest = 1024 * 1024;

    public static async ValueTask<ApiBody<T>> ReadAsync<T>(HttpContext http, int largest = Largest)
        where T : class
    {
        if (!IsJson(http.Request))
        {
            return new(null, default, ApiProblems.Refuse(ApiProblems.BadType));
        }

        if (await BytesAsync(http, largest) is not { } raw)
        {
            return new(null, default, ApiProblems.Refuse(ApiProblems.TooLarge));
        }

        try
        {
            RefuseUnstorable(raw.Span);
            var value = JsonSerializer.Deserialize(raw.Span, ApiJson.Of<T>());
            return value is null ? new(null, raw, Refuse("", ApiProblems.BadJson)) : new(value, raw, null);
        }
        catch (JsonException fault)
        {
            return new(null, raw, Refuse(PointerOf(fault), SayOf(fault)));
        }
        catch (InvalidOperationException)
        {
            // Text that is no UTF-16: a lone surrogate written as \ud800.
            return new(null, raw, Refuse("", ApiProblems.BadJson));
        }
    }

    /// <summary>
    /// Text written with escapes may be none: half a character, or U+0000, which no database of this house keeps. Members that are read later
    /// (the answers to a form) would fail there.
    /// </summary>
    private static void RefuseUnstorable(ReadOnlySpan<byte> raw)
    {
        if (raw.IndexOf("\\u"u8) < 0)
        {
            return;
        }

        var reader = new Utf8JsonReader(raw, new JsonReaderOptions { MaxDepth = ApiJson.Options.MaxDepth });
        while (reader.Read())
        {
            if (reader is { TokenType: JsonTokenType.String or JsonTokenType.PropertyName, ValueIsEscaped: true } && reader.GetString()!.Contains('\0', StringComparison.Ordinal))
            {
                throw new JsonException("Text may not hold U+0000.");
            }
        }
    }

    private static bool IsJson(HttpRequest request) =>
        request.Headers.ContentEncoding.Count == 0 && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));

    private static async ValueTask<ReadOnlyMemory<byte>?> BytesAsync(HttpContext http, int largest)
    {
        if (http.Request.ContentLength > largest)
        {
            return null;
        }

        var reader = http.Request.BodyReader;
        while (true)
        {
            var read = await reader.ReadAsync(http.RequestAborted);
            if (read.Buffer.Length > largest)
            {
                reader.AdvanceTo(read.Buffer.End);
                return null;
            }

            if (read.IsCompleted)
            {
                var all = read.Buffer.ToArray();
                reader.AdvanceTo(read.Buffer.End);
                return all;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static IResult Refuse(string pointer, Problem problem) => ApiProblems.Refuse(
        ApiProblems.Of(StatusCodes.Status400BadRequest, problem, [new ApiFault(problem.Code, problem.Vi, problem.En, pointer)]));

    private static Problem SayOf(JsonException fault) =>
        fault.Message.Contains("could not be mapped", StringComparison.Ordinal) ? ApiProblems.BadJson with { Vi = "Không có trường này.", En = "There is no such member." }
        : fault.Message.Contains("missing required", StringComparison.Ordinal) || fault.Message.Contains("was missing", StringComparison.Ordinal)
            ? ApiProblems.BadJson with { Vi = "Thiếu trường bắt buộc.", En = "A required member is missing." }
        : fault.Message.Contains("uplicate", StringComparison.Ordinal) ? ApiProblems.BadJson with { Vi = "Trường này có hai lần.", En = "The member stands twice." }
        : fault.Path is null or "$" ? ApiProblems.BadJson
        : ApiProblems.BadJson with { Vi = "Giá trị không đúng kiểu hoặc JSON bị lỗi ở đây.", En = "The value has a wrong type, or the JSON breaks off here." };

    /// <summary>System.Text.Json's path, "$.papers[0].name", as RFC 6901 writes it: "/papers/0/name".</summary>
    private static string PointerOf(JsonException fault)
    {
        var pointer = new StringBuilder();
        foreach (Match part in PathPart().Matches(fault.Path ?? ""))
        {
            var name = part.Groups["name"] is { Success: true } plain ? plain.Value : part.Groups["quoted"] is { Success: true } quoted ? quoted.Value : part.Groups["index"].Value;
            pointer.Append('/').Append(name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        }

        // A missing or unknown member is named in the message, its object by the path.
        if ((fault.Message.Contains("missing required", StringComparison.Ordinal) || fault.Message.Contains("could not be mapped", StringComparison.Ordinal)
                || fault.Message.Contains("uplicate", StringComparison.Ordinal))
            && Quoted().Match(fault.Message, Math.Max(0, fault.Message.IndexOf("including:", StringComparison.Ordinal))) is { Success: true } named && !pointer.ToString().EndsWith("/" + named.Groups["name"].Value, StringComparison.Ordinal))
        {
            pointer.Append('/').Append(named.Groups["name"].Value.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal));
        }

        return pointer.Length > 300 ? pointer.ToString(0, 300) : pointer.ToString();
    }

    [GeneratedRegex(@"\.(?<name>[^.\[]+)|\['(?<quoted>.*?)'\]|\[(?<index>[0-9]+)\]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PathPart();

    [GeneratedRegex(@"'(?<name>[^']{1,100})'", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}
