using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Net.Http.Headers;

namespace HaiCap.Web.Api.Hosting;

/// <summary>An answer known by its digest: who has it already is told so (304).</summary>
public static class TaggedAnswer
{
    /// <param name="kept">How long anybody may keep it without asking; none: asked each time.</param>
    public static IResult Of(HttpContext http, byte[] content, string type, TimeSpan kept = default)
    {
        http.Response.Headers.CacheControl = kept > TimeSpan.Zero ? $"public, max-age={(int)kept.TotalSeconds}" : "public, no-cache";
        return TypedResults.Bytes(content, type, entityTag: TagOf(Hex(SHA256.HashData(content))));
    }

    public static IResult Json<T>(HttpContext http, T answer, TimeSpan kept = default) =>
        Of(http, JsonSerializer.SerializeToUtf8Bytes(answer, ApiJson.Of<T>()), "application/json; charset=utf-8", kept);

    /// <summary>Tells the digest of an answer that is written bit by bit; whether the asker has just that one.</summary>
    public static bool Known(HttpContext http, string digest)
    {
        var tag = TagOf(digest);
        http.Response.Headers.CacheControl = "public, no-cache";
        http.Response.GetTypedHeaders().ETag = tag;
        return http.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false) || known.Equals(EntityTagHeaderValue.Any));
    }

    public static string Hex(byte[] hash) => Convert.ToHexStringLower(hash)[..32];

    private static EntityTagHeaderValue TagOf(string digest) => new($"\"{digest}\"");
}
