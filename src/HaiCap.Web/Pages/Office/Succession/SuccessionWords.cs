using HaiCap.Core.Succession;
using HaiCap.Web.Design.Tags;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Succession;

/// <summary>Kinds, states and effects of plans as people say them.</summary>
public static class SuccessionWords
{
    public static string Of(PlanKind kind) => kind switch
    {
        PlanKind.Rename => T("Đổi tên", "Rename"),
        PlanKind.Merge => T("Sáp nhập, hợp nhất", "Merge"),
        PlanKind.Split => T("Chia, tách", "Split"),
        _ => T("Giải thể, chuyển chức năng", "Abolish"),
    };

    public static string Of(PlanState state) => state switch
    {
        PlanState.Drawn => T("chờ thẩm tra", "to be reviewed"),
        PlanState.Reviewed => T("đã đồng ý, chờ đến ngày", "agreed, waits for its day"),
        PlanState.Moving => T("đang chuyển hồ sơ", "dossiers are going over"),
        PlanState.Done => T("đã xong", "done"),
        _ => T("đã rút", "withdrawn"),
    };

    public static Tone ToneOf(PlanState state) => state switch
    {
        PlanState.Done => Tone.Good,
        PlanState.Withdrawn => Tone.Off,
        PlanState.Drawn => Tone.Warn,
        _ => Tone.Info,
    };

    public static string Of(EffectKind kind) => kind switch
    {
        EffectKind.Units => T("Đơn vị, tên, mã", "Units, names, codes"),
        EffectKind.Posts => T("Chức vụ", "Posts"),
        EffectKind.Work => T("Hồ sơ đang mở", "Open dossiers"),
        EffectKind.Series => T("Dãy số", "Series of numbers"),
        EffectKind.Competence => T("Thẩm quyền", "Competence"),
        EffectKind.Procedures => T("Thủ tục", "Procedures"),
        EffectKind.Templates => T("Mẫu văn bản", "Letter templates"),
        EffectKind.Systems => T("Khóa kết nối, hệ thống nhận tin", "API keys and webhooks"),
        EffectKind.Recommendations => T("Kiến nghị", "Recommendations"),
        EffectKind.Clocks => T("Lịch, nhắc việc", "Calendars and reminders"),
        _ => T("Hồ sơ nháp", "Drafts"),
    };
}
