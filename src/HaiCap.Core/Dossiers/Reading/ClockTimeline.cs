using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers.Rules;

namespace HaiCap.Core.Dossiers.Reading;

public enum LaneKind
{
    /// <summary>The limit as a whole.</summary>
    Whole,

    /// <summary>A step, or a unit.</summary>
    Held,

    /// <summary>A document that made the clock stand still.</summary>
    Stopped,

    /// <summary>Another unit's opinion while the clock ran on.</summary>
    Beside,
}

public enum BarKind
{
    /// <summary>Time that counted.</summary>
    Ran,

    /// <summary>Time that counted past the due time.</summary>
    Late,

    /// <summary>The clock stood still.</summary>
    Stood,

    /// <summary>Still to come.</summary>
    Left,

    /// <summary>Asked meanwhile.</summary>
    Asked,
}

public enum MarkKind
{
    Accepted,
    FirstDue,
    InternalDue,
    Due,
    Now,
    Decided,
}

/// <param name="From">From 0 to 1 along the picture.</param>
public sealed record TimelineBar(BarKind Kind, double From, double Until, DateTimeOffset Starts, DateTimeOffset Ends);

/// <summary>One row of the picture.</summary>
/// <param name="Under">The unit of a step; what a stop waits for.</param>
public sealed record TimelineLane(LaneKind Kind, Told Name, Told? Under, IReadOnlyList<TimelineBar> Bars);

public sealed record TimelineMark(MarkKind Kind, double At, DateTimeOffset Instant);

/// <param name="From">Where the day begins.</param>
public sealed record TimelineDay(DateOnly Day, double From, double Until, bool IsOff, string? Name);

/// <summary>
/// A dossier's clock laid out along one line: each working day as wide as the next and its working time spread over it, a day off narrow. Numbers only;
/// pages and papers draw it.
/// </summary>
public sealed record ClockTimeline(IReadOnlyList<TimelineDay> Days, IReadOnlyList<TimelineLane> Lanes, IReadOnlyList<TimelineMark> Marks)
{
    private const double DayOff = 0.35;

    internal static ClockTimeline Of(
        ClockFacts facts, ClockState state, Charges charges, IReadOnlyList<StopLine> stops, IReadOnlyList<BesideLine> beside, DateTimeOffset until, bool over, bool bySteps)
    {
        var accepted = facts.Dossier.AcceptedAt!.Value;
        var due = facts.Dossier.DueAt ?? state.CurrentDueAt;
        DateTimeOffset?[] ends = [until, due, state.Internal?.DueAt, state.OriginalDueAt];
        var axis = new Axis(facts.Calendar, accepted.LocalDay(), ends.Max()!.Value.LocalDay());
        var stood = charges.Pieces.Where(piece => piece.Stop is not null).ToList();
        var lanes = new List<TimelineLane>
        {
            new(LaneKind.Whole, new("Thời hạn", "The limit"), null, [.. charges.Pieces.SelectMany(piece => Held(axis, piece, due)), .. Left(axis, until, due, over)]),
        };
        lanes.AddRange(charges.Pieces.Where(piece => piece.To == ChargeTo.Unit).GroupBy(piece => bySteps ? (piece.Step, piece.Unit) : (null, piece.Unit)).Select(lane =>
        {
            var unit = DossierClocks.NameOf(facts, lane.Key.Unit!.Value);
            var bars = lane.SelectMany(piece => Held(axis, piece, due)).ToList();
            return bySteps ? new TimelineLane(LaneKind.Held, new(lane.Key.Step ?? "…", lane.Key.Step ?? "…"), new(unit, unit), bars) : new TimelineLane(LaneKind.Held, new(unit, unit), null, bars);
        }));
        lanes.AddRange(stops.Where(stop => stood.Exists(piece => piece.Stop == stop.Stop.Document)).Select(stop => new TimelineLane(
            LaneKind.Stopped, StopWords(stop.Stop.Kind), new(stop.Title, stop.Title),
            [.. stood.Where(piece => piece.Stop == stop.Stop.Document).Select(piece => axis.Bar(BarKind.Stood, piece.From, piece.Until))])));
        lanes.AddRange(beside.Select(one => new TimelineLane(
            LaneKind.Beside, new("Hỏi ý kiến, không dừng", "Opinion, clock running"), new(one.Unit, one.Unit), [axis.Bar(BarKind.Asked, one.From, one.Until)])));
        return new ClockTimeline(axis.Days, lanes, [.. MarksOf(axis, state, accepted, until, due, over)]);
    }

    private static Told StopWords(StopKind kind) => kind switch
    {
        StopKind.Supplement => new("Dừng: chờ bổ sung", "Stopped: supplement"),
        StopKind.Payment => new("Dừng: chờ nộp phí", "Stopped: payment"),
        _ => new("Dừng: chờ ý kiến", "Stopped: opinion"),
    };

    private static IEnumerable<TimelineMark> MarksOf(Axis axis, ClockState state, DateTimeOffset accepted, DateTimeOffset until, DateTimeOffset due, bool over)
    {
        yield return new(MarkKind.Accepted, axis.At(accepted), accepted);
        if (state.OriginalDueAt != due)
        {
            yield return new(MarkKind.FirstDue, axis.At(state.OriginalDueAt), state.OriginalDueAt);
        }

        if (state.Internal is { } inner && inner.DueAt != due)
        {
            yield return new(MarkKind.InternalDue, axis.At(inner.DueAt), inner.DueAt);
        }

        yield return new(MarkKind.Due, axis.At(due), due);
        yield return new(over ? MarkKind.Decided : MarkKind.Now, axis.At(until), until);
    }

    private static IEnumerable<TimelineBar> Held(Axis axis, ChargedPiece piece, DateTimeOffset due)
    {
        if (piece.Stop is not null)
        {
            yield return axis.Bar(BarKind.Stood, piece.From, piece.Until);
            yield break;
        }

        if (piece.From < due)
        {
            yield return axis.Bar(BarKind.Ran, piece.From, piece.Until < due ? piece.Until : due);
        }

        if (piece.Until > due)
        {
            yield return axis.Bar(BarKind.Late, piece.From > due ? piece.From : due, piece.Until);
        }
    }

    private static IEnumerable<TimelineBar> Left(Axis axis, DateTimeOffset until, DateTimeOffset due, bool over) =>
        !over && due > until ? [axis.Bar(BarKind.Left, until, due)] : [];

    /// <summary>Where an instant lies.</summary>
    private sealed class Axis
    {
        private readonly WorkingCalendar calendar;
        private readonly double[] starts;

        public Axis(WorkingCalendar calendar, DateOnly first, DateOnly last)
        {
            this.calendar = calendar;
            var days = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).ToList();
            var widths = days.Select(day => calendar.IsWorkingDay(day) ? 1 : DayOff).ToList();
            var whole = widths.Sum();
            starts = new double[days.Count + 1];
            for (var i = 0; i < days.Count; i++)
            {
                starts[i + 1] = starts[i] + (widths[i] / whole);
            }

            Days = [.. days.Select((day, i) => new TimelineDay(day, starts[i], starts[i + 1], !calendar.IsWorkingDay(day), calendar.Special(day)?.Name))];
        }

        public IReadOnlyList<TimelineDay> Days { get; }

        public double At(DateTimeOffset instant)
        {
            var day = instant.LocalDay();
            var i = Math.Clamp(day.DayNumber - Days[0].Day.DayNumber, 0, Days.Count - 1);
            var (from, to) = (starts[i], starts[i + 1]);
            if (calendar.HoursOf(day) is not { } hours)
            {
                return from + ((to - from) * instant.ToLocal().TimeOfDay.TotalDays);
            }

            var all = calendar.WorkingMinutesBetween(hours.Opening, hours.Closing);
            return from + ((to - from) * Math.Clamp((double)calendar.WorkingMinutesBetween(hours.Opening, instant) / all, 0, 1));
        }

        public TimelineBar Bar(BarKind kind, DateTimeOffset from, DateTimeOffset until) => new(kind, At(from), At(until), from, until);
    }
}
