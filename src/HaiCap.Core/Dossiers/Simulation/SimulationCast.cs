using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Simulation;

/// <summary>Who and what a simulation plays with: the province's centres, officers by unit and role, published procedures, its calendar.</summary>
internal sealed class SimulationCast
{
    private readonly Dictionary<(Guid Unit, Role Role), List<Actor>> officers = [];
    private readonly Dictionary<Guid, Guid?> parents;

    private SimulationCast(IReadOnlyList<Agency> agencies, IReadOnlyList<ProcedureVersion> procedures, WorkingCalendar calendar)
    {
        (Procedures, Calendar) = (procedures, calendar);
        Centres = [.. agencies.Where(agency => agency.Kind == AgencyKind.CommuneCentre).OrderBy(agency => agency.Code.Text, StringComparer.Ordinal)];
        ProvincialCentre = agencies.FirstOrDefault(agency => agency.Kind == AgencyKind.ProvincialCentre);
        parents = agencies.ToDictionary(agency => agency.Id, agency => agency.ParentId);
    }

    /// <summary>Of the communes, by code.</summary>
    public IReadOnlyList<Agency> Centres { get; private set; }

    public Agency? ProvincialCentre { get; }

    public IReadOnlyList<ProcedureVersion> Procedures { get; }

    public WorkingCalendar Calendar { get; }

    public static async Task<SimulationCast> ReadAsync(HaiCapDb db, CalendarBook calendars, DateOnly day, CancellationToken cancellationToken)
    {
        var agencies = await db.Set<Agency>().AsNoTracking().Where(agency => agency.ValidFrom <= day && (agency.ValidTo == null || agency.ValidTo >= day)).ToListAsync(cancellationToken);
        var versions = await db.Set<ProcedureVersion>().AsNoTracking().Handled().Where(version => version.ValidFrom <= day && version.ValidTo == null)
            .OrderBy(version => version.Code).ToListAsync(cancellationToken);
        var cast = new SimulationCast(
            agencies,
            [.. versions.Where(version => version.ServiceLevel != ServiceLevel.Information)],
            await calendars.ForAsync(cancellationToken: cancellationToken));
        // Whose post ends would be refused half way through a life.
        var posts = await db.Set<Position>().AsNoTracking().Include(position => position.Officer)
            .Where(position => position.ValidFrom <= day && position.ValidTo == null).ToListAsync(cancellationToken);
        var committees = agencies.Where(agency => agency.Kind is AgencyKind.CommuneCommittee or AgencyKind.ProvincialCommittee).Select(agency => agency.Id).ToHashSet();
        foreach (var post in posts.OrderByDescending(post => post.SigningForm is SigningForm.Head or SigningForm.OnBehalf).ThenBy(post => post.Officer!.Email, StringComparer.Ordinal).ThenBy(post => post.Id))
        {
            cast.Add(post.AgencyId, post);

            // A clerk's office seals for the agency above it; a committee's own clerk for the committee alone.
            if (post.Role == Role.Clerk && !committees.Contains(post.AgencyId) && cast.parents[post.AgencyId] is { } above)
            {
                cast.Add(above, post);
            }
        }

        // Where the chairman's post is empty nobody may sign.
        cast.Centres = [.. cast.Centres.Where(centre => centre.ParentId is { } committee && posts.Exists(post => post.AgencyId == committee && post.SigningForm == SigningForm.Head))];
        return cast.Centres.Count == 0 || cast.Procedures.Count == 0
            ? throw new InvalidOperationException("The province has no commune centre or no procedure to file: load the sample first (haicap seed).")
            : cast;
    }

    /// <summary>An officer of a role in a unit, the same for the same throw; null where nobody has it.</summary>
    public Actor? Find(Guid unit, Role role, int turn) => officers.TryGetValue((unit, role), out var some) ? some[turn % some.Count] : null;

    /// <summary>Who signs: the head, whose letters need no further title.</summary>
    public Actor? Head(Guid unit) => officers.TryGetValue((unit, Role.Director), out var some) ? some[0] : null;

    private void Add(Guid unit, Position post)
    {
        if (!officers.TryGetValue((unit, post.Role), out var some))
        {
            officers[(unit, post.Role)] = some = [];
        }

        some.Add(new Actor(ActorKind.Officer, post.OfficerId, post.Officer!.Name));
    }
}
