using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>What an officer can do to a dossier, in the order of likelihood where several are open.</summary>
public enum DeskAct
{
    AnswerConsultation,
    Receive,
    TakeSupplement,
    Propose,
    Approve,
    Sign,
    Issue,
    SendBack,
    HandOver,
    Assign,
    ConfirmPayment,
    Forward,
    RequestSupplement,
    RequestPayment,
    Consult,
    Apologise,
    Return,
    Refuse,
    Stop,
}

/// <summary>
/// What one may do now: by the same access, state and step rules as the acts themselves, so that a page shows nothing it would refuse.
/// </summary>
public sealed class ListDeskActs(Access access)
{
    /// <summary>The likely one first.</summary>
    public async Task<IReadOnlyList<DeskAct>> ForAsync(Actor by, DossierView view, CancellationToken cancellationToken = default)
    {
        if (by is not { Kind: ActorKind.Officer, Id: { } officer } || view.ForOwner)
        {
            return [];
        }

        var grants = await access.GrantsOfAsync(officer, cancellationToken);
        var asked = view.Dossier.State == DossierState.WithdrawalRequested;
        return [.. Enum.GetValues<DeskAct>().Where(act => May(act, view, officer, grants)).OrderByDescending(act => asked && act == DeskAct.Stop)];
    }

    /// <summary>The open questions this officer may answer.</summary>
    public async Task<IReadOnlyList<ConsultationView>> QuestionsForAsync(Actor by, DossierView view, CancellationToken cancellationToken = default) =>
        by is { Kind: ActorKind.Officer, Id: { } officer }
            ? [.. Questions(view, officer, await access.GrantsOfAsync(officer, cancellationToken))]
            : [];

    private static IEnumerable<ConsultationView> Questions(DossierView view, Guid officer, IReadOnlyList<Grant> grants) =>
        view.Dossier.State.HasEnded() ? [] : view.Consultations.Where(asked => asked.AnsweredAt is null
            && Allows(grants, officer, Permission.AnswerConsultation, new AccessTarget([asked.Unit.Path], asked.Unit.Path, HolderOfficerId: null)));

    private static bool May(DeskAct act, DossierView view, Guid officer, IReadOnlyList<Grant> grants)
    {
        var (dossier, steps) = (view.Dossier, view.Procedure.Steps);
        return act switch
        {
            DeskAct.AnswerConsultation => Questions(view, officer, grants).Any(),
            // By the centre that took the dossier, as the act itself asks (DossierDesk.OpenForApplicantAsync).
            DeskAct.TakeSupplement => dossier.State == DossierState.SupplementRequested
                && Allows(grants, officer, Permission.FileForSomebody, new AccessTarget([view.Receiving.Path], view.Receiving.Path, HolderOfficerId: null)),
            DeskAct.ConfirmPayment => dossier.State == DossierState.PaymentRequested
                && Allows(grants, officer, Permission.RequestPayment, view.Target with { HolderOfficerId = null }),
            DeskAct.RequestPayment => dossier is { AcceptedAt: not null, ClockStopped: false } && Open(StepAct.RequestSupplement),

            // Defects are stated once at reception (decree 118/2025, article 16.3).
            DeskAct.RequestSupplement => Open(StepAct.RequestSupplement)
                && (dossier.AcceptedAt is not null || view.Documents.All(document => document.Kind != DocumentKind.SupplementRequest)),
            // Once, and for a time that runs (decree 118/2025, article 19.6).
            DeskAct.Apologise => dossier is { AcceptedAt: not null, ClockStopped: false } && !dossier.State.IsDecided() && view.Clock is { Extension: null }
                && Allows(grants, officer, Permission.ApologiseForDelay, view.Target),
            DeskAct.Assign => Open(StepAct.Assign) && Workflow.Next(steps, dossier.StepKey) is not null,
            DeskAct.Approve => Open(StepAct.Approve) && view.Result is not null,
            DeskAct.Sign => Open(StepAct.Sign) && view.Result is not null,
            DeskAct.Return => Open(StepAct.Return) && Workflow.Before(steps, dossier.StepKey).Any(),

            // Receiving sends on at once; forwarding by itself is for what was received and kept.
            DeskAct.Forward => Open(StepAct.Forward) && Workflow.Next(steps, dossier.StepKey) is not null,
            _ => Open(Enum.Parse<StepAct>(act.ToString())),
        };

        bool Open(StepAct step) => Workflow.StateAllows(dossier.State, step)
            && (step == StepAct.Stop || Workflow.Offers(Workflow.Find(steps, dossier.StepKey), step))
            && Allows(grants, officer, Workflow.PermissionOf(step), view.Target);
    }

    private static bool Allows(IReadOnlyList<Grant> grants, Guid officer, Permission permission, AccessTarget target) =>
        grants.Any(grant => Access.Allows(grant, officer, permission, target));
}
