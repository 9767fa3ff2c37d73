namespace HaiCap.Core.Calendar;

/// <summary>How an appointed date was counted, in one short paragraph for a paper, out of the lines that explain it. Pure.</summary>
public static class ClockBasis
{
    /// <summary>Days off that are named; of more it is said how many.</summary>
    private const int Named = 4;

    /// <summary>Received, counted from, what was counted of each stage in turn, and the days off on the way.</summary>
    public static string Vietnamese(IReadOnlyList<ClockLine> lines)
    {
        var off = lines.Where(line => line.Kind is ClockLineKind.DayOff or ClockLineKind.WorkedSwap or ClockLineKind.OtherHours).ToList();
        var sentences = lines.Where((line, i) => IsCounting(line, lines.Skip(i + 1))).Concat(off.Take(Named)).Select(line => line.Vi).ToList();
        return string.Join(' ', off.Count <= Named ? sentences : [.. sentences, $"Và {off.Count - Named} dịp khác trong lịch làm việc."]);
    }

    /// <summary>
    /// Counted from the very minute of receipt it need not be said again. The very days, which come next, say more than where they led; a limit within the day
    /// has none.
    /// </summary>
    private static bool IsCounting(ClockLine line, IEnumerable<ClockLine> after) => line.Kind switch
    {
        ClockLineKind.CountedFrom => line.From != line.To,
        ClockLineKind.Received or ClockLineKind.Sum or ClockLineKind.MovedForward => true,
        ClockLineKind.Counted => !after.TakeWhile(next => next.Kind != ClockLineKind.Counted).Any(next => next.Kind == ClockLineKind.Sum),
        _ => false,
    };
}
