using HaiCap.Core.Organizations;

namespace HaiCap.Core.Succession;

/// <summary>What a plan makes of a province's agencies: the same for the dry run and for the day itself. Pure.</summary>
/// <param name="Before">As they are.</param>
/// <param name="After">As they will be.</param>
/// <param name="Founded">New ones.</param>
/// <param name="Ended">Those that are no more, as they are now.</param>
/// <param name="Renamed">As they will be called.</param>
/// <param name="Placed">Those that stand under another one, as they will.</param>
public sealed record PlanOutcome(
    AgencyShelf Before, AgencyShelf After, IReadOnlyList<Agency> Founded, IReadOnlyList<Agency> Ended, IReadOnlyList<Agency> Renamed, IReadOnlyList<Agency> Placed,
    IReadOnlyList<AgencySuccession> Successions, IReadOnlyList<AgencyPast> Pasts)
{
    /// <summary>Units whose work, or a part of it, goes to others.</summary>
    public IReadOnlyList<Guid> Givers { get; } = [.. Successions.Select(one => one.AgencyId).Distinct()];

    /// <param name="plan">One whose terms hold by <see cref="PlanRules"/>.</param>
    public static PlanOutcome Of(AgencyShelf shelf, SuccessionPlan plan, string citation)
    {
        var (terms, day, eve) = (plan.Read(), plan.EffectiveOn, plan.EffectiveOn.AddDays(-1));
        var all = shelf.All.ToDictionary(agency => agency.Id, agency => agency.Copy());
        var byCode = all.Values.ToDictionary(agency => agency.Code.Text, StringComparer.Ordinal);
        var founded = Found(terms, plan, all, byCode);
        var ended = new List<Agency>();
        foreach (var code in terms.Ending)
        {
            byCode[code].ValidTo = eve;
            ended.Add(byCode[code]);
        }

        var successions = terms.Handings.Select((one, i) => new AgencySuccession
        {
            ProvinceCode = plan.ProvinceCode,
            Id = RowId(plan.Id, i),
            AgencyId = byCode[one.From].Id,
            SuccessorId = byCode[one.To].Id,
            FromDay = day,
            PlanId = plan.Id,
            Citation = citation,
            Scope = one.Scope.ToJson(),
        }).ToList();

        var pasts = new List<AgencyPast>();
        var renamed = new List<Agency>();
        foreach (var one in terms.Names)
        {
            var agency = byCode[one.Code];
            pasts.Add(AgencyPast.Of(agency, eve));
            (agency.Name, agency.ShortName, agency.EnglishName, agency.NotationSuffix) = (one.Name, one.ShortName, one.EnglishName ?? agency.EnglishName, one.Notation ?? agency.NotationSuffix);
            renamed.Add(agency);
        }

        var placed = Place(all, ended, successions, pasts, eve);
        return new PlanOutcome(
            shelf, new AgencyShelf([.. all.Values], [.. shelf.Successions, .. successions], [.. shelf.Pasts, .. pasts]), founded, ended, renamed, placed, successions, pasts);
    }

    private static List<Agency> Found(PlanTerms terms, SuccessionPlan plan, Dictionary<Guid, Agency> all, Dictionary<string, Agency> byCode)
    {
        var founded = new List<Agency>();
        var open = terms.New.ToList();
        while (open.Find(one => one.Parent.Length == 0 || byCode.ContainsKey(one.Parent)) is { } next)
        {
            open.Remove(next);
            var parent = next.Parent.Length == 0 ? null : byCode[next.Parent];
            var agency = new Agency
            {
                ProvinceCode = plan.ProvinceCode,
                Id = next.Id,
                Code = AgencyCode.Parse(next.Code),
                Name = next.Name,
                ShortName = next.ShortName,
                EnglishName = next.EnglishName,
                NotationSuffix = next.Notation,
                Kind = next.Kind,
                ParentId = parent?.Id,
                UnitCode = next.UnitCode,
                Path = Agency.PathOf(parent?.Path, next.Id),
                Address = terms.Handings.Where(one => one.To == next.Code).Select(one => byCode.GetValueOrDefault(one.From)?.Address).FirstOrDefault(address => address is not null),
                ValidFrom = plan.EffectiveOn,
            };
            (all[agency.Id], byCode[next.Code]) = (agency, agency);
            founded.Add(agency);
        }

        return founded;
    }

    /// <summary>Units under one that ends, and that do not end themselves, stand under whoever has the rest of it.</summary>
    private static List<Agency> Place(Dictionary<Guid, Agency> all, List<Agency> ended, List<AgencySuccession> successions, List<AgencyPast> pasts, DateOnly eve)
    {
        var placed = new List<Agency>();
        foreach (var gone in ended)
        {
            if (successions.Find(one => one.AgencyId == gone.Id && one.ReadScope().IsRest) is not { } rest)
            {
                continue;
            }

            var heir = all[rest.SuccessorId];
            foreach (var child in all.Values.Where(one => one.ParentId == gone.Id && !ended.Contains(one) && (one.ValidTo is null || one.ValidTo > eve) && one.Id != heir.Id).ToList())
            {
                pasts.Add(AgencyPast.Of(child, eve));
                child.ParentId = heir.Id;
                placed.Add(child);
            }
        }

        Walk(all, placed);
        return placed;
    }

    /// <summary>New paths, from the top down.</summary>
    private static void Walk(Dictionary<Guid, Agency> all, List<Agency> placed)
    {
        foreach (var child in placed.ToList())
        {
            var before = child.Path;
            child.Path = Agency.PathOf(all[child.ParentId!.Value].Path, child.Id);
            foreach (var below in all.Values.Where(one => one.Id != child.Id && one.Path.StartsWith(before, StringComparison.Ordinal)).ToList())
            {
                below.Path = child.Path + below.Path[before.Length..];
                if (!placed.Contains(below))
                {
                    placed.Add(below);
                }
            }
        }
    }

    /// <summary>The same row at every try.</summary>
    private static Guid RowId(Guid plan, int number)
    {
        var bytes = plan.ToByteArray(bigEndian: true);
        (bytes[14], bytes[15]) = ((byte)(bytes[14] ^ (number >> 8)), (byte)(bytes[15] ^ (number + 1)));
        return new Guid(bytes, bigEndian: true);
    }
}
