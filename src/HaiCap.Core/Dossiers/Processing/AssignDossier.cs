using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Processing;

/// <summary>The head gives a dossier to a specialist of the unit, who gets it at the next step.</summary>
public sealed class AssignDossier(DossierDesk desk, GrantBook book, HaiCapDb db)
{
    public sealed record Request(DossierRef Which, Guid OfficerId, string? Note = null);

    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var found = await desk.OpenAsync(request.Which, by, StepAct.Assign, cancellationToken);
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

        var officer = await Holders.FindAsync(book, db, request.OfficerId, opened.UnitOf(next), Workflow.RoleOf(next.Performer), opened.Now.LocalDay(), cancellationToken);
        if (officer is null)
        {
            return DossierProblems.NoSuchOfficer;
        }

        dossier.State = DossierState.InProcess;
        opened.MoveTo(next, officer.Id, request.Note);
        await opened.RecordAsync(new DossierAssigned(officer.Id, officer.Name), request.Note, cancellationToken);
        return await opened.SaveAsync(cancellationToken);
    }
}

/// <summary>An officer work can be given to.</summary>
/// <param name="Leads">Holds the work's role only as a leader of the unit.</param>
public sealed record WorkHolder(Guid Id, string Name, string Title, int OpenWork, bool Leads);

internal sealed record WorkOfficer(Guid Id, string Name);

/// <summary>Who can be given work of a role in a unit: those who hold a fitting position there today.</summary>
public static class Holders
{
    internal static async Task<WorkOfficer?> FindAsync(GrantBook book, HaiCapDb db, Guid officerId, Guid unitId, Role role, DateOnly day, CancellationToken cancellationToken) =>
        await book.OfficerAsync(db, officerId, cancellationToken) is { } officer
            && officer.Posts.Any(post => post.AgencyId == unitId && post.InForceOn(day) && (post.Role == role || (role == Role.Specialist && post.Role == Role.HeadOfOffice)))
            ? new WorkOfficer(officer.OfficerId, officer.Name) : null;

    /// <summary>With what each has open, so that the head can be fair; leaders last.</summary>
    public static async Task<IReadOnlyList<WorkHolder>> ListAsync(HaiCapDb db, Guid unitId, Role role, DateOnly day, CancellationToken cancellationToken) =>
        await Positions(db, unitId, role, day).OrderBy(position => position.Role != role).ThenBy(position => position.Officer!.Folded)
            .Select(position => new WorkHolder(
                position.OfficerId, position.Officer!.Name, position.Title, db.Set<OpenWork>().Count(work => work.HolderOfficerId == position.OfficerId), position.Role != role))
            .Take(200).ToListAsync(cancellationToken);

    private static IQueryable<Position> Positions(HaiCapDb db, Guid unitId, Role role, DateOnly day) => db.Set<Position>()
        .Where(position => position.AgencyId == unitId && position.ValidFrom <= day && (position.ValidTo == null || position.ValidTo >= day)
            && (position.Role == role || (role == Role.Specialist && position.Role == Role.HeadOfOffice)));
}
