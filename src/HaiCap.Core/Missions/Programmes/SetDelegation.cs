using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Programmes;

/// <param name="Place">As typed: «Nghệ An», «Phường Trường Vinh, Nghệ An», or the code.</param>
public sealed record PlaceFacts(string Place, string? Contact = null, string? Phone = null);

/// <summary>The secretariat names a delegation: who travels, where to, who is spoken to there.</summary>
public sealed class SetDelegation(HaiCapDb db, ProgrammeAccess access, ProgrammeDesk desk, UnitDirectory directory, ActRecorder acts)
{
    public const int MostMembers = 40;
    public const int MostPlaces = 60;

    /// <param name="Number">Which one to change; null names a new one.</param>
    public sealed record Request(Guid Programme, int? Number, string? Name, IReadOnlyList<MissionMember> Members, IReadOnlyList<PlaceFacts> Places, int? Expected = null);

    /// <summary>Its number. ACC-001, ACT-001, MIS-040, MIS-042, MIS-046 … MIS-049, MIS-054, MIS-008.</summary>
    public async Task<Outcome<int>> HandleAsync(Actor by, Request request, Guid? id = null, CancellationToken cancellationToken = default)
    {
        var allowed = await access.RunnerAsync(by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<int>();
        }

        var programme = await desk.ProgrammeAsync(request.Programme, cancellationToken);
        if (!programme.Ok)
        {
            return programme.As<int>();
        }

        var name = ProgrammeDesk.Said(request.Name);
        var members = await KnownAsync(request.Members, cancellationToken);
        var faults = Faults(name, members, request.Places).ToList();
        var places = await PlacesAsync(request.Places, programme.Value, faults, cancellationToken);
        if (faults.Count > 0)
        {
            return faults;
        }

        if (request.Number is null && await db.Set<MissionDelegation>().AsNoTracking().FirstOrDefaultAsync(one => one.ProgrammeId == programme.Value.Id && one.Name == name, cancellationToken) is { } sent)
        {
            // The page sent twice is one delegation; another one has another name.
            return sent.Members == MissionDelegation.Write(members) ? sent.Number : ProgrammeProblems.SameName;
        }

        var row = await RowAsync(request, programme.Value, name!, id, cancellationToken);
        if (!row.Ok)
        {
            return row.As<int>();
        }

        (row.Value.Name, row.Value.Members) = (name!, MissionDelegation.Write(members));
        await PutAsync(row.Value, places, cancellationToken);
        await acts.RecordAsync(
            ProgrammeSubjects.OfDelegation(row.Value.Id), allowed.Value,
            new DelegationSet(row.Value.ProgrammeId, row.Value.Number, row.Value.Name, members, [.. places.Select(place => place.Unit.Code)]), at: desk.Now, cancellationToken: cancellationToken);
        var saved = await db.SaveActsAsync(cancellationToken, taken => taken.Contains("mission_delegations", StringComparison.Ordinal));
        return saved.Ok ? row.Value.Number : saved.As<int>();
    }

    private static IEnumerable<Problem> Faults(string? name, IReadOnlyList<MissionMember> members, IReadOnlyList<PlaceFacts> places)
    {
        if (name is null)
        {
            yield return ProgrammeProblems.NoTitle with { Field = "Name" };
        }

        if (members.Count(member => member.Part == MemberPart.Head) != 1)
        {
            yield return ProgrammeProblems.NoHead;
        }

        if (members.All(member => member.Part != MemberPart.Secretary))
        {
            yield return ProgrammeProblems.NoSecretary;
        }

        if (members.Select(member => member.Key).Distinct(StringComparer.Ordinal).Count() < members.Count)
        {
            yield return ProgrammeProblems.TwicePerson;
        }

        if (places.Count == 0)
        {
            yield return ProgrammeProblems.NoPlace;
        }

        IEnumerable<(string, string?, int)> texts = [
            ("Name", name, 200), .. members.SelectMany(member => new[] { ("Members", (string?)member.Name, 200), ("Members", member.Title, 200), ("Members", member.Unit, 200), ("Members", member.Phone, 30) }),
            .. places.SelectMany(place => new[] { ("Places", (string?)place.Place, 200), ("Places", place.Contact, 200), ("Places", place.Phone, 30) })];
        foreach (var problem in ProgrammeDesk.TooLong([.. texts]).Distinct())
        {
            yield return problem;
        }
    }

    /// <summary>Texts in their normal form; an id of nobody here is dropped.</summary>
    private async Task<IReadOnlyList<MissionMember>> KnownAsync(IReadOnlyList<MissionMember> members, CancellationToken cancellationToken)
    {
        var ids = members.Select(member => member.OfficerId).OfType<Guid>().ToList();
        var known = ids.Count == 0 ? [] : (await db.Set<Officer>().Where(row => ids.Contains(row.Id)).Select(row => row.Id).ToListAsync(cancellationToken)).ToHashSet();
        return
        [
            .. members.Where(member => ProgrammeDesk.Said(member.Name) is not null).Take(MostMembers).Select(member => new MissionMember(
                member.Part, ProgrammeDesk.Said(member.Name)!, ProgrammeDesk.Said(member.Title), ProgrammeDesk.Said(member.Unit), ProgrammeDesk.Said(member.Phone),
                member.OfficerId is { } officer && known.Contains(officer) ? officer : null)),
        ];
    }

    private async Task<IReadOnlyList<(UnitView Unit, PlaceFacts Facts)>> PlacesAsync(IReadOnlyList<PlaceFacts> places, MissionProgramme programme, List<Problem> faults, CancellationToken cancellationToken)
    {
        var units = await directory.GetAsync(cancellationToken);
        var found = new List<(UnitView Unit, PlaceFacts Facts)>();
        foreach (var facts in places.Take(MostPlaces))
        {
            if (PlaceNames.Find(units, facts.Place, programme.Begins) is { } unit)
            {
                found.Add((unit, facts));
            }
            else
            {
                faults.Add(ProgrammeProblems.UnknownPlace(facts.Place.Length > 100 ? facts.Place[..100] + "…" : facts.Place));
            }
        }

        return [.. found.DistinctBy(place => place.Unit.Code)];
    }

    private async Task<Outcome<MissionDelegation>> RowAsync(Request request, MissionProgramme programme, string name, Guid? id, CancellationToken cancellationToken)
    {
        if (request.Number is { } number)
        {
            var found = await desk.DelegationAsync(programme.Id, number, cancellationToken);
            return found.Ok && await desk.MeanwhileAsync(ProgrammeSubjects.OfDelegation(found.Value.Id), request.Expected, cancellationToken) is { } problem ? problem : found;
        }

        var last = await db.Set<MissionDelegation>().Where(row => row.ProgrammeId == programme.Id).MaxAsync(row => (int?)row.Number, cancellationToken) ?? 0;
        return db.Add(new MissionDelegation
        {
            ProvinceCode = db.ProvinceCode, Id = id ?? Ids.New(desk.Now), ProgrammeId = programme.Id, Number = last + 1, Name = name, Members = "[]",
        }).Entity;
    }

    private async Task PutAsync(MissionDelegation row, IReadOnlyList<(UnitView Unit, PlaceFacts Facts)> places, CancellationToken cancellationToken)
    {
        var standing = await db.Set<MissionPlace>().Where(place => place.DelegationId == row.Id).ToListAsync(cancellationToken);
        db.RemoveRange(standing.Where(place => places.All(one => one.Unit.Code != place.PlaceCode)));
        foreach (var (unit, facts) in places)
        {
            var place = standing.Find(one => one.PlaceCode == unit.Code) ?? db.Add(new MissionPlace
            {
                ProvinceCode = row.ProvinceCode, DelegationId = row.Id, ProgrammeId = row.ProgrammeId, PlaceCode = unit.Code, PlaceProvince = unit.ProvinceCode,
            }).Entity;
            (place.Contact, place.ContactPhone) = (ProgrammeDesk.Said(facts.Contact), ProgrammeDesk.Said(facts.Phone));
        }
    }
}
