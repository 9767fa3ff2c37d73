using HaiCap.Core.Data;

namespace HaiCap.Web.Hosting.Overload;

/// <summary>
/// The database away, the disk full: not this program's fault and soon over. The answer is 503 with Retry-After and a sentence that says what is safe,
/// written without asking the database; the log gets one line for each, without a stack.
/// </summary>
public static partial class Outages
{
    private const string SafeVi = "Hồ sơ đã nộp và bản nháp đã lưu vẫn an toàn.";
    private const string SafeEn = "Dossiers you filed and drafts you saved are safe.";

    // A connection that broke while it committed leaves the outcome open; keys of filings and numbers of acts make a second sending harmless.
    private static readonly Refusal Away = new(
        StatusCodes.Status503ServiceUnavailable, "OUT-001", "Hệ thống tạm mất kết nối cơ sở dữ liệu", "The site has lost its database for a moment",
        $"{SafeVi} Việc vừa gửi có thể chưa được ghi: lát nữa xem lại, nếu chưa có thì gửi lần nữa; gửi lại không làm thành hai.",
        $"{SafeEn} What you just sent may not have been recorded: look again in a moment and send it once more if it is not there; sending again never makes two.");

    private static readonly Refusal Full = new(
        StatusCodes.Status503ServiceUnavailable, "OUT-002", "Máy chủ đã hết chỗ lưu", "The server has no space left",
        $"{SafeVi} Việc vừa gửi chưa được ghi. Người quản trị cần giải phóng dung lượng đĩa; sau đó gửi lần nữa.",
        $"{SafeEn} What you just sent was not recorded. The operator has to free disk space; then send it again.");

    private static readonly Refusal Busy = new(
        StatusCodes.Status503ServiceUnavailable, "OUT-003", "Cơ sở dữ liệu đang bận", "The database is busy",
        $"{SafeVi} Việc vừa gửi chưa được ghi: gửi lần nữa.",
        $"{SafeEn} What you just sent was not recorded: send it again.");

    /// <summary>What somebody is told of an outage and after how many seconds to ask again; null when the failure is none.</summary>
    public static (Refusal Words, int Seconds)? Tell(Exception? failure) => Outage.Of(failure) switch
    {
        OutageKind.DatabaseAway => (Away, 5),
        OutageKind.DiskFull => (Full, 60),
        OutageKind.DatabaseBusy => (Busy, 2),
        _ => null,
    };

    /// <summary>Inside the error pages, so that only bugs reach them.</summary>
    public static void UseOutages(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception failure) when (!context.Response.HasStarted && Tell(failure) is not null)
        {
            var (words, seconds) = Tell(failure)!.Value;
            Happened(app.Logger, words.Code, words.En, failure.GetBaseException().Message);
            context.Response.Clear();
            await words.WriteAsync(context, seconds);
        }
    });

    [LoggerMessage(2, LogLevel.Error, "{Code}: {What}: {Reason}")]
    private static partial void Happened(ILogger logger, string code, string what, string reason);
}
