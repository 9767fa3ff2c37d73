using System.Globalization;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Procedures.Fees;

public enum FeeStanding
{
    /// <summary>The amount is known.</summary>
    Known,

    /// <summary>The law gives words only; the agency tells the amount.</summary>
    ByNotice,

    /// <summary>It hangs on a question that is not answered.</summary>
    Unanswered,
}

/// <summary>How one amount came about, in both languages.</summary>
public sealed record FeeReason(string Vi, string En);

/// <param name="Amount">Whole đồng, never below zero; null unless known.</param>
/// <param name="Why">One reason, or one for each item where it is reckoned for each.</param>
public sealed record FeeLine(string Name, long? Amount, FeeStanding Standing, IReadOnlyList<FeeReason> Why);

/// <summary>
/// What a dossier costs by its answers, line by line: the one place where fees are reckoned, for whoever tells an amount (the filing, the receipt, the payment
/// request, the API). Pure.
/// </summary>
public sealed record FeeBill(IReadOnlyList<FeeLine> Lines)
{
    /// <summary>Past this no line grows: far above any fee, and sums of lines stay whole numbers.</summary>
    public const long Most = 1_000_000_000_000_000;

    /// <summary>All of it in đồng; null while one of the lines is not known, 0 where nothing is due.</summary>
    public long? Total => Lines.All(line => line.Amount is not null) ? Lines.Sum(line => line.Amount!.Value) : null;

    /// <summary>The lines that ask for money.</summary>
    public IEnumerable<FeeLine> ToPay => Lines.Where(line => line.Amount > 0);

    /// <summary>The fees that are due by these answers; what the form no longer asks counts as unanswered.</summary>
    public static FeeBill Of(ProcedureDefinition definition, FormAnswers answers)
    {
        var settled = FormRules.Settle(definition.Form, answers);
        return new([.. definition.Fees.Where(fee => fee.When is null || fee.When.Holds(settled)).Select(fee => new Reckoning(definition, settled).Line(fee, depth: 0))]);
    }

    private sealed class Reckoning(ProcedureDefinition definition, FormAnswers answers)
    {
        public FeeLine Line(Fee fee, int depth)
        {
            if (fee.Rule is not { } rule)
            {
                return fee.Amount is { } amount
                    ? new(fee.Name, Whole(amount), FeeStanding.Known, [new(fee.Text ?? "mức cố định", fee.Text ?? "a fixed amount")])
                    : new(fee.Name, null, FeeStanding.ByNotice, [new(fee.Text ?? "theo thông báo của cơ quan giải quyết", fee.Text ?? "told by the agency")]);
            }

            // The check of definitions refuses circles; should one slip through, the agency tells.
            if (depth > definition.Fees.Count)
            {
                return new(fee.Name, null, FeeStanding.ByNotice, [new("theo thông báo của cơ quan giải quyết", "told by the agency")]);
            }

            // A share of another fee is one amount: that one has its own items.
            var group = rule is { Each: { } each, Percent: null } ? definition.Form.Field(each) : null;
            List<OnePart> parts = group is null
                ? [Part(rule, _ => answers, definition.Form.Field, depth)]
                : [.. answers.Items(group.Key).Select((item, i) => Named(group, i, Part(rule, key => group.Fields.Any(f => f.Key == key) ? item : answers, key => FieldOf(group, key), depth)))];
            if (group is not null && parts.Count == 0)
            {
                parts = [new(null, FeeStanding.Unanswered, new($"chưa kê khai “{group.Label}”", $"“{group.Label}” is not filled in"))];
            }

            var standing = parts.Max(part => part.Standing);
            return new(fee.Name, standing == FeeStanding.Known ? Whole(parts.Sum(part => (decimal)part.Amount!.Value)) : null, standing, [.. parts.Select(part => part.Why)]);
        }

        private FormField? FieldOf(FormField group, string key) => group.Fields.FirstOrDefault(field => field.Key == key) ?? definition.Form.Field(key);

        private static OnePart Named(FormField group, int index, OnePart part)
        {
            var name = $"{group.ItemLabel ?? group.Label} {index + 1}";
            return part with { Why = new($"{name}: {part.Why.Vi}", $"{name}: {part.Why.En}") };
        }

        /// <summary>The rule by one set of answers: those of the form, or of one item.</summary>
        private OnePart Part(FeeRule rule, Func<string, FormAnswers> where, Func<string, FormField?> field, int depth)
        {
            var plain = rule switch
            {
                { PerUnit: { } unit } => PerUnit(unit, where, field),
                { ByClass: { } classes } => ByClass(classes, where, field),
                { Percent: { } percent } => Percent(percent, depth),
                _ => new OnePart(null, FeeStanding.ByNotice, new("theo thông báo của cơ quan giải quyết", "told by the agency")),
            };
            if (plain.Amount is not { } amount)
            {
                return plain;
            }

            var (vi, en) = (plain.Why.Vi, plain.Why.En);
            if (rule.AtMost is { } most && amount > most)
            {
                (amount, vi, en) = (most, $"{vi}; không quá {Show(most)}", $"{en}; at most {Show(most)}");
            }

            if (rule.AtLeast is { } least && amount < least)
            {
                (amount, vi, en) = (least, $"{vi}; không dưới {Show(least)}", $"{en}; at least {Show(least)}");
            }

            if (rule.Times is { } times)
            {
                if (where(times).Number(times) is not { } by)
                {
                    return Unanswered(field(times), times);
                }

                by = Math.Max(0, by);
                (amount, vi, en) = (Whole(Multiply(amount, by)), $"({vi}) × {FormValues.Show(by)} {Label(field(times), times)}", $"({en}) × {FormValues.Show(by)} {Label(field(times), times)}");
            }

            return new(amount, FeeStanding.Known, new(vi, en));
        }

        private static OnePart PerUnit(UnitFee unit, Func<string, FormAnswers> where, Func<string, FormField?> field)
        {
            var asked = field(unit.Field);
            var given = asked is { Kind: FormFieldKind.Group } ? where(unit.Field).Items(unit.Field).Count : where(unit.Field).Number(unit.Field);
            if (given is not { } count)
            {
                return Unanswered(asked, unit.Field);
            }

            count = Math.Max(0, count);
            var name = unit.Unit ?? asked?.Unit ?? asked?.ItemLabel?.ToLower(CultureInfo.InvariantCulture) ?? Label(asked, unit.Field);
            if (unit is { After: { } after, AmountAfter: { } further } && count > after)
            {
                var amount = Whole(Multiply(unit.Amount, after) + Multiply(further, count - after));
                var said = $"{FormValues.Show(after)} {name} × {Show(unit.Amount)} + {FormValues.Show(count - after)} {name} × {Show(further)}";
                return new(amount, FeeStanding.Known, new(said, said));
            }

            var plain = $"{FormValues.Show(count)} {name} × {Show(unit.Amount)}";
            return new(Whole(Multiply(unit.Amount, count)), FeeStanding.Known, new(plain, plain));
        }

        private static OnePart ByClass(ClassFee classes, Func<string, FormAnswers> where, Func<string, FormField?> field)
        {
            var asked = field(classes.Field);
            if (where(classes.Field).Text(classes.Field) is not { Length: > 0 } value)
            {
                return Unanswered(asked, classes.Field);
            }

            var label = asked?.Choices.FirstOrDefault(choice => choice.Value == value)?.Label ?? value;
            return classes.Classes.FirstOrDefault(one => one.Value == value) is { } found
                ? new(Whole(found.Amount), FeeStanding.Known, new($"mức của “{label}”", $"the rate of “{label}”"))
                : new(null, FeeStanding.ByNotice, new($"chưa có mức của “{label}”, theo thông báo", $"no rate for “{label}”, told by the agency"));
        }

        private OnePart Percent(PercentFee percent, int depth)
        {
            var of = definition.Fees.FirstOrDefault(fee => fee.Key == percent.Fee);
            if (of is null)
            {
                return new(null, FeeStanding.ByNotice, new("theo thông báo của cơ quan giải quyết", "told by the agency"));
            }

            var rate = Line(of, depth + 1);
            var share = FormValues.Show(percent.Of100);
            return rate.Amount is { } amount
                ? new(Whole(Multiply(amount, percent.Of100) / 100), FeeStanding.Known, new($"{share} % của “{of.Name}” ({Show(amount)})", $"{share} % of “{of.Name}” ({Show(amount)})"))
                : new(null, rate.Standing, new($"{share} % của “{of.Name}”: {rate.Why[0].Vi}", $"{share} % of “{of.Name}”: {rate.Why[0].En}"));
        }

        private static OnePart Unanswered(FormField? field, string key) =>
            new(null, FeeStanding.Unanswered, new($"chưa trả lời “{Label(field, key)}”", $"“{Label(field, key)}” is not answered"));

        private static string Label(FormField? field, string key) => field?.Label.TrimEnd('?', ':', ' ') ?? key;

        private static string Show(long amount) => FormValues.ShowMoney(amount);

        /// <summary>Both factors are bounded first, so that the product is a number whatever was typed.</summary>
        private static decimal Multiply(decimal amount, decimal by) => Math.Clamp(amount, 0, Most) * Math.Clamp(by, 0, 1_000_000_000_000);

        /// <summary>Whole đồng, halves up.</summary>
        private static long Whole(decimal amount) => (long)Math.Round(Math.Clamp(amount, 0, Most), MidpointRounding.AwayFromZero);
    }

    private sealed record OnePart(long? Amount, FeeStanding Standing, FeeReason Why);
}
