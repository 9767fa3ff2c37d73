using HaiCap.Core.Dossiers.Reading;
using HaiCap.Web.Design.Clocks;

namespace HaiCap.Web.Tests.Design;

/// <summary>The picture by its own geometry: no two texts meet, nothing leaves it, and every kind has a mark besides its colour.</summary>
public sealed class ClockDrawingTests
{
    public static TheoryData<string, int, int> Lives => new()
    {
        { "young", 1, 0 }, { "paused", 5, 1 }, { "late", 9, 0 }, { "restarted", 12, 2 }, { "extended", 20, 1 }, { "three months over Tết", 95, 4 }, { "two years", 730, 3 },
    };

    [Theory, MemberData(nameof(Lives))]
    public void No_two_texts_meet_and_nothing_leaves_the_picture(string life, int days, int stops)
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var timeline = Any(new Random(seed), days, stops);
            foreach (var drawing in new[] { ClockDrawing.Wide(timeline, "a"), ClockDrawing.Narrow(timeline, "a") })
            {
                var which = $"{life} {seed} at {drawing.Width}";
                for (var i = 0; i < drawing.Texts.Count; i++)
                {
                    var text = drawing.Texts[i];
                    (text.X >= 0 && text.X + text.Width <= drawing.Width + 0.5 && text.Top >= 0 && text.Y <= drawing.Height).ShouldBeTrue($"{which}: {text}");
                    drawing.Texts.Skip(i + 1).FirstOrDefault(text.Meets).ShouldBeNull($"{which}: {text}");
                }

                drawing.Boxes.ShouldAllBe(box => box.X >= 0 && box.X + box.Width <= drawing.Width + 0.5 && box.Y >= 0 && box.Y + box.Height <= drawing.Height, which);
                drawing.Lines.ShouldAllBe(line => line.Bottom > line.Top && line.X >= 0 && line.X <= drawing.Width, which);
            }
        }
    }

    [Fact]
    public void Each_kind_is_told_by_a_pattern_or_an_outline_of_its_own()
    {
        var patterns = Enum.GetValues<BarKind>().Where(kind => kind is not (BarKind.Ran or BarKind.Left)).Select(ClockDrawing.PatternOf).ToList();
        patterns.ShouldBeUnique();
        patterns.ShouldAllBe(pattern => pattern != null);
        Enum.GetValues<MarkKind>().Select(ClockDrawing.Say).ShouldBeUnique();
    }

    [Fact]
    public void Two_pictures_on_one_page_do_not_share_names()
    {
        var timeline = Any(new Random(1), 5, 1);
        ClockDrawing.Wide(timeline, "a").Id.ShouldNotBe(ClockDrawing.Narrow(timeline, "a").Id);
    }

    private static ClockTimeline Any(Random dice, int length, int stops)
    {
        var first = new DateOnly(2026, 1, 1).AddDays(dice.Next(400));
        var days = Enumerable.Range(0, length).Select(i => new TimelineDay(
            first.AddDays(i), (double)i / length, (double)(i + 1) / length, first.AddDays(i).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday, dice.Next(20) == 0 ? "Tết Nguyên đán" : null)).ToList();
        TimelineBar Bar(BarKind kind)
        {
            var from = dice.NextDouble();
            return new(kind, from, from + ((1 - from) * dice.NextDouble()), default(DateTimeOffset).AddYears(2000), default(DateTimeOffset).AddYears(2000));
        }

        string Name() => string.Join(' ', Enumerable.Repeat("Thẩm định hồ sơ", 1 + dice.Next(8)));
        var lanes = Enumerable.Range(0, 1 + dice.Next(9)).Select(i => new TimelineLane(
                i == 0 ? LaneKind.Whole : LaneKind.Held, new(Name(), Name()), dice.Next(2) == 0 ? null : new(Name(), Name()), [.. Enumerable.Range(0, 1 + dice.Next(4)).Select(_ => Bar((BarKind)dice.Next(5)))]))
            .Concat(Enumerable.Range(0, stops).Select(_ => new TimelineLane(LaneKind.Stopped, new(Name(), Name()), null, [Bar(BarKind.Stood)]))).ToList();

        // Marks lie where they like, often upon one another.
        var spot = dice.NextDouble();
        var marks = Enum.GetValues<MarkKind>().Where(_ => dice.Next(5) > 0).Select(kind => new TimelineMark(
            kind, dice.Next(3) switch { 0 => spot, 1 => Math.Min(1, spot + (dice.NextDouble() / 20)), _ => dice.NextDouble() }, new DateTimeOffset(2026, 12, 30, 10, 30, 0, TimeSpan.Zero))).ToList();
        return new ClockTimeline(days, lanes, marks);
    }
}
