using HaiCap.Core.Dossiers.Late;
using HaiCap.Web.Design.Tags;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Late;

/// <summary>How the page calls the reasons, and how each is written in its address.</summary>
internal static class LateWords
{
    public static string Of(LateReason? reason) => reason switch
    {
        null => T("Tất cả việc đã trễ", "All that is late"),
        LateReason.Law => T("Quá ngày hẹn trả", "Past the promised time"),
        LateReason.Internal => T("Quá hạn nội bộ", "Past the internal limit"),
        LateReason.Reception => T("Tiếp nhận quá 8 giờ", "Reception past 8 hours"),
        LateReason.Step => T("Quá giờ của bước", "Past the step's hours"),
        LateReason.Consultation => T("Chậm cho ý kiến", "Opinion late"),
        LateReason.Soon => T("Sắp trễ: còn đến 1 ngày làm việc", "Due within a working day"),
        LateReason.MostGone => T("Sắp trễ: đã dùng 75 % thời gian", "Three quarters of the time gone"),
        _ => T("Đang tạm dừng", "Clock stopped"),
    };

    public static string Nobody => T("Chưa có ai nhận", "Nobody yet");

    public static string Opinion => T("Trả lời ý kiến", "Opinion asked");

    public static string NameOf(LateTally tally) => tally switch
    {
        { Procedure: { } procedure } => $"{(tally.Name.Length > 0 ? tally.Name : Opinion)} · {procedure}",
        _ => tally.Name.Length > 0 ? tally.Name : Nobody,
    };

    public static (Tone Tone, string Icon) Look(LateReason reason) => reason switch
    {
        LateReason.Soon or LateReason.MostGone => (Tone.Warn, "hourglass-split"),
        LateReason.Paused => (Tone.Off, "pause-circle"),
        LateReason.Law => (Tone.Bad, "exclamation-octagon"),
        _ => (Tone.Bad, "exclamation-triangle"),
    };

    public static string Key(LateReason reason) => reason switch
    {
        LateReason.Law => "luat",
        LateReason.Internal => "noi-bo",
        LateReason.Reception => "tiep-nhan",
        LateReason.Step => "buoc",
        LateReason.Consultation => "y-kien",
        LateReason.Soon => "sap-tre",
        LateReason.MostGone => "gan-het",
        _ => "tam-dung",
    };

    public static LateReason? Parse(string? key) => Enum.GetValues<LateReason>().Where(reason => Key(reason) == key).Select(reason => (LateReason?)reason).FirstOrDefault();

    /// <summary>"quá 2 ngày làm việc 3 giờ"; past due outside working hours it is late by no working time yet.</summary>
    public static string Lateness(LateLine line) => line.Late switch
    {
        _ when line.DueAt is null => T("Đồng hồ đang dừng", "Clock stopped"),
        _ when line.Reason < LateReason.Soon => DueChip.Past(line.Late),
        _ => DueChip.Left(Math.Max(0, -line.Late)),
    };
}
