using System.Globalization;
using System.Text.Json;
using HaiCap.Web.Hosting.Telemetry;

namespace HaiCap.Web.Hosting.Overload;

/// <summary>
/// What somebody is told whom the site cannot serve just now. Written without the database, the layout or anything else that may be what is overloaded.
/// </summary>
public sealed record Refusal(int Status, string Code, string Vi, string En, string SafeVi, string SafeEn)
{
    public static readonly Refusal Full = new(
        StatusCodes.Status503ServiceUnavailable,
        "LIM-001",
        "Hệ thống đang đông người dùng",
        "The site is very busy",
        "Hồ sơ đã nộp và bản nháp đã lưu vẫn an toàn, không mất gì. Việc vừa gửi chưa được thực hiện: quay lại trang trước và gửi lần nữa.",
        "Dossiers you filed and drafts you saved are safe; nothing is lost. What you just sent was not carried out: go back and send it again.");

    public static readonly Refusal TooMany = new(
        StatusCodes.Status429TooManyRequests,
        "LIM-002",
        "Gửi quá nhiều yêu cầu cùng lúc",
        "Too many requests at once",
        "Có quá nhiều yêu cầu từ địa chỉ hoặc khóa này. Hồ sơ đã nộp và bản nháp đã lưu vẫn an toàn. Việc vừa gửi chưa được thực hiện.",
        "Too many requests came from this address or key. Dossiers you filed and drafts you saved are safe. What you just sent was not carried out.");

    public Task WriteAsync(HttpContext context, int seconds)
    {
        HaiCapMeters.Refused(Code);
        var response = context.Response;
        response.StatusCode = Status;
        response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        response.Headers.CacheControl = "no-store";
        if (context.Request.ContentLength is null or > 0 && !HttpMethods.IsGet(context.Request.Method))
        {
            // Not worth reading to its end.
            response.Headers.Connection = "close";
        }

        if (ErrorPages.IsApi(context))
        {
            response.ContentType = "application/problem+json";
            return response.WriteAsync(Problem(seconds), context.RequestAborted);
        }

        response.ContentType = "text/html; charset=utf-8";
        return response.WriteAsync(Page(seconds), context.RequestAborted);
    }

    private string Problem(int seconds) => JsonSerializer.Serialize(new
    {
        type = $"https://datatracker.ietf.org/doc/html/rfc{(Status == StatusCodes.Status429TooManyRequests ? "6585#section-4" : "9110#section-15.6.4")}",
        title = Vi,
        status = Status,
        detail = $"{SafeVi} Thử lại sau {seconds} giây.",
        code = Code,
        en = $"{En}. {SafeEn} Try again in {seconds} seconds.",
    });

    private string Page(int seconds) => $"""
        <!DOCTYPE html>
        <html lang="vi">
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
        <title>{Vi}</title><link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="stylesheet" href="/lib/haicap.css"></head>
        <body><main class="site-main" id="main"><div class="container">
        <h1>{Vi}</h1>
        <p><strong>Thử lại sau {seconds} giây.</strong> {SafeVi}</p>
        <div lang="en"><h2>{En}</h2>
        <p><strong>Try again in {seconds} {(seconds == 1 ? "second" : "seconds")}.</strong> {SafeEn}</p></div>
        </div></main></body>
        </html>
        """;
}
