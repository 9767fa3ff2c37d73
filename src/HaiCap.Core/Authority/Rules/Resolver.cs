using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Authority.Rules;

/// <summary>
/// Who decides a procedure at a place on a day, given the answers: from the original competence down every grant that applies. Where no original grant
/// is recorded, the published procedure's own rule is the original. A grant never replaces another by being narrower: two that lead to different
/// holders are an overlap to be mended, so ending one never widens another.
/// </summary>
public static class Resolver
{
    /// <param name="place">Code of the commune, where it is known.</param>
    /// <param name="answers">Null: not asked yet; grants for some answers only are then told as cases.</param>
    public static Resolution Resolve(
        AuthorityRegister register, AgencyShelf agencies, ProcedureFacts procedure, string? place, DateOnly day, FormAnswers? answers = null) =>
        Resolve(register, agencies, procedure, register.OriginalsOf(procedure), place, day, answers);

    /// <param name="known">What <see cref="AuthorityRegister.OriginalsOf"/> tells of the procedure: asked once by who resolves it at many places.</param>
    internal static Resolution Resolve(
        AuthorityRegister register, AgencyShelf agencies, ProcedureFacts procedure, IReadOnlyList<StandingGrant> known, string? place, DateOnly day, FormAnswers? answers)
    {
        var search = new Search(register, agencies, procedure, register.LooseOf(procedure), day, answers);
        var recorded = false;
        foreach (var original in known)
        {
            if (search.Fits(original, place))
            {
                search.From(original, place);
                recorded = true;
            }
        }

        if (!recorded)
        {
            if (day < procedure.ValidFrom || day > (procedure.ValidTo ?? DateOnly.MaxValue))
            {
                return Resolution.None(GapReason.NotPublished);
            }

            search.FromDefinition(place);
        }

        return search.Answer();
    }

    private sealed class Search(
        AuthorityRegister register, AgencyShelf agencies, ProcedureFacts procedure, IReadOnlyList<StandingGrant> loose, DateOnly day, FormAnswers? answers)
    {
        private readonly List<Competent> ends = [];
        private List<StandingGrant>? cases;
        private List<IReadOnlyList<ChainLink>>? besides;
        private GapReason? gap;

        public Resolution Answer() => ends.Count switch
        {
            0 => Resolution.None(gap ?? GapReason.NoAgency) with { Cases = cases, Besides = besides },
            1 => new(Found.One, ends, Cases: cases, Besides: besides),
            _ => new(Found.Several, ends, Cases: cases, Besides: besides),
        };

        public void FromDefinition(string? place)
        {
            var rule = procedure.Rule;
            var holder = rule switch
            {
                { Kind: CompetentKind.CommuneCommittee } => new Holder(AgencyKind.CommuneCommittee),
                { AgencyCode: { } code } => new Holder(AgencyCode: code),
                _ => new Holder(AgencyKind.ProvincialCommittee),
            };
            if (Locate(holder, place) is { } agency)
            {
                var named = holder.Named(agencies, place, day) ?? agency;
                var link = new ChainLink(
                    null, GrantKind.Original, procedure.Code, $"Công bố thủ tục {procedure.Code}, bản {procedure.Version}", null, null, OfficeTitles.Of(named, null, Office.Head),
                    procedure.ValidFrom, procedure.ValidTo, rule.Confirmed);
                Descend(null, holder, agency, null, [link, .. Succeeded(holder, named, agency)], place);
            }
        }

        public void From(StandingGrant original, string? place)
        {
            if (answers is not null && original.Terms.Places.Count > 0 && PlaceOf(original.Terms.Places) is { } counted)
            {
                if (counted.Province is { Length: > 0 } province && province != register.ProvinceCode)
                {
                    gap = GapReason.OtherProvince;
                    return;
                }

                place = counted.Commune is { Length: > 0 } commune ? commune : place;
            }

            Take(original, null, [], place);
        }

        /// <summary>Whether a grant applies here, today, for these answers.</summary>
        public bool Fits(StandingGrant grant, string? place)
        {
            if (!grant.InForceOn(day))
            {
                return false;
            }

            var (territory, when) = (grant.Terms.Territory, grant.Terms.When);
            if ((territory.Count > 0 && place is null) || (when is not null && answers is null))
            {
                // What is not known yet may make it another.
                (cases ??= []).Add(grant);
                return false;
            }

            return (territory.Count == 0 || territory.Contains(place!, StringComparer.Ordinal)) && (when is null || when.Holds(answers!));
        }

        private FormPlace? PlaceOf(IReadOnlyList<PlaceChoice> places) =>
            places.FirstOrDefault(choice => choice.When is null || choice.When.Holds(answers!)) is { } counts ? answers!.Place(counts.Field) : null;

        /// <summary>Follows one grant to its holder, and on from there.</summary>
        private void Take(StandingGrant grant, Competent? before, IReadOnlyList<ChainLink> chain, string? place)
        {
            var holder = grant.Terms.To;
            var agency = holder.Outside is null ? Locate(holder, place) : null;
            if (agency is null && holder.Outside is null)
            {
                (besides ??= []).Add(chain);
                return;
            }

            var named = holder.Named(agencies, place, day) ?? agency;
            var link = new ChainLink(
                grant.Id, grant.Kind, grant.Instrument.Number, grant.Instrument.Citation, grant.Article.Length == 0 ? null : grant.Article,
                before is null ? null : OfficeTitles.Of(before.Agency, before.Outside, before.Office), OfficeTitles.Of(named, holder.Outside, holder.Office),
                grant.From, grant.To, grant.Terms.Confirmed);
            Descend(grant, holder, agency, before, [.. chain, link, .. Succeeded(holder, named, agency)], place);
        }

        private void Descend(StandingGrant? grant, Holder holder, Agency? agency, Competent? before, IReadOnlyList<ChainLink> chain, string? place)
        {
            var here = SignerRules.Holding(register, grant, holder, agency, before, chain, day);
            var moved = false;
            foreach (var next in grant is null ? [] : register.ChildrenOf(grant.Id))
            {
                if (next.Terms.Covers(procedure) && Fits(next, place))
                {
                    Take(next, here, chain, place);
                    moved = true;
                }
            }

            foreach (var next in loose)
            {
                if (IsFrom(next.Terms.From, agency, holder, place) && Fits(next, place) && !chain.Any(link => link.GrantId == next.Id))
                {
                    Take(next, here, chain, place);
                    moved = true;
                }
            }

            if (moved)
            {
                return;
            }

            if (ends.Exists(here.IsSame))
            {
                (besides ??= []).Add(chain);
            }
            else
            {
                ends.Add(here);
            }
        }

        private bool IsFrom(Holder? from, Agency? agency, Holder holder, string? place) =>
            from is not null && from.Office == holder.Office
            && (from.Outside is null ? agency is not null && from.At(agencies, place, day, WorkAt(place))?.Id == agency.Id : agency is null && string.Equals(from.Outside, holder.Outside, StringComparison.OrdinalIgnoreCase));

        private WorkOf? WorkAt(string? place) => agencies.Successions.Count == 0 ? null : new WorkOf(procedure.Code, procedure.Field, place);

        /// <summary>The step of the proof from an agency that is no more to the one that has its business now.</summary>
        private IEnumerable<ChainLink> Succeeded(Holder holder, Agency? named, Agency? agency)
        {
            if (named is not null && agency is not null && named.Id != agency.Id && agencies.HeirsOf(named.Id).LastOrDefault(one => one.FromDay <= day) is { } by)
            {
                yield return new ChainLink(
                    null, GrantKind.Original, by.Citation, by.Citation, null, OfficeTitles.Of(named, null, holder.Office), OfficeTitles.Of(agency, null, holder.Office), by.FromDay, null, true);
            }
        }

        private Agency? Locate(Holder holder, string? place)
        {
            var agency = holder.At(agencies, place, day, WorkAt(place));
            if (agency is null)
            {
                gap ??= holder.IsOfPlace && place is null ? GapReason.PlaceNeeded : GapReason.NoAgency;
            }

            return agency;
        }
    }
}
