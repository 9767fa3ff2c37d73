using HaiCap.Core.Missions.Visits;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Visits;

/// <summary>Parts of a visit as people say them.</summary>
public static class VisitWords
{
    public static string Of(VisitSide side) => side == VisitSide.Delegation ? T("Đoàn công tác", "The delegation") : T("Nơi đoàn đến", "The place");

    /// <summary>«Nguyễn Văn An – Cục trưởng, Cục Sở hữu trí tuệ».</summary>
    public static string Of(Attendee one)
    {
        var post = string.Join(", ", new[] { one.Title, one.Unit }.Where(part => part is not null));
        return post.Length == 0 ? one.Name ?? "" : $"{one.Name} – {post}";
    }
}
