using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Missions.Programmes;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Missions;

/// <summary>Parts, stops and conflicts of programmes of visits as people say them.</summary>
public static class MissionWords
{
    public static string Of(MemberPart part) => part switch
    {
        MemberPart.Head => T("Trưởng đoàn", "Head"),
        MemberPart.Deputy => T("Phó trưởng đoàn", "Deputy"),
        MemberPart.Secretary => T("Thư ký", "Secretary"),
        _ => T("Thành viên", "Member"),
    };

    public static string Of(StopKind kind) => kind == StopKind.Meeting ? T("Làm việc", "Meeting") : T("Khảo sát", "Site visit");

    /// <summary>14:00–16:30.</summary>
    public static string Hours(MissionStop stop) => string.Create(CultureInfo.InvariantCulture, $"{stop.StartsAt.ToLocal():HH:mm}–{stop.EndsAt.ToLocal():HH:mm}");

    /// <summary>12/8.</summary>
    public static string ShortDay(DateOnly day) => day.ToString("d/M", CultureInfo.InvariantCulture);

    public static string WeekDay(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Sunday => T("Chủ nhật", "Sunday"),
        DayOfWeek.Monday => T("Thứ hai", "Monday"),
        DayOfWeek.Tuesday => T("Thứ ba", "Tuesday"),
        DayOfWeek.Wednesday => T("Thứ tư", "Wednesday"),
        DayOfWeek.Thursday => T("Thứ năm", "Thursday"),
        DayOfWeek.Friday => T("Thứ sáu", "Friday"),
        _ => T("Thứ bảy", "Saturday"),
    };

    public static string Of(ProgrammeView view, ItineraryConflict conflict)
    {
        var what = $"{view.DelegationOf(conflict.Stop).Name}, {Day(conflict.Stop.StartsAt.LocalDay())} {Hours(conflict.Stop)}: {conflict.Stop.Title}";
        var with = conflict.With is { } other ? $"{view.DelegationOf(other).Name}, {Hours(other)}: {other.Title}" : "";
        return conflict.Kind switch
        {
            ConflictKind.OutsidePeriod => T($"{what} — ngoài thời gian của chương trình", $"{what} — outside the programme's period"),
            ConflictKind.NotItsPlace => T($"{what} — {view.NameOf(conflict.Stop.PlaceCode)} không thuộc nơi đến của đoàn", $"{what} — {view.NameOf(conflict.Stop.PlaceCode)} is not one of the delegation's places"),
            ConflictKind.SamePlace => T($"{what} — trùng nơi, trùng giờ với {with}", $"{what} — same place and time as {with}"),
            _ when conflict.Person is { } person => T($"{what} — {person} cùng lúc có trong {with}", $"{what} — {person} is at the same time in {with}"),
            _ => T($"{what} — cả đoàn cùng lúc có {with}", $"{what} — the delegation is at the same time at {with}"),
        };
    }
}
