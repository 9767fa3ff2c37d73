using HaiCap.Core.Procedures.Recipes;

namespace HaiCap.Core.Procedures.Drafts;

/// <summary>What a room above knows that a definition by itself cannot: who decides it, and who is there to do its steps.</summary>
public interface IDraftCheck
{
    /// <summary>What would keep it from being carried out on a day, and what ought to be looked at.</summary>
    ValueTask<IReadOnlyList<ProcedureProblem>> ProblemsAsync(ProcedureRecipe recipe, DateOnly day, CancellationToken cancellationToken);
}

/// <summary>Every check of a draft at once: its parts alone, across one another, and against the organisation on a day.</summary>
public sealed class CheckDraft(IEnumerable<IDraftCheck> others, TimeProvider time)
{
    private const int UnitsTold = 5;

    /// <summary>All that was found, what blocks first, then by part.</summary>
    /// <param name="day">On which it would be carried out; null: today.</param>
    public async Task<IReadOnlyList<ProcedureProblem>> ProblemsAsync(ProcedureRecipe recipe, DateOnly? day = null, CancellationToken cancellationToken = default)
    {
        List<ProcedureProblem> found = [.. ProcedureCheck.Problems(recipe.Definition)];
        foreach (var other in others)
        {
            found.AddRange(await other.ProblemsAsync(recipe, day ?? time.Now().LocalDay(), cancellationToken));
        }

        return [.. found.OrderBy(problem => !problem.Blocks).ThenBy(problem => problem.Part)];
    }

    /// <summary>What refuses a step of the draft's life, each with the page it is mended on. PRO-001.</summary>
    internal async Task<List<Problem>> RefusalsAsync(ProcedureRecipe recipe, DateOnly? day, CancellationToken cancellationToken) =>
        [.. (await ProblemsAsync(recipe, day, cancellationToken)).Where(problem => problem.Blocks).Select(Refusal)];

    private static Problem Refusal(ProcedureProblem problem)
    {
        var (vi, en) = PageOf(problem.Part);
        return new Problem("PRO-001", $"{Told(problem, problem.Vi)} Sửa ở trang {vi}.", $"{Told(problem, problem.En)} Mend it on the page {en}.", "Source");
    }

    /// <summary>The sentence, ended, with the first of the places it is so in.</summary>
    private static string Told(ProcedureProblem problem, string sentence)
    {
        var units = problem.Units.Count == 0 ? "" : $" ({string.Join(", ", problem.Units.Take(UnitsTold))}{(problem.Units.Count > UnitsTold ? ", …" : "")})";
        return $"{sentence.TrimEnd('.')}{units}.";
    }

    private static (string Vi, string En) PageOf(ProcedurePart part) => part switch
    {
        ProcedurePart.Form => ("Tờ khai", "Form"),
        ProcedurePart.Components => ("Thành phần hồ sơ", "Papers"),
        ProcedurePart.Fees => ("Phí, lệ phí", "Fees"),
        ProcedurePart.Limits => ("Thời hạn", "Limits"),
        ProcedurePart.Steps => ("Các bước", "Steps"),
        _ => ("Thông tin", "Description"),
    };
}
