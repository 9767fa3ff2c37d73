using System.Globalization;

namespace HaiCap.Core.Dossiers.Rules;

/// <summary>
/// Which rungs a dossier's clocks have passed: of each clock the last, with the due time it rang for. It goes with the dossier, whoever gets
/// it: a step that was late stays so marked when the dossier comes back to it.
/// </summary>
public sealed class BellMarks
{
    private readonly Dictionary<string, (int Order, DateTimeOffset Due)> marks;

    private BellMarks(Dictionary<string, (int Order, DateTimeOffset Due)> marks) => this.marks = marks;

    public static BellMarks Read(string? text)
    {
        var read = new Dictionary<string, (int, DateTimeOffset)>(StringComparer.Ordinal);
        foreach (var mark in (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries))
        {
            if (mark.Split('=') is [var key, var value] && value.Split('@') is [var order, var due])
            {
                read[key] = (int.Parse(order, CultureInfo.InvariantCulture), DateTimeOffset.FromUnixTimeSeconds(long.Parse(due, CultureInfo.InvariantCulture)));
            }
        }

        return new BellMarks(read);
    }

    /// <summary>
    /// The last rung passed; null when none was. Time that law gave beyond the due time it rang for (a pause, a restart, an extension) makes a
    /// clock begin anew; a step begins anew only by <see cref="Without"/>, so that moving a dossier about gives nobody a second time.
    /// </summary>
    public Rung? Passed(RunningClock clock) =>
        marks.TryGetValue(clock.Key, out var mark) && (clock.Clock == BellClock.Step || clock.Due < mark.Due.AddMinutes(1)) ? Rung.OfOrder(mark.Order) : null;

    public void Pass(RunningClock clock, Rung rung) => marks[clock.Key] = (rung.Order, clock.Due);

    /// <summary>The step's own hours begin anew by law: after a supplement or a payment.</summary>
    public static string? Without(string? text, string stepKey)
    {
        if (text is null)
        {
            return null;
        }

        var read = Read(text);
        read.marks.Remove(RunningClock.KeyOf(stepKey));
        return read.ToText();
    }

    /// <summary>"Legal=-1@1784102400;Step:tham-dinh=0@…": short, for it is written with the row of open work. Null when nothing has rung.</summary>
    public string? ToText() => marks.Count == 0 ? null : string.Join(';', marks.OrderBy(mark => mark.Key, StringComparer.Ordinal)
        .Select(mark => string.Create(CultureInfo.InvariantCulture, $"{mark.Key}={mark.Value.Order}@{mark.Value.Due.ToUnixTimeSeconds()}")));
}
