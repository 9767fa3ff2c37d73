using HaiCap.Core.Data.Files;
using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.Http;

namespace HaiCap.Web.Tests.Headers;

public sealed class DownloadTests
{
    [Theory]
    [InlineData(FileKind.Pdf, "application/pdf")]
    [InlineData(FileKind.Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    public void A_file_is_saved_under_a_safe_name_with_the_type_of_its_content(FileKind kind, string type)
    {
        var response = new DefaultHttpContext().Response;
        var sent = Downloads.Send(response, Stream.Null, kind, "../x.html\r\nA: b");

        sent.ContentType.ShouldBe(type);
        response.Headers.ContentDisposition.ToString().ShouldStartWith($"attachment; filename=\"x.htmlA_ b{kind.Extension()}\"");
        response.Headers.XContentTypeOptions.ToString().ShouldBe("nosniff");
        response.Headers.ContentSecurityPolicy.ToString().ShouldContain("sandbox");
        response.Headers.CacheControl.ToString().ShouldContain("no-store");
    }

    [Theory]
    [InlineData(FileKind.Png, "inline")]
    [InlineData(FileKind.Xlsx, "attachment")]
    public void Only_pictures_and_papers_are_shown_by_the_browser(FileKind kind, string expected)
    {
        var response = new DefaultHttpContext().Response;
        Downloads.Send(response, Stream.Null, kind, "a", inline: true);
        response.Headers.ContentDisposition.ToString().ShouldStartWith(expected + ";");
    }
}
