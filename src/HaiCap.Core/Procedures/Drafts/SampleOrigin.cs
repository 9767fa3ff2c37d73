using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Procedures.Recipes;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Procedures.Drafts;

/// <summary>
/// Where a paper's sample may come from. A definition names stored files by their hash, and publishing it serves them to everybody; whoever writes one must
/// not be able to name an applicant's file. So a sample is one the procedure has, or one the site itself took for it.
/// </summary>
internal static class SampleOrigin
{
    /// <summary>PRO-024 where a sample is another file; null where none is.</summary>
    /// <param name="stored">The draft as it stands.</param>
    /// <param name="taken">What the site took, or copied from a procedure that is public.</param>
    public static async Task<Problem?> StrayAsync(HaiCapDb db, ProcedureRecipe recipe, ProcedureDefinition? stored, IReadOnlyCollection<PaperSample>? taken, CancellationToken cancellationToken)
    {
        var known = Samples(stored).Concat(taken ?? []).ToList();
        if (Stray(recipe.Definition, known) is null)
        {
            return null;
        }

        var code = recipe.Code.Value;
        var versions = await db.Set<ProcedureVersion>().AsNoTracking().Handled().Where(version => version.Code == code).ToListAsync(cancellationToken);
        return Stray(recipe.Definition, [.. known, .. versions.SelectMany(version => Samples(version.Read()))]) is { } stray ? DraftProblems.StraySample(stray.Name) : null;
    }

    private static IEnumerable<PaperSample> Samples(ProcedureDefinition? definition) => (definition?.Components ?? []).Select(paper => paper.Sample).OfType<PaperSample>();

    /// <summary>The first paper whose sample is another file than those known: its name and purpose may be written anew, never what it is.</summary>
    private static DossierComponent? Stray(ProcedureDefinition definition, IEnumerable<PaperSample> known)
    {
        var files = known.Select(File).ToHashSet();
        return definition.Components.FirstOrDefault(paper => paper.Sample is { } sample && !files.Contains(File(sample)));

        static (string Hash, FileKind Kind, long Size) File(PaperSample sample) => (sample.Hash, sample.Kind, sample.Size);
    }
}
