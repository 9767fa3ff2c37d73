using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Help;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Missions.Difficulties;

/// <summary>Where a difficulty was met, and who writes it down.</summary>
/// <param name="By">In the position that allows it.</param>
/// <param name="AgencyId">Empty where the place's province is not in this house.</param>
/// <param name="Heard">The stop of a delegation it was heard at; null: the agency's own people write it down.</param>
public sealed record MetAt(Actor By, string Province, string UnitCode, Guid AgencyId, string AgencyPath, FindStop.Found? Heard = null)
{
    /// <summary>The head of a delegation answers on the spot.</summary>
    public bool IsHead => Heard is { } heard && ProgrammeAccess.PartOf(By, heard.Delegation) == MemberPart.Head;

    /// <summary>What a delegation hears goes to who sent it; what a place asks by itself, to whom it says.</summary>
    public DifficultyFacts Addressed(DifficultyFacts facts) => Heard is not { } heard ? facts with { Answered = null, Answer = null }
        : facts with { Addressee = heard.Delegation.ProvinceCode == Tenant.Nation ? Addressee.Ministry : Addressee.Province };
}

/// <summary>The caller's own agency, or the place of a stop of a delegation the caller travels with.</summary>
public sealed class WhereMet(HaiCapDb db, Access access, GrantBook book, FindStop stops, TimeProvider time)
{
    /// <summary>ACC-001, MIS-040, MIS-053.</summary>
    /// <param name="agencyId">Whose it is, of a sample; the caller's agency otherwise.</param>
    public Task<Outcome<MetAt>> FindAsync(Actor by, Guid? stop, Guid? agencyId = null, CancellationToken cancellationToken = default) =>
        stop is { } known ? AtStopAsync(by, known, cancellationToken) : OwnAsync(by, agencyId, cancellationToken);

    private async Task<Outcome<MetAt>> OwnAsync(Actor by, Guid? agencyId, CancellationToken cancellationToken)
    {
        var allowed = await access.DecideAsync(by, Permission.RecordDifficulty, cancellationToken: cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<MetAt>();
        }

        if ((await book.AgenciesAsync(db, cancellationToken)).Find(agencyId ?? allowed.Value.AgencyId) is not { } agency || db.ProvinceCode == Tenant.Nation)
        {
            return Access.Refused;
        }

        // A system's key has to reach the very agency its officer records for.
        allowed = agencyId is null ? await access.DecideAsync(by, Permission.RecordDifficulty, new AccessTarget([agency.Path], agency.Path, null), cancellationToken) : allowed;
        return allowed.Ok ? new MetAt(allowed.Value, db.ProvinceCode, agency.UnitCode, agency.Id, agency.Path) : allowed.As<MetAt>();
    }

    /// <summary>The committee of the place, where its province is in this house.</summary>
    private async Task<Outcome<MetAt>> AtStopAsync(Actor by, Guid id, CancellationToken cancellationToken)
    {
        var found = await stops.AsMemberAsync(by, id, cancellationToken);
        if (!found.Ok)
        {
            return found.As<MetAt>();
        }

        var stop = found.Value.Stop;
        if (stop.CancelledAt is not null)
        {
            return ProgrammeProblems.Gone;
        }

        using var province = db.Tenant.Open(stop.PlaceProvince);
        var committee = (await book.AgenciesAsync(db, cancellationToken)).In(stop.PlaceCode)
            .FirstOrDefault(agency => agency.Kind is AgencyKind.CommuneCommittee or AgencyKind.ProvincialCommittee && agency.InForceOn(time.Now().LocalDay()));
        return new MetAt(found.Value.By, stop.PlaceProvince, stop.PlaceCode, committee?.Id ?? Guid.Empty, committee?.Path ?? "/", found.Value);
    }
}
