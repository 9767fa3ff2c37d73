using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Steps;

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
        StepRules.Before(steps, IndexOf(steps, key));

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

    /// <summary>Which role a step is the work of.</summary>
    public static Role RoleOf(StepPerformer performer) => StepRules.RoleOf(performer);

    public static Permission PermissionOf(StepAct act) => StepRules.PermissionOf(act);

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
