using HaiCap.Core.Letters.Word;
using HaiCap.Core.Missions.Board;
using HaiCap.Core.Missions.Recommendations;
using static HaiCap.Core.Missions.Report.ReportWords;

namespace HaiCap.Core.Missions.Report;

/// <summary>The report as a document a secretary goes on editing: figures and charts first, then each recommendation with its answer as it comes.</summary>
internal sealed class ReportDocument(WordWriter word)
{
    private const int MostBars = 34;

    private int sections;

    public static async Task WriteAsync(Stream to, MissionReport report, string issuer, IAsyncEnumerable<ReportLine> lines, Action<int> told, CancellationToken cancellationToken)
    {
        using var word = new WordWriter(to);
        var document = new ReportDocument(word);
        document.Figures(report, issuer);
        document.Answers(report);
        word.Heading(1, "Phụ lục. Từng kiến nghị và trả lời");
        var written = 0;
        await foreach (var line in lines.WithCancellation(cancellationToken))
        {
            document.Line(line);
            told(++written);
        }
    }

    private void Figures(MissionReport report, string issuer)
    {
        var (total, period) = (report.Total, report.Period);
        word.Paragraph(issuer.ToUpper(VietnameseText.Culture), bold: true);
        word.Title("BÁO CÁO\nTổng hợp khó khăn, kiến nghị và trả lời");
        word.Paragraph($"Kỳ báo cáo: từ {Day(period.From)} đến hết {Day(period.To)}. Số liệu tính đến {Instant(period.AsOf)}.");
        Section("Số liệu chung");
        word.Table(
            [new("Chỉ tiêu", 70), new("Số liệu", 30, Number: true)],
            [
                ["Kiến nghị đã nhận", Number(total.Asked)], ["Đã trả lời", $"{Number(total.Answered)} ({Share(total)})"], ["Trong đó trưởng đoàn giải quyết tại chỗ", Number(report.OnTheSpot)],
                ["Trong đó trả lời ngay trong ngày hỏi", Number(report.SameDay)],
                ["Chưa trả lời", Number(total.Owed)], ["Trong đó quá hạn", Number(total.Late)], ["Thời gian trả lời: trung vị", Hours(report.MedianHours)],
                ["90 % trả lời trong", Hours(report.NinetiethHours)],
            ]);
        Delegations(report);
        Counted("Theo loại khó khăn", "Kiến nghị theo loại khó khăn", "Loại khó khăn", report.Kinds);
        Counted("Theo nơi hỏi", "Kiến nghị theo nơi hỏi", "Nơi hỏi", report.Places);
        Counted("Theo đơn vị trả lời", "Kiến nghị theo đơn vị trả lời", "Đơn vị", report.Owners);
        Topics(report);
    }

    /// <summary>Left out where no delegation was sent or heard anything.</summary>
    private void Delegations(MissionReport report)
    {
        if (report.Delegations.Count > 0)
        {
            Section("Theo đoàn công tác");
            word.Bars("Kiến nghị theo đoàn công tác", [.. report.Delegations.Take(MostBars).Select(one => (one.Name, (decimal)one.Count.Asked))]);
            word.Table(
                [new("Đoàn", 34), new("Kiến nghị", 11, true), new("Đã trả lời", 11, true), new("Tỷ lệ", 11, true), new("Tại chỗ", 11, true), new("Chưa trả lời", 11, true), new("Quá hạn", 11, true)],
                report.Delegations.Select(one => (IReadOnlyList<string>)
                    [one.Name, Number(one.Count.Asked), Number(one.Count.Answered), Share(one.Count), Number(one.OnTheSpot), Number(one.Count.Owed), Number(one.Count.Late)]));
        }

        if (report.Visits.Count > 0)
        {
            Section("Các tỉnh, thành phố đoàn đã đến");
            word.Paragraph(VisitsLine(report));
            word.Table([new("Tỉnh, thành phố", 50), new("Đoàn công tác", 50)], report.Visits.Select(one => (IReadOnlyList<string>)[one.Name, Of(one.Visit)]));
        }
    }

    private void Topics(MissionReport report)
    {
        if (report.Topics.Count == 0)
        {
            return;
        }

        Section("Điều được hỏi nhiều nhất");
        word.Bars("Chủ đề được hỏi nhiều nhất", [.. report.Topics.Select(one => (one.Title, (decimal)one.Asked))]);
        word.Table(
            [new("Chủ đề", 52), new("Kiến nghị", 12, true), new("Nơi hỏi", 12, true), new("Số tỉnh", 12, true), new("Chưa trả lời", 12, true)],
            report.Topics.Select(one => (IReadOnlyList<string>)[one.Title, Number(one.Asked), Number(one.Places), Number(one.Provinces), Number(one.Owed)]));
    }

    private void Counted(string heading, string chart, string column, IReadOnlyList<(string Name, BoardCount Count)> rows)
    {
        Section(heading);
        if (rows.Count == 0)
        {
            word.Paragraph("Không có kiến nghị nào trong kỳ.");
            return;
        }

        word.Bars(chart, [.. rows.Take(MostBars).Select(row => (row.Name, (decimal)row.Count.Asked))]);
        word.Table(
            [new(column, 40), new("Kiến nghị", 12, true), new("Đã trả lời", 12, true), new("Tỷ lệ", 12, true), new("Chưa trả lời", 12, true), new("Quá hạn", 12, true)],
            rows.Select(row => (IReadOnlyList<string>)[row.Name, Number(row.Count.Asked), Number(row.Count.Answered), Share(row.Count), Number(row.Count.Owed), Number(row.Count.Late)]));
    }

    private void Answers(MissionReport report)
    {
        Section("Cách trả lời");
        if (report.Answers.Count == 0)
        {
            word.Paragraph("Chưa có trả lời nào.");
        }
        else
        {
            var kinds = Enum.GetValues<AnswerKind>().Where(report.Answers.ContainsKey).Select(kind => (Of(kind), report.Answers[kind])).ToList();
            word.Bars("Trả lời theo cách giải quyết", [.. kinds.Select(kind => (kind.Item1, (decimal)kind.Item2))]);
            word.Table([new("Cách trả lời", 70), new("Số trả lời", 30, true)], kinds.Select(kind => (IReadOnlyList<string>)[kind.Item1, Number(kind.Item2)]));
        }

        Section("Đề xuất sửa đổi văn bản");
        if (report.Amendments.Count == 0)
        {
            word.Paragraph("Không có đề xuất nào.");
        }
        else
        {
            word.Table(
                [new("Văn bản", 22), new("Điều, khoản", 18), new("Kiến nghị", 10, true), new("Nội dung", 50)],
                report.Amendments.Select(one => (IReadOnlyList<string>)[one.Number, one.Article, Number(one.Asked), one.Example]));
        }

        Section("Chưa trả lời");
        if (report.Open.Count == 0)
        {
            word.Paragraph("Không còn kiến nghị nào chưa trả lời.");
            return;
        }

        word.Paragraph(report.Open.Count < report.Total.Owed ? $"{Number(report.Open.Count)} kiến nghị chờ lâu nhất trong {Number(report.Total.Owed)}; tất cả ở phụ lục." : "Chờ lâu nhất trước.");
        word.Table(
            [new("Mã", 18), new("Hỏi từ ngày", 13), new("Hạn", 13), new("Đơn vị giữ", 18), new("Nội dung", 38)],
            report.Open.Select(line => (IReadOnlyList<string>)
                [line.Code, Day(line.AskedAt.LocalDay()), line.Standing.DueAt is { } due ? Day(due.LocalDay()) + (due < report.Period.AsOf ? " (quá hạn)" : "") : "–", line.Owner, line.Text]));
    }

    /// <summary>Sections are numbered as they come: some are left out.</summary>
    private void Section(string title) => word.Heading(1, $"{++sections}. {title}");

    private void Line(ReportLine line)
    {
        word.Heading(2, $"{line.Code} – {line.Asker}");
        word.Labelled("Hỏi", $"{Instant(line.AskedAt)}; {line.KindName}; {line.Field}");
        word.Labelled("Kiến nghị", line.Text);
        word.Labelled("Trạng thái", line.Standing.DueAt is { } due ? $"{Of(line.Standing.State)}; {line.Owner}; hạn {Instant(due)}" : $"{Of(line.Standing.State)}; {line.Owner}");
        if (line.Answer is { } answer)
        {
            word.Labelled("Trả lời", $"{Of(answer.Kind)}; {answer.UnitName}; {Instant(answer.SentAt!.Value)}");
            word.Paragraph(answer.Text);
            if (Cites(answer) is { Length: > 0 } cites)
            {
                word.Labelled("Căn cứ", cites);
            }
        }
    }
}
