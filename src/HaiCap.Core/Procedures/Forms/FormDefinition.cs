namespace HaiCap.Core.Procedures.Forms;

/// <summary>An online form as data. The same definition renders, validates on the server, and prints.</summary>
public sealed record FormDefinition
{
    public static readonly FormDefinition Empty = new();

    /// <summary>The form's number in the law ("Mẫu số 06, Phụ lục IV, Nghị định 142/2020/NĐ-CP").</summary>
    public string? Number { get; init; }

    public string? Title { get; init; }

    public IReadOnlyList<FormSection> Sections { get; init; } = [];

    public FormSection? Section(string key) => Sections.FirstOrDefault(s => s.Key == key);

    /// <summary>A field by its key; keys are unique over the whole form, a group's own fields within the group.</summary>
    public FormField? Field(string key) => Sections.SelectMany(s => s.Fields).FirstOrDefault(f => f.Key == key);

    /// <summary>With its English words where it has them; what has none stays Vietnamese. What is printed is never translated.</summary>
    public FormDefinition InEnglish() => this with { Sections = [.. Sections.Select(section => section.InEnglish())] };
}

/// <summary>One page of the journey: one question or one group of questions.</summary>
public sealed record FormSection
{
    public required string Key { get; init; }

    public required string Title { get; init; }

    public string? TitleEn { get; init; }

    public string? Hint { get; init; }

    public FormCondition? VisibleWhen { get; init; }

    public required IReadOnlyList<FormField> Fields { get; init; }

    public FormSection InEnglish() => this with { Title = TitleEn ?? Title, Fields = [.. Fields.Select(field => field.InEnglish())] };
}

public enum FormFieldKind
{
    Text,
    Lines,
    Number,

    /// <summary>Whole VND.</summary>
    Money,
    Date,
    Choice,
    Choices,

    /// <summary>12-digit citizen number, or a 9-digit CMND still standing on papers.</summary>
    Citizen,

    /// <summary>Tax number: 10 digits, or 13 with a branch.</summary>
    Enterprise,
    Phone,
    Email,

    /// <summary>Province, then commune, by official code, with a line for the house and street.</summary>
    Place,
    File,
    Group,
}

public sealed record FormChoice(string Value, string Label, string? Hint = null, string? LabelEn = null);

public sealed record FormField
{
    public required string Key { get; init; }

    public required string Label { get; init; }

    public string? LabelEn { get; init; }

    public FormFieldKind Kind { get; init; } = FormFieldKind.Text;

    public string? Hint { get; init; }

    public string? HintEn { get; init; }

    public bool Required { get; init; }

    public FormCondition? VisibleWhen { get; init; }

    /// <summary>In characters after normalisation to NFC; null means the kind's own limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>A regular expression the whole answer must match.</summary>
    public string? Pattern { get; init; }

    /// <summary>What the pattern asks for, in words; required with <see cref="Pattern"/>.</summary>
    public string? PatternHint { get; init; }

    /// <summary>Least number or amount.</summary>
    public decimal? Min { get; init; }

    public decimal? Max { get; init; }

    /// <summary>Decimals allowed in a number; 0 by default.</summary>
    public int Decimals { get; init; }

    /// <summary>"kV", "m²": shown after the box.</summary>
    public string? Unit { get; init; }

    /// <summary>"today", or a day as yyyy-MM-dd.</summary>
    public string? NotBefore { get; init; }

    /// <inheritdoc cref="NotBefore"/>
    public string? NotAfter { get; init; }

    public IReadOnlyList<FormChoice> Choices { get; init; } = [];

    /// <summary>Narrows a place to one province (two digits).</summary>
    public string? Province { get; init; }

    /// <summary>Whether a place also asks for the house and street.</summary>
    public bool Street { get; init; } = true;

    /// <summary>Fields of one item of a group.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];

    public int MinItems { get; init; }

    public int MaxItems { get; init; } = 20;

    /// <summary>What one item is called ("Thiết bị").</summary>
    public string? ItemLabel { get; init; }

    /// <summary>Filled from the signed-in person when empty.</summary>
    public FormPrefill? Prefill { get; init; }

    public FormField InEnglish() => this with
    {
        Label = LabelEn ?? Label,
        Hint = HintEn ?? Hint,
        Choices = [.. Choices.Select(choice => choice with { Label = choice.LabelEn ?? choice.Label })],
        Fields = [.. Fields.Select(field => field.InEnglish())],
    };
}

public enum FormPrefill
{
    ApplicantName,
    ApplicantCitizenId,
    ApplicantBirthDate,
    ApplicantPhone,
    ApplicantEmail,
}
