using HaiCap.Core.Calendar;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Procedures;

public sealed class SampleProceduresTests
{
    private static readonly IReadOnlyList<ProcedureRecipe> Recipes = RecipeFolder.Read(Repository.Path("samples", "procedures"));

    public static TheoryData<string> Codes => [.. Recipes.Select(r => r.Code.Value)];

    [Fact]
    public void There_are_the_21_of_science_and_technology_and_4_of_communes()
    {
        Recipes.Count.ShouldBe(25);
        Recipes.Select(r => r.Code.Value).ShouldBeUnique();
        Recipes.Where(r => r.Code.IsSample).Select(r => r.Code.Value).Order(StringComparer.Ordinal)
            .ShouldBe(["9.000006", "9.000008", "9.000015", "9.000017", "9.000018"]);
        Recipes.Count(r => r.Level == ProcedureLevel.Commune).ShouldBe(6);
    }

    [Theory, MemberData(nameof(Codes))]
    public void Each_can_be_published(string code) => ProcedureCheck.Faults(Recipe(code).Definition).ShouldBeEmpty();

    [Theory, MemberData(nameof(Codes))]
    public void Its_JSON_reads_back_as_it_was(string code)
    {
        var json = Recipe(code).Definition.ToJson();
        ProcedureDefinition.FromJson(json).ToJson().ShouldBe(json);
        json.ShouldNotContain("\\u", Case.Sensitive);
    }

    [Theory, MemberData(nameof(Codes))]
    public void Hours_of_the_steps_after_reception_fit_the_limits_though_a_holiday_falls_in(string code)
    {
        var definition = Recipe(code).Definition;
        var hours = definition.Steps.Skip(1).Sum(s => s.Hours);
        hours.ShouldBeInRange(Hours(definition.TimeLimits) * 0.5m, Hours(definition.TimeLimits));
        hours.ShouldBeLessThanOrEqualTo(Hours(definition.InternalLimits ?? definition.TimeLimits));

        // Taken just before the cut-off at 15:00, same-day work has what is left until closing.
        static decimal Hours(IReadOnlyList<TimeLimit> rows) => LimitStages.Of(rows).Where(stage => stage.Kind != TimeLimitKind.SupplementWindow).Select(stage => stage.Otherwise).Sum(t => t.Unit switch
        {
            TimeUnit.WorkingHour => t.Value,
            TimeUnit.WorkingDay => t.Value == 0 ? 2.5m : t.Value * 8,
            TimeUnit.CalendarDay => ((t.Value * 5 / 7) - 1) * 8,
            _ => t.Value * 20 * 8,
        });
    }

    [Theory, MemberData(nameof(Codes))]
    public void Texts_are_stored_composed_and_forms_ask_something(string code)
    {
        var recipe = Recipe(code);
        recipe.Definition.ToJson().IsNormalized(System.Text.NormalizationForm.FormC).ShouldBeTrue();
        recipe.Definition.Form.Sections.Count.ShouldBeGreaterThan(1);
        recipe.Definition.Form.Sections.SelectMany(s => s.Fields).ShouldContain(f => f.Required);
        recipe.Definition.NameEn.ShouldNotBeNullOrWhiteSpace();
        FormValidation.Validate(recipe.Definition.Form, FormAnswers.None, new FormContext(new DateOnly(2026, 11, 22))).ShouldNotBeEmpty();
    }

    [Fact]
    public void Several_limits_stand_in_turn_where_the_law_has_them()
    {
        var limits = Recipe("1.000449").Definition.TimeLimits;
        limits.Select(l => (l.Value, l.Unit, l.Kind)).ShouldBe(
        [
            (3m, TimeUnit.WorkingDay, TimeLimitKind.Check),
            (30m, TimeUnit.CalendarDay, TimeLimitKind.SupplementWindow),
            (5m, TimeUnit.WorkingDay, TimeLimitKind.Process),
        ]);
    }

    [Fact]
    public void Every_way_in_which_law_writes_a_limit_has_its_sample()
    {
        var definitions = Recipes.Select(r => r.Definition).ToList();
        definitions.ShouldContain(d => d.TimeLimits.Any(t => t.When != null), "by case");
        definitions.ShouldContain(d => LimitStages.Of(d.TimeLimits).Count > 1, "stages in turn");
        definitions.ShouldContain(d => d.InternalLimits != null && d.InternalLimits[0].Value == 2.5m, "an internal limit");
        definitions.ShouldContain(d => d.TimeLimits.Any(t => t.Value == 0), "the same day");
        definitions.ShouldContain(d => d.AfterSupplement.Clock == SupplementClock.Continue && d.AfterSupplement.Citation != null, "continues");
        definitions.ShouldContain(d => d.ConsultationStops != null, "a consultation stops the clock");
        var limits = Recipe("1.013792").Definition;
        LimitStages.Of(limits.TimeLimits).ShouldHaveSingleItem().For(FormAnswers.FromJson("""{"so-may":120}""")).Value.ShouldBe(20);
        LimitStages.Of(limits.TimeLimits)[0].For(FormAnswers.FromJson("""{"so-may":99}""")).Value.ShouldBe(10);
    }

    [Fact]
    public void The_papers_asked_depend_on_the_answers()
    {
        var definition = Recipe("2.001209").Definition;
        var self = FormAnswers.FromJson("""{"can-cu":"tu-danh-gia"}""");
        definition.RequiredComponents(self).Select(c => c.Key).ShouldBe(["ban-cong-bo", "tu-danh-gia", "thu-nghiem"]);
        definition.RequiredComponents(FormAnswers.FromJson("""{"can-cu":"ben-thu-ba"}""")).Select(c => c.Key).ShouldBe(["ban-cong-bo", "giay-chung-nhan"]);
    }

    [Fact]
    public void A_spelling_fault_in_a_recipe_is_told_with_its_file()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("a.yaml"), "code: \"1.000001\"\nnaem: \"x\"\n");
        Should.Throw<InvalidDataException>(() => RecipeFolder.Read(folder.Path)).Message.ShouldContain("a.yaml");
        File.WriteAllText(folder.File("a.yaml"), "code: [\n");
        Should.Throw<InvalidDataException>(() => RecipeFolder.Read(folder.Path)).Message.ShouldContain("a.yaml");
        File.WriteAllText(folder.File("a.yaml"), "include: khong-co\n");
        Should.Throw<InvalidDataException>(() => RecipeFolder.Read(folder.Path)).Message.ShouldContain("khong-co");
    }

    private static ProcedureRecipe Recipe(string code) => Recipes.Single(r => r.Code.Value == code);
}
