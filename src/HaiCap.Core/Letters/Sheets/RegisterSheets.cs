namespace HaiCap.Core.Letters.Sheets;

/// <summary>How a step, or a dossier, stood against its time.</summary>
public enum SheetPace
{
    Early,
    OnTime,
    Late,
}

/// <summary>One hand-over in Form 06.</summary>
/// <param name="Giver">Name and unit of who gives: «Nguyễn Thị Lan – Trung tâm PVHCC phường Thành Vinh».</param>
/// <param name="Receiver">Name and unit of who takes.</param>
/// <param name="Pace">How the giver's step stood against its hours; null for the first hand-over and where no hours are set.</param>
public sealed record HandOver(string Giver, string Receiver, DateTimeOffset At, SheetPace? Pace = null, string? Note = null);

/// <summary>Form 06, phiếu kiểm soát quá trình giải quyết hồ sơ: one row a hand-over.</summary>
public sealed record Form06Data(FormHead Form) : DossierForm(Form)
{
    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public required IReadOnlyList<HandOver> Hops { get; init; }

    public override string TemplateKey => LetterKeys.Form06;
}

/// <summary>One dossier in the register book.</summary>
public sealed record RegisterRow
{
    public required int Number { get; init; }

    public required string Code { get; init; }

    public required string Content { get; init; }

    public int Sets { get; init; } = 1;

    public required string Owner { get; init; }

    public required string Address { get; init; }

    public string? Phone { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Chuyển cơ quan giải quyết.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Nhận kết quả từ cơ quan giải quyết.</summary>
    public DateTimeOffset? ResultReceivedAt { get; init; }

    /// <summary>Trả kết quả cho tổ chức, cá nhân.</summary>
    public DateTimeOffset? ReturnedAt { get; init; }

    /// <summary>Who signed for the result; «trực tuyến» when taken online.</summary>
    public string? SignedFor { get; init; }

    public string? Note { get; init; }
}

/// <summary>Form 07, sổ theo dõi hồ sơ: the register book of a unit over a period, on landscape pages.</summary>
public sealed record Form07Data : LetterData
{
    public required LetterHead Head { get; init; }

    public required string Unit { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required IReadOnlyList<RegisterRow> Rows { get; init; }

    public override string TemplateKey => LetterKeys.Form07;
}
