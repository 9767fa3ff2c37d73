namespace HaiCap.Core.Organizations.Calendars;

internal static class CalendarProblems
{
    public const int FirstYear = 2025;
    public const int LastYear = 2100;
    public const int MostDays = 200;

    public static readonly Problem NoDraft = new("CAL-020", "Chưa có bản thảo lịch của năm này.", "There is no draft of this year.");
    public static readonly Problem NoNotice = new(
        "CAL-021", "Ghi thông báo hoặc văn bản làm căn cứ của lịch năm.", "Name the notice or document the year's calendar comes from.", "Notice");
    public static readonly Problem NoWorkingDay = new("CAL-022", "Tuần làm việc phải có ít nhất một ngày có giờ.", "A working week has at least one day with hours.");
    public static readonly Problem NoCitation = new("CAL-023", "Ghi quyết định hoặc quy chế đặt ra giờ này.", "Name the decision or regulation that sets these hours.", "Citation");
    public static readonly Problem WeekExists = new(
        "CAL-024", "Đã có giờ làm việc bắt đầu từ ngày này. Chọn ngày khác.", "Hours that begin on this day exist already. Choose another day.", "ValidFrom");
    public static readonly Problem WeekInThePast = new(
        "CAL-025", "Giờ mới chỉ áp dụng từ hôm nay trở đi: hạn đã tính theo giờ cũ không đổi.", "New hours apply from today on: times counted by the old hours stay.", "ValidFrom");

    public static Problem NotPublished(int year) => new("CAL-028", $"Lịch năm {year} chưa công bố.", $"The calendar of {year} is not published yet.", "year");

    public static Problem YearOutOfRange => new(
        "CAL-026", $"Năm phải từ {FirstYear} đến {LastYear}.", $"The year lies between {FirstYear} and {LastYear}.", "Year");

    public static Problem TooManyDays => new("CAL-027", $"Lịch một năm có nhiều nhất {MostDays} ngày khác thường lệ.", $"A year has at most {MostDays} special days.");
}
