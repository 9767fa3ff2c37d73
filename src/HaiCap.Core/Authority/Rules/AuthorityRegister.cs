using HaiCap.Core.Authority.Covers;
using HaiCap.Core.Authority.Grants;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Authority.Rules;

/// <summary>A post whose holder signs, with its days.</summary>
/// <param name="Succeeds">The post it goes on with at a successor of its agency.</param>
public sealed record SigningPost(
    Guid PositionId, Guid OfficerId, string OfficerName, Guid AgencyId, string Title, Role Role, SigningForm? Form, DateOnly ValidFrom, DateOnly? ValidTo, Guid? Succeeds = null)
{
    public bool InForceOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>As access has it, a director without a form of signing signs as head.</summary>
    public bool IsHead => Role == Role.Director && Form is null or SigningForm.Head or SigningForm.OnBehalf or SigningForm.Acting;
}

/// <summary>A grant with the days it really stands: within its own, its instrument's and its parent's.</summary>
/// <param name="To">Last day; before <paramref name="From"/> when it never stood.</param>
/// <param name="GrantorId">Agency whose grant it is to take back.</param>
public sealed record StandingGrant(
    Guid Id, GrantKind Kind, LegalInstrument Instrument, string Article, GrantTerms Terms, Guid? ParentId, Guid GrantorId, bool MayPassOn, bool Revoked, DateOnly From, DateOnly? To)
{
    public bool InForceOn(DateOnly day) => From <= day && (To is null || day <= To);
}

/// <summary>All a province's instruments, grants, recorded covers and signing posts. Shared and never changed: what is asked of it is a pure rule.</summary>
public sealed class AuthorityRegister
{
    private static readonly IReadOnlyList<StandingGrant> NoGrants = [];

    private readonly Dictionary<string, IReadOnlyList<StandingGrant>> originals;
    private readonly Dictionary<string, IReadOnlyList<StandingGrant>> loose;
    private readonly Dictionary<Guid, IReadOnlyList<StandingGrant>> children;
    private readonly Dictionary<Guid, IReadOnlyList<SigningPost>> posts;
    private readonly Dictionary<Guid, IReadOnlyList<HeadCover>> covers;
    private readonly Dictionary<Guid, StandingGrant> byId;

    public AuthorityRegister(
        string provinceCode, IReadOnlyList<LegalInstrument> instruments, IReadOnlyList<CompetenceGrant> grants, IReadOnlyList<HeadCover> covers, IReadOnlyList<SigningPost> posts)
    {
        ProvinceCode = provinceCode;
        Instruments = instruments.ToDictionary(one => one.Id);
        byId = Stand(grants, Instruments);
        Grants = [.. byId.Values.OrderBy(grant => grant.From).ThenBy(grant => grant.Id)];
        originals = Index(Grants.Where(grant => grant.Kind == GrantKind.Original).SelectMany(grant => KeysOf(grant.Terms).Select(key => (key, grant))));
        children = Index(Grants.Where(grant => grant.ParentId is not null).Select(grant => (grant.ParentId!.Value, grant)));
        loose = Index(Grants.Where(grant => grant.Kind != GrantKind.Original && grant.ParentId is null).SelectMany(grant => KeysOf(grant.Terms).Select(key => (key, grant))));
        this.posts = Index(posts.OrderBy(post => post.Form == SigningForm.Acting).ThenBy(post => post.PositionId).Select(post => (post.AgencyId, post)));
        this.covers = Index(covers.OrderBy(cover => cover.ValidFrom).ThenBy(cover => cover.Id).Select(cover => (cover.AgencyId, cover)));
    }

    public static AuthorityRegister Empty(string provinceCode) => new(provinceCode, [], [], [], []);

    public string ProvinceCode { get; }

    public IReadOnlyDictionary<Guid, LegalInstrument> Instruments { get; }

    /// <summary>Every grant, past ones too, by the day it begins.</summary>
    public IReadOnlyList<StandingGrant> Grants { get; }

    public StandingGrant? Find(Guid id) => byId.GetValueOrDefault(id);

    public IReadOnlyList<SigningPost> PostsOf(Guid agency) => posts.GetValueOrDefault(agency) ?? [];

    public IReadOnlyList<HeadCover> CoversOf(Guid agency) => covers.GetValueOrDefault(agency) ?? [];

    /// <summary>Whether a post is the one named, or goes on with it at a successor.</summary>
    public bool IsOrContinues(SigningPost post, Guid named)
    {
        for (var (one, steps) = (post, 0); one is not null && steps < 20; one = one.Succeeds is { } before ? Posts.FirstOrDefault(other => other.PositionId == before) : null, steps++)
        {
            if (one.PositionId == named)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Every recorded cover, past ones too.</summary>
    public IEnumerable<HeadCover> Covers => covers.Values.SelectMany(some => some);

    /// <summary>Posts whose holders sign.</summary>
    public IEnumerable<SigningPost> Posts => posts.Values.SelectMany(some => some);

    public IReadOnlyList<StandingGrant> ChildrenOf(Guid grant) => children.GetValueOrDefault(grant) ?? NoGrants;

    /// <summary>Original competences that cover a procedure, past ones too, each once, in the order of <see cref="Grants"/>.</summary>
    internal IReadOnlyList<StandingGrant> OriginalsOf(ProcedureFacts procedure) => Of(originals, procedure);

    /// <summary>Grants without one above them, from whoever holds the competence: what the published procedure says may be passed on too.</summary>
    internal IReadOnlyList<StandingGrant> LooseOf(ProcedureFacts procedure) => Of(loose, procedure);

    private static IReadOnlyList<StandingGrant> Of(Dictionary<string, IReadOnlyList<StandingGrant>> index, ProcedureFacts procedure)
    {
        if (index.Count == 0)
        {
            return NoGrants;
        }

        List<StandingGrant>? found = null;
        IReadOnlyList<StandingGrant> only = NoGrants;
        foreach (var key in KeysOf(procedure))
        {
            if (!index.TryGetValue(key, out var some))
            {
                continue;
            }

            if (only.Count == 0)
            {
                only = some;
                continue;
            }

            found ??= [.. only];
            found.AddRange(some);
        }

        return found is null ? only : [.. found.Distinct().OrderBy(grant => grant.From).ThenBy(grant => grant.Id)];
    }

    private static IEnumerable<string> KeysOf(GrantTerms terms) =>
        terms.Codes.Select(CodeKey).Concat(terms.Fields.Select(FieldKey)).Concat(terms.Tags.Select(TagKey)).Distinct(StringComparer.Ordinal);

    private static IEnumerable<string> KeysOf(ProcedureFacts procedure)
    {
        yield return CodeKey(procedure.Code);
        yield return FieldKey(procedure.Field);
        foreach (var tag in procedure.Tags)
        {
            yield return TagKey(tag);
        }
    }

    private static string CodeKey(string code) => "c" + code;

    private static string FieldKey(string field) => "f" + field.ToUpperInvariant();

    private static string TagKey(string tag) => "t" + tag.ToUpperInvariant();

    /// <summary>A grant stands while its own days, its instrument and its parent do: what ends the parent ends it too.</summary>
    private static Dictionary<Guid, StandingGrant> Stand(IReadOnlyList<CompetenceGrant> grants, IReadOnlyDictionary<Guid, LegalInstrument> instruments)
    {
        var rows = grants.ToDictionary(grant => grant.Id);
        var standing = new Dictionary<Guid, StandingGrant>(rows.Count);
        foreach (var grant in grants)
        {
            Stand(grant, depth: 0);
        }

        return standing;

        StandingGrant? Stand(CompetenceGrant grant, int depth)
        {
            if (standing.TryGetValue(grant.Id, out var known))
            {
                return known;
            }

            // A row whose instrument or parent is not there, or that is its own ancestor, proves nothing.
            if (depth > rows.Count || !instruments.TryGetValue(grant.InstrumentId, out var instrument))
            {
                return null;
            }

            var (from, to) = (Later(grant.ValidFrom, instrument.InForceFrom), Sooner(grant.ValidTo, instrument.EndedOn));
            if (grant.ParentId is { } parentId)
            {
                if (!rows.TryGetValue(parentId, out var row) || Stand(row, depth + 1) is not { } parent)
                {
                    return null;
                }

                (from, to) = (Later(from, parent.From), Sooner(to, parent.To));
            }

            return standing[grant.Id] = new StandingGrant(grant.Id, grant.Kind, instrument, grant.Article, grant.Read(), grant.ParentId, grant.GrantorId, grant.MayPassOn, grant.Revoked, from, to);
        }
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly? Sooner(DateOnly? one, DateOnly? other) => one is null ? other : other is null || one < other ? one : other;

    private static Dictionary<TKey, IReadOnlyList<TValue>> Index<TKey, TValue>(IEnumerable<(TKey Key, TValue Value)> pairs)
        where TKey : notnull =>
        pairs.GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => (IReadOnlyList<TValue>)[.. group.Select(pair => pair.Value)]);
}
