using HaiCap.Core;
using HaiCap.Core.Data.Files;
using HaiCap.Web.Hosting.Overload;
using Microsoft.Net.Http.Headers;

namespace HaiCap.Web.Hosting;

/// <summary>How every paper of a dossier leaves the house: by name, by kind, kept by no shared cache, asked for anew each time.</summary>
public static class HandedFiles
{
    /// <param name="view">Show it in the browser, where its kind is safe to show.</param>
    public static IResult Send(this HttpContext context, Outcome<HandedFile> handed, bool view)
    {
        if (!handed.Ok)
        {
            // What is refused and what is not there look the same; a letter that cannot be set just now is neither.
            return handed.Problems[0].Code == "DOS-001" ? Results.NotFound() : new NotNow(handed.Problems[0]);
        }

        var file = handed.Value;
        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.ContentDisposition = FileNames.Disposition(file.Name, inline: view && file.Kind.Viewable());
        return Results.Stream(
            file.Content, file.Kind.MediaType(), entityTag: file.Hash is { } hash ? new EntityTagHeaderValue($"\"{hash}\"") : null, enableRangeProcessing: true);
    }

    /// <summary>The letter cannot be made just now: 503 in the words of the reason.</summary>
    private sealed class NotNow(Problem why) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => new Refusal(
            StatusCodes.Status503ServiceUnavailable, why.Code, "Chưa lập được văn bản", "The document cannot be made just now", why.Vi, why.En).WriteAsync(httpContext, seconds: 10);
    }
}
