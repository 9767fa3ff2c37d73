using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Fees;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Procedures.Fees;

/// <summary>What a dossier costs by its answers: tables of the ways law writes a fee, and what is told line by line.</summary>
public sealed class FeeBillTests
{
    [Theory]
    [InlineData("fixed", "{}", 1_500_000L, "mức cố định")]
    [InlineData("notice", "{}", null, "theo Thông tư 265")]
    [InlineData("pages", """{"so-trang":2}""", 4_000L, "2 trang × 2.000 đ")]
    [InlineData("pages", """{"so-trang":5}""", 7_000L, "2 trang × 2.000 đ + 3 trang × 1.000 đ")]
    [InlineData("pages", """{"so-trang":500}""", 200_000L, "không quá 200.000 đ")]
    [InlineData("pages", """{"so-trang":0}""", 1_000L, "không dưới 1.000 đ")]
    [InlineData("pages", "{}", null, "chưa trả lời “Số trang”")]
    [InlineData("class", """{"loai":"ct"}""", 8_000_000L, "mức của “Máy CT”")]
    [InlineData("class", """{"loai":"rang"}""", 3_000_000L, "mức của “Máy chụp răng”")]
    [InlineData("class", "{}", null, "chưa trả lời “Loại máy”")]
    [InlineData("share", """{"loai":"ct"}""", 6_000_000L, "75 % của “Cấp mới” (8.000.000 đ)")]
    [InlineData("share", "{}", null, "chưa trả lời “Loại máy”")]
    [InlineData("half", """{"so-trang":1}""", 1_001L, "33,35 % của")]
    [InlineData("devices", """{"thiet-bi":[{"ten":"A"},{"ten":"B"}]}""", 600_000L, "2 thiết bị × 300.000 đ")]
    [InlineData("each", """{"thiet-bi":[{"ten":"A","so":3},{"ten":"B","so":1}],"so-ban":2}""", 800L, "Thiết bị 2: (1 Số × 100 đ) × 2 Số bản")]
    [InlineData("each", """{"thiet-bi":[{"ten":"A","so":3},{"ten":"B"}],"so-ban":2}""", null, "Thiết bị 2: chưa trả lời “Số”")]
    [InlineData("each", """{"so-ban":2}""", null, "chưa kê khai “Thiết bị”")]
    public void A_fee_is_reckoned_as_its_rule_says(string which, string answers, long? amount, string why)
    {
        var line = FeeBill.Of(FeeCases.With(FeeCases.Named(which)), FormAnswers.FromJson(answers)).Lines.Last();
        line.Amount.ShouldBe(amount);
        string.Join(" | ", line.Why.Select(reason => reason.Vi)).ShouldContain(why);
        line.Why.ShouldAllBe(reason => reason.En.Length > 0);
        (line.Standing == FeeStanding.Known).ShouldBe(amount is not null);
    }

    [Fact]
    public void Only_what_is_due_stands_on_the_bill_and_a_share_is_of_the_rate_though_that_one_is_not_due()
    {
        var procedure = FeeCases.With(
            new Fee("Cấp mới", Key: "cap-moi", Rule: FeeCases.ByClass, When: new() { Field = "viec", Is = "moi" }),
            new Fee("Gia hạn", Rule: new() { Percent = new(75, "cap-moi") }, When: new() { Field = "viec", Is = "gia-han" }));
        var renewed = FeeBill.Of(procedure, FormAnswers.FromJson("""{"viec":"gia-han","loai":"ct"}"""));
        renewed.Lines.Select(line => (line.Name, line.Amount)).ShouldBe([("Gia hạn", 6_000_000L)]);
        renewed.Total.ShouldBe(6_000_000);
        FeeBill.Of(procedure, FormAnswers.None).Total.ShouldBe(0);
    }

    [Fact]
    public void The_total_is_told_only_when_every_line_is_known()
    {
        var procedure = FeeCases.With(FeeCases.Fixed, FeeCases.Notice, new Fee("Không thu", 0));
        var bill = FeeBill.Of(procedure, FormAnswers.None);
        bill.Total.ShouldBeNull();
        bill.ToPay.Select(line => line.Amount).ShouldBe([1_500_000L]);
    }

    [Fact]
    public void An_answer_the_form_no_longer_asks_for_counts_as_none()
    {
        var procedure = FeeCases.With(new Fee("Theo trang", Rule: new() { PerUnit = new("an", 10) }));
        FeeBill.Of(procedure, FormAnswers.FromJson("""{"viec":"moi","an":3}""")).Total.ShouldBe(30);
        FeeBill.Of(procedure, FormAnswers.FromJson("""{"viec":"gia-han","an":3}""")).Total.ShouldBeNull();
    }

    [Fact]
    public void Copies_certified_cost_as_circular_226_writes_it()
    {
        var recipe = RecipeFolder.Read(Repository.Path("samples", "procedures")).Single(one => one.Code.Value == "2.000815");
        var bill = FeeBill.Of(recipe.Definition, FormAnswers.FromJson("""{"giay-to":[{"ten":"Bằng đại học","so-trang":1,"so-ban":3},{"ten":"Học bạ","so-trang":40,"so-ban":1}]}"""));
        bill.Total.ShouldBe((3 * 2_000) + 4_000 + 38_000);
        bill.Lines[0].Why.Select(why => why.Vi).ShouldBe(["Giấy tờ 1: (1 trang × 2.000 đ) × 3 Số bản sao", "Giấy tờ 2: (2 trang × 2.000 đ + 38 trang × 1.000 đ) × 1 Số bản sao"]);
    }

    [Fact]
    public void A_definition_published_before_rules_reads_as_it_was_and_a_rule_comes_back_from_JSON_and_YAML()
    {
        var old = FeeCases.With(FeeCases.Fixed, FeeCases.Notice);
        old.ToJson().ShouldNotContain("rule");
        ProcedureDefinition.FromJson(old.ToJson()).Fees.ShouldBe(old.Fees);
        foreach (var name in FeeCases.Names)
        {
            var definition = FeeCases.With(FeeCases.Named(name));
            ProcedureDefinition.FromJson(definition.ToJson()).ToJson().ShouldBe(definition.ToJson());
            var recipe = new ProcedureRecipe { Code = ProcedureCode.Parse("9.999999"), Name = "Thử", Field = "Thử", Level = ProcedureLevel.Province, ValidFrom = new(2026, 1, 1), Definition = definition };
            RecipeText.Read(RecipeText.Write(recipe)).Value.Definition.ToJson().ShouldBe(definition.ToJson());
        }
    }
}
