using System.Text.Json;
using System.Text.Json.Nodes;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Testing;
using HaiCap.Web.Pages.Office.Admin.Procedures;

namespace HaiCap.Web.Tests.Office;

public sealed class VersionLinesTests
{
    private static readonly IReadOnlyList<ProcedureRecipe> Recipes = RecipeFolder.Read(Repository.Path("samples", "procedures"));

    [Fact]
    public void A_version_does_not_differ_from_itself()
    {
        foreach (var recipe in Recipes)
        {
            VersionLines.Differences(recipe, RecipeText.Read(RecipeText.Write(recipe)).Value).ShouldBeEmpty(recipe.Name);
        }
    }

    /// <summary>Whatever one part of a definition says otherwise, somebody who reads the list sees that it does.</summary>
    [Fact]
    public void No_part_of_a_definition_can_change_unseen()
    {
        var tried = 0;
        foreach (var recipe in Recipes)
        {
            var data = JsonSerializer.SerializeToNode(recipe.Definition, ProcedureDefinition.Json)!.AsObject();
            foreach (var other in Recipes)
            {
                foreach (var (name, value) in JsonSerializer.SerializeToNode(other.Definition, ProcedureDefinition.Json)!.AsObject())
                {
                    if (JsonNode.DeepEquals(value, data[name]))
                    {
                        continue;
                    }

                    var changed = data.DeepClone().AsObject();
                    changed[name] = value?.DeepClone();
                    var after = recipe with { Definition = ProcedureDefinition.FromJson(changed.ToJsonString()) };
                    VersionLines.Differences(recipe, after).ShouldNotBeEmpty($"{recipe.Code}: {name}");
                    tried++;
                }
            }
        }

        tried.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public void What_changed_is_told_in_words()
    {
        var recipe = Recipes.Single(one => one.Code.Value == "2.002379");
        var definition = recipe.Definition;
        var after = recipe with
        {
            Name = "Tên mới",
            Definition = definition with
            {
                Components = [.. definition.Components.Skip(1), new DossierComponent("them", "Bản cam kết", Originals: 1)],
                TimeLimits = [definition.TimeLimits[0] with { Value = 7 }],
            },
        };

        var told = VersionLines.Differences(recipe, after);

        told.ShouldContain(new LimitDifference("Tên", recipe.Name, "Tên mới"));
        told.Single(line => line.Title == "Thành phần: Bản cam kết").ShouldBe(new LimitDifference("Thành phần: Bản cam kết", null, "1 bản chính, bắt buộc"));
        told.Single(line => line.Title == $"Thành phần: {definition.Components[0].Name}").After.ShouldBeNull();
        told.Single(line => line.Title.StartsWith("Theo luật", StringComparison.Ordinal)).After!.ShouldContain("7 ngày làm việc");
        told.Count.ShouldBe(4);
    }
}
