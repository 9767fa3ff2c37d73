using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Fees;
using HaiCap.Core.Procedures.Forms;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Design.Forms;

/// <summary>Fees as people say them before anything is answered; what a dossier costs is reckoned by <see cref="FeeBill"/>.</summary>
public static class FeeWords
{
    public static string HowMuch(IReadOnlyList<Fee> fees)
    {
        if (fees.Count == 0 || fees.All(fee => fee is { Amount: 0, Rule: null }))
        {
            return T("Không thu phí", "Free");
        }

        if (fees.All(fee => fee.Amount is null && fee.Rule is null))
        {
            return T("Theo thông báo", "By notice");
        }

        // Fees that hang on the answers cannot be added up before they are given.
        var always = fees.Where(fee => fee.When is null).Sum(fee => Least(fee, fees, fees.Count));
        var mayVary = fees.Any(fee => fee.When is not null || fee.Amount is null);
        return !mayVary ? Money(always) : always > 0 ? T($"Từ {Money(always)}", $"From {Money(always)}") : T("Tùy trường hợp", "Depends on the case");
    }

    /// <summary>One fee in a line: its amount, or the rule in words.</summary>
    /// <param name="form">With it questions and choices are told by what they ask, not by their keys.</param>
    public static string Amount(Fee fee, IReadOnlyList<Fee>? fees = null, FormDefinition? form = null) => fee.Rule is { } rule
        ? Rule(rule, fees ?? [], form) + (fee.Text is null ? "" : $" ({fee.Text})")
        : (fee.Amount, fee.Text) switch
        {
            (null, { } text) => text,
            (0, { } text) => text,
            ({ } amount, null) => Money(amount),
            ({ } amount, { } text) => $"{Money(amount)} ({text})",
            _ => "—",
        };

    private static string Rule(FeeRule rule, IReadOnlyList<Fee> fees, FormDefinition? form)
    {
        var group = rule.Each is { } each ? form?.Field(each) : null;
        FormField? Field(string key) => group?.Fields.FirstOrDefault(field => field.Key == key) ?? form?.Field(key);
        string Label(string key) => Field(key)?.Label.TrimEnd('?', ':', ' ') ?? key;
        var said = rule switch
        {
            { PerUnit: { } unit } => PerUnit(unit, unit.Unit ?? Field(unit.Field)?.Unit ?? Field(unit.Field)?.ItemLabel?.ToLower(HaiCap.Core.VietnameseText.Culture) ?? Label(unit.Field)),
            { Percent: { } percent } => T($"{Number(percent.Of100)} % của “{NameOf(percent.Fee, fees)}”", $"{Number(percent.Of100)} % of “{NameOf(percent.Fee, fees)}”"),
            { ByClass: { } classes } => $"{Label(classes.Field)}: {string.Join("; ", classes.Classes.Select(one => $"{Field(classes.Field)?.Choices.FirstOrDefault(choice => choice.Value == one.Value)?.Label ?? one.Value} {Money(one.Amount)}"))}",
            _ => "—",
        };
        var parts = new List<string> { said };
        if (rule.AtLeast is { } least)
        {
            parts.Add(T($"không dưới {Money(least)}", $"at least {Money(least)}"));
        }

        if (rule.AtMost is { } most)
        {
            parts.Add(T($"không quá {Money(most)}", $"at most {Money(most)}"));
        }

        if (rule.Each is { } of)
        {
            parts.Add(T($"tính cho từng mục của “{group?.Label ?? of}”", $"for each item of “{group?.Label ?? of}”"));
        }

        if (rule.Times is { } times)
        {
            parts.Add(T($"nhân với {Label(times)}", $"times {Label(times)}"));
        }

        return string.Join(", ", parts);
    }

    private static string PerUnit(UnitFee unit, string name) => unit is { After: { } after, AmountAfter: { } further }
        ? T($"{Money(unit.Amount)} mỗi {name}; phần vượt quá {Number(after)}: {Money(further)} mỗi {name}", $"{Money(unit.Amount)} per {name}; past {Number(after)}: {Money(further)} per {name}")
        : T($"{Money(unit.Amount)} mỗi {name}", $"{Money(unit.Amount)} per {name}");

    private static string NameOf(string key, IReadOnlyList<Fee> fees) => fees.FirstOrDefault(fee => fee.Key == key)?.Name ?? key;

    /// <summary>The least somebody pays for it: one unit, the lowest class.</summary>
    private static long Least(Fee fee, IReadOnlyList<Fee> fees, int depth)
    {
        var plain = fee.Rule switch
        {
            null => fee.Amount ?? 0,
            { PerUnit: { } unit } => unit.Amount,
            { ByClass.Classes: { Count: > 0 } classes } => classes.Min(one => one.Amount),
            { Percent: { } percent } when depth > 0 && fees.FirstOrDefault(one => one.Key == percent.Fee) is { } of => (long)(Least(of, fees, depth - 1) * Math.Clamp(percent.Of100, 0, 1000) / 100),
            _ => 0,
        };
        plain = Math.Clamp(plain, 0, FeeBill.Most);
        return fee.Rule is { } rule ? Math.Max(rule.AtLeast ?? 0, rule.AtMost is { } most ? Math.Min(most, plain) : plain) : plain;
    }
}
