using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>One question as boxes; those its type has no use for are not drawn and say nothing.</summary>
public sealed class QuestionBoxes
{
    /// <summary>Key it is stored under; null for a new one. What was dropped and what was renamed is told by it.</summary>
    public string? Was { get; set; }

    /// <summary>Key it is to have; empty: made from its label.</summary>
    public string? Key { get; set; }

    /// <summary>The section it stands in; another one moves it there.</summary>
    public string? Section { get; set; }

    public string? Label { get; set; }

    public string? LabelEn { get; set; }

    public FormFieldKind Kind { get; set; }

    public string? Hint { get; set; }

    public string? HintEn { get; set; }

    public bool Required { get; set; }

    public ConditionForm VisibleWhen { get; set; } = new();

    public string? MaxLength { get; set; }

    public string? Pattern { get; set; }

    public string? PatternHint { get; set; }

    public string? Min { get; set; }

    public string? Max { get; set; }

    public string? Decimals { get; set; }

    public string? Unit { get; set; }

    public string? NotBefore { get; set; }

    public string? NotAfter { get; set; }

    public List<ChoiceBoxes> Choices { get; set; } = [];

    public string? Province { get; set; }

    /// <summary>A place asked for without house and street.</summary>
    public bool NoStreet { get; set; }

    public string? MinItems { get; set; }

    public string? MaxItems { get; set; }

    public string? ItemLabel { get; set; }

    public FormPrefill? Prefill { get; set; }

    /// <summary>Questions of one item of a group.</summary>
    public List<QuestionBoxes> Fields { get; set; } = [];

    public sealed class ChoiceBoxes
    {
        /// <summary>What conditions and answers know it by: it stays when the label changes.</summary>
        public string? Value { get; set; }

        public string? Label { get; set; }

        public string? LabelEn { get; set; }

        public string? Hint { get; set; }

        internal static ChoiceBoxes From(FormChoice choice) => new() { Value = choice.Value, Label = choice.Label, LabelEn = choice.LabelEn, Hint = choice.Hint };
    }

    internal static QuestionBoxes From(FormField field, string? section, FormDefinition form, FormField? group = null) => new()
    {
        Was = field.Key,
        Key = field.Key,
        Section = section,
        Label = field.Label,
        LabelEn = field.LabelEn,
        Kind = field.Kind,
        Hint = field.Hint,
        HintEn = field.HintEn,
        Required = field.Required,
        VisibleWhen = ConditionForm.Of(field.VisibleWhen, Asks(form, group, field.Key)),
        MaxLength = Whole(field.MaxLength),
        Pattern = field.Pattern,
        PatternHint = field.PatternHint,
        Min = Number(field.Min),
        Max = Number(field.Max),
        Decimals = Whole(field.Decimals),
        Unit = field.Unit,
        NotBefore = QuestionReader.ShowDay(field.NotBefore),
        NotAfter = QuestionReader.ShowDay(field.NotAfter),
        Choices = [.. field.Choices.Select(ChoiceBoxes.From)],
        Province = field.Province,
        NoStreet = !field.Street,
        MinItems = Whole(field.MinItems),
        MaxItems = Whole(field.MaxItems),
        ItemLabel = field.ItemLabel,
        Prefill = field.Prefill,
        Fields = [.. field.Fields.Select(inner => From(inner, null, form, field))],
    };

    /// <summary>Questions a condition may ask: in a group the neighbours before those of the form; never the question itself.</summary>
    public static IReadOnlyList<FormField> Asks(FormDefinition form, FormField? group, string? itself)
    {
        var near = (group?.Fields ?? []).Where(field => field.Key != itself).ToList();
        return [.. near, .. ConditionChoices.Fields(form).Where(field => (group is not null || field.Key != itself) && near.TrueForAll(one => one.Key != field.Key))];
    }

    private static string? Whole(int? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string? Number(decimal? number) => number is { } known ? FormValues.Show(known) : null;
}
