using HaiCap.Core.Calendar;
using static HaiCap.Core.Tests.Calendar.Sample;

namespace HaiCap.Core.Tests.Calendar;

/// <summary>What a receipt says of how its date was counted.</summary>
public sealed class ClockBasisTests
{
    [Theory]
    [InlineData("2026-03-09 09:00", "5", TimeUnit.WorkingDay,
        "Tiếp nhận lúc 09:00 thứ Hai 09/03/2026. Tính đủ 5 ngày làm việc: 10/3–13/3, 16/3.")]
    [InlineData("2026-03-14 10:00", "0.5", TimeUnit.WorkingDay,
        "Tiếp nhận lúc 10:00 thứ Bảy 14/03/2026. Tính thời hạn từ 07:30 thứ Hai 16/03/2026 (tiếp nhận vào ngày nghỉ). Tính đủ 0,5 ngày làm việc: 07:30–11:30 ngày 17/3.")]
    [InlineData("2026-03-09 15:01", "0", TimeUnit.WorkingDay,
        "Tiếp nhận lúc 15:01 thứ Hai 09/03/2026. Giải quyết trong ngày; nhận sau giờ chốt trong ngày nên sang ngày làm việc tiếp theo: đến 17:30 thứ Ba 10/03/2026.")]
    public void It_is_short_where_nothing_is_special(string received, string value, TimeUnit unit, string basis) =>
        ClockBasis.Vietnamese(Year.Due(T(received), decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture), unit).Explanation).ShouldBe(basis);

    [Fact]
    public void Days_off_are_named_with_their_notice_and_an_end_on_a_day_off_says_that_it_moved()
    {
        var over = ClockBasis.Vietnamese(Year.Due(T("2026-02-12 09:00"), 3, TimeUnit.WorkingDay).Explanation);
        over.ShouldContain("Tết Nguyên đán");
        over.ShouldContain("ngày nghỉ, không tính");
        ClockBasis.Vietnamese(Year.Due(T("2026-03-04 09:00"), 10, TimeUnit.CalendarDay).Explanation).ShouldContain("chuyển sang ngày làm việc tiếp theo, thứ Hai 16/03/2026");
    }

    [Fact]
    public void Stages_are_told_in_turn_and_of_many_days_off_the_first_four()
    {
        var basis = ClockBasis.Vietnamese(Year.Due(T("2025-12-25 09:00"), [new(3, TimeUnit.WorkingDay, "kiểm tra"), new(120, TimeUnit.WorkingDay, "giải quyết")]).Explanation);
        basis.ShouldContain("Tính đủ 3 ngày làm việc: 26/12, 29/12–30/12. Tính đủ 120 ngày làm việc: 31/12, ");
        basis.Split("ngày nghỉ, không tính").Length.ShouldBeLessThanOrEqualTo(5);
        basis.ShouldEndWith("dịp khác trong lịch làm việc.");
    }
}
