namespace HaiCap.Core.Letters.Sheets;

/// <summary>The kinds of result paper, each with its own template.</summary>
public enum ResultKind
{
    Licence,
    Confirmation,
    Certificate,
    Decision,
    Notice,
}

/// <summary>A result of a dossier: giấy phép, giấy xác nhận, giấy chứng nhận, quyết định, thông báo.</summary>
public sealed record ResultData : LetterData
{
    public required ResultKind Kind { get; init; }

    public required LetterHead Head { get; init; }

    /// <summary>The kind of paper as printed, «Giấy phép»; a certificate may say «Chứng chỉ nhân viên bức xạ».</summary>
    public required string TypeName { get; init; }

    /// <summary>What it is about (trích yếu), under the kind: «Tiến hành công việc bức xạ».</summary>
    public string? Subject { get; init; }

    /// <summary>Who decides, in capitals over the grounds: «Giám đốc Sở Khoa học và Công nghệ». Decisions need it.</summary>
    public string? Authority { get; init; }

    /// <summary>To whom a notice is addressed.</summary>
    public string? Addressee { get; init; }

    /// <summary>The grounds, each beginning with «Căn cứ», without final punctuation.</summary>
    public IReadOnlyList<string> Bases { get; init; } = [];

    /// <summary>«Trưởng phòng Quản lý công nghệ»: closes the grounds with «Theo đề nghị của …».</summary>
    public string? ProposedBy { get; init; }

    /// <summary>The word of granting between the grounds and the facts: «Cấp phép cho», «Xác nhận», «Chứng nhận».</summary>
    public string? Granted { get; init; }

    /// <summary>The facts granted, line by line.</summary>
    public IReadOnlyList<LetterFact> Facts { get; init; } = [];

    /// <summary>Paragraphs after the facts; in a decision each is one article (Điều), its number set by the template.</summary>
    public IReadOnlyList<string> Paragraphs { get; init; } = [];

    /// <summary>Nơi nhận, without dashes and punctuation; by decree 30 the first is «Như trên» or «Như Điều …», the last «Lưu: VT, …».</summary>
    public required IReadOnlyList<string> Recipients { get; init; }

    public required SigningBlock Signing { get; init; }

    /// <summary>The code of the dossier it answers, in the properties of the file.</summary>
    public string? DossierCode { get; init; }

    public required CheckMark Check { get; init; }

    public override string TemplateKey => Kind switch
    {
        ResultKind.Licence => LetterKeys.Licence,
        ResultKind.Confirmation => LetterKeys.Confirmation,
        ResultKind.Certificate => LetterKeys.Certificate,
        ResultKind.Decision => LetterKeys.Decision,
        _ => LetterKeys.Notice,
    };
}
