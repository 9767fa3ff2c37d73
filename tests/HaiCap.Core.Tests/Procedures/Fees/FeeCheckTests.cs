using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Fees;

namespace HaiCap.Core.Tests.Procedures.Fees;

/// <summary>What a publication may say about fees, and what it is refused for.</summary>
public sealed class FeeCheckTests
{
    public static TheoryData<string> Sound => [.. FeeCases.Names];

    public static TheoryData<string, string> Refused => new()
    {
        { "no name", "Fees[0].Name" },
        { "below zero", "Fees[0].Amount" },
        { "a question that is not there", "Fees[0].When" },
        { "two ways", "Fees[0].Kind" },
        { "an amount beside a rule", "Fees[0].Kind" },
        { "no way", "Fees[0].Kind" },
        { "units of a text", "Fees[0].Field" },
        { "units below zero", "Fees[0].Amount" },
        { "past without an amount", "Fees[0].After" },
        { "classes of a number", "Fees[0].Field" },
        { "a choice without an amount", "Fees[0].Classes" },
        { "a class nobody chooses", "Fees[0].Classes" },
        { "a class below zero", "Fees[0].Classes" },
        { "nothing of it", "Fees[1].Percent" },
        { "too much of it", "Fees[1].Percent" },
        { "a share of nothing", "Fees[0].Of" },
        { "a share of each", "Fees[1].Each" },
        { "a circle", "Fees[0].Of" },
        { "of itself", "Fees[0].Of" },
        { "one key twice", "Fees[1].Key" },
        { "least above most", "Fees[0].AtMost" },
        { "times a choice", "Fees[0].Times" },
        { "each of no group", "Fees[0].Each" },
    };

    [Theory, MemberData(nameof(Sound))]
    public void The_ways_law_writes_a_fee_are_sound(string name) => FeeCheck.Faults(FeeCases.With(FeeCases.Named(name))).ShouldBeEmpty();

    [Theory, MemberData(nameof(Refused))]
    public void A_fault_is_told_at_its_box(string what, string where)
    {
        var faults = FeeCheck.Faults(FeeCases.With(Of(what)));
        faults.Select(fault => fault.Where).ShouldContain(where, what);
        faults.ShouldAllBe(fault => fault.Vi.EndsWith('.') && fault.En.EndsWith('.'));
        ProcedureCheck.Faults(FeeCases.With(Of(what))).ShouldNotBeEmpty();
    }

    private static Fee[] Of(string what)
    {
        var pages = new UnitFee("so-trang", 10);
        Fee Rule(FeeRule rule, string? key = null) => new("Phí", Key: key, Rule: rule);
        return what switch
        {
            "no name" => [new(" ", 1)],
            "below zero" => [new("Phí", -1)],
            "a question that is not there" => [new("Phí", 1, When: new() { Field = "khong-co", Is = "x" })],
            "two ways" => [Rule(new() { PerUnit = pages, ByClass = FeeCases.ByClass.ByClass })],
            "an amount beside a rule" => [new("Phí", 5, Rule: new() { PerUnit = pages })],
            "no way" => [Rule(new())],
            "units of a text" => [Rule(new() { PerUnit = new("viec", 10) })],
            "units below zero" => [Rule(new() { PerUnit = new("so-trang", -10) })],
            "past without an amount" => [Rule(new() { PerUnit = new("so-trang", 10, After: 2) })],
            "classes of a number" => [Rule(new() { ByClass = new("so-trang", []) })],
            "a choice without an amount" => [Rule(new() { ByClass = new("loai", [new("ct", 1)]) })],
            "a class nobody chooses" => [Rule(new() { ByClass = new("loai", [new("ct", 1), new("rang", 1), new("khac", 1)]) })],
            "a class below zero" => [Rule(new() { ByClass = new("loai", [new("ct", -1), new("rang", 1)]) })],
            "nothing of it" => [new("Gốc", 1, Key: "goc"), Rule(new() { Percent = new(0, "goc") })],
            "too much of it" => [new("Gốc", 1, Key: "goc"), Rule(new() { Percent = new(1001, "goc") })],
            "a share of nothing" => [Rule(new() { Percent = new(50, "goc") })],
            "a share of each" => [new("Gốc", 1, Key: "goc"), Rule(new() { Percent = new(50, "goc"), Each = "thiet-bi" })],
            "a circle" => [Rule(new() { Percent = new(50, "b") }, "a"), Rule(new() { Percent = new(50, "a") }, "b")],
            "of itself" => [Rule(new() { Percent = new(50, "a") }, "a")],
            "one key twice" => [new("Gốc", 1, Key: "goc"), new("Gốc", 1, Key: "goc")],
            "least above most" => [Rule(new() { PerUnit = pages, AtLeast = 2, AtMost = 1 })],
            "times a choice" => [Rule(new() { PerUnit = pages, Times = "viec" })],
            _ => [Rule(new() { PerUnit = pages, Each = "so-trang" })],
        };
    }
}
