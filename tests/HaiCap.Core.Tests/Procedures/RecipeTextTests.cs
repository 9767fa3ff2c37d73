using HaiCap.Core.Procedures.Recipes;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Procedures;

public sealed class RecipeTextTests
{
    [Fact]
    public void Every_sample_is_written_and_read_back_the_same()
    {
        foreach (var recipe in RecipeFolder.Read(Repository.Path("samples", "procedures")))
        {
            var again = RecipeText.Read(RecipeText.Write(recipe));
            again.Problems.ShouldBeEmpty();
            again.Value.Definition.ToJson().ShouldBe(recipe.Definition.ToJson());
            (again.Value.Code, again.Value.Name, again.Value.ValidFrom).ShouldBe((recipe.Code, recipe.Name, recipe.ValidFrom));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("a: [")]
    [InlineData("- 1\n- 2")]
    [InlineData("code: \"1.000001\"\ncode: \"1.000002\"")]
    [InlineData("code: abc\nname: x")]
    [InlineData("? [a]\n: b")]
    [InlineData("a: &a [*a]")]
    public void What_is_not_a_recipe_is_a_problem_not_a_crash(string text) =>
        RecipeText.Read(text).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-004");
}
