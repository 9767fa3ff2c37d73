using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Rules;

/// <summary>Pure rules of the way a dossier goes: the steps of its procedure, and which act is possible in which state.</summary>
public static class Workflow
{
    public static ProcessStep First(IReadOnlyList<ProcessStep> steps) => steps[0];

    public static ProcessStep? Find(IReadOnlyList<ProcessStep> steps, string? key) => steps.FirstOrDefault(step => step.Key == key);

    public static ProcessStep? Next(IReadOnlyList<ProcessStep> steps, string? key)
    {
        var at = IndexOf(steps, key);
        return at >= 0 && at + 1 < steps.Count ? steps[at + 1] : null;
    }

    /// <summary>Steps a dossier may be given back to: those it has passed, except reception, which is over once the clock runs.</summary>
    public static IEnumerable<ProcessStep> Before(IReadOnlyList<ProcessStep> steps, string? key) =>
        steps.Take(Math.Max(0, IndexOf(steps, key))).Where(step => step.Performer != StepPerformer.Reception);

    /// <summary>The first step from here on at which an act can be done; signing skips to no step by itself.</summary>
    public static bool Offers(ProcessStep? step, StepAct act) => step is not null && step.Acts.Contains(act);

    /// <summary>Acts the state of a dossier allows at all.</summary>
    public static bool StateAllows(DossierState state, StepAct act) => state switch
    {
        DossierState.Submitted => act is StepAct.Receive or StepAct.RequestSupplement or StepAct.Refuse,
        DossierState.Received => act is StepAct.Forward or StepAct.Stop or StepAct.RequestSupplement || IsProcessing(act),
        DossierState.InProcess or DossierState.WithdrawalRequested => act == StepAct.Stop || act == StepAct.RequestSupplement || IsProcessing(act),
        DossierState.SupplementRequested or DossierState.PaymentRequested => act is StepAct.Stop or StepAct.Consult,
        DossierState.Finished => act is StepAct.SendBack or StepAct.HandOver,
        _ => false,
    };

    /// <summary>Which roles a step is the work of.</summary>
    public static Role RoleOf(StepPerformer performer) => performer switch
    {
        StepPerformer.Reception or StepPerformer.ReturnCentre => Role.Reception,
        StepPerformer.HeadOfOffice or StepPerformer.HeadReview => Role.HeadOfOffice,
        StepPerformer.Specialist => Role.Specialist,
        StepPerformer.Clerk => Role.Clerk,
        _ => Role.Director,
    };

    public static Permission PermissionOf(StepAct act) => act switch
    {
        StepAct.Receive => Permission.ReceiveDossier,
        StepAct.RequestSupplement => Permission.RequestSupplement,
        StepAct.Refuse => Permission.RefuseDossier,
        StepAct.Forward => Permission.ForwardDossier,
        StepAct.Assign => Permission.AssignDossier,
        StepAct.Consult => Permission.ConsultUnit,
        StepAct.Return => Permission.ReturnDossier,
        StepAct.Propose => Permission.ProposeResult,
        StepAct.Approve => Permission.ApproveProposal,
        StepAct.Sign => Permission.SignResult,
        StepAct.Issue => Permission.IssueResult,
        StepAct.SendBack => Permission.SendBackDossier,
        StepAct.HandOver => Permission.HandOverResult,
        _ => Permission.StopDossier,
    };

    private static bool IsProcessing(StepAct act) => act is StepAct.Forward or StepAct.Assign or StepAct.Consult or StepAct.Return
        or StepAct.Propose or StepAct.Approve or StepAct.Sign or StepAct.Issue;

    private static int IndexOf(IReadOnlyList<ProcessStep> steps, string? key)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].Key == key)
            {
                return i;
            }
        }

        return -1;
    }
}
