using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using HaiCap.Core.Acts;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Letters.Typesetting;
using HaiCap.Core.Letters.Word;

namespace HaiCap.Core.Missions.Visits;

/// <summary>The minutes as a file: a document to read and sign (PDF), or to go on editing (DOCX). Both say the same.</summary>
public sealed class PrintMinutes(ShowVisit show, DraftMinutes draft, Typesetter typesetter, TypesetterOptions options, TimeProvider time)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>ACC-001, MIS-100, LET-001 … LET-006.</summary>
    public async Task<Outcome<HandedFile>> HandleAsync(Actor by, Guid stop, FileKind kind, CancellationToken cancellationToken = default)
    {
        var shown = await show.HandleAsync(by, stop, cancellationToken);
        if (!shown.Ok)
        {
            return shown.As<HandedFile>();
        }

        var view = await draft.OfAsync(shown.Value, cancellationToken);
        var name = FileNames.Clean($"Biên bản {view.Number ?? "dự thảo"} {shown.Value.Place}", kind);
        if (kind == FileKind.Docx)
        {
            var word = new MemoryStream();
            WriteWord(word, view);
            word.Position = 0;
            return new HandedFile(word, name, kind, null);
        }

        var source = await File.ReadAllTextAsync(Path.Combine(options.Folder, "reports", "bien-ban-lam-viec.typ"), cancellationToken);
        var at = view.Approvals.Select(one => one.At).DefaultIfEmpty(time.Now()).Max();
        var printed = await typesetter.TypesetAsync(new(source, DataOf(view), new Dictionary<string, string>(StringComparer.Ordinal), at), cancellationToken);
        return printed.Ok ? new HandedFile(new MemoryStream(printed.Value.Pdf, writable: false), name, kind, null) : printed.As<HandedFile>();
    }

    private static string DataOf(MinutesView view) => JsonSerializer.Serialize(
        new { minutes = view.Minutes, number = view.Number, digest = view.Digest, head = Of(view, VisitSide.Delegation), local = Of(view, VisitSide.Place), closed = view.IsClosed }, Json);

    /// <summary>«Nguyễn Văn An, 16:30 15/08/2025»; null where it does not hold.</summary>
    private static string? Of(MinutesView view, VisitSide side) => view.Approvals.FirstOrDefault(one => one.Side == side && one.Holds) is { } approval
        ? $"{approval.Name}, {(approval.PaperDay is { } day ? $"ký bản giấy ngày {day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}" : approval.At.ToLocal().ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture))}"
        : null;

    private static void WriteWord(Stream to, MinutesView view)
    {
        var minutes = view.Minutes;
        using var word = new WordWriter(to);
        word.Title("BIÊN BẢN LÀM VIỆC");
        word.Labelled("Số", view.Number ?? "dự thảo");
        word.Labelled("Chương trình", $"{minutes.Programme} ({minutes.Citation})");
        word.Labelled("Đoàn công tác", minutes.Team);
        word.Labelled("Nội dung", minutes.Title);
        word.Labelled("Nơi làm việc", $"{minutes.Place}; {minutes.Venue}");
        word.Labelled("Thời gian", minutes.When);
        People(word, "Đoàn công tác", minutes.Delegation);
        People(word, "Nơi đoàn đến", minutes.Local);
        Table(word, "Chương trình làm việc", [new("Giờ", 12), new("Nội dung", 58), new("Chủ trì", 30)], minutes.Agenda);
        if (minutes.Notes is { } notes)
        {
            word.Heading(1, "Nội dung làm việc");
            word.Paragraph(notes);
        }

        foreach (var section in minutes.Survey)
        {
            Table(word, $"Khảo sát: {section.Title}", [new("Câu hỏi", 50), new("Trả lời", 50)], section.Rows);
        }

        Table(word, $"Số liệu. {minutes.Period}", [new("Chỉ tiêu", 50), new("Số liệu", 25, true), new("Nguồn", 25)], minutes.Figures);
        Table(word, "Khó khăn, vướng mắc ghi nhận trong ngày", [new("Mã", 28), new("Nội dung", 72)], minutes.Difficulties);
        Table(word, "Yêu cầu hỗ trợ", [new("Mã", 28), new("Nội dung", 72)], minutes.Help);
        Table(word, "Ảnh", [new("Chụp lúc", 28), new("Nơi chụp", 72)], minutes.Photos);
        word.Heading(1, "Duyệt biên bản");
        word.Labelled("Trưởng đoàn công tác", Of(view, VisitSide.Delegation) ?? "chưa duyệt");
        word.Labelled("Lãnh đạo nơi đoàn đến", Of(view, VisitSide.Place) ?? "chưa duyệt");
        word.Labelled("Mã nội dung (SHA-256)", view.Digest);
    }

    private static void People(WordWriter word, string title, IReadOnlyList<string> people)
    {
        word.Heading(1, $"Thành phần: {title}");
        foreach (var one in people)
        {
            word.Paragraph($"– {one}");
        }
    }

    private static void Table(WordWriter word, string title, IReadOnlyList<WordColumn> columns, IReadOnlyList<string[]> rows)
    {
        if (rows.Count > 0)
        {
            word.Heading(1, title);
            word.Table(columns, rows);
        }
    }
}
