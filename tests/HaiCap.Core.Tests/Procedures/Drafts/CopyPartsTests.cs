using System.Text.Json.Nodes;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Procedures.Drafts;

/// <summary>Whole parts of one procedure into another: what is asked for comes, nothing else.</summary>
public sealed class CopyPartsTests
{
    private static readonly IReadOnlyList<ProcedureRecipe> Recipes = RecipeFolder.Read(Repository.Path("samples", "procedures"));
    private static readonly string[] Own = ["nameEn", "otherCodes", "codeConfirmed", "popularity"];

    public static TheoryData<ProcedurePart, string> Parts => new()
    {
        { ProcedurePart.Info, "summary whoMayApply fileAt nonTerritorial competentAgency decidedBy result legalBasis keywords lifeEvents audiences tags" },
        { ProcedurePart.Form, "form" },
        { ProcedurePart.Components, "components" },
        { ProcedurePart.Fees, "fees" },
        { ProcedurePart.Limits, "timeLimits internalLimits sameDayCutOff afterSupplement supplementEnd deemed consultationStops" },
        { ProcedurePart.Steps, "steps" },
    };

    [Theory, MemberData(nameof(Parts))]
    public void One_part_comes_whole_and_the_rest_stays(ProcedurePart part, string properties)
    {
        var (mine, other) = (Recipe("2.002385"), Recipe("2.000815"));
        var copied = Json(CopyParts.Of(mine, other, new HashSet<ProcedurePart> { part }));
        foreach (var (name, value) in Json(mine))
        {
            var from = properties.Split(' ').Contains(name) ? Json(other)[name] : value;
            JsonNode.DeepEquals(copied[name], from).ShouldBeTrue(name);
        }
    }

    [Fact]
    public void All_parts_are_the_other_but_for_code_names_and_what_belongs_to_the_code()
    {
        var (mine, other) = (Recipe("2.002385"), Recipe("2.000815"));
        var copied = CopyParts.Of(mine, other, Enum.GetValues<ProcedurePart>().ToHashSet());
        (copied.Code, copied.Name, copied.Field, copied.Level).ShouldBe((mine.Code, mine.Name, other.Field, other.Level));
        foreach (var (name, value) in Json(copied))
        {
            JsonNode.DeepEquals(value, Own.Contains(name) ? Json(mine)[name] : Json(other)[name]).ShouldBeTrue(name);
        }
    }

    [Fact]
    public void Every_property_of_a_definition_belongs_to_a_part_or_to_the_code()
    {
        var named = Parts.SelectMany(row => row.Data.Item2.Split(' ')).Concat(Own).Order(StringComparer.Ordinal);
        typeof(ProcedureDefinition).GetProperties().Where(property => property.CanWrite).Select(property => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(property.Name))
            .Order(StringComparer.Ordinal).ShouldBe(named);
    }

    private static ProcedureRecipe Recipe(string code) => Recipes.Single(one => one.Code.Value == code);

    private static JsonObject Json(ProcedureRecipe recipe) => JsonNode.Parse(recipe.Definition.ToJson())!.AsObject();
}
