using HaiCap.Core.Missions.Help;
using HaiCap.Web.Design.Tags;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Help;

/// <summary>Kinds, states and acts of requests for help as people say them.</summary>
public static class HelpWords
{
    public static string Of(HelpKind kind) => kind switch
    {
        HelpKind.Training => T("Tập huấn", "Training"),
        HelpKind.Staff => T("Cử cán bộ, chuyên gia", "Staff lent"),
        HelpKind.Equipment => T("Trang thiết bị", "Equipment"),
        _ => T("Quyền khai thác dữ liệu", "Data access"),
    };

    /// <summary>What the number counts.</summary>
    public static string CountOf(HelpKind kind, int number) => kind switch
    {
        HelpKind.Training or HelpKind.Staff => T($"{Number(number)} người", $"{Number(number)} people"),
        HelpKind.Equipment => T($"{Number(number)} bộ", $"{Number(number)} sets"),
        _ => T($"{Number(number)} tài khoản", $"{Number(number)} accounts"),
    };

    public static string Of(HelpState state) => state switch
    {
        HelpState.Recorded => T("chờ giao đơn vị", "to be given to a unit"),
        HelpState.Assigned => T("đang thực hiện", "being seen to"),
        HelpState.Done => T("đã xong", "done"),
        HelpState.Refused => T("không thực hiện được", "cannot be done"),
        _ => T("đã rút", "withdrawn"),
    };

    public static Tone ToneOf(HelpState state) => state switch
    {
        HelpState.Done => Tone.Good,
        HelpState.Recorded => Tone.Warn,
        HelpState.Assigned => Tone.Info,
        _ => Tone.Off,
    };

    public static string OfAct(string name) => name switch
    {
        "help.recorded" => T("Ghi yêu cầu hỗ trợ", "Recorded"),
        "help.assigned" => T("Giao đơn vị", "Given to a unit"),
        "help.done" => T("Đã thực hiện xong", "Done"),
        "help.refused" => T("Không thực hiện được", "Cannot be done"),
        "help.withdrawn" => T("Rút yêu cầu", "Withdrawn"),
        _ => name,
    };
}
