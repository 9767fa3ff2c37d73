using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Letters;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Supplement;

/// <summary>A supplement request on its owner's table: what was asked, and what has been put together so far.</summary>
/// <param name="Draft">Corrected answers not sent yet; null while nothing is corrected.</param>
/// <param name="Seq">Number of the dossier's last act.</param>
public sealed record OpenSupplement(
    Dossier Dossier, DossierDocument Request, SupplementFacts Facts, ProcedureDefinition Procedure, IReadOnlyList<DraftFile> Files, Draft? Draft, int Seq)
{
    public FormAnswers Answers => FormAnswers.FromJson(Draft?.Answers ?? Dossier.Answers);

    /// <summary>The answers differ from those that were sent.</summary>
    public bool Corrected => Draft is not null
        && FormRules.Settle(Procedure.Form, Answers).ToJson() != FormRules.Settle(Procedure.Form, FormAnswers.FromJson(Dossier.Answers)).ToJson();

    public DossierComponent? Component(string key) => Procedure.Components.FirstOrDefault(component => component.Key == key);

    /// <summary>Answered by a file; else by the form or at the counter.</summary>
    public bool TakesFile(DefectLine defect) => Component(defect.Component) is null or { FromForm: false, NeedsFile: true };

    public IEnumerable<DraftFile> FilesOf(DefectLine defect) => Files.Where(file => file.Component == defect.Component);
}

/// <summary>Finds the open supplement request of a dossier, for its owner. What is gathered is kept under the request's own id.</summary>
public sealed class SupplementDesk(HaiCapDb db, DossierDoor door, ActRecorder acts, PublishedProcedures procedures)
{
    public async Task<Outcome<OpenSupplement>> OpenAsync(Actor by, string code, CancellationToken cancellationToken = default)
    {
        var opened = by.Kind == ActorKind.Citizen ? await door.OpenAsync(by, code, cancellationToken) : DossierProblems.NotFound;
        if (!opened.Ok)
        {
            return opened.As<OpenSupplement>();
        }

        var dossier = opened.Value;
        if (dossier.State != DossierState.SupplementRequested)
        {
            return DossierProblems.NotNow(dossier.State);
        }

        var request = await db.Set<DossierDocument>().AsNoTracking()
            .Where(row => row.DossierId == dossier.Id && row.Kind == DocumentKind.SupplementRequest)
            .OrderByDescending(row => row.Id).FirstAsync(cancellationToken);
        return new OpenSupplement(
            dossier,
            request,
            IssuedForms.Read<SupplementFacts>(request),
            (await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken)).Read(),
            await db.Set<DraftFile>().Where(file => file.DraftId == request.Id).OrderBy(file => file.Id).ToListAsync(cancellationToken),
            await db.Set<Draft>().FirstOrDefaultAsync(draft => draft.Id == request.Id, cancellationToken),
            await acts.SeqAsync(dossier.Subject, cancellationToken));
    }
}
