using HaiCap.Core.Organizations;

namespace HaiCap.Core.Authority.Rules;

public enum Found
{
    One,

    /// <summary>A gap: nobody, for the reason told.</summary>
    None,

    /// <summary>An overlap: instruments that contradict each other.</summary>
    Several,
}

public enum GapReason
{
    /// <summary>The commune decides and it is not known which.</summary>
    PlaceNeeded,

    /// <summary>The agency named is not there on that day.</summary>
    NoAgency,

    /// <summary>The place that counts lies in another province.</summary>
    OtherProvince,

    /// <summary>The procedure is not in force on that day.</summary>
    NotPublished,
}

/// <summary>One step of the proof: by this instrument competence went from one holder to the next.</summary>
/// <param name="GrantId">Null for what the published procedure itself says.</param>
/// <param name="Number">«133/2025/NĐ-CP».</param>
/// <param name="Instrument">«Nghị định số 133/2025/NĐ-CP».</param>
/// <param name="From">Null for an original competence.</param>
public sealed record ChainLink(
    Guid? GrantId, GrantKind Kind, string Number, string Instrument, string? Article, string? From, string To, DateOnly ValidFrom, DateOnly? ValidTo, bool Confirmed)
{
    /// <summary>«Điều 7 Nghị định số 133/2025/NĐ-CP».</summary>
    public string Cited => Article is null ? Instrument : $"{Article} {Instrument}";
}

/// <summary>Who signs in a post on a day.</summary>
/// <param name="Form">How it is signed there.</param>
/// <param name="Covers">The head's post is empty, or its holder on leave; a deputy was charged with it.</param>
public sealed record PostHolder(SigningPost Post, SigningForm Form, bool Covers);

/// <summary>Who decides, and what proves it.</summary>
/// <param name="Agency">The agency that handles the dossier and whose officer signs; null for a body outside this system.</param>
/// <param name="Outside">Name of the body outside.</param>
/// <param name="Position">Title of who signs; null for a body outside.</param>
/// <param name="Signer">Null while the post is vacant and nobody was charged with it.</param>
/// <param name="Principal">In whose name it is signed TUQ. or TL.: the holder before.</param>
public sealed record Competent(
    Agency? Agency, string? Outside, Office Office, string? Position, SigningForm Form, PostHolder? Signer, Competent? Principal, IReadOnlyList<ChainLink> Chain)
{
    public string AgencyName => Agency?.Name ?? Outside!;

    /// <summary>The last grant it stands on; null where the published procedure alone says so.</summary>
    public StandingGrant? By { get; init; }

    /// <summary>
    /// Whose letterhead, number and seal a paper bears: of whoever it is signed for by authorisation or order (decree 30/2020, article 13.3), where that is an
    /// agency of this province: of a body outside there is no series and no seal here. Null where a body outside decides.
    /// </summary>
    public Agency? Issuer => Agency is null ? null : Principal?.Agency ?? Agency;

    /// <summary>The post named by the grant itself.</summary>
    public Guid? PositionId { get; init; }

    /// <summary>Same agency, capacity and post: the same answer, by whatever instrument.</summary>
    internal bool IsSame(Competent other) => Agency?.Id == other.Agency?.Id && Outside == other.Outside && Office == other.Office && PositionId == other.PositionId && Form == other.Form;
}

/// <summary>The answer to "who decides": exactly one, nobody, or several that contradict each other.</summary>
/// <param name="All">The one, or the several.</param>
/// <param name="Cases">Grants for some answers only, where no answers were given: in these cases it may be another.</param>
/// <param name="Besides">Chains that end at the same answer, or at an agency that is not there.</param>
public sealed record Resolution(
    Found Found, IReadOnlyList<Competent> All, GapReason? Gap = null, IReadOnlyList<StandingGrant>? Cases = null, IReadOnlyList<IReadOnlyList<ChainLink>>? Besides = null)
{
    public Competent? One => Found == Found.One ? All[0] : null;

    /// <summary>The one, when it is an agency of this province.</summary>
    public Agency? Agency => One?.Agency;

    internal static Resolution None(GapReason reason) => new(Found.None, [], reason);
}
