using System.Text.Json.Serialization;

namespace HaiCap.Core.Calendar;

[JsonConverter(typeof(JsonStringEnumConverter<ClockLineKind>))]
public enum ClockLineKind
{
    Received,
    CountedFrom,
    DayOff,
    WorkedSwap,
    OtherHours,
    Stage,
    Counted,
    Stopped,
    Continued,
    Restarted,
    MovedForward,
    Provisional,
    Due,

    /// <summary>All days or hours that were counted, in one line.</summary>
    Sum,

    /// <summary>One run of them.</summary>
    Span,

    /// <summary>A new count would end earlier: what was promised stays.</summary>
    Kept,

    /// <summary>A calendar published meanwhile moved the due time.</summary>
    CalendarChanged,

    /// <summary>An apology named a later date.</summary>
    Extended,

    /// <summary>From here on the limits of another version of the procedure counted.</summary>
    VersionChanged,
}

/// <summary>One line of "why is it this date", in both languages. Instants are UTC; the sentences speak local time.</summary>
public sealed record ClockLine(ClockLineKind Kind, DateTimeOffset From, DateTimeOffset To, string Vi, string En)
{
    /// <summary>Where a count led, not how it went: no longer true once the limit is counted anew.</summary>
    [JsonIgnore]
    public bool TellsTheEnd => Kind is ClockLineKind.Due or ClockLineKind.Provisional or ClockLineKind.Sum or ClockLineKind.Span or ClockLineKind.Kept;

    /// <summary>Among the few lines that say it in short.</summary>
    [JsonIgnore]
    public bool IsShort => Kind is not (ClockLineKind.Span or ClockLineKind.Counted or ClockLineKind.DayOff or ClockLineKind.WorkedSwap or ClockLineKind.OtherHours);
}

/// <summary>When a limit ends, and why.</summary>
/// <param name="CountedFrom">The working minute the clock starts at (UTC).</param>
/// <param name="DueAt">The last minute that is in time (UTC).</param>
/// <param name="Provisional">True where the count touches a year whose days off are not published yet: recomputed when they are.</param>
public sealed record Deadline(DateTimeOffset CountedFrom, DateTimeOffset DueAt, bool Provisional, IReadOnlyList<ClockLine> Explanation)
{
    /// <summary>The unit counted in; of the last stage where several ran in turn.</summary>
    public TimeUnit Unit { get; init; }

    /// <summary>The local day the count itself ended on, before it was moved off a day off or a fraction of a day was added: a pause moves this day.</summary>
    public DateOnly LastDay { get; init; }
}

/// <summary>How a finished dossier stands to its due time.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Timeliness>))]
public enum Timeliness
{
    /// <summary>Finished on an earlier local day than the due day.</summary>
    Early,

    /// <summary>Finished on the due day, up to and including the due minute.</summary>
    OnTime,
    Late,
}

public static class Lateness
{
    /// <summary>What was due before this instant is late at <paramref name="now"/>: the due minute itself is still in time.</summary>
    public static DateTimeOffset LateBefore(DateTimeOffset now) => now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMinute));

    /// <summary>Seconds within the due minute are in time: deadlines run to the minute.</summary>
    public static Timeliness Of(DateTimeOffset finishedAt, DateTimeOffset dueAt)
    {
        var finished = LocalMinute.Of(finishedAt);
        var due = LocalMinute.Of(dueAt);
        return finished > due ? Timeliness.Late
            : LocalMinute.DayNumber(finished) < LocalMinute.DayNumber(due) ? Timeliness.Early
            : Timeliness.OnTime;
    }
}
