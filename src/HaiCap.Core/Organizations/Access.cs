using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Keys;

namespace HaiCap.Core.Organizations;

/// <summary>What a dossier (or any other piece of work) tells access about itself.</summary>
/// <param name="Participants">Paths of the agencies that receive, decide, hold or are consulted.</param>
/// <param name="HolderPath">Path of the unit whose turn it is; null when it is nobody's.</param>
/// <param name="HolderOfficerId">The officer whose turn it is, when it is one person's.</param>
public sealed record AccessTarget(IReadOnlyList<string> Participants, string? HolderPath, Guid? HolderOfficerId);

/// <summary>
/// The one place where access is decided (rule 8 of the house): role × scope × act, and no by default. A position in force gives its role
/// in its agency; there is no other source of authority. A system's key gives its scopes in its territory: it reads, and it files for applicants.
/// An officer who acts through a system needs both, the position and the key.
/// </summary>
public sealed class Access(HaiCapDb db, TimeProvider time, GrantBook? shared = null, KeyBook? keys = null, ActOrigin? origin = null)
{
    private readonly GrantBook book = shared ?? new GrantBook(time);

    /// <summary>What the officer's positions of today give, primary first. Nobody without a position in force may do anything.</summary>
    public ValueTask<IReadOnlyList<Grant>> GrantsOfAsync(Guid officerId, CancellationToken cancellationToken = default) =>
        book.GrantsAsync(db, officerId, time.GetUtcNow().LocalDay(), cancellationToken);

    /// <summary>The actor in the position that allows it, or the refusal. The system itself may do what its rules make it do.</summary>
    public async Task<Outcome<Actor>> DecideAsync(Actor by, Permission permission, AccessTarget? target = null, CancellationToken cancellationToken = default)
    {
        if (by.Kind == ActorKind.System)
        {
            return by;
        }

        if (by is { Kind: ActorKind.Integrator, Id: { } system })
        {
            return await KeyAllowsAsync(system, permission, target, cancellationToken) ? by : Refused;
        }

        if (by is not { Kind: ActorKind.Officer, Id: { } officer })
        {
            return Refused;
        }

        if (origin?.Via is { } via && !await KeyAllowsAsync(via.Key, permission, target, cancellationToken, forOfficer: true))
        {
            return Refused;
        }

        var grant = (await GrantsOfAsync(officer, cancellationToken)).FirstOrDefault(grant => Allows(grant, officer, permission, target));
        return grant is null ? Refused : by with { PositionId = grant.PositionId, AgencyId = grant.AgencyId };
    }

    /// <summary>Whether one position allows something, without and with the thing it is done to.</summary>
    public static bool Allows(Grant grant, Guid officer, Permission permission, AccessTarget? target = null) =>
        RoleAllows(grant.Role, permission) && (target is null || ScopeAllows(grant, officer, permission, target));

    public static bool RoleAllows(Role role, Permission permission) => Rules.TryGetValue(role, out var allowed) && allowed.Contains(permission);

    /// <summary>Agency paths whose work the officer may read; a list query joins on them.</summary>
    public async Task<IReadOnlyList<string>> ReadScopeAsync(Actor by, Permission permission = Permission.ReadDossier, CancellationToken cancellationToken = default)
    {
        if (by is { Kind: ActorKind.Integrator, Id: { } system })
        {
            return keys is not null && await keys.FindAsync(system, cancellationToken) is { } key && key.CoversProvince(db.ProvinceCode) && KeyMay(key, permission)
                ? [key.AgencyPath ?? "/"]
                : [];
        }

        if (by is not { Kind: ActorKind.Officer, Id: { } officer })
        {
            return [];
        }

        return (await GrantsOfAsync(officer, cancellationToken))
            .Where(grant => RoleAllows(grant.Role, permission))
            .SelectMany(grant => ReadsWholeProvince(grant.Role) ? ["/"] : IsReading(permission) ? grant.Former.Prepend(grant.AgencyPath) : [grant.AgencyPath])
            .Distinct(StringComparer.Ordinal).ToList();
    }

    public static readonly Problem Refused = new(
        "ACC-001",
        "Chức vụ hiện tại không có quyền làm việc này với nội dung này.",
        "Your present position does not allow this here.");

    /// <summary>What a key may do by itself: its scope × its territory. Its officers' acts are asked with <paramref name="forOfficer"/>.</summary>
    private async ValueTask<bool> KeyAllowsAsync(Guid id, Permission permission, AccessTarget? target, CancellationToken cancellationToken, bool forOfficer = false) =>
        keys is not null && await keys.FindAsync(id, cancellationToken) is { } key && key.CoversProvince(db.ProvinceCode)
        && (forOfficer ? key.May(permission is Permission.ReadDossier or Permission.ReadStatistics or Permission.ReadMissions ? KeyScopes.Read : KeyScopes.Write) : KeyMay(key, permission))
        && (target is null || key.AgencyPath is null || target.Participants.Append(target.HolderPath ?? "").Any(path => key.Covers(db.ProvinceCode, path)));

    private static bool KeyMay(KeyEntry key, Permission permission) => permission switch
    {
        Permission.ReadDossier or Permission.ReadStatistics or Permission.ReadMissions => key.May(KeyScopes.Read),
        Permission.FileForSomebody => key.May(KeyScopes.Write),
        _ => false,
    };

    private static readonly Permission[] Reading = [Permission.ReadDossier, Permission.ReadAuthority, Permission.ReadMissions];

    private static readonly Dictionary<Role, HashSet<Permission>> Rules = new()
    {
        [Role.Reception] =
        [
            .. Reading, Permission.FileForSomebody, Permission.ReceiveDossier, Permission.RequestSupplement, Permission.RefuseDossier,
            Permission.ForwardDossier, Permission.HandOverResult, Permission.RequestPayment, Permission.ReadStatistics,
            Permission.RecordDifficulty,
        ],
        [Role.Specialist] =
        [
            .. Reading, Permission.RequestSupplement, Permission.ConsultUnit, Permission.AnswerConsultation, Permission.ReturnDossier,
            Permission.ProposeResult, Permission.RequestPayment, Permission.StopDossier, Permission.SendBackDossier, Permission.ForwardDossier,
            Permission.RecordDifficulty, Permission.AnswerRecommendation, Permission.RunMissions,
        ],
        [Role.HeadOfOffice] =
        [
            .. Reading, Permission.AssignDossier, Permission.RequestSupplement, Permission.ConsultUnit, Permission.AnswerConsultation,
            Permission.ReturnDossier, Permission.ProposeResult, Permission.ApproveProposal, Permission.RequestPayment, Permission.StopDossier,
            Permission.SendBackDossier, Permission.ForwardDossier, Permission.ReassignWork, Permission.ReadStatistics, Permission.SuperviseWork, Permission.ApologiseForDelay,
            Permission.RecordDifficulty, Permission.AnswerRecommendation, Permission.ApproveAnswer, Permission.RunMissions,
        ],
        [Role.Clerk] = [.. Reading, Permission.IssueResult, Permission.SendBackDossier, Permission.ForwardDossier, Permission.RecordDifficulty],
        [Role.Director] =
        [
            .. Reading, Permission.AssignDossier, Permission.ConsultUnit, Permission.AnswerConsultation, Permission.ReturnDossier,
            Permission.ApproveProposal, Permission.SignResult, Permission.StopDossier, Permission.ReassignWork, Permission.ReadStatistics, Permission.SuperviseWork,
            Permission.ApologiseForDelay, Permission.GrantAuthority, Permission.ReviewSuccession,
            Permission.RecordDifficulty, Permission.AnswerRecommendation, Permission.ApproveAnswer, Permission.RunMissions, Permission.ApproveMinutes,
        ],
        [Role.Administrator] =
        [
            Permission.ReadAuthority, Permission.RecordAuthority, Permission.ReviewSuccession,
            Permission.ManageOrganization, Permission.ManageTemplates, Permission.ManageProcedures, Permission.ManageCalendar,
            Permission.ManageWebhooks, Permission.ManageLadders, Permission.ReassignWork, Permission.ReadStatistics, Permission.SuperviseWork,
        ],
        [Role.Auditor] = [.. Reading, Permission.ReadStatistics, Permission.SuperviseWork, Permission.ReadAudit],
        [Role.Legal] = [Permission.ReadAuthority, Permission.RecordAuthority, Permission.PublishProcedures],
        [Role.Integrator] = [],
    };

    private static bool IsReading(Permission permission) => permission is Permission.ReadDossier or Permission.ReadStatistics or Permission.SuperviseWork or Permission.ReadMissions;

    private static bool ReadsWholeProvince(Role role) => role == Role.Auditor;

    private static bool ScopeAllows(Grant grant, Guid officer, Permission permission, AccessTarget target) => permission switch
    {
        Permission.ReadDossier => ReadsWholeProvince(grant.Role) || target.Participants.Any(path => grant.Reads(path) || path == grant.ServedPath),

        Permission.ReadStatistics or Permission.SuperviseWork => target.HolderPath is { } seen && grant.Reads(seen),

        // Oversight of one's own unit's work, whoever holds it.
        Permission.StopDossier or Permission.ReassignWork or Permission.ApologiseForDelay or Permission.ManageOrganization or Permission.ReviewSuccession
            or Permission.ManageCalendar or Permission.ManageLadders => target.HolderPath is { } held && grant.Covers(held),

        Permission.RecordAuthority => target.HolderPath is { } owner && owner.StartsWith(grant.AdvisedPath ?? grant.AgencyPath, StringComparison.Ordinal),
        Permission.PublishProcedures => target.HolderPath is { } whole && whole == (grant.AdvisedPath ?? grant.AgencyPath),

        // A unit's answer is written by its own people, those of its divisions among them; who approves stands at its head or over it.
        Permission.AnswerRecommendation => target.HolderPath is { } answering && (grant.Reads(answering) || grant.IsDivisionOf(answering)),
        Permission.ApproveAnswer => target.HolderPath is { } approving && grant.Reads(approving),

        // The secretariat's own people and those of its divisions; who stands over it too.
        Permission.RunMissions => target.HolderPath is { } running && (grant.Covers(running) || grant.IsDivisionOf(running)),

        // Who asked has the last word, or who succeeded them.
        Permission.RecordDifficulty => target.HolderPath is { } asking && (asking == grant.AgencyPath || grant.Former.Contains(asking)),

        // The result waits at the centre that took the dossier; a consulted unit is named as the holder of its question.
        _ => target.HolderPath is { } holder && (holder == grant.AgencyPath || holder == grant.ServedPath)
            && (target.HolderOfficerId is null || target.HolderOfficerId == officer),
    };
}
