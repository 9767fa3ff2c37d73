using System.Text.Encodings.Web;
using System.Text.Json;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Letters.Typesetting;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations;
using static HaiCap.Core.Missions.Report.ReportWords;

namespace HaiCap.Core.Missions.Report;

/// <summary>Counts a report and writes its two files: one to edit, one to keep. Both say the same.</summary>
public sealed class MakeReport(HaiCapDb db, ReadMissionReport read, Typesetter typesetter, TypesetterOptions options, GrantBook agencies)
{
    /// <summary>A PDF holds so many in its annex; where there are more, the document alone has them.</summary>
    public const int MostInPdf = 1000;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal async Task HandleAsync(Actor by, ReportRun run, CancellationToken cancellationToken)
    {
        var report = await read.HandleAsync(by, run.Period, _ => run.Told(), cancellationToken);
        if (!report.Ok)
        {
            run.Failure = report.Problems[0];
            return;
        }

        var shelf = await agencies.AgenciesAsync(db, cancellationToken);
        var issuer = shelf.Head?.Name ?? "";
        var annex = new List<ReportLine>();
        await using (var file = new FileStream(run.WordPath, FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024))
        {
            await ReportDocument.WriteAsync(file, report.Value, issuer, KeepingAsync(read.LinesAsync(by, run.Period, cancellationToken), annex, run.Total <= MostInPdf), _ => run.Told(), cancellationToken);
        }

        await PrintAsync(run, report.Value, issuer, annex, cancellationToken);
        run.Report = report.Value;
    }

    private static async IAsyncEnumerable<ReportLine> KeepingAsync(IAsyncEnumerable<ReportLine> lines, List<ReportLine> kept, bool keep)
    {
        await foreach (var line in lines)
        {
            if (keep)
            {
                kept.Add(line);
            }

            yield return line;
        }
    }

    private async Task PrintAsync(ReportRun run, MissionReport report, string issuer, List<ReportLine> annex, CancellationToken cancellationToken)
    {
        var source = await File.ReadAllTextAsync(Path.Combine(options.Folder, "reports", "bao-cao-kien-nghi.typ"), cancellationToken);
        var printed = await typesetter.TypesetAsync(new(source, DataOf(report, issuer, annex), new Dictionary<string, string>(StringComparer.Ordinal), report.Period.AsOf), cancellationToken);
        if (!printed.Ok)
        {
            run.NoPdf = printed.Problems[0];
            return;
        }

        await File.WriteAllBytesAsync(run.PdfPath, printed.Value.Pdf, cancellationToken);
    }

    private static string DataOf(MissionReport report, string issuer, List<ReportLine> annex)
    {
        var total = report.Total;
        return JsonSerializer.Serialize(
            new
            {
                issuer,
                from = Day(report.Period.From),
                to = Day(report.Period.To),
                asOf = Instant(report.Period.AsOf),
                figures = new[]
                {
                    new[] { "Kiến nghị đã nhận", Number(total.Asked) }, ["Đã trả lời", $"{Number(total.Answered)} ({Share(total)})"], ["Trong đó trưởng đoàn giải quyết tại chỗ", Number(report.OnTheSpot)],
                    ["Trong đó trả lời ngay trong ngày hỏi", Number(report.SameDay)],
                    ["Chưa trả lời", Number(total.Owed)], ["Trong đó quá hạn", Number(total.Late)], ["Thời gian trả lời: trung vị", Hours(report.MedianHours)],
                    ["90 % trả lời trong", Hours(report.NinetiethHours)],
                },
                tables = TablesOf(report),
                visited = report.Visits.Count == 0 ? "" : VisitsLine(report),
                visits = report.Visits.Select(one => new[] { one.Name, Of(one.Visit) }),
                answers = Enum.GetValues<AnswerKind>().Where(report.Answers.ContainsKey).Select(kind => new { name = Of(kind), asked = report.Answers[kind] }),
                amendments = report.Amendments.Select(one => new[] { one.Number, one.Article, Number(one.Asked), one.Example }),
                open = report.Open.Select(line => new[]
                {
                    line.Code, Day(line.AskedAt.LocalDay()), line.Standing.DueAt is { } due ? Day(due.LocalDay()) + (due < report.Period.AsOf ? " (quá hạn)" : "") : "–", line.Owner, line.Text,
                }),
                left = total.Asked - annex.Count,
                annex = annex.Select(line => new
                {
                    code = line.Code, asker = line.Asker, asked = $"{Instant(line.AskedAt)}; {line.KindName}; {line.Field}", text = line.Text,
                    state = line.Standing.DueAt is { } due ? $"{Of(line.Standing.State)}; {line.Owner}; hạn {Instant(due)}" : $"{Of(line.Standing.State)}; {line.Owner}",
                    answered = line.Answer is { } sent ? $"{Of(sent.Kind)}; {sent.UnitName}; {Instant(sent.SentAt!.Value)}" : null, answer = line.Answer?.Text,
                    cites = line.Answer is { } cited ? Cites(cited) : "",
                }),
            },
            Json);
    }

    /// <summary>Each drawn and told in figures; of delegations and topics only where there are any.</summary>
    private static IEnumerable<object> TablesOf(MissionReport report)
    {
        string[] counted = ["Kiến nghị", "Đã trả lời", "Tỷ lệ", "Chưa trả lời", "Quá hạn"];
        if (report.Delegations.Count > 0)
        {
            yield return Table(
                "Theo đoàn công tác", ["Kiến nghị", "Đã trả lời", "Tỷ lệ", "Tại chỗ", "Chưa trả lời", "Quá hạn"],
                report.Delegations.Select(one => (one.Name, one.Count.Asked, (string[])
                    [Number(one.Count.Asked), Number(one.Count.Answered), Share(one.Count), Number(one.OnTheSpot), Number(one.Count.Owed), Number(one.Count.Late)])));
        }

        foreach (var (title, rows) in new[] { ("Theo loại khó khăn", report.Kinds), ("Theo nơi hỏi", report.Places), ("Theo đơn vị trả lời", report.Owners) })
        {
            yield return Table(title, counted, rows.Select(row => (row.Name, row.Count.Asked, (string[])
                [Number(row.Count.Asked), Number(row.Count.Answered), Share(row.Count), Number(row.Count.Owed), Number(row.Count.Late)])));
        }

        if (report.Topics.Count > 0)
        {
            yield return Table(
                "Điều được hỏi nhiều nhất", ["Kiến nghị", "Nơi hỏi", "Số tỉnh", "Chưa trả lời"],
                report.Topics.Select(one => (one.Title, one.Asked, (string[])[Number(one.Asked), Number(one.Places), Number(one.Provinces), Number(one.Owed)])));
        }
    }

    private static object Table(string title, string[] heads, IEnumerable<(string Name, int Asked, string[] Cells)> rows) =>
        new { title, heads, rows = rows.Select(row => new { name = row.Name, asked = row.Asked, cells = row.Cells }) };
}
