using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Fees;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Tests.Procedures.Fees;

/// <summary>Whatever the rules and the answers, also rules no check has seen.</summary>
public sealed class FeeProperties
{
    private static readonly string?[] Keys = [null, "a", "b", "c"];
    private static readonly string[] Fields = ["so-trang", "so-ban", "loai", "thiet-bi", "viec", "so", "khong-co"];

    [Fact]
    public void A_fee_is_never_below_zero_and_ends_whatever_refers_to_whatever() => Check((procedure, answers) =>
    {
        var bill = FeeBill.Of(procedure, answers);
        bill.Lines.ShouldAllBe(line => line.Amount == null || (line.Amount >= 0 && line.Amount <= FeeBill.Most));
        bill.Lines.ShouldAllBe(line => (line.Standing == FeeStanding.Known) == (line.Amount != null) && line.Why.Count > 0);
        bill.Total.ShouldBe(bill.Lines.Any(line => line.Amount is null) ? null : bill.Lines.Sum(line => line.Amount));
    });

    [Fact]
    public void The_same_answers_cost_the_same_in_any_order_of_fees() => Check((procedure, answers) =>
    {
        // Of two fees with one key the first counts; a check refuses such a definition.
        if (procedure.Fees.Select(fee => fee.Key).OfType<string>().GroupBy(key => key, StringComparer.Ordinal).Any(group => group.Skip(1).Any()))
        {
            return;
        }

        var there = FeeBill.Of(procedure, answers);
        var back = FeeBill.Of(procedure with { Fees = [.. procedure.Fees.Reverse()] }, answers);
        back.Lines.Reverse().Select(line => line.Amount).ShouldBe(there.Lines.Select(line => line.Amount));
    });

    [Fact]
    public void A_sound_definition_has_no_circle_and_refers_to_what_is_there() => Check((procedure, _) =>
    {
        if (FeeCheck.Faults(procedure).Count > 0)
        {
            return;
        }

        foreach (var fee in procedure.Fees)
        {
            var steps = 0;
            for (var at = fee; at.Rule?.Percent is { } percent; at = procedure.Fees.Single(one => one.Key == percent.Fee))
            {
                (++steps).ShouldBeLessThanOrEqualTo(procedure.Fees.Count);
            }
        }
    });

    [Fact]
    public void More_units_never_cost_less() => Check((procedure, answers) =>
    {
        var more = (JsonObject)answers.Json.DeepClone();
        more["so-trang"] = (answers.Number("so-trang") ?? 0) + 1;
        more["so-ban"] = answers.Number("so-ban");
        foreach (var (less, further) in FeeBill.Of(procedure, answers).Lines.Zip(FeeBill.Of(procedure, new FormAnswers(more)).Lines))
        {
            if (less.Amount is { } before && further.Amount is { } after)
            {
                after.ShouldBeGreaterThanOrEqualTo(before);
            }
        }
    });

    private static void Check(Action<ProcedureDefinition, FormAnswers> holds)
    {
        var amounts = Gen.Frequency((8, Gen.Choose(-10, 2_000_000).Select(n => (long)n)), (1, Gen.Constant(long.MaxValue)), (1, Gen.Constant(long.MinValue)));
        var rule =
            from kind in Gen.Choose(0, 3)
            from field in Gen.Elements(Fields)
            from amount in amounts
            from further in amounts
            from after in Gen.Choose(-1, 5)
            from least in Gen.OrNull(Gen.Choose(0, 500_000).Select(n => (object)(long)n))
            from bounds in Gen.Choose(0, 3)
            from of in Gen.Elements("a", "b", "c", "d")
            from share in Gen.Choose(-5, 1100)
            from each in Gen.Frequency((3, Gen.Constant<string?>(null)), (1, Gen.Constant<string?>("thiet-bi")))
            from times in Gen.Frequency((3, Gen.Constant<string?>(null)), (1, Gen.Constant<string?>("so-ban")))
            select kind == 3 ? null : new FeeRule
            {
                Each = each,
                Times = times,
                AtLeast = bounds is 1 ? (long?)least : null,
                AtMost = bounds is 2 ? (long?)least : null,
                PerUnit = kind != 0 ? null : new UnitFee(field, amount, After: after < 0 ? null : after, AmountAfter: after < 0 ? null : further),
                Percent = kind != 1 ? null : new PercentFee(share, of),
                ByClass = kind != 2 ? null : new ClassFee("loai", [new("ct", amount), new("rang", further)]),
            };
        var fee =
            from how in rule
            from key in Gen.Elements(Keys)
            from amount in amounts
            select new Fee("Phí", how is null ? amount : null, Key: key, Rule: how);
        var answers =
            from pages in Gen.Choose(-3, 600)
            from copies in Gen.Choose(-1, 50)
            from kind in Gen.Elements("ct", "rang", "")
            from items in Gen.Choose(0, 4)
            select new FormAnswers(new JsonObject
            {
                ["viec"] = "moi", ["so-trang"] = pages, ["so-ban"] = copies, ["loai"] = kind,
                ["thiet-bi"] = new JsonArray([.. Enumerable.Range(0, items).Select(i => new JsonObject { ["ten"] = "x", ["so"] = i, ["loai"] = "ct" })]),
            });
        var one =
            from fees in fee.ListOf()
            from given in answers
            select (Procedure: FeeCases.With([.. fees.Take(6)]), Answers: given);
        Prop.ForAll(one.ToArbitrary(), c => holds(c.Procedure, c.Answers)).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
    }
}
