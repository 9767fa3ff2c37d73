using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Programmes;

/// <summary>A stop as typed.</summary>
/// <param name="Place">As typed or chosen: a code or a name.</param>
public sealed record StopFacts(StopKind Kind, string? Place, string? Venue, string? Title, DateOnly? Day, TimeOnly? From, TimeOnly? To, string? Prepares = null)
{
    internal StopFacts Normal() => this with { Venue = ProgrammeDesk.Said(Venue), Title = ProgrammeDesk.Said(Title), Prepares = ProgrammeDesk.Said(Prepares) };

    /// <summary>MIS-042, MIS-051, MIS-052, MIS-008.</summary>
    internal IEnumerable<Problem> Faults()
    {
        if (Title is null)
        {
            yield return ProgrammeProblems.NoTitle;
        }

        if (Venue is null)
        {
            yield return ProgrammeProblems.NoVenue;
        }

        if (Day is null || From is not { } from || To is not { } to || to <= from)
        {
            yield return ProgrammeProblems.NoTime;
        }

        foreach (var problem in ProgrammeDesk.TooLong(("Title", Title, 300), ("Venue", Venue, 300), ("Prepares", Prepares, MissionProgramme.LongestText)))
        {
            yield return problem;
        }
    }
}

/// <summary>Who arranges a delegation's journey sets a stop, moves it, or calls it off.</summary>
public sealed class SetStop(HaiCapDb db, ProgrammeAccess access, ProgrammeDesk desk, UnitDirectory directory, ActRecorder acts)
{
    private const int LongestReason = 1000;

    /// <param name="Delegation">Its number.</param>
    /// <param name="Stop">Which one to change; null sets a new one.</param>
    public sealed record Request(Guid Programme, int Delegation, StopFacts Facts, Guid? Stop = null, int? Expected = null);

    /// <summary>Its id. ACC-001, ACT-001, MIS-040, MIS-042, MIS-050 … MIS-053, MIS-008.</summary>
    public async Task<Outcome<Guid>> HandleAsync(Actor by, Request request, Guid? id = null, CancellationToken cancellationToken = default)
    {
        var opened = await OpenAsync(by, request.Programme, request.Delegation, request.Expected, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<Guid>();
        }

        var (allowed, delegation, programme) = opened.Value;
        var facts = request.Facts.Normal();
        var faults = facts.Faults().ToList();
        var place = PlaceNames.Find(await directory.GetAsync(cancellationToken), facts.Place ?? "", programme.Begins);
        if (place is null)
        {
            faults.Insert(0, ProgrammeProblems.NoStopPlace);
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        var row = request.Stop is { } which
            ? await db.Set<MissionStop>().FirstOrDefaultAsync(one => one.Id == which && one.DelegationId == delegation.Id, cancellationToken)
            : db.Add(New(delegation, id ?? Ids.New(desk.Now), place!)).Entity;
        if (row is null)
        {
            return ProgrammeProblems.NoProgramme;
        }

        if (row.CancelledAt is not null)
        {
            return ProgrammeProblems.Gone;
        }

        (row.Kind, row.PlaceCode, row.PlaceProvince, row.Venue, row.Title) = (facts.Kind, place!.Code, place.ProvinceCode, facts.Venue!, facts.Title!);
        (row.StartsAt, row.EndsAt, row.Prepares) = (facts.Day!.Value.AtLocal(facts.From!.Value), facts.Day.Value.AtLocal(facts.To!.Value), facts.Prepares);
        Changed(row);
        return await SaveAsync(allowed, delegation, row, new StopSet(row.Id, row.Kind, row.PlaceCode, row.Venue, row.Title, row.StartsAt, row.EndsAt), why: null, cancellationToken);
    }

    /// <summary>It stays in the itinerary, marked, so that calendars that have it learn of it. ACC-001, ACT-001, MIS-008, MIS-013, MIS-040, MIS-053.</summary>
    public async Task<Outcome<Guid>> CancelAsync(Actor by, Guid programme, int delegation, Guid stop, string? why, int? expected = null, CancellationToken cancellationToken = default)
    {
        var opened = await OpenAsync(by, programme, delegation, expected, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<Guid>();
        }

        if (ProgrammeDesk.Said(why) is not { } reason)
        {
            return MissionProblems.NoReason;
        }

        if (reason.Length > LongestReason)
        {
            return MissionProblems.TooLong("Why", LongestReason);
        }

        var of = opened.Value.Delegation;
        if (await db.Set<MissionStop>().FirstOrDefaultAsync(one => one.Id == stop && one.DelegationId == of.Id, cancellationToken) is not { } row)
        {
            return ProgrammeProblems.NoProgramme;
        }

        if (row.CancelledAt is not null)
        {
            return ProgrammeProblems.Gone;
        }

        row.CancelledAt = desk.Now;
        Changed(row);
        return await SaveAsync(opened.Value.By, of, row, new StopCancelled(row.Id), reason, cancellationToken);
    }

    private static MissionStop New(MissionDelegation delegation, Guid id, UnitView place) => new()
    {
        ProvinceCode = delegation.ProvinceCode, Id = id, ProgrammeId = delegation.ProgrammeId, DelegationId = delegation.Id, Kind = default, PlaceCode = place.Code, PlaceProvince = place.ProvinceCode,
        Venue = "", Title = "", StartsAt = default, EndsAt = default, Revision = -1,
    };

    private void Changed(MissionStop row) => (row.Revision, row.ChangedAt) = (row.Revision + 1, desk.Now);

    private async Task<Outcome<(Actor By, MissionDelegation Delegation, MissionProgramme Programme)>> OpenAsync(Actor by, Guid programme, int number, int? expected, CancellationToken cancellationToken)
    {
        var found = await desk.ProgrammeAsync(programme, cancellationToken);
        if (!found.Ok)
        {
            return found.As<(Actor, MissionDelegation, MissionProgramme)>();
        }

        var delegation = await desk.DelegationAsync(programme, number, cancellationToken);
        if (!delegation.Ok)
        {
            return delegation.As<(Actor, MissionDelegation, MissionProgramme)>();
        }

        var allowed = await access.ArrangerAsync(by, delegation.Value, cancellationToken);
        return !allowed.Ok ? allowed.As<(Actor, MissionDelegation, MissionProgramme)>()
            : await desk.MeanwhileAsync(ProgrammeSubjects.OfDelegation(delegation.Value.Id), expected, cancellationToken) is { } problem ? problem
            : (allowed.Value, delegation.Value, found.Value);
    }

    private async Task<Outcome<Guid>> SaveAsync(Actor by, MissionDelegation delegation, MissionStop row, ActData data, string? why, CancellationToken cancellationToken)
    {
        await acts.RecordAsync(ProgrammeSubjects.OfDelegation(delegation.Id), by, data, why, at: desk.Now, cancellationToken: cancellationToken);
        var saved = await db.SaveActsAsync(cancellationToken);
        return saved.Ok ? row.Id : saved.As<Guid>();
    }
}
