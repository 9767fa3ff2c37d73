using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Primitives;

namespace HaiCap.Web.Hosting;

/// <summary>
/// What people paste brings characters that are none: leftovers of other programs nobody sees and no letter can print. They are left out where a page
/// takes what was typed; everything a person can see stays as it is.
/// </summary>
public sealed class TypedText : IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        if (request.Query.Any(IsToClean))
        {
            request.Query = new QueryCollection(request.Query.ToDictionary(one => one.Key, Cleaned, StringComparer.OrdinalIgnoreCase));
        }

        if (request.HasFormContentType && await request.ReadFormAsync(context.HttpContext.RequestAborted) is var form && form.Any(IsToClean))
        {
            request.Form = new FormCollection(form.ToDictionary(one => one.Key, Cleaned, StringComparer.OrdinalIgnoreCase), form.Files);
        }

        await next();
    }

    /// <summary>Without control characters but tab and line ends, byte-order marks and code points that are no characters.</summary>
    public static string Clean(string text)
    {
        if (!IsToClean(text))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsNone(rune))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    private static bool IsToClean(KeyValuePair<string, StringValues> field) => field.Value.Any(value => value is not null && IsToClean(value));

    private static StringValues Cleaned(KeyValuePair<string, StringValues> field) => new([.. field.Value.Select(value => value is null ? null : Clean(value))]);

    internal static bool IsToClean(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsNone(rune))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNone(Rune rune) =>
        rune.Value == 0xFEFF || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control && rune.Value is not ('\t' or '\n' or '\r')) || (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;
}

internal static class SoundRequests
{
    /// <summary>No address here has such a character; databases refuse some of them. A form that cannot be read at all (a NUL in it, too many fields) is the sender's fault.</summary>
    public static void UseSoundRequests(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        if (TypedText.IsToClean(context.Request.Path.Value ?? ""))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            await next(context);
        }
        catch (InvalidDataException) when (!context.Response.HasStarted && context.Request.HasFormContentType)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
    });
}
