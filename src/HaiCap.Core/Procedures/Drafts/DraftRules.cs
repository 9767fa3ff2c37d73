using HaiCap.Core.Procedures.Recipes;

namespace HaiCap.Core.Procedures.Drafts;

/// <summary>What even a faulty draft must be, so that it can be kept. Pure.</summary>
public static class DraftRules
{
    public static IEnumerable<Problem> Faults(string code, ProcedureRecipe recipe)
    {
        if (recipe.Code.Value != code)
        {
            yield return DraftProblems.OtherCode;
        }

        if (VietnameseText.Nfc(recipe.Name) is not { Length: > 0 and <= ProcedureDraft.LongestName })
        {
            yield return DraftProblems.NoName;
        }

        if (VietnameseText.Nfc(recipe.Field) is not { Length: > 0 and <= ProcedureDraft.LongestField })
        {
            yield return DraftProblems.NoField;
        }

        if (recipe.Definition.ToJson().Length > ProcedureDraft.LongestDefinition)
        {
            yield return DraftProblems.TooLong;
        }
    }
}
