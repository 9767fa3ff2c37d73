using HaiCap.Core.Procedures.National;
using HaiCap.Core.Procedures.Recipes;

namespace HaiCap.Core.Procedures;

/// <summary>The folded words a procedure is found by, weightiest first, one line per weight.</summary>
internal static class SearchWords
{
    public const int MaxLength = 4000;

    /// <summary>Line 1 the name, line 2 lay words and the English name, line 3 field, agency and result.</summary>
    public static string Of(ProcedureRecipe recipe)
    {
        var d = recipe.Definition;
        var lines = string.Join('\n',
            VietnameseText.Fold(recipe.Name),
            VietnameseText.Fold(string.Join(" ; ", d.Keywords.Append(d.NameEn ?? ""))),
            VietnameseText.Fold($"{recipe.Field} ; {d.CompetentAgency.Text} ; {d.Result.Title}"));
        return Cut(lines);
    }

    public static string Of(NationalRow row) =>
        Cut(string.Join('\n', VietnameseText.Fold(row.Name), "", VietnameseText.Fold($"{row.Field} ; {row.Notice.Authority} ; {row.Notice.Agency}")));

    private static string Cut(string lines) => lines.Length > MaxLength ? lines[..MaxLength] : lines;
}
