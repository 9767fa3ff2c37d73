using HaiCap.Core.Data.Files;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Hosting;

/// <summary>A file somebody attached, handed out so that it can do nothing here: its own type only, saved unless asked for on screen, no script, no cache.</summary>
public static class Downloads
{
    /// <param name="content">Closed by the answer.</param>
    /// <param name="name">As it was given; made safe here once more.</param>
    /// <param name="inline">Shown by the browser where the kind allows it.</param>
    public static FileStreamResult Send(HttpResponse response, Stream content, FileKind kind, string? name, bool inline = false)
    {
        var headers = response.Headers;
        headers.ContentDisposition = FileNames.Disposition(FileNames.Clean(name, kind), inline && kind.Viewable());
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        headers.CacheControl = "private, no-store";
        return new FileStreamResult(content, kind.MediaType());
    }
}
