using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Web.Api.Describing;
using HaiCap.Web.Api.Hosting;
using HaiCap.Web.Hosting.Overload;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace HaiCap.Web.Api.Dossiers;

/// <summary>Files are sent ahead of their dossier, one a request, and named there by their hash.</summary>
public static class FileEndpoints
{
    public static void MapFiles(this ApiDoors api) => api.Write.MapPost("/files", SendAsync).WithMetadata(new TakesFilesAttribute())
        .Describe(DossierDescriptions.Send).Accepts<Stream>("*/*");

    private static async Task<IResult> SendAsync(HttpContext http, ApiCaller caller, Provinces provinces, KeepApiFile keep)
    {
        // Content decides what a file is, and sending it again changes nothing: no Idempotency-Key is needed, one that is sent does no harm.
        if (http.Request.Headers.ContentEncoding.Count > 0)
        {
            return ApiProblems.Refuse(ApiProblems.BadType);
        }

        var query = new ApiQuery(http);
        var agency = query.Text("agency", 40);
        if (query.Refusal is { } refusal)
        {
            return refusal;
        }

        using var province = await provinces.OpenAsync(caller, agency, http.RequestAborted);
        var content = await ContentAsync(http);
        if (content is null)
        {
            return ApiProblems.Refuse(ApiProblems.NoFile);
        }

        var kept = await keep.HandleAsync(caller.Actor, content, http.RequestAborted);
        return kept.Ok
            ? TypedResults.Json(new FileSent(kept.Value.Hash, kept.Value.Size, kept.Value.Kind.MediaType()), ApiJson.Of<FileSent>(), statusCode: StatusCodes.Status201Created)
            : ApiProblems.Refuse(kept.As<ApiFile>());
    }

    /// <summary>The body itself, or the first file of a form; null when a form holds none.</summary>
    private static async Task<Stream?> ContentAsync(HttpContext http)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
        {
            return http.Request.Body;
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (boundary is not { Length: > 0 and <= 200 })
        {
            return null;
        }

        var reader = new MultipartReader(boundary, http.Request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 8192 };
        try
        {
            while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
            {
                if (section.GetContentDispositionHeader()?.IsFileDisposition() == true)
                {
                    return section.Body;
                }
            }
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException && !http.RequestAborted.IsCancellationRequested)
        {
            return null;
        }

        return null;
    }
}
