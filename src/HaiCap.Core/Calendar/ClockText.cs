using System.Globalization;

namespace HaiCap.Core.Calendar;

/// <summary>Gathers the lines that explain a date, in words an official can check against the wall calendar.</summary>
internal sealed partial class ClockText
{
    private readonly WorkingCalendar calendar;
    private readonly List<ClockLine> lines = [];
    private int listedTo;

    public ClockText(WorkingCalendar calendar, IReadOnlyList<ClockLine>? before = null)
    {
        this.calendar = calendar;
        foreach (var line in before ?? [])
        {
            if (!line.TellsTheEnd)
            {
                lines.Add(line);
            }
        }
    }

    public void Received(long received, long counted)
    {
        Add(ClockLineKind.Received, received, received, $"Tiếp nhận lúc {ClockWords.ViMoment(received)}.", $"Received at {ClockWords.EnMoment(received)}.");
        Met(LocalMinute.DayNumber(received), LocalMinute.DayNumber(counted) - 1);
        var (vi, en) = Why(received, counted);
        Add(
            ClockLineKind.CountedFrom, received, counted,
            $"Tính thời hạn từ {ClockWords.ViMoment(counted)}{vi}.", $"Counted from {ClockWords.EnMoment(counted)}{en}.");
    }

    public void Stage(int number, int of, LimitStage stage, long from) => Add(
        ClockLineKind.Stage, from, from,
        $"Giai đoạn {number}/{of}{Colon(stage.Name)}: {ClockWords.Vi(stage.Value, stage.Unit)}.",
        $"Stage {number} of {of}{Colon(stage.Name)}: {ClockWords.En(stage.Value, stage.Unit)}.");

    public void Limit(long counted, LimitEnd end, LimitStage stage)
    {
        var (value, unit, because) = (stage.Value, stage.Unit, Colon(stage.Case));
        Met(LocalMinute.DayNumber(counted), end, unit);
        var sameDay = value == 0 && unit != TimeUnit.WorkingHour;
        var nextDay = sameDay && LocalMinute.DayNumber(end.Due) > LocalMinute.DayNumber(counted);
        var (vi, en) = (sameDay, nextDay) switch
        {
            (true, true) => ($"Giải quyết trong ngày{because}; nhận sau giờ chốt trong ngày nên sang ngày làm việc tiếp theo", $"Same-day work{because} taken after the day's cut-off: the next working day"),
            (true, false) => ($"Giải quyết trong ngày{because}", $"Same-day work{because}"),
            _ when unit == TimeUnit.WorkingHour => (ClockWords.Vi(value, unit) + because, ClockWords.En(value, unit) + because),
            _ => ($"{ClockWords.Vi(value, unit)}{because}, không tính ngày bắt đầu", $"{ClockWords.En(value, unit)}{because}, the day it starts not counted"),
        };
        Add(ClockLineKind.Counted, counted, end.Due, $"{vi}: đến {ClockWords.ViMoment(end.Due)}.", $"{en}: to {ClockWords.EnMoment(end.Due)}.");
    }

    public void Continued(Pause pause, int moved, TimeUnit unit)
    {
        var (vi, en) = unit switch
        {
            TimeUnit.WorkingHour => (ClockWords.ViMinutes(moved), ClockWords.EnMinutes(moved)),
            TimeUnit.WorkingDay => (ClockWords.Vi(moved, unit), ClockWords.En(moved, unit)),
            _ => (ClockWords.Vi(moved, TimeUnit.CalendarDay), ClockWords.En(moved, TimeUnit.CalendarDay)),
        };
        Add(
            ClockLineKind.Continued, pause.Stop, pause.Resume,
            $"Dừng tính{Space(pause.Vi)} từ {ClockWords.ViMoment(pause.Stop)} đến {ClockWords.ViMoment(pause.Resume)}: cộng thêm {vi}.",
            $"Clock stopped{Space(pause.En)} from {ClockWords.EnMoment(pause.Stop)} to {ClockWords.EnMoment(pause.Resume)}: {en} added.");
    }

    /// <summary>The named days on the way to this end; for calendar days only those that moved it.</summary>
    public void Met(int fromDay, LimitEnd end, TimeUnit unit)
    {
        var dueDay = LocalMinute.DayNumber(end.Due);
        if (unit is TimeUnit.WorkingDay or TimeUnit.WorkingHour)
        {
            Met(fromDay, dueDay);
            return;
        }

        if (dueDay > end.LastDay)
        {
            Met(end.LastDay, dueDay);
            var last = (long)end.LastDay * LocalMinute.Day;
            Add(
                ClockLineKind.MovedForward, last, end.Due,
                $"Ngày cuối là {ClockWords.ViDay(end.LastDay)}, ngày nghỉ: chuyển sang ngày làm việc tiếp theo, {ClockWords.ViDay(dueDay)}.",
                $"The last day, {ClockWords.EnDay(end.LastDay)}, is a day off: moved to the next working day, {ClockWords.EnDay(dueDay)}.");
        }
    }

    public IReadOnlyList<ClockLine> Lines(long due, bool provisional)
    {
        if (provisional)
        {
            Add(
                ClockLineKind.Provisional, due, due,
                "Tạm tính: lịch nghỉ của năm liên quan chưa công bố, mới trừ cuối tuần và ngày lễ cố định; sẽ tính lại khi công bố.",
                "Provisional: the days off of a year concerned are not published yet, only weekends and fixed holidays are left out; computed again on publication.");
        }

        Add(ClockLineKind.Due, due, due, $"Hạn: {ClockWords.ViMoment(due)}.", $"Due: {ClockWords.EnMoment(due)}.");
        return lines;
    }

    private void Met(int fromDay, int toDay)
    {
        fromDay = Math.Max(fromDay, listedTo + 1);
        var days = calendar.SpecialsBetween(fromDay, toDay);
        listedTo = Math.Max(listedTo, toDay);
        for (int i = 0, end; i < days.Length; i = end)
        {
            for (end = i + 1; end < days.Length && Same(days[i], days[end]); end++)
            {
            }

            Add(days[i], days[end - 1]);
        }

        static bool Same(SpecialDay a, SpecialDay b) =>
            (a.Name, a.Kind, a.Confidence, a.Notice) == (b.Name, b.Kind, b.Confidence, b.Notice) && b.Date.DayNumber - a.Date.DayNumber <= 7;
    }

    private void Add(SpecialDay first, SpecialDay last)
    {
        var (from, to) = (first.Date.DayNumber, last.Date.DayNumber);
        var (vi, en) = from == to
            ? (ClockWords.ViDay(from), ClockWords.EnDay(from))
            : ($"{ClockWords.ViDay(from)} đến {ClockWords.ViDay(to)}", $"{ClockWords.EnDay(from)} to {ClockWords.EnDay(to)}");
        var (kind, viWhat, enWhat) = (first.Kind, calendar.IsWorkingDay(first.Date)) switch
        {
            (SpecialDayKind.SwapWork, _) => (ClockLineKind.WorkedSwap, "tính là ngày làm việc", "counts as a working day"),
            (_, true) => (ClockLineKind.OtherHours, "làm việc theo giờ riêng", "works other hours"),
            _ => (ClockLineKind.DayOff, "ngày nghỉ, không tính", "a day off, not counted"),
        };
        var notice = first.Notice is null ? string.Empty : $" ({first.Notice})";
        var (viSure, enSure) = first.Confidence switch
        {
            DayConfidence.Unsure => (" – chờ xác nhận", " – to be confirmed"),
            DayConfidence.Sample => (" – lịch mẫu", " – sample calendar"),
            _ => (string.Empty, string.Empty),
        };
        Add(
            kind, (long)from * LocalMinute.Day, ((long)to + 1) * LocalMinute.Day,
            $"{first.Name}, {vi}: {viWhat}{notice}{viSure}.", $"{first.NameEn ?? first.Name}, {en}: {enWhat}{notice}{enSure}.");
    }

    private (string Vi, string En) Why(long received, long counted)
    {
        var (from, to) = (LocalMinute.DayNumber(received), LocalMinute.DayNumber(counted));
        return (received == counted, from == to, calendar.IsWorkingDay(DateOnly.FromDayNumber(from))) switch
        {
            (true, _, _) => (string.Empty, string.Empty),
            (_, true, _) => (" (tiếp nhận ngoài giờ làm việc trong ngày)", " (received before opening or in the midday break)"),
            (_, _, true) => (" (tiếp nhận sau giờ làm việc)", " (received after closing)"),
            _ => (" (tiếp nhận vào ngày nghỉ)", " (received on a day off)"),
        };
    }

    private void Add(ClockLineKind kind, long from, long to, string vi, string en) =>
        lines.Add(new ClockLine(kind, LocalMinute.ToInstant(from), LocalMinute.ToInstant(to), vi, en));

    private static string Colon(string? name) => name is null ? string.Empty : $" ({name})";

    private static string Space(string? what) => what is null ? string.Empty : " " + what;
}

/// <summary>Days, moments and amounts in both languages.</summary>
internal static class ClockWords
{
    private static readonly string[] Days = ["Chủ nhật", "thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy"];

    public static string ViDay(int day) => DateOnly.FromDayNumber(day) is var d
        ? string.Create(CultureInfo.InvariantCulture, $"{Days[(int)d.DayOfWeek]} {d:dd/MM/yyyy}") : string.Empty;

    public static string EnDay(int day) => DateOnly.FromDayNumber(day).ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    public static string ViMoment(long minute) => $"{Time(minute)} {ViDay(LocalMinute.DayNumber(minute))}";

    public static string EnMoment(long minute) => $"{Time(minute)} {EnDay(LocalMinute.DayNumber(minute))}";

    public static string Vi(decimal value, TimeUnit unit) => $"{Number(value).Replace('.', ',')} {unit switch
    {
        TimeUnit.WorkingHour => "giờ làm việc",
        TimeUnit.WorkingDay => "ngày làm việc",
        TimeUnit.CalendarDay => "ngày (tính cả ngày nghỉ)",
        _ => "tháng",
    }}";

    public static string En(decimal value, TimeUnit unit) => $"{Number(value)} {unit switch
    {
        TimeUnit.WorkingHour => "working hour",
        TimeUnit.WorkingDay => "working day",
        TimeUnit.CalendarDay => "calendar day",
        _ => "month",
    }}{(value == 1 ? string.Empty : "s")}";

    /// <summary>"29/4", "4/5–7/5".</summary>
    public static (string Vi, string En) ShortDays(CountedSpan span) => span.FirstDay == span.LastDay
        ? (Short(span.FirstDay, "d/M"), Short(span.FirstDay, "d MMM"))
        : ($"{Short(span.FirstDay, "d/M")}–{Short(span.LastDay, "d/M")}", $"{Short(span.FirstDay, "d MMM")} – {Short(span.LastDay, "d MMM")}");

    public static (string Vi, string En) FullDays(CountedSpan span) => span.FirstDay == span.LastDay
        ? (ViDay(span.FirstDay), EnDay(span.FirstDay))
        : ($"{ViDay(span.FirstDay)} đến {ViDay(span.LastDay)}", $"{EnDay(span.FirstDay)} to {EnDay(span.LastDay)}");

    public static string ViMinutes(int minutes) => minutes % 60 == 0
        ? Vi(minutes / 60, TimeUnit.WorkingHour) : string.Create(CultureInfo.InvariantCulture, $"{(minutes < 60 ? "" : $"{minutes / 60} giờ ")}{minutes % 60} phút làm việc");

    public static string EnMinutes(int minutes) => minutes % 60 == 0
        ? En(minutes / 60, TimeUnit.WorkingHour) : string.Create(CultureInfo.InvariantCulture, $"{(minutes < 60 ? "" : $"{minutes / 60} h ")}{minutes % 60} min of working time");

    private static string Number(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Short(int day, string format) => DateOnly.FromDayNumber(day).ToString(format, CultureInfo.InvariantCulture);

    internal static string Time(long minute) => new DateTime(minute * TimeSpan.TicksPerMinute, DateTimeKind.Unspecified).ToString("HH:mm", CultureInfo.InvariantCulture);
}
