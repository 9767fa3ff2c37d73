using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Notifications;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Reminders;

/// <summary>Bells, rungs and ladders in words.</summary>
public static class ReminderWords
{
    /// <summary>"Hạn của bước còn 1 ngày", or the news.</summary>
    public static string Of(BellClock clock, string rung, NoticeNews? news)
    {
        var told = NoticeStory.Of(clock, rung, news);
        return T(Capital(told.Vi), Capital(told.En));
    }

    /// <summary>«3 hồ sơ», «1 kiến nghị».</summary>
    public static string Many(DigestGroup group)
    {
        var told = NoticeStory.Many(group.Clock, group.News, group.Count);
        return T(told.Vi, told.En);
    }

    /// <summary>Where what a notice tells of is seen: who is asked an opinion reads the question.</summary>
    public static string UrlOf(Notice notice) =>
        notice.News == NoticeNews.Review ? $"/lam-viec/giai-dap/{notice.Code}"
        : notice is { Clock: BellClock.Opinion, Step: { } asked } ? $"/lam-viec/kien-nghi/y-kien/{asked}"
        : NoticeStory.IsOfMissions(notice.Clock) ? $"/lam-viec/kien-nghi/{notice.Code}"
        : $"/lam-viec/ho-so/{notice.Code}";

    /// <summary>Whether its due time is somebody's work; of an answer that is there, and of a review, none runs.</summary>
    public static bool HasDue(Notice notice) => notice.News is not (NoticeNews.Answered or NoticeNews.Review);

    /// <summary>What will happen by itself when it is over.</summary>
    public static string? Then(OwnEnd? ends) => RingingStory.Then(ends) is { } then ? T(then.Vi, then.En) : null;

    public static string Clock(BellClock clock) => clock switch
    {
        BellClock.Legal => T("Hạn trả kết quả", "Due time of the result"),
        BellClock.Internal => T("Hạn nội bộ", "Internal limit"),
        BellClock.Step => T("Hạn của từng bước", "Hours of a step"),
        BellClock.Reception => T("Trả lời tiếp nhận (8 giờ làm việc)", "Answer at reception (8 working hours)"),
        BellClock.Transfer => T("Chuyển hồ sơ đến cơ quan giải quyết", "Transfer to the competent agency"),
        BellClock.Consultation => T("Trả lời ý kiến", "Answer to a consultation"),
        BellClock.Answer => T("Trả lời kiến nghị", "Answer to a recommendation"),
        BellClock.Plan => T("Việc đã hẹn trong câu trả lời", "What an answer promised by a day"),
        BellClock.Opinion => T("Góp ý kiến nghị", "Opinion on a recommendation"),
        _ => T("Thời hạn bổ sung của người nộp", "The applicant's time to complete"),
    };

    public static string When(Rung rung) => rung.At switch
    {
        BellPoint.Percent => T($"khi dùng hết {rung.Value} % thời gian", $"when {rung.Value} % of the time has gone"),
        BellPoint.DaysBefore => T($"trước hạn {rung.Value} ngày", $"{rung.Value} {(rung.Value == 1 ? "day" : "days")} before"),
        BellPoint.DaysAfter => T($"quá hạn {rung.Value} ngày làm việc", $"{rung.Value} working {(rung.Value == 1 ? "day" : "days")} late"),
        _ => T("khi đến hạn", "at the due time"),
    };

    public static string Point(BellPoint point) => point switch
    {
        BellPoint.Percent => T("Đã dùng (%)", "Gone (%)"),
        BellPoint.DaysBefore => T("Trước hạn (ngày)", "Before (days)"),
        BellPoint.AtDue => T("Đến hạn", "At the due time"),
        _ => T("Quá hạn (ngày làm việc)", "Late (working days)"),
    };

    /// <summary>Over what recommendations owe stands the secretariat.</summary>
    public static string Target(BellTarget target, BellClock clock) =>
        target == BellTarget.Supervision && NoticeStory.IsOfMissions(clock) ? T("văn phòng (đầu mối)", "the secretariat") : Target(target);

    private static string Target(BellTarget target) => target switch
    {
        BellTarget.Holder => T("người đang giữ", "who has it"),
        BellTarget.Head => T("trưởng phòng", "head of office"),
        BellTarget.Director => T("lãnh đạo cơ quan", "director"),
        BellTarget.Supervision => T("giám sát", "supervision"),
        _ => T("người nộp", "the applicant"),
    };

    public static string Level(LadderLevel level) => level switch
    {
        LadderLevel.Agency => T("của cơ quan", "the agency's"),
        LadderLevel.Province => T("của tỉnh", "the province's"),
        LadderLevel.Nation => T("mặc định", "default"),
        _ => T("không nhắc", "rings nothing"),
    };

    /// <summary>How far open work has its bells by a ladder that was set.</summary>
    public static string Run(LadderRun run) => run switch
    {
        { EndedAt: { } ended } => T($"Việc đang mở đã được đặt lại giờ nhắc: {Number(run.Checked)} việc, xong {Instant(ended)}.", $"Open work has its new bells: {Number(run.Checked)} pieces, done {Instant(ended)}."),
        { LastError: not null } => T($"Đặt lại giờ nhắc gặp lỗi ở {Number(run.Checked)}/{Number(run.Total)} việc, đang thử lại.", $"Setting bells failed at {Number(run.Checked)} of {Number(run.Total)} pieces of work and is tried again."),
        { BegunAt: null } => T($"Việc đang mở được đặt lại giờ nhắc từ {Instant(run.BeginsAt)}.", $"Open work gets its new bells from {Instant(run.BeginsAt)}."),
        _ => T($"Đang đặt lại giờ nhắc cho việc đang mở: {Number(run.Checked)}/{Number(run.Total)}.", $"Open work is getting its new bells: {Number(run.Checked)} of {Number(run.Total)}."),
    };

    public static string End(Notice notice) => notice.End switch
    {
        NoticeEnd.Decided when NoticeStory.IsOfMissions(notice.Clock) => T("đã xong", "it is done"),
        NoticeEnd.Decided => T("hồ sơ đã giải quyết xong", "the dossier was decided"),
        NoticeEnd.NewDue => T("thời hạn đã thay đổi hoặc tạm dừng", "the due time moved or stands still"),
        _ => T("việc đã chuyển hoặc có nhắc mới hơn", "the work went on, or there is a later reminder"),
    };

    private static string Capital(string text) => char.ToUpper(text[0], HaiCap.Core.VietnameseText.Culture) + text[1..];
}
