using System.Globalization;
using HaiCap.Web.Design;
using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Errors;

[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true)]
public sealed class ErrorModel(ILogger<ErrorModel> logger) : PageModel
{
    public int Status { get; private set; }

    public string Code { get; private set; } = "";

    public string Heading => Status switch
    {
        400 => Words.T("Yêu cầu không đọc được", "The request could not be read"),
        403 => Words.T("Không có quyền xem trang này", "You may not see this page"),
        404 => Words.T("Không tìm thấy trang", "Page not found"),
        413 => Words.T("Tệp gửi lên quá lớn", "The file sent is too large"),
        408 => Words.T("Đường truyền quá chậm", "The line is too slow"),
        429 => Words.T("Gửi quá nhiều lần", "Too many requests"),
        _ => Words.T("Hệ thống gặp lỗi", "Something went wrong"),
    };

    public string Text => Status switch
    {
        400 => Words.T("Trang có thể đã mở quá lâu. Quay lại trang trước, tải lại rồi gửi lần nữa.", "The page may have been open too long. Go back, reload and send again."),
        403 => Words.T("Tài khoản đang dùng không được giao việc này. Nếu cần, liên hệ quản trị viên của đơn vị.", "The account in use is not entrusted with this. Ask your unit's administrator if you need it."),
        404 => Words.T("Đường dẫn có thể đã gõ sai, hoặc trang đã chuyển đi nơi khác.", "The address may be mistyped, or the page has moved."),
        413 => Words.T("Giảm dung lượng tệp hoặc chia thành nhiều tệp rồi gửi lại.", "Make the file smaller or split it, then send again."),
        408 => Words.T("Nội dung gửi lên không đến kịp. Kiểm tra mạng rồi gửi lại.", "What you sent did not arrive in time. Check the line and send it again."),
        429 => Words.T("Chờ một phút rồi thử lại.", "Wait a minute, then try again."),
        _ => Words.T("Lỗi đã được ghi lại. Việc vừa gửi chưa được thực hiện.", "The fault has been recorded. What you just sent was not carried out."),
    };

    public void OnGet() => Show();

    public void OnPost() => Show();

    private void Show()
    {
        // From the route alone: a post that could not be read cannot be bound either.
        var status = int.TryParse(RouteData.Values["status"] as string, NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : 404;
        if (HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException unread)
        {
            status = unread.StatusCode;
        }

        Status = status is >= 400 and < 600 ? status : 404;
        Response.StatusCode = Status;
        Code = ErrorPages.CodeOf(HttpContext);
        ErrorPages.LogFailure(HttpContext, logger);
    }
}
