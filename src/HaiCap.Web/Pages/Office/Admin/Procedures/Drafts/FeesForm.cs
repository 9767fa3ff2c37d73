using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Fees;
using HaiCap.Core.Procedures.Forms;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

public enum FeeWay
{
    Fixed,
    PerUnit,
    Percent,
    ByClass,

    /// <summary>The law gives words only.</summary>
    Notice,
}

/// <summary>The fees of a procedure as rows of boxes. Its rows are named as <see cref="FeeFault.Where"/> names them.</summary>
public sealed class FeesForm
{
    public List<FeeLineBoxes> Fees { get; set; } = [];

    public static FeesForm Of(ProcedureDefinition definition) => new() { Fees = [.. definition.Fees.Select(fee => FeeLineBoxes.From(fee, definition))] };

    /// <summary>A fee another is a part of needs a key: each gets one, from its name, and keeps it.</summary>
    public void GiveKeys()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in Fees)
        {
            row.Key = InfoForm.Text(row.Key) is { } kept && DraftKeys.IsKey(kept) && !taken.Contains(kept) ? kept : DraftKeys.New(row.Name ?? "", "khoan-phi", taken);
            taken.Add(row.Key);
        }
    }

    public ProcedureDefinition Apply(ProcedureDefinition definition, Action<string, string> fault)
    {
        GiveKeys();
        var fees = new List<Fee>();
        for (var i = 0; i < Fees.Count; i++)
        {
            var title = T($"Khoản {i + 1}", $"Fee {i + 1}");
            fees.Add(Fees[i].Read(definition.Form, $"Form.Fees[{i}]", (where, text) => fault(where, $"{title}: {text}")));
        }

        var named = fees.Select(fee => fee.Rule?.Percent?.Fee).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return definition with { Fees = [.. fees.Select(fee => named.Contains(fee.Key!) || definition.Fees.Any(old => old.Key == fee.Key) ? fee : fee with { Key = null })] };
    }
}

public sealed class FeeLineBoxes
{
    public string? Key { get; set; }

    public string? Name { get; set; }

    public FeeWay Kind { get; set; }

    /// <summary>The fixed amount, or that of one unit.</summary>
    public string? Amount { get; set; }

    public string? Text { get; set; }

    /// <summary>The question a number, a group or a class is read from.</summary>
    public string? Field { get; set; }

    public string? Unit { get; set; }

    public string? After { get; set; }

    public string? AmountAfter { get; set; }

    public string? Percent { get; set; }

    /// <summary>Key of the fee a percentage is of.</summary>
    public string? Of { get; set; }

    public List<ClassBoxes> Classes { get; set; } = [];

    public string? Each { get; set; }

    public string? AtLeast { get; set; }

    public string? AtMost { get; set; }

    public string? Times { get; set; }

    public ConditionForm When { get; set; } = new();

    public bool Confirmed { get; set; }

    public sealed class ClassBoxes
    {
        public string? Value { get; set; }

        public string? Amount { get; set; }
    }

    internal static FeeLineBoxes From(Fee fee, ProcedureDefinition definition)
    {
        var rule = fee.Rule;
        return new()
        {
            Key = fee.Key,
            Name = fee.Name,
            Text = fee.Text,
            Confirmed = fee.Confirmed,
            When = ConditionForm.Of(fee.When, ConditionChoices.Fields(definition.Form)),
            Kind = rule switch { { PerUnit: not null } => FeeWay.PerUnit, { Percent: not null } => FeeWay.Percent, { ByClass: not null } => FeeWay.ByClass, _ => fee.Amount is null ? FeeWay.Notice : FeeWay.Fixed },
            Amount = Show(rule?.PerUnit?.Amount ?? fee.Amount),
            Field = rule?.PerUnit?.Field ?? rule?.ByClass?.Field,
            Unit = rule?.PerUnit?.Unit,
            After = rule?.PerUnit?.After is { } after ? Number(after) : null,
            AmountAfter = Show(rule?.PerUnit?.AmountAfter),
            Percent = rule?.Percent is { } percent ? Number(percent.Of100) : null,
            Of = rule?.Percent?.Fee,
            Classes = [.. (rule?.ByClass?.Classes ?? []).Select(one => new ClassBoxes { Value = one.Value, Amount = Show(one.Amount) })],
            Each = rule?.Each,
            AtLeast = Show(rule?.AtLeast),
            AtMost = Show(rule?.AtMost),
            Times = rule?.Times,
        };
    }

    /// <summary>The classes to draw: each choice of the chosen question with the amount typed for it.</summary>
    public IReadOnlyList<(FormChoice Choice, string? Amount)> Table(FormDefinition form) =>
        FieldOf(form, Field) is { Kind: FormFieldKind.Choice } asked ? [.. asked.Choices.Select(choice => (choice, Classes.FirstOrDefault(one => one.Value == choice.Value)?.Amount))] : [];

    internal Fee Read(FormDefinition form, string where, Action<string, string> fault)
    {
        if (InfoForm.Text(Name) is null)
        {
            fault($"{where}.Name", T("Ghi tên khoản phí, hoặc bỏ dòng này.", "Name the fee, or drop the row."));
        }

        var fee = new Fee(InfoForm.Text(Name) ?? "", null, InfoForm.Text(Text), When.Read(ConditionChoices.Fields(form), $"{where}.When", fault), Confirmed, Key);
        switch (Kind)
        {
            case FeeWay.Fixed:
                return fee with { Amount = Money(Amount, $"{where}.Amount", fault) };
            case FeeWay.Notice:
                return fee;
            case FeeWay.PerUnit:
                var past = InfoForm.Text(After) is null && InfoForm.Text(AmountAfter) is null ? (null, null) : (Value(After, $"{where}.After", fault), (long?)Money(AmountAfter, $"{where}.AmountAfter", fault));
                return fee with { Rule = Bounded(new() { PerUnit = new(Chosen(Field, $"{where}.Field", fault), Money(Amount, $"{where}.Amount", fault), InfoForm.Text(Unit), past.Item1, past.Item2) }, where, fault) };
            case FeeWay.Percent:
                return fee with { Rule = Bounded(new() { Percent = new(Value(Percent, $"{where}.Percent", fault) ?? 0, Chosen(Of, $"{where}.Of", fault)) }, where, fault) with { Each = null } };
            default:
                var field = Chosen(Field, $"{where}.Field", fault);

                // The table appears once the question is chosen: until it is filled the checks before publication ask for it.
                var classes = Table(form).Select(row => (row.Choice, Amount: InfoForm.Text(row.Amount) is null ? (long?)null : Money(row.Amount, $"{where}.Classes", fault)))
                    .Where(row => row.Amount is not null).Select(row => new FeeClass(row.Choice.Value, row.Amount!.Value));
                return fee with { Rule = Bounded(new() { ByClass = new(field, [.. classes]) }, where, fault) };
        }
    }

    private FeeRule Bounded(FeeRule rule, string where, Action<string, string> fault) => rule with
    {
        Each = InfoForm.Text(Each),
        Times = InfoForm.Text(Times),
        AtLeast = InfoForm.Text(AtLeast) is null ? null : Money(AtLeast, $"{where}.AtLeast", fault),
        AtMost = InfoForm.Text(AtMost) is null ? null : Money(AtMost, $"{where}.AtMost", fault),
    };

    private FormField? FieldOf(FormDefinition form, string? key) =>
        key is null ? null : (Each is { } each ? form.Field(each)?.Fields.FirstOrDefault(field => field.Key == key) : null) ?? form.Field(key);

    private static string Chosen(string? key, string where, Action<string, string> fault)
    {
        if (InfoForm.Text(key) is { } chosen)
        {
            return chosen;
        }

        fault(where, T("Chọn một mục trong danh sách.", "Choose one of the list."));
        return "";
    }

    private static long Money(string? typed, string where, Action<string, string> fault)
    {
        if (FormValues.Money(typed ?? "") is { } amount and >= 0 and <= FeeBill.Most && amount == decimal.Truncate(amount))
        {
            return (long)amount;
        }

        fault(where, T("Ghi số tiền bằng đồng, ví dụ 1.500.000.", "Enter an amount in đồng, such as 1.500.000."));
        return 0;
    }

    private static decimal? Value(string? typed, string where, Action<string, string> fault)
    {
        var number = LimitRow.Number(typed);
        if (number is null)
        {
            fault(where, T("Nhập một số, ví dụ 75 hoặc 2,5.", "Enter a number, such as 75 or 2,5."));
        }

        return number;
    }

    private static string? Show(long? amount) => amount is { } dong ? Number(dong) : null;
}
