using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Processing;

/// <summary>Sends a dossier to the next step of its procedure, across the tiers when the step is another agency's.</summary>
public sealed class ForwardDossier(DossierDesk desk)
{
    public sealed record Request(DossierRef Which, string? Note = null);

    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var opened = await desk.OpenAsync(request.Which, by, StepAct.Forward, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<DossierMoved>();
        }

        var dossier = opened.Value.Dossier;
        if (Workflow.Next(opened.Value.Procedure.Steps, dossier.StepKey) is not { } next)
        {
            return DossierProblems.NotNow(dossier.State);
        }

        await MoveAsync(opened.Value, next, request.Note, cancellationToken);
        return await opened.Value.SaveAsync(cancellationToken);
    }

    internal static async Task MoveAsync(OpenedDossier opened, ProcessStep next, string? note, CancellationToken cancellationToken)
    {
        var from = opened.Dossier.StepKey!;
        opened.Dossier.State = DossierState.InProcess;
        opened.MoveTo(next, note: note);
        await opened.RecordAsync(new DossierForwarded(from, next.Key, opened.Dossier.HolderUnitId!.Value), note, cancellationToken);
    }
}
