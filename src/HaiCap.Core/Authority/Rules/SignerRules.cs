using HaiCap.Core.Organizations;

namespace HaiCap.Core.Authority.Rules;

/// <summary>How an officer signs by authority.</summary>
/// <param name="Collective">Signed for the committee as a body (TM.).</param>
/// <param name="Principal">Whose order or authorisation: «Chủ tịch UBND tỉnh Nghệ An»; null when signed in the agency's own competence.</param>
/// <param name="From">Days of the authorisation.</param>
/// <param name="To">Its last day.</param>
public sealed record SigningAs(SigningForm Form, bool Collective = false, bool ForHead = false, string? Principal = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>Who fills the post that decides, and whether one officer may sign.</summary>
public static class SignerRules
{
    internal static Competent Holding(
        AuthorityRegister register, StandingGrant? grant, Holder holder, Agency? agency, Competent? before, IReadOnlyList<ChainLink> chain, DateOnly day)
    {
        var form = grant?.Kind switch
        {
            GrantKind.Authorisation => SigningForm.Authorised,
            GrantKind.ByOrder => SigningForm.ByOrder,
            _ => holder.Office == Office.Collective ? SigningForm.OnBehalf : SigningForm.Head,
        };
        var signer = agency is null ? null : SignerOf(register, agency.Id, holder.PositionId, form, day);
        return new Competent(
            agency, holder.Outside, holder.Office, agency is null ? null : signer?.Post.Title ?? TitleOf(register, agency, holder.PositionId), signer?.Form ?? form, signer,
            form is SigningForm.Authorised or SigningForm.ByOrder ? before : null, chain)
        {
            By = grant,
            PositionId = holder.PositionId,
        };
    }

    /// <summary>
    /// How the holder of a post of the dossier's agency may sign: the one who decides, the head's deputies (KT.) while there is a head, or the deputy
    /// charged with an empty post. An authorised officer's deputies may not (decree 30/2020, article 13.3).
    /// </summary>
    public static Outcome<SigningAs> May(AuthorityRegister register, Resolution resolution, Guid agencyId, Guid positionId, DateOnly day)
    {
        if (resolution.One is not { } one)
        {
            return resolution.Found == Found.Several ? AuthorityProblems.Contradiction(resolution.All) : AuthorityProblems.Nobody(resolution.Gap!.Value);
        }

        if (one.Agency?.Id != agencyId || register.PostsOf(agencyId).FirstOrDefault(post => post.PositionId == positionId && post.InForceOn(day)) is not { } own)
        {
            return AuthorityProblems.AnothersAuthority(one);
        }

        if (one.Signer?.Post.PositionId == positionId)
        {
            return As(one, one.Signer.Form);
        }

        if (one.Form == SigningForm.Authorised)
        {
            return AuthorityProblems.NotPassedOn(one);
        }

        var head = HeadOf(register, agencyId, day);
        return (one, own) switch
        {
            // The head is on leave and signs all the same.
            ({ PositionId: null }, { IsHead: true }) => As(one, own.Form ?? SigningForm.Head),
            ({ PositionId: null }, { Form: SigningForm.Deputy }) when head is not null => As(one, SigningForm.Deputy),
            ({ PositionId: null, Form: SigningForm.Head }, { Form: SigningForm.ByOrder }) when head is not null => As(one, SigningForm.ByOrder),
            _ => one.Signer is null ? AuthorityProblems.Vacant(one) : AuthorityProblems.AnothersAuthority(one),
        };
    }

    private static SigningAs As(Competent one, SigningForm form)
    {
        var principal = one.Principal is { } before ? $"{OfficeTitles.HeadOf(before.Agency?.Kind ?? AgencyKind.ProvincialCommittee)} {before.Agency?.ShortName ?? before.Outside}" : null;
        return one.By switch
        {
            { Kind: GrantKind.Authorisation } grant => new(SigningForm.Authorised, Principal: principal, From: grant.From, To: grant.To),
            { Kind: GrantKind.ByOrder } => new(SigningForm.ByOrder, ForHead: form == SigningForm.Deputy, Principal: principal),
            _ => new(form, one.Office == Office.Collective, form == SigningForm.Deputy),
        };
    }

    private static SigningPost? HeadOf(AuthorityRegister register, Guid agency, DateOnly day) =>
        register.PostsOf(agency).FirstOrDefault(post => post.IsHead && post.InForceOn(day));

    private static PostHolder? SignerOf(AuthorityRegister register, Guid agency, Guid? position, SigningForm form, DateOnly day)
    {
        var posts = register.PostsOf(agency);
        if (position is not null)
        {
            return posts.FirstOrDefault(post => post.InForceOn(day) && register.IsOrContinues(post, position.Value)) is { } named ? new(named, form, Covers: false) : null;
        }

        if (form != SigningForm.Authorised && CoverOf(register, agency, day) is { } deputy)
        {
            return new(deputy, form == SigningForm.ByOrder ? form : SigningForm.Deputy, Covers: true);
        }

        return HeadOf(register, agency, day) is { } head
            ? new(head, form == SigningForm.Head && head.Form is SigningForm.Acting or SigningForm.OnBehalf ? head.Form.Value : form, Covers: false)
            : null;
    }

    private static SigningPost? CoverOf(AuthorityRegister register, Guid agency, DateOnly day)
    {
        foreach (var cover in register.CoversOf(agency))
        {
            if (cover.InForceOn(day) && register.PostsOf(agency).FirstOrDefault(post => post.PositionId == cover.PositionId && post.InForceOn(day)) is { } deputy)
            {
                return deputy;
            }
        }

        return null;
    }

    private static string TitleOf(AuthorityRegister register, Agency agency, Guid? position) =>
        register.PostsOf(agency.Id).FirstOrDefault(post => post.PositionId == position)?.Title ?? OfficeTitles.HeadOf(agency.Kind);
}
