using HaiCap.Core;
using HaiCap.Core.Calendar;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace HaiCap.Web.Design.Tags;

/// <summary>
/// <c>&lt;due-chip due="@due" minutes-left="@minutes" paused="…" provisional="…"/&gt;</c>: how long is left, in working time when
/// <c>minutes-left</c> (working minutes, negative when late) is given, else in days of the calendar. Colour always comes with a word and a shape.
/// </summary>
[HtmlTargetElement("due-chip", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DueChip(IFileVersionProvider versions, TimeProvider time) : TagHelper
{
    public const int MinutesOfDay = 480;

    public DateTimeOffset? Due { get; set; }

    public int? MinutesLeft { get; set; }

    public bool Paused { get; set; }

    /// <summary>Past the last published calendar year: the due time will be computed again.</summary>
    public bool Provisional { get; set; }

    /// <summary>From how many working minutes on it is "soon": a working day unless told.</summary>
    public int SoonMinutes { get; set; } = MinutesOfDay;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        var (tone, icon, text) = Read(Due, MinutesLeft, Paused, SoonMinutes, time.Now());
        output.Attributes.SetAttribute("class", $"due tone-{tone}");
        if (Due is { } due)
        {
            output.Attributes.SetAttribute("title", Words.T("Hạn: ", "Due: ") + Words.Instant(due));
        }

        output.Content.SetHtmlContent(IconTag.Svg(versions, icon));
        output.Content.Append(Provisional ? text + Words.T(" (tạm tính)", " (provisional)") : text);
    }

    /// <summary>How it looks and what it says.</summary>
    public static (string Tone, string Icon, string Text) Read(DateTimeOffset? due, int? minutesLeft, bool paused, int soon, DateTimeOffset now)
    {
        if (paused)
        {
            return ("off", "pause-circle", Words.T("Tạm dừng tính giờ", "Clock stopped"));
        }

        if (due is null && minutesLeft is null)
        {
            return ("off", "clock", Words.T("Chưa có hạn", "No due time"));
        }

        var minutes = minutesLeft ?? (int)((due!.Value - now).TotalDays * MinutesOfDay);

        // Between closing and opening no working minute passes: what is due is late all the same.
        if (minutes < 0 || (minutes == 0 && due < Lateness.LateBefore(now)))
        {
            return ("bad", "exclamation-octagon", minutes == 0 ? JustPast : Words.T("quá hạn ", "late by ") + Length(-minutes, working: minutesLeft is not null));
        }

        return (minutes <= soon ? "warn" : "good", minutes <= soon ? "hourglass-split" : "clock", Left(minutes, working: minutesLeft is not null));
    }

    /// <summary>Past due, and no working time has gone since.</summary>
    public static string JustPast => Words.T("vừa quá hạn", "just past due");

    /// <summary>"quá 2 ngày làm việc", of working minutes past the due time.</summary>
    public static string Past(int minutes) => minutes == 0 ? JustPast : Words.T("quá ", "late by ") + Length(minutes);

    /// <summary>"còn 3 giờ", of working minutes to the due time.</summary>
    public static string Left(int minutes, bool working = true) => minutes == 0
        ? Words.T("đến hạn", "due now") : Words.T("còn ", "") + Length(minutes, working) + Words.T("", " left");

    /// <summary>"2 ngày làm việc 3 giờ": at most two units, none that is zero.</summary>
    public static string Length(int minutes, bool working = true)
    {
        var (days, rest) = (minutes / MinutesOfDay, minutes % MinutesOfDay);
        var (hours, left) = (rest / 60, rest % 60);
        var day = working ? Words.T(" ngày làm việc", days == 1 ? " working day" : " working days") : Words.T(" ngày", days == 1 ? " day" : " days");
        var hour = Words.T(" giờ", hours == 1 ? " hour" : " hours");
        if (!working && days > 0)
        {
            return days + day;
        }

        string[] parts =
        [
            .. days > 0 ? [days + day] : Array.Empty<string>(),
            .. hours > 0 ? [hours + hour] : Array.Empty<string>(),
            .. days == 0 && (left > 0 || hours == 0) ? [left + Words.T(" phút", left == 1 ? " minute" : " minutes")] : Array.Empty<string>(),
        ];
        return string.Join(' ', parts);
    }
}
