namespace HaiCap.Core.Calendar;

/// <summary>The very days and hours that were counted: all in one line, and each run of them in a line of its own.</summary>
internal sealed partial class ClockText
{
    private const int Named = 8;

    /// <param name="plain">Where the limit ends without a pause.</param>
    /// <param name="end">Where it ends.</param>
    /// <param name="pauses">Those that fell into this limit.</param>
    public void Counted(long counted, LimitEnd plain, LimitEnd end, LimitStage stage, DueRule rule, IReadOnlyList<Pause> pauses)
    {
        var value = stage.Value;
        if (stage.Unit == TimeUnit.WorkingHour)
        {
            Hours(stage, counted, plain, end, (int)decimal.Ceiling(value * 60), pauses);
        }
        else if (value == 0)
        {
            return;
        }
        else if (stage.Unit == TimeUnit.WorkingDay && rule.DayEnd == DayEnd.ToTheMinute)
        {
            Hours(stage, counted, plain, end, (int)decimal.Ceiling(value * calendar.Definition.NominalDayMinutes), pauses);
        }
        else
        {
            var day0 = LocalMinute.DayNumber(counted);
            Days(stage, day0, plain, end, stage.Unit switch
            {
                TimeUnit.WorkingDay => (int)decimal.Floor(value),
                TimeUnit.CalendarDay => (int)decimal.Ceiling(value),
                _ => plain.LastDay - day0,
            }, pauses);
        }
    }

    private void Days(LimitStage stage, int day0, LimitEnd plain, LimitEnd end, int count, IReadOnlyList<Pause> pauses)
    {
        var working = stage.Unit == TimeUnit.WorkingDay;
        var days = calendar.DaysCounted(day0, end.LastDay, working, pauses);
        var exact = days.Sum(span => span.Amount) == count;
        if (!exact)
        {
            // A pause beyond what the limit itself counted: its days follow, as the sum was made.
            days = calendar.DaysCounted(day0, plain.LastDay, working, []);
        }

        // A part of a working day is worked after the closing of the whole days.
        var rest = working ? calendar.HoursCounted(calendar.ClosingOf(end.LastDay), end.Due, []) : [];
        var added = exact ? [] : calendar.DaysCounted(plain.LastDay, end.LastDay, working, []);
        Sum(stage, [.. days.Select(ClockWords.ShortDays), .. added.Select(ClockWords.ShortDays).Select(AsAdded), .. rest.Select(Short)], counted: [.. days, .. added, .. rest]);
        var before = 0;
        foreach (var span in days)
        {
            var (first, last) = (before + 1, before += span.Amount);
            var (vi, en) = ClockWords.FullDays(span);
            var (which, whichEn) = first == last ? ($"thứ {first}", $" {first}") : ($"thứ {first} đến {last}", $"s {first} to {last}");
            Add(
                ClockLineKind.Span, span.From, span.Until,
                $"{(working ? "Ngày làm việc" : "Ngày")} {which}: {vi}.", $"{(working ? "Working day" : "Day")}{whichEn}: {en}.");
        }

        foreach (var span in added)
        {
            var (vi, en) = ClockWords.FullDays(span);
            Add(ClockLineKind.Span, span.From, span.Until, $"Cộng thêm do dừng tính: {vi}.", $"Added for the pause: {en}.");
        }

        rest.ForEach(span => Each(span));
    }

    private void Hours(LimitStage stage, long counted, LimitEnd plain, LimitEnd end, int minutes, IReadOnlyList<Pause> pauses)
    {
        var hours = calendar.HoursCounted(counted, end.Due, pauses);
        List<CountedSpan> added = [];
        if (hours.Sum(span => span.Amount) != minutes)
        {
            hours = calendar.HoursCounted(counted, plain.Due, []);
            added = calendar.HoursCounted(plain.Due, end.Due, []);
        }

        Sum(stage, [.. hours.Select(Short), .. added.Select(Short).Select(AsAdded)], counted: [.. hours, .. added]);
        hours.ForEach(span => Each(span));
        added.ForEach(span => Each(span, "Cộng thêm do dừng tính: ", "Added for the pause: "));
    }

    private void Sum(LimitStage stage, List<(string Vi, string En)> parts, List<CountedSpan> counted)
    {
        if (parts.Count == 0)
        {
            return;
        }

        if (parts.Count > Named)
        {
            parts = [.. parts.Take(Named - 2), ("…", "…"), parts[^1]];
        }

        Add(
            ClockLineKind.Sum, counted[0].From, counted[^1].Until,
            $"Tính đủ {ClockWords.Vi(stage.Value, stage.Unit)}: {string.Join(", ", parts.Select(part => part.Vi))}.",
            $"{ClockWords.En(stage.Value, stage.Unit)} counted: {string.Join(", ", parts.Select(part => part.En))}.");
    }

    private void Each(CountedSpan span, string viFirst = "", string enFirst = "")
    {
        var (vi, en) = ClockWords.FullDays(span);
        var whole = calendar.IsWhole(span);
        Add(
            ClockLineKind.Span, span.From, span.Until,
            $"{viFirst}{vi}, {(whole ? "cả ngày làm việc" : calendar.HoursOf(span))}: {ClockWords.ViMinutes(span.Amount)}.",
            $"{enFirst}{en}, {(whole ? "all working time" : calendar.HoursOf(span))}: {ClockWords.EnMinutes(span.Amount)}.");
    }

    private (string Vi, string En) Short(CountedSpan span)
    {
        var (vi, en) = ClockWords.ShortDays(span);
        return calendar.IsWhole(span) ? (vi, en) : ($"{calendar.HoursOf(span)} ngày {vi}", $"{calendar.HoursOf(span)} on {en}");
    }

    private static (string Vi, string En) AsAdded((string Vi, string En) part) => ($"cộng thêm {part.Vi}", $"added {part.En}");
}
