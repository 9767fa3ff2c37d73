using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Dossiers.Reading;

namespace HaiCap.Web.Design.Clocks;

/// <summary>A text of the picture and the box it needs at most.</summary>
/// <param name="X">Left edge.</param>
/// <param name="Y">Base line.</param>
public sealed record DrawnText(string Css, double X, double Y, double Width, string Text)
{
    public double Top => Y - ClockDrawing.Letter;

    public bool Meets(DrawnText other) => X < other.X + other.Width && other.X < X + Width && Top < other.Y + 2 && other.Top < Y + 2;
}

/// <param name="Pattern">Name of the pattern laid over it; null for none.</param>
public sealed record DrawnBox(string Css, string? Pattern, double X, double Y, double Width, double Height, string? Title);

/// <param name="Css">Of the mark: its dashes and its weight tell it apart without colour.</param>
public sealed record DrawnLine(string Css, double X, double Top, double Bottom);

/// <summary>
/// The timeline of a dossier's clock as shapes for SVG: each lane a label over its bar, days off shaded, the marks named above. Every kind has a pattern or a
/// dash of its own, so nothing depends on colour; no two texts meet. Made once wide and once for a phone.
/// </summary>
public sealed class ClockDrawing
{
    public const double Letter = 11;

    private const double Edge = 4;
    private const double Line = 15;
    private const double Lane = 37;
    private const double BarHeight = 13;

    private readonly double plot;
    private readonly List<DrawnBox> boxes = [];
    private readonly List<DrawnText> texts = [];
    private readonly List<DrawnLine> lines = [];

    private ClockDrawing(ClockTimeline timeline, string id, double width)
    {
        (Id, Width, plot) = (id, width, width - (2 * Edge));
        var top = Marks(timeline);
        var bottom = top + (timeline.Lanes.Count * Lane);
        Shades(timeline, top, bottom);
        foreach (var (lane, i) in timeline.Lanes.Select((lane, i) => (lane, i)))
        {
            Draw(lane, top + (i * Lane));
        }

        foreach (var (line, i) in lines.Select((line, i) => (line, i)).ToList())
        {
            lines[i] = line with { Bottom = bottom + 2 };
        }

        Dates(timeline, bottom + Line);
        Height = bottom + Line + 6;
    }

    /// <summary>Keeps the patterns of two pictures on one page apart.</summary>
    public string Id { get; }

    public double Width { get; }

    public double Height { get; }

    public IReadOnlyList<DrawnBox> Boxes => boxes;

    public IReadOnlyList<DrawnText> Texts => texts;

    public IReadOnlyList<DrawnLine> Lines => lines;

    public static ClockDrawing Wide(ClockTimeline timeline, string id) => new(timeline, id + "-rong", 480);

    /// <summary>For a narrow screen: shorter words, fewer dates.</summary>
    public static ClockDrawing Narrow(ClockTimeline timeline, string id) => new(timeline, id + "-hep", 344);

    public static string CssOf(BarKind kind) => "bar-" + kind.ToString().ToLowerInvariant();

    public static string CssOf(MarkKind kind) => "at-" + kind.ToString().ToLowerInvariant();

    /// <summary>The pattern that tells a kind of bar apart.</summary>
    public static string? PatternOf(BarKind kind) => kind switch
    {
        BarKind.Stood => "stood",
        BarKind.Late => "late",
        BarKind.Asked => "asked",
        _ => null,
    };

    public static string Say(BarKind kind) => kind switch
    {
        BarKind.Ran => Words.T("đã tính", "counted"),
        BarKind.Late => Words.T("quá hạn", "late"),
        BarKind.Stood => Words.T("dừng tính", "stopped"),
        BarKind.Left => Words.T("còn lại", "left"),
        _ => Words.T("đang hỏi ý kiến", "asked meanwhile"),
    };

    public static string Say(MarkKind kind) => kind switch
    {
        MarkKind.Accepted => Words.T("Tiếp nhận", "Accepted"),
        MarkKind.FirstDue => Words.T("Hẹn đầu", "First due"),
        MarkKind.InternalDue => Words.T("Nội bộ", "Internal"),
        MarkKind.Due => Words.T("Hạn", "Due"),
        MarkKind.Now => Words.T("Nay", "Now"),
        _ => Words.T("Xong", "Done"),
    };

    public static string Number(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    private double X(double at) => Edge + (at * plot);

    // Generous, so that no font of any phone makes them meet.
    private static double WidthOf(string text) => text.Length * Letter * 0.6;

    private string Short(string text, double room)
    {
        var most = (int)(room / (Letter * 0.6));
        return text.Length <= most ? text : text[..Math.Max(1, most - 1)].TrimEnd() + "…";
    }

    /// <summary>The names of the marks, each beside its line, in as many rows as they need; the rest hangs below.</summary>
    private double Marks(ClockTimeline timeline)
    {
        var placed = new List<(int Row, double X, double From, double To, TimelineMark Mark, string Text)>();
        foreach (var mark in timeline.Marks.OrderBy(mark => mark.Kind == MarkKind.Accepted ? 1 : 0).ThenByDescending(mark => mark.Kind))
        {
            var x = X(mark.At);
            var local = mark.Instant.ToLocal();
            var text = $"{Say(mark.Kind)} {local.ToString(Width < 400 || mark.Kind is MarkKind.Accepted or MarkKind.FirstDue ? "d/M" : "HH:mm d/M", CultureInfo.InvariantCulture)}";
            var wide = WidthOf(text);

            // To the right of its line, else to the left; never past the edge.
            var spots = new[] { x + 3, x - 3 - wide }.Where(from => from >= 0 && from + wide <= Width).DefaultIfEmpty(Math.Clamp(x - (wide / 2), 0, Math.Max(0, Width - wide)));
            var places = Enumerable.Range(0, timeline.Marks.Count).SelectMany(nth => spots.Select(from => (Row: nth, From: from)))
                .Where(place => placed.TrueForAll(other => other.Row != place.Row || other.To + 4 <= place.From || place.From + wide + 4 <= other.From)).ToList();

            // Best where no line runs through a name; in a crowd that cannot always be.
            var (row, left) = places.Where(place => placed.TrueForAll(other => other.Row == place.Row
                || (other.Row < place.Row ? x < other.From || x > other.To : other.X < place.From || other.X > place.From + wide))).Concat(places).First();
            placed.Add((row, x, left, left + wide, mark, text));
        }

        // Row 0 lies nearest to the lanes; rows left empty take no room.
        var rows = placed.Select(one => one.Row).Distinct().Order().ToList();
        var top = (rows.Count * Line) + 5;
        foreach (var one in placed)
        {
            var y = top - 8 - (rows.IndexOf(one.Row) * Line);
            var css = CssOf(one.Mark.Kind);
            texts.Add(new DrawnText(css, one.From, y, one.To - one.From, one.Text));
            lines.Add(new DrawnLine(css, one.X, y - 9, 0));
        }

        return top;
    }

    private void Shades(ClockTimeline timeline, double top, double bottom)
    {
        TimelineDay? first = null;
        for (var i = 0; i <= timeline.Days.Count; i++)
        {
            var day = i < timeline.Days.Count ? timeline.Days[i] : null;
            if (day is { IsOff: true })
            {
                first ??= day;
            }
            else if (first is not null)
            {
                var last = timeline.Days[i - 1];
                var names = timeline.Days.Where(one => one.Day >= first.Day && one.Day <= last.Day && one.Name is not null).Select(one => one.Name).Distinct();
                var days = first == last ? Words.Day(first.Day) : $"{Words.Day(first.Day)} – {Words.Day(last.Day)}";
                boxes.Add(new DrawnBox(
                    "day-off", "off", X(first.From), top, (last.Until - first.From) * plot, bottom - top,
                    $"{Words.T("Ngày nghỉ", "Days off")} {days}{string.Concat(names.Select(name => $", {name}"))}"));
                first = null;
            }
        }
    }

    private void Draw(TimelineLane lane, double top)
    {
        var name = Words.T(lane.Name.Vi, lane.Name.En) + (lane.Under is { } under ? " · " + Words.T(under.Vi, under.En) : "");
        var text = Short(name, plot);
        texts.Add(new DrawnText(lane.Kind == LaneKind.Whole ? "lane-whole" : "lane", Edge, top + 12, WidthOf(text), text));
        foreach (var bar in lane.Bars)
        {
            var width = Math.Max(3, (bar.Until - bar.From) * plot);
            boxes.Add(new DrawnBox(
                $"bar {CssOf(bar.Kind)}", PatternOf(bar.Kind), Math.Min(X(bar.From), Width - width), top + 17, width, BarHeight,
                $"{name}: {Say(bar.Kind)}, {Words.Instant(bar.Starts)} – {Words.Instant(bar.Ends)}"));
        }
    }

    private void Dates(ClockTimeline timeline, double y)
    {
        var working = timeline.Days.Where(day => !day.IsOff).ToList();
        var weeks = working.Where((day, i) => i == 0 || day.Day.DayNumber - working[i - 1].Day.DayNumber > 1).ToList();
        var months = working.Where((day, i) => i == 0 || day.Day.Month != working[i - 1].Day.Month).ToList();
        var room = plot / (WidthOf("30/12") + 8);
        var end = 0.0;
        foreach (var day in working.Count <= room ? working : weeks.Count <= room ? weeks : months)
        {
            var text = day.Day.ToString("d/M", CultureInfo.InvariantCulture);
            if (X(day.From) >= end && X(day.From) + WidthOf(text) <= Width)
            {
                texts.Add(new DrawnText("date", X(day.From), y, WidthOf(text), text));
                end = X(day.From) + WidthOf(text) + 6;
            }
        }
    }
}
