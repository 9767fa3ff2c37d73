using HaiCap.Core.Procedures;
using HaiCap.Web.Design.Forms;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Admin.Procedures;

/// <summary>One thing a version says about time.</summary>
public sealed record LimitLine(string Title, string Value);

/// <summary>What two versions say differently; null where one says nothing.</summary>
public sealed record LimitDifference(string Title, string? Before, string? After);

/// <summary>What a version says about time, line by line, so that two can be laid side by side.</summary>
public static class LimitLines
{
    public static IReadOnlyList<LimitDifference> Differences(ProcedureDefinition before, ProcedureDefinition after)
    {
        var (old, now) = (Of(before), Of(after));
        return
        [
            .. now.Concat(old).Select(line => line.Title).Distinct(StringComparer.Ordinal)
                .Select(title => new LimitDifference(title, Find(old, title), Find(now, title))).Where(line => line.Before != line.After),
        ];
    }

    public static IReadOnlyList<LimitLine> Of(ProcedureDefinition definition) =>
    [
        .. Rows(definition.TimeLimits, T("Theo luật", "By law")),
        .. Rows(definition.InternalLimits ?? [], T("Nội bộ", "Internal")),
        new(T("Giờ chốt trong ngày", "Same-day cut-off"), definition.SameDayCutOff?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture) ?? T("theo lịch của cơ quan", "the calendar's")),
        new(T("Sau khi bổ sung", "After a supplement"), Law(
            definition.AfterSupplement.Clock == SupplementClock.Continue ? T("tính tiếp", "goes on") : T("tính lại từ đầu", "starts again"), definition.AfterSupplement.Citation)),
        new(T("Quá hạn không bổ sung", "Supplement unanswered"), Law((definition.SupplementEnd?.Outcome).Say(), definition.SupplementEnd?.Citation)),
        new(T("Quá hạn cơ quan không trả lời", "Agency does not answer"), definition.Deemed is { } deemed ? Law(T("coi như đồng ý", "deemed accepted"), deemed.Citation) : T("không coi là đồng ý", "grants nothing")),
        new(T("Khi lấy ý kiến", "While another unit is asked"), definition.ConsultationStops is { } stops ? Law(T("dừng tính", "clock stops"), stops.Citation) : T("vẫn tính", "clock runs on")),
        .. definition.Steps.Select((step, i) => new LimitLine(T($"Bước {i + 1}: {step.Name}", $"Step {i + 1}: {step.Name}"), T($"{Number(step.Hours)} giờ làm việc", $"{Number(step.Hours)} working hours"))),
    ];

    public static string Say(this SupplementOutcome? outcome) => outcome switch
    {
        SupplementOutcome.GiveBack => T("trả lại hồ sơ", "the dossier is given back"),
        SupplementOutcome.Refuse => T("từ chối giải quyết", "it is refused"),
        _ => T("dừng giải quyết, thông báo mẫu 05", "it is stopped, Form 05"),
    };

    private static IEnumerable<LimitLine> Rows(IReadOnlyList<TimeLimit> rows, string title) => LimitStages.Of(rows).Select((stage, i) => new LimitLine(
        T($"{title}, giai đoạn {i + 1}", $"{title}, stage {i + 1}"),
        string.Join("; ", stage.Alternatives.Select(row => (row.When is null ? ProcedureWords.Length(row) : T($"{ProcedureWords.Length(row)} nếu {row.Case}", $"{ProcedureWords.Length(row)} if “{row.Case}”"))
            + $" · {row.Kind.Name()}{(row.Note is null ? "" : $" · {row.Note}")}{(row.Confirmed ? "" : T(" · mẫu", " · sample"))}"))));

    private static string Law(string what, string? citation) => string.IsNullOrWhiteSpace(citation) ? what : T($"{what}, theo {citation}", $"{what}, by {citation}");

    private static string? Find(IReadOnlyList<LimitLine> lines, string title) => lines.FirstOrDefault(line => line.Title == title)?.Value;
}
