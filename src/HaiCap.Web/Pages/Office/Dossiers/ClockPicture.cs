using System.Globalization;
using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Reading;

namespace HaiCap.Web.Pages.Office.Dossiers;

public enum ClockPiece
{
    /// <summary>Time that counted.</summary>
    Ran,

    /// <summary>The clock stood still.</summary>
    Stood,

    /// <summary>Still to come.</summary>
    Left,

    /// <summary>Past the due time.</summary>
    Late,
}

/// <param name="From">Per mille of the drawing's width.</param>
public sealed record ClockBar(ClockPiece Piece, int From, int Width)
{
    public string Css => Piece.ToString().ToLowerInvariant();
}

/// <summary>The clock as one bar from acceptance to its end: what ran, what stood still, what is left. The same in words for those who do not see it.</summary>
public sealed class ClockPicture
{
    private const int Wide = 1000;
    private readonly DateTimeOffset start;
    private readonly DateTimeOffset end;

    private ClockPicture(ClockState clock, Dossier dossier, DateTimeOffset now)
    {
        start = clock.StartedAt;
        var reached = dossier.DecidedAt ?? now;
        var due = dossier.DueAt ?? clock.CurrentDueAt;
        end = reached > due ? reached : due;
        end = end > start ? end : start.AddMinutes(1);
        Due = Place(due);
        Now = Place(reached);
        IsOver = dossier.DecidedAt is not null;
        Bars = [.. Make(clock, reached, due)];
        Words = Say(dossier, due, reached);
    }

    public IReadOnlyList<ClockBar> Bars { get; }

    /// <summary>Per mille.</summary>
    public int Due { get; }

    public int Now { get; }

    public bool IsOver { get; }

    public string Words { get; }

    public static ClockPicture? Of(DossierView view, DateTimeOffset now) => view.Clock is { } clock ? new(clock, view.Dossier, now) : null;

    private IEnumerable<ClockBar> Make(ClockState clock, DateTimeOffset reached, DateTimeOffset due)
    {
        var at = start;
        foreach (var stop in clock.Stops.OrderBy(stop => stop.StoppedAt))
        {
            var (from, to) = (Later(stop.StoppedAt, at), Earlier(stop.ResumedAt ?? reached, reached));
            foreach (var bar in Ran(at, from, due))
            {
                yield return bar;
            }

            if (to > from)
            {
                yield return Bar(ClockPiece.Stood, from, to);
                at = to;
            }
        }

        foreach (var bar in Ran(at, reached, due))
        {
            yield return bar;
        }

        if (due > reached)
        {
            yield return Bar(ClockPiece.Left, reached, due);
        }
    }

    private IEnumerable<ClockBar> Ran(DateTimeOffset from, DateTimeOffset to, DateTimeOffset due)
    {
        if (Earlier(to, due) > from)
        {
            yield return Bar(ClockPiece.Ran, from, Earlier(to, due));
        }

        if (to > Later(from, due))
        {
            yield return Bar(ClockPiece.Late, Later(from, due), to);
        }
    }

    private ClockBar Bar(ClockPiece piece, DateTimeOffset from, DateTimeOffset to) => new(piece, Place(from), Math.Max(4, Place(to) - Place(from)));

    private int Place(DateTimeOffset instant) => (int)Math.Clamp((instant - start) / (end - start) * Wide, 0, Wide);

    private static string Say(Dossier dossier, DateTimeOffset due, DateTimeOffset reached) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Design.Words.T("Tính từ", "Counted from")} {Design.Words.Instant(dossier.AcceptedAt ?? dossier.SubmittedAt)}, {Design.Words.T("hạn", "due")} {Design.Words.Instant(due)}, {(dossier.DecidedAt is null ? Design.Words.T("hiện tại", "now") : Design.Words.T("xong", "done"))} {Design.Words.Instant(reached)}.");

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
