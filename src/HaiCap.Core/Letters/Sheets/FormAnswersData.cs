namespace HaiCap.Core.Letters.Sheets;

/// <summary>A label and what was answered; several lines are parted by line feeds, no answer is null.</summary>
public sealed record AnswerRow(string Label, string? Value);

/// <summary>A part of the form; each entry of a repeating group is a section of its own, «Thiết bị 2».</summary>
public sealed record AnswerSection(string Title, IReadOnlyList<AnswerRow> Rows);

/// <summary>A filled electronic form (tờ khai), printed section by section.</summary>
public sealed record FormAnswersData : LetterData
{
    /// <summary>«Đơn đề nghị cấp giấy phép tiến hành công việc bức xạ».</summary>
    public required string Title { get; init; }

    /// <summary>«Kính gửi»: the competent agency.</summary>
    public required string Addressee { get; init; }

    public required string Place { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Null while it is a draft.</summary>
    public string? DossierCode { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>«Nộp trực tiếp», «Nộp qua bưu chính»; online when null.</summary>
    public string? FiledHow { get; init; }

    public required IReadOnlyList<AnswerSection> Sections { get; init; }

    /// <summary>Who made the declaration.</summary>
    public required string DeclaredBy { get; init; }

    public CheckMark? Check { get; init; }

    public override string TemplateKey => LetterKeys.FormAnswers;
}
