using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace HaiCap.Web.Api.Hosting;

/// <summary>A page of a list.</summary>
/// <param name="Next">Give it back as <c>after</c> for the page that follows; null at the end.</param>
public sealed record PageOf<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Where a list goes on: the sort key of the last item shown, opaque outside.</summary>
public static class Cursor
{
    public static string Of(params string[] parts) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(parts));

    /// <summary>The parts of a cursor of that many; null for what is none.</summary>
    public static string[]? Read(string text, int parts)
    {
        try
        {
            return text.Length <= 600 && JsonSerializer.Deserialize<string[]>(Base64Url.DecodeFromChars(text)) is { } read && read.Length == parts && !read.Contains(null) ? read : null;
        }
        catch (Exception fault) when (fault is FormatException or JsonException or DecoderFallbackException or InvalidOperationException)
        {
            return null;
        }
    }
}

public static class Paging
{
    /// <summary>A page of a list that stands in memory in its order: it goes on behind the last item shown, wherever that is now.</summary>
    public static PageOf<TItem> Of<T, TItem>(IReadOnlyList<T> all, int limit, string[]? after, Func<T, string[]> key, Func<T, TItem> item)
    {
        var from = after is null ? 0 : all.TakeWhile(one => !key(one).AsSpan().SequenceEqual(after)).Count() + 1;
        List<T> shown = [.. all.Skip(from).Take(limit)];
        return new([.. shown.Select(item)], from + shown.Count < all.Count ? Cursor.Of(key(shown[^1])) : null);
    }

    public static PageOf<TItem> Of<T, TItem>(IReadOnlyList<T> all, int limit, string[]? after, Func<T, string> key, Func<T, TItem> item) =>
        Of(all, limit, after, one => (string[])[key(one)], item);

    public static IResult Json<T>(PageOf<T> page) => TypedResults.Json(page, ApiJson.Of<PageOf<T>>());
}
