using System.Text.Json.Serialization;

namespace HaiCap.Core.Letters.Sheets;

/// <summary>Whose dossier and about what: the lines Forms 01 to 06 of circular 03/2025/TT-VPCP share.</summary>
public sealed record DossierSheet
{
    /// <summary>Mã hồ sơ: <c>H41.19-260706-0001</c>.</summary>
    public required string Code { get; init; }

    /// <summary>Nội dung yêu cầu giải quyết: the name of the procedure, or the request in the applicant's words.</summary>
    public required string Content { get; init; }

    public string? ProcedureCode { get; init; }

    /// <summary>Chủ hồ sơ.</summary>
    public required string Owner { get; init; }

    /// <summary>Who hands it in, when another than the owner.</summary>
    public string? Submitter { get; init; }

    public required string Address { get; init; }

    public string? Phone { get; init; }

    public string? Email { get; init; }

    /// <summary>Identity number of the owner, or the enterprise code.</summary>
    public string? IdentityNumber { get; init; }
}

/// <summary>What every sheet about one dossier begins with.</summary>
/// <param name="Unit">The unit at the counter: «Trung tâm Phục vụ hành chính công phường Thành Vinh».</param>
/// <param name="Check">The public page to check it.</param>
public sealed record FormHead(LetterHead Head, string Unit, DossierSheet Dossier, CheckMark Check);

/// <summary>A sheet about one dossier.</summary>
public abstract record DossierForm([property: JsonIgnore] FormHead Form) : LetterData
{
    public LetterHead Head => Form.Head;

    public string Unit => Form.Unit;

    public DossierSheet Dossier => Form.Dossier;

    public CheckMark Check => Form.Check;
}

/// <summary>How a form ends that somebody signs.</summary>
/// <param name="Announcer">Who speaks; the issuer of the head when null.</param>
public sealed record FormEnd(string? Announcer, IReadOnlyList<string> Recipients, SigningBlock Signing);

/// <summary>A form in the shape of a letter: announced, signed and sent.</summary>
public abstract record SignedForm(FormHead Form, [property: JsonIgnore] FormEnd End) : DossierForm(Form)
{
    public string? Announcer => End.Announcer;

    public IReadOnlyList<string> Recipients => End.Recipients;

    public SigningBlock Signing => End.Signing;
}

/// <summary>One paper handed in and how many of it; an electronic one is told in the note.</summary>
public sealed record PaperLine(string Name, int Original = 0, int Certified = 0, int Copy = 0, string? Note = null);

/// <summary>Form 01, giấy tiếp nhận hồ sơ và hẹn trả kết quả: the contract between the office and the applicant.</summary>
public sealed record Form01Data(FormHead Form) : DossierForm(Form)
{
    public required IReadOnlyList<PaperLine> Papers { get; init; }

    /// <summary>Số bộ.</summary>
    public int Sets { get; init; } = 1;

    /// <summary>The limit the law gives, in words: «25 ngày», «5 ngày làm việc».</summary>
    public required string LegalTime { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>The calendar of that year is not published yet: the sheet says that the time may be stated again.</summary>
    public bool DueIsProvisional { get; init; }

    /// <summary>How the appointed date was counted, in short.</summary>
    public string? Basis { get; init; }

    /// <summary>Nơi nhận kết quả: a centre, the post to an address, or online.</summary>
    public required string ResultPlace { get; init; }

    /// <summary>Whole đồng; 0 is printed as free of charge, null as not yet known.</summary>
    public long? Fee { get; init; }

    /// <summary>How the fee was or will be paid: «đã thanh toán trực tuyến», «nộp khi nhận kết quả».</summary>
    public string? FeePayment { get; init; }

    /// <summary>When filed online: takes the place of the submitter's signature.</summary>
    public DateTimeOffset? FiledOnlineAt { get; init; }

    /// <summary>Quyển số, số thứ tự of the register book, where one is kept.</summary>
    public string? RegisterEntry { get; init; }

    public required string ReceivingOfficer { get; init; }

    public override string TemplateKey => LetterKeys.Form01;
}

/// <summary>One paper to add or mend.</summary>
public sealed record MissingPaper(string Name, string Reason);

/// <summary>Form 02, phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. All defects at once (decree 118/2025, art. 11.2c).</summary>
public sealed record Form02Data(FormHead Form) : DossierForm(Form)
{
    public required IReadOnlyList<MissingPaper> Missing { get; init; }

    /// <summary>What concerns the whole dossier.</summary>
    public string? Reason { get; init; }

    /// <summary>Last day to answer; without an answer the dossier is closed (decree 118/2025, art. 19.5).</summary>
    public DateOnly? AnswerBy { get; init; }

    /// <summary>What becomes of the limit once the dossier is complete, as a sentence: the procedure's law says whether it restarts or goes on.</summary>
    public string? ClockRule { get; init; }

    /// <summary>Who explains it to the applicant, with a number to call.</summary>
    public required string GuidingOfficer { get; init; }

    public string? GuidingPhone { get; init; }

    public override string TemplateKey => LetterKeys.Form02;
}

/// <summary>Form 03, phiếu từ chối tiếp nhận giải quyết hồ sơ.</summary>
public sealed record Form03Data(FormHead Form) : DossierForm(Form)
{
    public required string Reason { get; init; }

    /// <summary>Article, clause and instrument the refusal rests on.</summary>
    public required string LegalBasis { get; init; }

    /// <summary>Where the applicant may turn instead, when the office can say.</summary>
    public string? Advice { get; init; }

    public required string ReceivingOfficer { get; init; }

    public override string TemplateKey => LetterKeys.Form03;
}

/// <summary>Form 05, thông báo dừng giải quyết hồ sơ.</summary>
public sealed record Form05Data(FormHead Form, FormEnd End) : SignedForm(Form, End)
{
    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset StoppedAt { get; init; }

    public required string Reason { get; init; }

    public string? LegalBasis { get; init; }

    public override string TemplateKey => LetterKeys.Form05;
}

/// <summary>Form 04, văn bản xin lỗi và đề nghị gia hạn (decree 118/2025, art. 19.6).</summary>
public sealed record Form04Data(FormHead Form, FormEnd End) : SignedForm(Form, End)
{
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>What was promised.</summary>
    public required DateTimeOffset DueAt { get; init; }

    public required DateTimeOffset NewDueAt { get; init; }

    /// <summary>The unit that is late.</summary>
    public required string LateUnit { get; init; }

    public required string Reason { get; init; }

    public override string TemplateKey => LetterKeys.Form04;
}

/// <summary>The limit ended without a decision, and a law takes that for consent.</summary>
public sealed record DeemedData(FormHead Form, FormEnd End) : SignedForm(Form, End)
{
    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required string LegalBasis { get; init; }

    public override string TemplateKey => LetterKeys.Deemed;
}
