using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Results;

/// <summary>The specialist proposes a decision with its draft; the dossier goes up to the next step.</summary>
public sealed class ProposeResult(DossierDesk desk, HaiCapDb db)
{
    public sealed record Request(DossierRef Which, ResultDraft Draft, string? Note = null);

    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var draft = ResultDraft.Normal(request.Draft);
        List<Problem> problems = [];
        if (draft.Subject.Length is 0 or > 500)
        {
            problems.Add(new("DOS-020", "Nhập nội dung (trích yếu) của kết quả, tối đa 500 ký tự.", "Enter what the result is about, at most 500 characters.", "subject"));
        }

        if (!draft.Grants && draft.Body.Length == 0)
        {
            problems.Add(new("DOS-021", "Ghi lý do từ chối giải quyết.", "Give the reasons of the refusal.", "body"));
        }

        if (problems.Count > 0)
        {
            return problems;
        }

        var found = await desk.OpenAsync(request.Which, by, StepAct.Propose, cancellationToken);
        if (!found.Ok)
        {
            return found.As<DossierMoved>();
        }

        var opened = found.Value;
        var dossier = opened.Dossier;
        if (Workflow.Next(opened.Procedure.Steps, dossier.StepKey) is not { } next)
        {
            return DossierProblems.NotNow(dossier.State);
        }

        var facts = new ResultFacts(draft, opened.By.Name);
        var document = await ResultOfAsync(db, dossier.Id, cancellationToken);
        if (document is null)
        {
            document = opened.Issue(DocumentKind.Result, opened.Procedure.Result.Title, facts);
        }
        else
        {
            (document.Data, document.IssuedAt, document.IssuedBy) = (facts.ToJson(), opened.Now, opened.By.Name);
        }

        dossier.State = DossierState.InProcess;
        opened.MoveTo(next, note: request.Note);
        await opened.RecordAsync(new ResultProposed(document.Id, draft.Grants, draft.Digest()), request.Note, cancellationToken);
        return await opened.SaveAsync(cancellationToken);
    }

    internal static Task<DossierDocument?> ResultOfAsync(HaiCapDb db, Guid dossierId, CancellationToken cancellationToken) =>
        db.Gathers ? Task.FromResult(db.Held<DossierDocument>().FirstOrDefault(document => document.Kind == DocumentKind.Result))
        : db.Set<DossierDocument>().FirstOrDefaultAsync(document => document.DossierId == dossierId && document.Kind == DocumentKind.Result, cancellationToken);
}
