using HaiCap.Core.Acts;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Web.Design.Tags;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>A draft's life as people say it.</summary>
public static class DraftWords
{
    public static string Name(this DraftState state) => state switch
    {
        DraftState.Drafting => T("Đang soạn", "Being written"),
        DraftState.InReview => T("Chờ thẩm định", "Waits for legal review"),
        DraftState.Returned => T("Trả lại để sửa", "Returned to be mended"),
        DraftState.Approved => T("Chờ công bố", "Agreed to, waits for its decision"),
        DraftState.Published => T("Đã công bố", "Published"),
        _ => T("Đã bỏ", "Dropped"),
    };

    public static Tone Tone(this DraftState state) => state switch
    {
        DraftState.Drafting => Design.Tags.Tone.Neutral,
        DraftState.InReview => Design.Tags.Tone.Info,
        DraftState.Returned => Design.Tags.Tone.Warn,
        DraftState.Approved or DraftState.Published => Design.Tags.Tone.Good,
        _ => Design.Tags.Tone.Off,
    };

    public static string Icon(this DraftState state) => state switch
    {
        DraftState.Drafting => "pencil-square",
        DraftState.InReview => "hourglass-split",
        DraftState.Returned => "exclamation-triangle",
        DraftState.Approved or DraftState.Published => "check-circle",
        _ => "x-circle",
    };

    /// <summary>The first of the places a fault is so in, after its sentence; nothing where it names none.</summary>
    public static string Units(ProcedureProblem fault) =>
        fault.Units.Count == 0 ? "" : $" ({string.Join(", ", fault.Units.Take(5))}{(fault.Units.Count > 5 ? ", …" : "")})";

    /// <summary>What was done with it.</summary>
    public static string Of(DraftEvent line) => line.Act switch
    {
        var name when name == ActNames.Of<DraftOpened>() => T("Bắt đầu soạn", "Begun"),
        var name when name == ActNames.Of<DraftSaved>() => line.Times > 1 ? T($"Sửa và lưu {line.Times} lần", $"Changed and saved {line.Times} times") : T("Sửa và lưu", "Changed and saved"),
        var name when name == ActNames.Of<DraftSubmitted>() => T("Gửi thẩm định", "Sent to legal review"),
        var name when name == ActNames.Of<DraftReturned>() => T("Pháp chế trả lại", "Returned by the legal unit"),
        var name when name == ActNames.Of<DraftApproved>() => T("Pháp chế đồng ý", "Agreed to by the legal unit"),
        var name when name == ActNames.Of<DraftPublished>() => T("Công bố", "Published"),
        _ => T("Bỏ bản thảo", "Dropped"),
    };
}
