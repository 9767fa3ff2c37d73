using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Steps;
using HaiCap.Web.Design.Clocks;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <param name="Css">Whose it is: every tier has an outline of its own, and its name in words.</param>
/// <param name="Bold">How many of the first lines are the name.</param>
public sealed record FlowBox(string Css, double X, double Y, double Width, double Height, IReadOnlyList<string> Lines, int Bold)
{
    public double Bottom => Y + Height;

    public double Way => X + 24;
}

/// <param name="Path">From one box to the next.</param>
/// <param name="Head">The tip.</param>
public sealed record FlowArrow(string Path, string Head, double TextX, double TextY, string Text);

/// <summary>
/// The way of a dossier as shapes for SVG: from the applicant through each step and back, who has it, where, for how many hours. One narrow column, so that a
/// phone shows it at its own size; what is further in stands further right.
/// </summary>
public sealed class StepFlow
{
    public const double Width = 340;
    public const double Line = 17;

    private const double Indent = 24;
    private const double Box = 284;
    private const double Gap = 34;
    private const int Letters = 34;

    private readonly List<FlowBox> boxes = [];
    private readonly List<FlowArrow> arrows = [];

    public StepFlow(IReadOnlyList<ProcessStep> steps)
    {
        Add("flow-end", 4, 200, [T("Người nộp hồ sơ", "The applicant")], 1, "");
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            var name = Wrap($"{i + 1}. {step.Name}").ToList();
            List<string> lines = [.. name, .. Wrap(Who(step)), .. Hours(step) is { Length: > 0 } hours ? [hours] : Array.Empty<string>(), .. Back(steps, i) is { } back ? Wrap(back) : []];
            Add(CssOf(step.Tier), 4 + (Depth(step.Tier) * Indent), Box, lines, name.Count, i == 0 ? T("nộp", "files") : Passing(steps[i - 1], step));
        }

        if (steps.Count > 0)
        {
            Add("flow-end", 4, 200, [T("Người nộp nhận kết quả", "The applicant has the result")], 1, T("trả kết quả", "hands the result over"));
        }
    }

    public IReadOnlyList<FlowBox> Boxes => boxes;

    public IReadOnlyList<FlowArrow> Arrows => arrows;

    public double Height => boxes[^1].Bottom + 4;

    /// <summary>The drawing in words, a line a step.</summary>
    public static IEnumerable<string> Say(IReadOnlyList<ProcessStep> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            var to = i + 1 < steps.Count ? T($"chuyển cho bước {i + 2} ({steps[i + 1].Name})", $"passes it to step {i + 2} ({steps[i + 1].Name})") : T("trả kết quả cho người nộp", "hands the result to the applicant");
            yield return string.Join("; ", new[] { $"{step.Name}: {Who(step)}", Hours(step), to, Back(steps, i) ?? "" }.Where(text => text.Length > 0)) + ".";
        }
    }

    private void Add(string css, double x, double width, IReadOnlyList<string> lines, int bold, string passing)
    {
        var before = boxes.Count > 0 ? boxes[^1] : null;
        var box = new FlowBox(css, x, before is null ? 4 : before.Bottom + Gap, width, (lines.Count * Line) + 13, lines, bold);
        if (before is not null)
        {
            var (middle, tip) = (before.Bottom + 12, box.Y - 1);
            arrows.Add(new(
                FormattableString.Invariant($"M{before.Way} {before.Bottom}V{middle}H{box.Way}V{tip - 6}"),
                FormattableString.Invariant($"M{box.Way - 5} {tip - 8}H{box.Way + 5}L{box.Way} {tip}Z"), Math.Max(before.Way, box.Way) + 12, middle + 12, passing));
        }

        boxes.Add(box);
    }

    private static string Who(ProcessStep step) => $"{VersionLines.Say(step.Performer)} · {ClockWords.Tier(step.Tier)}";

    private static string Hours(ProcessStep step) => step.Hours > 0 ? T($"{Number(step.Hours)} giờ làm việc", $"{Number(step.Hours)} working hours") : "";

    private static string Passing(ProcessStep from, ProcessStep to) => from.Tier == to.Tier ? T("chuyển tiếp", "passes on") : T($"chuyển tới: {ClockWords.Tier(to.Tier)}", $"to: {ClockWords.Tier(to.Tier)}");

    private static string? Back(IReadOnlyList<ProcessStep> steps, int at)
    {
        var before = steps[at].Acts.Contains(StepAct.Return) ? StepRules.Before(steps, at).Count() : 0;
        return before == 0 ? null : before == 1 ? T($"có thể trả về bước {at}", $"may give back to step {at}") : T($"có thể trả về bước {at - before + 1}–{at}", $"may give back to steps {at - before + 1}–{at}");
    }

    private static int Depth(StepTier tier) => tier switch { StepTier.ReceivingCentre => 0, StepTier.CompetentAgency => 1, _ => 2 };

    private static string CssOf(StepTier tier) => tier switch { StepTier.ReceivingCentre => "flow-centre", StepTier.CompetentAgency => "flow-agency", _ => "flow-division" };

    /// <summary>Lines as wide as a box; a word longer than that is cut.</summary>
    private static IEnumerable<string> Wrap(string text)
    {
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries).SelectMany(word => word.Chunk(Letters).Select(part => new string(part))))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Letters)
            {
                yield return line;
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        yield return line;
    }
}
