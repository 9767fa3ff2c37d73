using System.Globalization;
using HaiCap.Web.Design.Tags;

namespace HaiCap.Web.Tests.Design;

public sealed class DueChipTests
{
    [Theory]
    [InlineData(1140, "2 ngày làm việc 3 giờ", "2 working days 3 hours")]
    [InlineData(480, "1 ngày làm việc", "1 working day")]
    [InlineData(510, "1 ngày làm việc", "1 working day")]
    [InlineData(150, "2 giờ 30 phút", "2 hours 30 minutes")]
    [InlineData(60, "1 giờ", "1 hour")]
    [InlineData(1, "1 phút", "1 minute")]
    [InlineData(0, "0 phút", "0 minutes")]
    public void A_length_of_working_time_reads_naturally_in_both_languages(int minutes, string vi, string en)
    {
        In("vi", () => DueChip.Length(minutes)).ShouldBe(vi);
        In("en", () => DueChip.Length(minutes)).ShouldBe(en);
    }

    // Due on Friday 10 July at 17:30: until Monday's opening no working minute passes.
    [Theory]
    [InlineData("2026-07-10 17:20", 10, "còn 10 phút", "10 minutes left", "warn")]
    [InlineData("2026-07-10 17:30", 0, "đến hạn", "due now", "warn")]
    [InlineData("2026-07-10 17:31", 0, "vừa quá hạn", "just past due", "bad")]
    [InlineData("2026-07-11 09:00", 0, "vừa quá hạn", "just past due", "bad")]
    [InlineData("2026-07-13 07:35", -5, "quá hạn 5 phút", "late by 5 minutes", "bad")]
    public void Past_due_outside_working_hours_it_is_late_by_no_number(string at, int minutesLeft, string vi, string en, string tone)
    {
        var now = new DateTimeOffset(DateTime.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.None), TimeSpan.FromHours(7));
        var due = new DateTimeOffset(2026, 7, 10, 17, 30, 0, TimeSpan.FromHours(7));
        DueChip.Read(due, minutesLeft, paused: false, soon: 480, now).Tone.ShouldBe(tone);
        In("vi", () => DueChip.Read(due, minutesLeft, paused: false, soon: 480, now).Text).ShouldBe(vi);
        In("en", () => DueChip.Read(due, minutesLeft, paused: false, soon: 480, now).Text).ShouldBe(en);
        In("vi", () => DueChip.Past(0)).ShouldBe("vừa quá hạn");
    }

    private static string In(string language, Func<string> said)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return said();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
