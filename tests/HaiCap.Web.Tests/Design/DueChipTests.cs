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
