using System.Globalization;

namespace HaiCap.Web.Api.Hosting;

/// <summary>A dossier's version is the number of its last act: <c>"7"</c>.</summary>
public static class ETags
{
    public static string Of(int seq) => $"\"{seq.ToString(CultureInfo.InvariantCulture)}\"";

    public static void SetETag(this HttpContext http, int seq) => http.Response.Headers.ETag = Of(seq);

    /// <summary>The reader has this version already: answer 304.</summary>
    public static bool HasAlready(this HttpContext http, int seq) => Names(http.Request.Headers.IfNoneMatch, Of(seq));

    /// <summary>If-Match names another version: answer 412. Without the header nobody asked.</summary>
    public static bool WantsAnother(this HttpContext http, int seq) => http.Request.Headers.IfMatch is { Count: > 0 } asked && !Names(asked, Of(seq));

    /// <summary>The one act number If-Match names, to hand to the use case, which compares it in the transaction; null when none or several are named.</summary>
    public static int? ExpectedSeq(this HttpContext http) =>
        http.Request.Headers.IfMatch is [['"', .. var inside, '"']] && int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : null;

    private static bool Names(Microsoft.Extensions.Primitives.StringValues header, string tag)
    {
        foreach (var line in header)
        {
            foreach (var part in (line ?? "").Split(',', StringSplitOptions.TrimEntries))
            {
                if (part == "*" || part == tag || (part.StartsWith("W/", StringComparison.Ordinal) && part[2..] == tag))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
