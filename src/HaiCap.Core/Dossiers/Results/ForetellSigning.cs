using HaiCap.Core.Acts;
using HaiCap.Core.Authority;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Dossiers.Results;

/// <summary>In which form and on what ground the reader would sign a decision today, or why not and who may: said before the button is pressed.</summary>
public sealed class ForetellSigning(HaiCapDb db, GrantBook book, FindCompetentAgency competence, PublishedProcedures procedures, TimeProvider time)
{
    /// <summary>ACC-001: no post that signs in the dossier's agency; AUT-020 … AUT-024.</summary>
    public async Task<Outcome<SigningRight>> HandleAsync(Actor by, Dossier dossier, CancellationToken cancellationToken = default)
    {
        var day = time.Now().LocalDay();
        var officer = by is { Kind: ActorKind.Officer, Id: { } id } ? await book.OfficerAsync(db, id, cancellationToken) : null;
        return officer?.Posts.FirstOrDefault(post => post.AgencyId == dossier.CompetentAgencyId && post.Role == Role.Director && post.InForceOn(day)) is { } own
            ? await competence.MaySignAsync(
                await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken), FormAnswers.FromJson(dossier.Answers), dossier.CompetentAgencyId, own.PositionId, day, cancellationToken)
            : Access.Refused;
    }
}
