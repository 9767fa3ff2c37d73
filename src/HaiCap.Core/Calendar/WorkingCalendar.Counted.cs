using System.Runtime.InteropServices;

namespace HaiCap.Core.Calendar;

/// <summary>A run of counted days that follow one another, or of counted time without a gap in it that was worked.</summary>
/// <param name="From">In local minutes: a midnight for days.</param>
/// <param name="Until">The midnight after the last day, or the end of the time.</param>
/// <param name="Amount">Days, or minutes.</param>
internal readonly record struct CountedSpan(long From, long Until, int Amount)
{
    public int FirstDay => LocalMinute.DayNumber(From);

    public int LastDay => LocalMinute.DayNumber(Until - 1);
}

public sealed partial class WorkingCalendar
{
    /// <summary>The days after one day up to another that are counted, those of a pause left out: after its stop day up to and including its resume day.</summary>
    /// <param name="working">Working days only.</param>
    internal List<CountedSpan> DaysCounted(int afterDay, int lastDay, bool working, IReadOnlyList<Pause> pauses)
    {
        var spans = new List<CountedSpan>();
        var paused = pauses.Select(pause => (Stop: LocalMinute.DayNumber(pause.Stop), Resume: LocalMinute.DayNumber(CountedFrom(pause.Resume)))).ToList();
        for (var day = Next(afterDay); day <= lastDay; day = Next(day))
        {
            var midnight = (long)day * LocalMinute.Day;
            if (paused.Exists(pause => day > pause.Stop && day <= pause.Resume))
            {
                continue;
            }

            if (spans.Count > 0 && spans[^1].Until == midnight)
            {
                ref var last = ref CollectionsMarshal.AsSpan(spans)[^1];
                last = last with { Until = midnight + LocalMinute.Day, Amount = last.Amount + 1 };
            }
            else
            {
                spans.Add(new CountedSpan(midnight, midnight + LocalMinute.Day, 1));
            }
        }

        return spans;

        int Next(int day) => working ? table.WorkingDayFrom(day + 1) : day + 1;
    }

    /// <summary>The working time from one minute to the other, that of a pause left out: a day a span, days worked from opening to closing that follow one another as one.</summary>
    internal List<CountedSpan> HoursCounted(long from, long to, IReadOnlyList<Pause> pauses)
    {
        var spans = new List<CountedSpan>();
        var at = from;
        foreach (var pause in pauses.OrderBy(pause => pause.Stop))
        {
            Add(spans, at, Math.Min(to, pause.Stop));
            at = Math.Max(at, pause.Resume);
        }

        Add(spans, at, to);
        return spans;
    }

    internal long ClosingOf(int workingDay) => table.Closing(workingDay);

    internal bool IsWhole(CountedSpan span) => span.From <= table.Opening(span.FirstDay) && span.Until >= table.Closing(span.LastDay);

    /// <summary>"07:30–11:30, 13:30–15:00": what was worked of one day's span.</summary>
    internal string HoursOf(CountedSpan span) => string.Join(", ", table.Shape(span.FirstDay)!.Between(LocalMinute.OfDay(span.From), LocalMinute.OfDay(span.Until - 1) + 1)
        .Select(part => $"{ClockWords.Time(part.From)}–{ClockWords.Time(part.To)}"));

    private void Add(List<CountedSpan> spans, long from, long to)
    {
        for (var first = true; from < to && table.WorkedBefore(to) > table.WorkedBefore(from); first = false)
        {
            var day = table.IsWorking(LocalMinute.DayNumber(from)) && table.WorkedBefore(from) < table.WorkedBefore(table.Closing(LocalMinute.DayNumber(from)))
                ? LocalMinute.DayNumber(from) : table.WorkingDayFrom(LocalMinute.DayNumber(from) + 1);
            var midnight = (long)day * LocalMinute.Day;
            var span = new CountedSpan(
                midnight + table.Shape(day)!.NextMinute(LocalMinute.OfDay(Math.Max(from, midnight))), Math.Min(to, table.Closing(day)), 0);
            span = span with { Amount = table.WorkedBefore(span.Until) - table.WorkedBefore(span.From) };
            if (!first && spans is [.., var last] && last.LastDay == day - 1 && IsWhole(last) && IsWhole(span))
            {
                spans[^1] = last with { Until = span.Until, Amount = last.Amount + span.Amount };
            }
            else
            {
                spans.Add(span);
            }

            from = midnight + LocalMinute.Day;
        }
    }
}
