namespace HaiCap.Core.Organizations;

/// <summary>One thing somebody may do.</summary>
public enum Permission
{
    ReadDossier,
    FileForSomebody,
    ReceiveDossier,
    RequestSupplement,
    RefuseDossier,
    ForwardDossier,
    AssignDossier,
    ConsultUnit,
    AnswerConsultation,
    ReturnDossier,
    ProposeResult,
    ApproveProposal,
    SignResult,
    IssueResult,
    SendBackDossier,
    HandOverResult,
    StopDossier,
    RequestPayment,
    ReassignWork,
    ReadStatistics,
    SuperviseWork,
    ManageOrganization,
    ManageTemplates,
    ManageProcedures,
    ManageCalendar,
    ReadAudit,
    ManageWebhooks,

    /// <summary>Apologise to an applicant and name a new date.</summary>
    ApologiseForDelay,

    /// <summary>Set when clocks warn and escalate, and whom they tell.</summary>
    ManageLadders,

    /// <summary>See who has which competence, by which instrument.</summary>
    ReadAuthority,

    /// <summary>Keep the register of instruments and grants of competence: the legal unit of an agency and what is under it.</summary>
    RecordAuthority,

    /// <summary>Give and take back one's own agency's competence: its head.</summary>
    GrantAuthority,

    /// <summary>Review, publish and abolish procedures: the legal unit, of what others have written.</summary>
    PublishProcedures,

    /// <summary>Review a plan by which units are merged, split, renamed or abolished: a second administrator, or the head above them.</summary>
    ReviewSuccession,

    /// <summary>See difficulties, recommendations and answers of one's scope.</summary>
    ReadMissions,

    /// <summary>Record a difficulty and ask for something, for one's own agency.</summary>
    RecordDifficulty,

    /// <summary>Route, pass on, consult and draft an answer: the unit that has the recommendation.</summary>
    AnswerRecommendation,

    /// <summary>Approve and send an answer.</summary>
    ApproveAnswer,

    /// <summary>Open programmes of visits, name delegations, set itineraries: the secretariat.</summary>
    RunMissions,

    /// <summary>Approve the minutes of a visit for the place: who leads its committee.</summary>
    ApproveMinutes,
}
