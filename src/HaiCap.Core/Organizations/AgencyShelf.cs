namespace HaiCap.Core.Organizations;

/// <summary>The agencies of one province, who succeeded whom, and how they were called before. Shared: nobody changes them.</summary>
public sealed class AgencyShelf(IReadOnlyList<Agency> agencies, IReadOnlyList<AgencySuccession>? successions = null, IReadOnlyList<AgencyPast>? pasts = null)
{
    private readonly Dictionary<Guid, Agency> byId = agencies.ToDictionary(agency => agency.Id);
    private readonly Dictionary<AgencyCode, Agency> byCode = agencies.ToDictionary(agency => agency.Code);
    private readonly ILookup<string, Agency> byUnit = agencies.ToLookup(agency => agency.UnitCode, StringComparer.Ordinal);
    private readonly ILookup<AgencyKind, Agency> byKind = agencies.ToLookup(agency => agency.Kind);
    private readonly ILookup<Guid, AgencySuccession> heirs = (successions ?? []).ToLookup(one => one.AgencyId);
    private readonly ILookup<Guid, AgencyPast> before = (pasts ?? []).OrderBy(past => past.LastDay).ToLookup(past => past.AgencyId);

    public IReadOnlyList<Agency> All => agencies;

    public IReadOnlyList<AgencySuccession> Successions { get; } = successions ?? [];

    public IReadOnlyList<AgencyPast> Pasts { get; } = pasts ?? [];

    /// <summary>Each agency's path in the tree.</summary>
    public IReadOnlyDictionary<Guid, string> Paths { get; } = agencies.ToDictionary(agency => agency.Id, agency => agency.Path);

    public Agency? Find(Guid? id) => id is { } known ? byId.GetValueOrDefault(known) : null;

    public Agency? Find(AgencyCode code) => byCode.GetValueOrDefault(code);

    /// <summary>Agencies that stand in an administrative unit.</summary>
    public IEnumerable<Agency> In(string unitCode) => byUnit[unitCode];

    public IEnumerable<Agency> Of(AgencyKind kind) => byKind[kind];

    /// <summary>Who stands over all the others: the province's committee; in the nation the ministry.</summary>
    public Agency? Head => byKind[AgencyKind.ProvincialCommittee].Concat(byKind[AgencyKind.Ministry]).FirstOrDefault();

    /// <summary>Who succeeded an agency, whatever for; empty while nobody has.</summary>
    public IEnumerable<AgencySuccession> HeirsOf(Guid agency) => heirs[agency];

    /// <summary>Who has an agency's business on a day: itself, or down the line of succession whoever has it then. Null when nobody of the house has.</summary>
    /// <param name="work">What it is about, where several successors share it; null: whoever has the rest.</param>
    public Agency? Heir(Agency agency, DateOnly day, WorkOf? work = null)
    {
        for (var steps = 0; steps <= agencies.Count; steps++)
        {
            if (!heirs.Contains(agency.Id) || NextOf(agency, day, work) is not { } next)
            {
                break;
            }

            agency = next;
        }

        return agency.InForceOn(day) ? agency : null;
    }

    public Agency? Heir(Guid? agency, DateOnly day, WorkOf? work = null) => Find(agency) is { } found ? Heir(found, day, work) : null;

    /// <summary>By its code; the code of an agency that is no more leads to its successor.</summary>
    public Agency? FindNow(AgencyCode code, DateOnly day) => Find(code) is { } found ? Heir(found, day) ?? found : null;

    /// <summary>Every rule that claims this work of an agency: more than one successor is a contradiction.</summary>
    public IEnumerable<Guid> Claims(Guid agency, DateOnly day, WorkOf work) =>
        heirs[agency].Where(one => one.FromDay <= day && one.ReadScope().Covers(work)).Select(one => one.SuccessorId).Distinct();

    /// <summary>Paths of agencies that are no more and that what lies under a path has succeeded: what they left is its to read.</summary>
    public IReadOnlyList<string> LeftTo(string path, DateOnly day) => Successions.Count == 0 ? [] : LeftTo(path, day, []);

    /// <summary>As it was called on a day.</summary>
    public Agency On(Agency agency, DateOnly day) => before[agency.Id].FirstOrDefault(past => past.LastDay >= day) is { } past ? agency.As(past) : agency;

    public Agency? On(Guid? agency, DateOnly day) => Find(agency) is { } found ? On(found, day) : null;

    private Agency? NextOf(Agency agency, DateOnly day, WorkOf? work)
    {
        Agency? rest = null;
        foreach (var one in heirs[agency.Id])
        {
            if (one.FromDay > day)
            {
                continue;
            }

            if (one.ReadScope().IsRest)
            {
                rest = agency.InForceOn(day) ? rest : Find(one.SuccessorId);
            }
            else if (work is not null && one.ReadScope().Covers(work))
            {
                return Find(one.SuccessorId);
            }
        }

        return rest;
    }

    private List<string> LeftTo(string path, DateOnly day, HashSet<Guid> seen)
    {
        var left = new List<string>();
        foreach (var gone in heirs.Where(group => Find(group.Key) is { } agency && !agency.InForceOn(day)))
        {
            var now = gone.Where(one => one.FromDay <= day).ToList();
            var keepers = now.Exists(one => one.ReadScope().IsRest) ? now.Where(one => one.ReadScope().IsRest) : now;
            if (keepers.Any(one => Find(one.SuccessorId) is { } heir && heir.Path.StartsWith(path, StringComparison.Ordinal)) && seen.Add(gone.Key))
            {
                var there = byId[gone.Key].Path;
                left.Add(there);
                left.AddRange(LeftTo(there, day, seen));
            }
        }

        return left;
    }
}
