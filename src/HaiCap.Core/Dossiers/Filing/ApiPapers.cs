using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Filing;

/// <summary>The papers a system names in a request: each for a component of the procedure, each file one that this very system has sent.</summary>
internal static class ApiPapers
{
    /// <param name="onPaperToo">At a counter a paper may stay on paper.</param>
    public static async Task<Outcome<IReadOnlyList<SubmitDossier.Paper>>> ReadAsync(
        HaiCapDb db, Actor system, ProcedureDefinition definition, IReadOnlyList<FileByKey.Attachment> named, bool onPaperToo, FileLimits limits,
        CancellationToken cancellationToken)
    {
        var hashes = named.Select(one => one.Sha256?.ToLowerInvariant()).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var sent = hashes.Count == 0 ? []
            : await db.Set<ApiFile>().AsNoTracking().Where(file => file.KeyId == system.Id && hashes.Contains(file.Hash)).ToDictionaryAsync(file => file.Hash, cancellationToken);
        var (papers, problems, total) = (new List<SubmitDossier.Paper>(named.Count), new List<Problem>(), 0L);
        for (var i = 0; i < named.Count; i++)
        {
            var one = named[i];
            var file = one.Sha256 is { } hash ? sent.GetValueOrDefault(hash.ToLowerInvariant()) : null;
            if (Fault(one, file, definition, onPaperToo) is { } fault)
            {
                problems.Add(fault with { Field = $"attachments[{i}].{fault.Field}" });
                continue;
            }

            total += file?.Size ?? 0;
            papers.Add(new(
                one.Component, one.Form, file?.Hash, file is null ? null : FileNames.Clean(one.Name, file.Kind), file?.Size ?? 0, Math.Clamp(one.Sets, 1, 99)));
        }

        if (limits.CheckDossier(0, total) is { } tooLarge)
        {
            problems.Add(tooLarge with { Field = "attachments" });
        }

        return problems.Count > 0 ? problems : papers;
    }

    private static Problem? Fault(FileByKey.Attachment one, ApiFile? file, ProcedureDefinition definition, bool onPaperToo) =>
        definition.Components.All(component => component.Key != one.Component) ? DossierProblems.NoSuchComponent
        : one.Sha256 is null ? (onPaperToo && one.Form != PaperForm.Electronic ? null : DossierProblems.NoSuchFile)
        : file is null ? DossierProblems.NoSuchFile
        : one.Size is { } size && size != file.Size ? DossierProblems.AnotherSize(file.Size)
        : null;
}

/// <summary>The papers a system names to complete a dossier.</summary>
public sealed class NameApiPapers(HaiCapDb db, PublishedProcedures procedures, FileLimits limits)
{
    public async Task<Outcome<IReadOnlyList<AnswerSupplement.Paper>>> HandleAsync(
        Actor system, string code, IReadOnlyList<FileByKey.Attachment> named, bool onPaperToo, CancellationToken cancellationToken = default)
    {
        var dossier = DossierCode.TryParse(code, out var parsed)
            ? await db.Set<Dossier>().Where(row => row.Code == parsed.Value).Select(row => new { row.Id, row.ProcedureVersionId }).FirstOrDefaultAsync(cancellationToken) : null;
        if (dossier is null)
        {
            return DossierProblems.NotFound;
        }

        var definition = (await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken)).Read();
        var papers = await ApiPapers.ReadAsync(db, system, definition, named, onPaperToo, limits, cancellationToken);
        if (!papers.Ok)
        {
            return papers.As<IReadOnlyList<AnswerSupplement.Paper>>();
        }

        var sent = await db.Set<DossierPaper>().Where(paper => paper.DossierId == dossier.Id).SumAsync(paper => paper.FileSize, cancellationToken);
        return limits.CheckDossier(sent, papers.Value.Sum(paper => paper.FileSize)) is { } tooLarge
            ? tooLarge with { Field = "attachments" }
            : papers.Value.Select(paper => new AnswerSupplement.Paper(paper.Component, paper.FileHash, paper.FileName, paper.FileSize, paper.Form, paper.Sets)).ToList();
    }
}
