namespace HaiCap.Core.Letters.Sheets;

/// <summary>One line of the reasons; a detail is printed smaller.</summary>
public sealed record ClockSheetLine(string Text, bool Detail = false);

/// <param name="Name">Who is charged: a unit, the applicant, a payment, a consulted unit.</param>
public sealed record ClockSheetCharge(string Tier, string Name, int Minutes);

/// <param name="Answer">Null while it is open.</param>
public sealed record ClockSheetStop(string Document, DateTimeOffset From, DateTimeOffset? Until, string? Answer, int Minutes);

/// <summary>A bar of the picture, its ends from 0 to 1; the kind is ran, late, stood, left or asked.</summary>
public sealed record ClockSheetBar(string Kind, double From, double Until);

public sealed record ClockSheetLane(string Name, IReadOnlyList<ClockSheetBar> Bars);

/// <param name="Kind">accepted, firstDue, internalDue, due, now or decided.</param>
public sealed record ClockSheetMark(string Kind, double At, DateTimeOffset Instant);

/// <summary>Bảng tính thời hạn: how the due time of one dossier came about, day by day, and whose time it was. No officer is named.</summary>
public sealed record ClockSheetData(FormHead Form) : DossierForm(Form)
{
    /// <summary>The limit in words.</summary>
    public required string LegalTime { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    public bool DueIsProvisional { get; init; }

    /// <summary>When it was decided; null while it runs.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Up to when the minutes are counted.</summary>
    public required DateTimeOffset CountedTo { get; init; }

    public required IReadOnlyList<ClockSheetLine> Lines { get; init; }

    public required IReadOnlyList<ClockSheetStop> Stops { get; init; }

    public required IReadOnlyList<ClockSheetCharge> Charges { get; init; }

    public required int TotalMinutes { get; init; }

    public required IReadOnlyList<ClockSheetLane> Lanes { get; init; }

    /// <summary>Days off along the picture.</summary>
    public required IReadOnlyList<ClockSheetBar> Off { get; init; }

    public required IReadOnlyList<ClockSheetMark> Marks { get; init; }

    public override string TemplateKey => LetterKeys.ClockSheet;
}
