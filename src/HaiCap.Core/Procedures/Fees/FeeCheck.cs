using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Procedures.Fees;

/// <param name="Where">The row and box: <c>Fees[1].Percent</c>; boxes are Name, Key, Kind, Amount, Field, After, Percent, Of, Times, AtMost, Each, Classes, When.</param>
public sealed record FeeFault(string Where, string Vi, string En)
{
    private static readonly string[] Boxes = ["Amount", "Kind", "Name", "Key", "Field", "After", "Percent", "Of", "Times", "AtMost", "Each", "Classes", "When"];

    /// <summary>Stable, by the box: CHK-060 …</summary>
    public string Code => $"CHK-{60 + Array.IndexOf(Boxes, Where[(Where.LastIndexOf('.') + 1)..]):000}";
}

/// <summary>Faults of a procedure's fees as rules, found before a citizen meets them. Pure.</summary>
public static class FeeCheck
{
    public static IReadOnlyList<FeeFault> Faults(ProcedureDefinition definition) =>
    [
        .. definition.Fees.SelectMany((fee, i) => Of(definition, fee).Select(fault => fault with { Where = $"Fees[{i}].{fault.Where}" })),
        .. Twice(definition.Fees),
        .. Circles(definition.Fees),
    ];

    private static IEnumerable<FeeFault> Of(ProcedureDefinition definition, Fee fee)
    {
        if (string.IsNullOrWhiteSpace(fee.Name))
        {
            yield return new("Name", "Ghi tên khoản phí.", "Name the fee.");
        }

        if (fee.Amount is < 0 or > FeeBill.Most)
        {
            yield return new("Amount", "Số tiền từ 0 đồng trở lên.", "An amount is 0 or more.");
        }

        foreach (var _ in FormDefinitionCheck.ConditionFaults(definition.Form, fee.When, new(fee.Name, fee.Name)))
        {
            yield return new("When", "Điều kiện nêu câu hỏi hoặc lựa chọn không có trong tờ khai.", "The condition names a question or choice the form has not.");
        }

        if (fee.Rule is not { } rule)
        {
            if (fee.Amount is null && string.IsNullOrWhiteSpace(fee.Text))
            {
                yield return new("Kind", "Chưa có cách tính: ghi số tiền, cách tính, hoặc mức thu bằng lời.", "It says no amount: give one, a rule, or words.");
            }

            yield break;
        }

        if (fee.Amount is not null || new object?[] { rule.PerUnit, rule.Percent, rule.ByClass }.Count(one => one is not null) != 1)
        {
            yield return new("Kind", "Một khoản phí tính theo đúng một cách.", "A fee is reckoned in exactly one way.");
            yield break;
        }

        if (rule is { Each: not null, Percent: not null })
        {
            yield return new("Each", "Tỷ lệ của khoản phí khác tính một lần, không theo từng mục.", "A percentage of another fee is reckoned once, not for each item.");
        }

        var group = rule.Each is { } each ? definition.Form.Field(each) : null;
        if (rule.Each is not null && group is not { Kind: FormFieldKind.Group })
        {
            yield return new("Each", "Chọn một nhóm lặp lại của tờ khai.", "Choose a repeated group of the form.");
        }

        FormField? Field(string key) => group?.Fields.FirstOrDefault(field => field.Key == key) ?? definition.Form.Field(key);
        foreach (var fault in (FeeFault[])[.. PerUnit(rule.PerUnit, Field), .. ByClass(rule.ByClass, Field), .. Percent(rule.Percent, definition.Fees), .. Bounds(rule, Field)])
        {
            yield return fault;
        }
    }

    private static IEnumerable<FeeFault> PerUnit(UnitFee? unit, Func<string, FormField?> field)
    {
        if (unit is null)
        {
            yield break;
        }

        if (field(unit.Field) is not { Kind: FormFieldKind.Number or FormFieldKind.Money or FormFieldKind.Group })
        {
            yield return new("Field", "Chọn câu hỏi trả lời bằng số, hoặc một nhóm lặp lại để đếm.", "Choose a question answered by a number, or a repeated group to count.");
        }

        if (unit.Amount is < 0 or > FeeBill.Most || unit.AmountAfter is < 0 or > FeeBill.Most)
        {
            yield return new("Amount", "Số tiền từ 0 đồng trở lên.", "An amount is 0 or more.");
        }

        if (unit.After is < 0 || unit.After is null != unit.AmountAfter is null)
        {
            yield return new("After", "Ghi cả số lượng và mức của phần vượt.", "Write both the number and the amount past it.");
        }
    }

    private static IEnumerable<FeeFault> ByClass(ClassFee? classes, Func<string, FormField?> field)
    {
        if (classes is null)
        {
            yield break;
        }

        if (field(classes.Field) is not { Kind: FormFieldKind.Choice } asked)
        {
            yield return new("Field", "Chọn câu hỏi chỉ chọn một câu trả lời.", "Choose a question with one choice.");
            yield break;
        }

        var without = asked.Choices.Where(choice => classes.Classes.All(one => one.Value != choice.Value)).Select(choice => choice.Label).ToList();
        if (without.Count > 0)
        {
            yield return new("Classes", $"Chưa có mức của: {string.Join("; ", without)}.", $"No amount for: {string.Join("; ", without)}.");
        }

        if (classes.Classes.Any(one => asked.Choices.All(choice => choice.Value != one.Value)) || classes.Classes.Select(one => one.Value).Distinct(StringComparer.Ordinal).Count() < classes.Classes.Count)
        {
            yield return new("Classes", "Bảng mức phí có dòng thừa hoặc trùng.", "The table has a row too many, or one twice.");
        }

        if (classes.Classes.Any(one => one.Amount is < 0 or > FeeBill.Most))
        {
            yield return new("Classes", "Số tiền từ 0 đồng trở lên.", "An amount is 0 or more.");
        }
    }

    private static IEnumerable<FeeFault> Percent(PercentFee? percent, IReadOnlyList<Fee> fees)
    {
        if (percent is null)
        {
            yield break;
        }

        if (percent.Of100 is <= 0 or > 1000)
        {
            yield return new("Percent", "Tỷ lệ lớn hơn 0 và không quá 1.000 %.", "A percentage is above 0 and at most 1.000 %.");
        }

        if (fees.All(fee => fee.Key != percent.Fee))
        {
            yield return new("Of", "Chọn khoản phí làm gốc để tính tỷ lệ.", "Choose the fee the percentage is of.");
        }
    }

    private static IEnumerable<FeeFault> Bounds(FeeRule rule, Func<string, FormField?> field)
    {
        if (rule.AtLeast is < 0 or > FeeBill.Most || rule.AtMost is < 0 or > FeeBill.Most || rule.AtLeast > rule.AtMost)
        {
            yield return new("AtMost", "Mức thấp nhất không lớn hơn mức cao nhất.", "The least is not above the most.");
        }

        if (rule.Times is { } times && field(times) is not { Kind: FormFieldKind.Number })
        {
            yield return new("Times", "Chọn câu hỏi trả lời bằng số.", "Choose a question answered by a number.");
        }
    }

    private static IEnumerable<FeeFault> Twice(IReadOnlyList<Fee> fees) =>
        fees.Select((fee, i) => (fee, i)).Where(x => x.fee.Key is not null && fees.Take(x.i).Any(earlier => earlier.Key == x.fee.Key))
            .Select(x => new FeeFault($"Fees[{x.i}].Key", "Hai khoản phí cùng một mã.", "Two fees have one key."));

    private static IEnumerable<FeeFault> Circles(IReadOnlyList<Fee> fees)
    {
        for (var i = 0; i < fees.Count; i++)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var at = fees[i]; at?.Rule?.Percent?.Fee is { } next && seen.Add(next); at = fees.FirstOrDefault(fee => fee.Key == next))
            {
                if (next == fees[i].Key)
                {
                    yield return new($"Fees[{i}].Of", "Các khoản phí lấy nhau làm gốc theo vòng tròn.", "Fees are parts of one another in a circle.");
                    break;
                }
            }
        }
    }
}
