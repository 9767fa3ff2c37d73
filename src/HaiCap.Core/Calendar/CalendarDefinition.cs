using System.Text.Json.Serialization;

namespace HaiCap.Core.Calendar;

/// <summary>From opening to closing, on one day; the closing minute itself is the end.</summary>
public sealed record WorkingSpan(TimeOnly From, TimeOnly To);

/// <summary>The hours of one day. A half day is a working day only if <see cref="IsWorkingDay"/> says so; otherwise its hours count for nothing here.</summary>
public sealed record DayHours(IReadOnlyList<WorkingSpan> Spans, bool IsWorkingDay = true)
{
    public static DayHours Off { get; } = new([], IsWorkingDay: false);

    /// <summary>07:30–11:30 and 13:30–17:30.</summary>
    public static DayHours Office { get; } = new([new(new(7, 30), new(11, 30)), new(new(13, 30), new(17, 30))]);

    public static DayHours Morning { get; } = new([new(new(7, 30), new(11, 30))]);

    [JsonIgnore]
    public bool Counts => IsWorkingDay && Spans.Count > 0;
}

/// <summary>The regular week in force from a day on. Days not named are days off.</summary>
public sealed record RegularWeek(DateOnly From, IReadOnlyDictionary<DayOfWeek, DayHours> Hours)
{
    public static RegularWeek MondayToFriday { get; } = new(
        DateOnly.MinValue,
        new Dictionary<DayOfWeek, DayHours>
        {
            [DayOfWeek.Monday] = DayHours.Office,
            [DayOfWeek.Tuesday] = DayHours.Office,
            [DayOfWeek.Wednesday] = DayHours.Office,
            [DayOfWeek.Thursday] = DayHours.Office,
            [DayOfWeek.Friday] = DayHours.Office,
        });

    public DayHours On(DayOfWeek day) => Hours.TryGetValue(day, out var hours) ? hours : DayHours.Off;
}

[JsonConverter(typeof(JsonStringEnumConverter<SpecialDayKind>))]
public enum SpecialDayKind
{
    /// <summary>A public holiday (Labour Code 2019, art. 112).</summary>
    Holiday,

    /// <summary>The working day off that makes up for a holiday on a weekly day off.</summary>
    MadeUp,

    /// <summary>A working day taken off against another day worked, by yearly notice.</summary>
    SwapOff,

    /// <summary>A weekly day off that is worked, by yearly notice.</summary>
    SwapWork,

    /// <summary>Other hours than the week's; a working day only if its hours say so.</summary>
    HalfDay,

    /// <summary>A day off of one province or agency.</summary>
    LocalDayOff,
}

/// <summary>How sure a calendar row is; anything but <see cref="Published"/> is shown as such.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DayConfidence>))]
public enum DayConfidence
{
    Published,
    KnownPractice,

    /// <summary>Applied, and shown as "to be confirmed".</summary>
    Unsure,
    Sample,
}

/// <summary>A day that differs from the regular week.</summary>
/// <param name="Hours">For a worked swap or a half day; null: the hours of the week's first working day.</param>
/// <param name="Notice">The document it comes from.</param>
/// <param name="SwapsWith">The other day of a swap.</param>
public sealed record SpecialDay(
    DateOnly Date,
    string Name,
    SpecialDayKind Kind,
    DayConfidence Confidence = DayConfidence.Published,
    string? Notice = null,
    DayHours? Hours = null,
    DateOnly? SwapsWith = null,
    string? NameEn = null)
{
    [JsonIgnore]
    public bool IsWorked => Kind is SpecialDayKind.SwapWork or SpecialDayKind.HalfDay;
}

/// <summary>A holiday on the same date each year: the only ones known before a year is published.</summary>
public sealed record FixedHoliday(int Month, int Day, string Name, string? NameEn = null);

/// <summary>From this day on same-day work received after this local time is due the next working day; null: no cut-off.</summary>
public sealed record CutOff(DateOnly From, TimeOnly? At);

/// <summary>Everything a <see cref="WorkingCalendar"/> is built from: data, no behaviour.</summary>
public sealed record CalendarDefinition
{
    /// <summary>At least one; the latest that has begun applies.</summary>
    public IReadOnlyList<RegularWeek> Weeks { get; init; } = [RegularWeek.MondayToFriday];

    /// <summary>Where two rows name the same day, the later in the list wins: nation, then province, then agency.</summary>
    public IReadOnlyList<SpecialDay> Days { get; init; } = [];

    /// <summary>Years whose days are all known. A deadline that touches another year is provisional.</summary>
    public required IReadOnlySet<int> PublishedYears { get; init; }

    /// <summary>The versions the days come from, the farther first; empty for a calendar made by hand.</summary>
    public IReadOnlyList<CalendarSource> Sources { get; init; } = [];

    /// <summary>Days off in unpublished years, made up on the next working day as Labour Code art. 111.3 has it.</summary>
    public IReadOnlyList<FixedHoliday> FixedHolidays { get; init; } = LabourCode;

    /// <summary>The convention in force; of its cut-off the latest where there are several.</summary>
    public DueRule Rule { get; init; } = DueRule.Default;

    /// <summary>Cut-offs by the day they begin, the earliest first, which holds before it too; none: that of the rule holds on every day.</summary>
    public IReadOnlyList<CutOff> CutOffs { get; init; } = [];

    /// <summary>Working minutes in "a day" when a fraction of a working day is turned into hours.</summary>
    public int NominalDayMinutes { get; init; } = 480;

    /// <summary>Labour Code 2019, art. 112: the four that do not follow the moon.</summary>
    public static IReadOnlyList<FixedHoliday> LabourCode { get; } =
    [
        new(1, 1, "Tết Dương lịch", "New Year's Day"),
        new(4, 30, "Ngày Chiến thắng", "Victory Day"),
        new(5, 1, "Ngày Quốc tế lao động", "International Labour Day"),
        new(9, 2, "Quốc khánh", "National Day"),
    ];
}
