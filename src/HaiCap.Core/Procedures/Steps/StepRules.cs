using HaiCap.Core.Organizations;

namespace HaiCap.Core.Procedures.Steps;

/// <summary>What a step can be: whose work it is, which acts whoever does it may do at all, and what is usual. Pure.</summary>
public static class StepRules
{
    /// <summary>Done without being named by a step: whoever oversees the unit may end a case at any of them.</summary>
    public const StepAct AnyStep = StepAct.Stop;

    private static readonly StepAct[] AtReception = [StepAct.Receive, StepAct.RequestSupplement, StepAct.Refuse, StepAct.Forward];

    /// <summary>Which role a step is the work of.</summary>
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

    /// <summary>The acts a step of this performer can name: those its role may do and a dossier that stands there allows.</summary>
    public static IReadOnlyList<StepAct> ActsOf(StepPerformer performer) => performer switch
    {
        StepPerformer.Reception => AtReception,
        StepPerformer.ReturnCentre => [StepAct.HandOver],
        _ => [.. Enum.GetValues<StepAct>().Where(act =>
            act is not (StepAct.Receive or StepAct.Refuse or StepAct.HandOver or AnyStep) && Access.RoleAllows(RoleOf(performer), PermissionOf(act)))],
    };

    /// <summary>Acts by which a dossier goes on to the next step.</summary>
    public static bool MovesOn(StepAct act) => act is StepAct.Receive or StepAct.Forward or StepAct.Assign or StepAct.Propose or StepAct.Approve or StepAct.Sign or StepAct.Issue or StepAct.SendBack;

    /// <summary>What such a step mostly names, to begin with.</summary>
    public static IReadOnlyList<StepAct> UsualActs(StepPerformer performer) => performer switch
    {
        StepPerformer.Reception => AtReception,
        StepPerformer.HeadOfOffice => [StepAct.Assign, StepAct.Return],
        StepPerformer.Specialist => [StepAct.Propose, StepAct.Consult, StepAct.RequestSupplement, StepAct.Return],
        StepPerformer.HeadReview => [StepAct.Approve, StepAct.Return],
        StepPerformer.Director => [StepAct.Sign, StepAct.Return],
        StepPerformer.Clerk => [StepAct.Issue, StepAct.SendBack],
        _ => [StepAct.HandOver],
    };

    public static StepTier UsualTier(StepPerformer performer) => performer switch
    {
        StepPerformer.Reception or StepPerformer.ReturnCentre => StepTier.ReceivingCentre,
        StepPerformer.Director or StepPerformer.Clerk => StepTier.CompetentAgency,
        _ => StepTier.CompetentDivision,
    };

    /// <summary>Earlier steps it may be given back to: all it has passed but reception, which is over once the clock runs.</summary>
    public static IEnumerable<ProcessStep> Before(IReadOnlyList<ProcessStep> steps, int at) => steps.Take(Math.Max(0, at)).Where(step => step.Performer != StepPerformer.Reception);

    /// <summary>Working hours until the result is there; handing it over is nobody's time.</summary>
    public static decimal HoursUntilResult(IReadOnlyList<ProcessStep> steps) => steps.Where(step => step.Performer != StepPerformer.ReturnCentre).Sum(step => step.Hours);
}
