using HaiCap.Core.Calendar;
using HaiCap.Core.Calendar.Years;
using static HaiCap.Core.Tests.Calendar.Sample;

namespace HaiCap.Core.Tests.Calendar.Years;

public sealed class NoticeFileTests
{
    [Theory]
    [InlineData("Ngày,Tên,Loại,Đổi với\n31/8/2026,Nghỉ hoán đổi,nghỉ hoán đổi,22/8/2026\n22/8/2026,Làm bù,làm bù,31/08/2026\n")]
    [InlineData("\uFEFFngay;ten;loai;doi voi\r\n2026-08-31;Nghỉ hoán đổi;Nghỉ Hoán Đổi;2026-08-22\r\n2026-08-22;Làm bù;LÀM BÙ;2026-08-31\r\n")]
    [InlineData("date\tname\tkind\tswaps with\n20260831\t\"Nghỉ hoán đổi\"\tSwapOff\t20260822\n20260822\tLàm bù\tswap_work\t20260831")]
    public void A_table_is_read_whatever_its_separator_headings_and_dates_look_like(string csv)
    {
        var days = NoticeFile.Read(csv, 2026).Value;

        days.Select(d => (d.Date, d.Name, d.Kind, d.SwapsWith)).ShouldBe(
        [
            (D("2026-08-31"), "Nghỉ hoán đổi", SpecialDayKind.SwapOff, (DateOnly?)D("2026-08-22")),
            (D("2026-08-22"), "Làm bù", SpecialDayKind.SwapWork, D("2026-08-31")),
        ]);
    }

    [Fact]
    public void What_is_written_as_a_table_is_read_back_the_same()
    {
        SpecialDay[] days =
        [
            new(D("2026-01-01"), "Tết Dương lịch, \"đầu năm\"", SpecialDayKind.Holiday), new(D("2026-08-22"), "Làm bù; cả ngày", SpecialDayKind.SwapWork, SwapsWith: D("2026-08-31")),
            new(D("2026-08-31"), "Nghỉ hoán đổi", SpecialDayKind.SwapOff, DayConfidence.Unsure, SwapsWith: D("2026-08-22")),
            new(D("2026-09-03"), "Nghỉ bù", SpecialDayKind.MadeUp), new(D("2026-11-20"), "Ngày của Sở", SpecialDayKind.LocalDayOff),
            new(D("2026-12-31"), "Làm buổi sáng", SpecialDayKind.HalfDay, Hours: DayHours.Morning),
        ];

        var read = NoticeFile.Read(NoticeTable.Write(days), 2026).Value;

        read.Select(d => (d.Date, d.Name, d.Kind, d.Confidence, d.SwapsWith, HoursText.Write(d.Hours)))
            .ShouldBe(days.Select(d => (d.Date, d.Name, d.Kind, d.Confidence, d.SwapsWith, HoursText.Write(d.Hours))));
    }

    [Fact]
    public void A_half_day_has_its_hours_and_an_unsure_day_its_mark()
    {
        var days = NoticeFile.Read("ngày,tên,loại,giờ,chưa chắc chắn\n13/2/2026,Chiều 26 Tết nghỉ,nửa ngày,7h30 – 11h30,\n24/11/2026,Ngày Văn hóa,nghỉ lễ,,x", 2026).Value;

        days[0].Hours.ShouldNotBeNull().Spans.ShouldBe([new WorkingSpan(new(7, 30), new(11, 30))]);
        days[1].Confidence.ShouldBe(DayConfidence.Unsure);
    }

    [Fact]
    public void Every_line_that_cannot_be_read_is_named_and_nothing_is_taken()
    {
        var problems = NoticeFile.Read("ngày,tên,loại\n32/1/2026,Sai ngày,\n1/1/2026,Tết Dương lịch,nghỉ lễ\n2/9/2026,,nghỉ lễ\n3/9/2026,Lạ,nghỉ mát\n", 2026).Problems;

        problems.Select(p => p.Vi[..7]).ShouldBe(["Dòng 2:", "Dòng 4:", "Dòng 5:"]);
        problems.ShouldAllBe(p => p.Code == "CAL-035" && p.Field == "file");
    }

    [Theory]
    [InlineData("", "CAL-033")]
    [InlineData("ngày,tên\n", "CAL-033")]
    [InlineData("một,hai\n1/1/2026,Tết", "CAL-034")]
    [InlineData("ngày,tên\n1/1/2025,Tết Dương lịch", "CAL-032")]
    [InlineData("ngày,tên\n1/1/2026,T\uFFFDt", "CAL-031")]
    public void What_is_no_notice_of_the_year_says_why(string text, string code) => NoticeFile.Read(text, 2026).Problems.ShouldContain(p => p.Code == code);

    [Fact]
    public void A_file_too_large_is_refused_before_it_is_read() =>
        NoticeFile.Read(new string('x', NoticeFile.MostCharacters + 1), 2026).Problems.Single().Code.ShouldBe("CAL-030");

    [Fact]
    public void An_iCalendar_gives_a_day_for_each_day_of_its_events()
    {
        const string Ics = """
            BEGIN:VCALENDAR
            VERSION:2.0
            BEGIN:VEVENT
            UID:1
            DTSTART;VALUE=DATE:20260216
            DTEND;VALUE=DATE:20260221
            SUMMARY:Tết Nguyên
              đán
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20260822
            SUMMARY:Làm bù\, cho ngày 31/8
            END:VEVENT
            BEGIN:VEVENT
            DTSTART;VALUE=DATE:20260427
            CATEGORIES:nghỉ bù
            STATUS:TENTATIVE
            SUMMARY:Giỗ Tổ
            END:VEVENT
            END:VCALENDAR
            """;

        var days = NoticeFile.Read(Ics, 2026).Value;

        days.Where(d => d.Name == "Tết Nguyên đán").Select(d => d.Date).ShouldBe([D("2026-02-16"), D("2026-02-17"), D("2026-02-18"), D("2026-02-19"), D("2026-02-20")]);
        days.Single(d => d.Kind == SpecialDayKind.SwapWork).Name.ShouldBe("Làm bù, cho ngày 31/8");
        days.Single(d => d.Kind == SpecialDayKind.MadeUp).Confidence.ShouldBe(DayConfidence.Unsure);
    }

    [Fact]
    public void What_the_feed_writes_is_read_back_the_same()
    {
        SpecialDay[] days =
        [
            new(D("2026-02-13"), "Nghỉ sớm; trước Tết, buổi chiều \\ theo thông báo dài để phải gập dòng nhiều lần khi viết ra tệp", SpecialDayKind.HalfDay, Hours: DayHours.Morning),
            new(D("2026-08-22"), "Làm bù", SpecialDayKind.SwapWork, SwapsWith: D("2026-08-31")),
            new(D("2026-08-31"), "Nghỉ hoán đổi", SpecialDayKind.SwapOff, DayConfidence.Unsure, SwapsWith: D("2026-08-22")),
            new(D("2026-12-15"), "Ngày truyền thống", SpecialDayKind.LocalDayOff),
        ];

        var text = NoticeFeed.Write("Lịch", "40", days, _ => 3, _ => T("2025-12-01 08:00"));

        NoticeFile.Read(text, 2026).Value.Select(day => day with { Hours = null }).ShouldBe(days.Select(day => day with { Hours = null }));
        HoursText.Write(NoticeFile.Read(text, 2026).Value[0].Hours).ShouldBe("07:30-11:30");
    }

    [Theory]
    [InlineData("07:30-11:30 13:30-17:30", "07:30-11:30 13:30-17:30")]
    [InlineData("7h30 – 11h30, 13h30 – 17h30", "07:30-11:30 13:30-17:30")]
    [InlineData("7h-11h và 13g30-17g", "07:00-11:00 13:30-17:00")]
    [InlineData("", "")]
    public void Hours_are_read_as_people_write_them(string written, string normal) => HoursText.Write(HoursText.Read(written).Value.Day).ShouldBe(normal);

    [Theory]
    [InlineData("sáng")]
    [InlineData("11:30-07:30")]
    [InlineData("07:30-11:30 10:00-12:00")]
    [InlineData("07:30-25:00")]
    [InlineData("07:30-11:30 nghỉ trưa")]
    public void Hours_that_make_no_day_are_refused(string written) => HoursText.Read(written).Problems.Single().Code.ShouldBe("CAL-036");
}
