using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Authority;

/// <summary>The agency that decides and its office that appraises (the agency itself when it names none).</summary>
/// <param name="IssuerId">The agency whose number and seal the result will bear.</param>
public sealed record CompetentAgency(Agency Agency, Guid DivisionId, Guid IssuerId);

/// <summary>Where a filing goes, as far as it is known: the centre that takes it, and who decides.</summary>
/// <param name="Receiving">Null when there is no such agency.</param>
/// <param name="Competent">Null when the place that decides it is not known yet, or nobody of this province decides.</param>
public sealed record FilingAgencies(Agency? Receiving, CompetentAgency? Competent);

/// <summary>Who decides a procedure, from memory: by the register of instruments and grants, and the published version where that says nothing.</summary>
public sealed class FindCompetentAgency(HaiCapDb db, AuthorityBook book, TimeProvider time)
{
    /// <summary>All agencies of a filing: every submission asks.</summary>
    /// <param name="receivingId">The centre that takes the dossier: its commune decides where the answers name none.</param>
    /// <param name="communeCode">The commune chosen by who files, for a commune-level procedure filed at another centre.</param>
    public async Task<FilingAgencies> ForAsync(
        ProcedureVersion procedure, FormAnswers answers, Guid? receivingId, string? communeCode, CancellationToken cancellationToken = default)
    {
        var agencies = await book.AgenciesAsync(db, cancellationToken);
        var receiving = agencies.Heir(receivingId, time.Now().LocalDay());
        var place = PlaceOf(procedure, answers) ?? communeCode ?? (receiving is { IsCommunal: true } ? receiving.UnitCode : null);
        var found = await ResolveAsync(procedure, place, time.Now().LocalDay(), answers, cancellationToken);
        return new FilingAgencies(
            receiving, found.Agency is { } agency ? new CompetentAgency(agency, Divisions.Of(agencies, agency, ProcedureFacts.Of(procedure), place, time.Now().LocalDay()), found.One!.Issuer!.Id) : null);
    }

    /// <param name="place">Code of the commune, where it is known.</param>
    public async ValueTask<Resolution> ResolveAsync(
        ProcedureVersion procedure, string? place, DateOnly day, FormAnswers? answers, CancellationToken cancellationToken = default) =>
        Resolver.Resolve(
            await book.RegisterAsync(db, cancellationToken), await book.AgenciesAsync(db, cancellationToken),

            // A dossier keeps the version it was filed under when a newer one is published: whoever asks with a version has it in force.
            ProcedureFacts.Of(procedure) with { ValidFrom = DateOnly.MinValue, ValidTo = null }, place, day, answers);

    /// <summary>How the holder of a post may sign a dossier's decision today; the problem names who may. AUT-020 … AUT-024.</summary>
    /// <param name="agencyId">The agency the dossier lies with.</param>
    public async ValueTask<Outcome<SigningRight>> MaySignAsync(
        ProcedureVersion procedure, FormAnswers answers, Guid agencyId, Guid positionId, DateOnly day, CancellationToken cancellationToken = default)
    {
        var register = await book.RegisterAsync(db, cancellationToken);
        var agency = (await book.AgenciesAsync(db, cancellationToken)).Find(agencyId);
        var found = await ResolveAsync(procedure, PlaceOf(procedure, answers) ?? (agency is { IsCommunal: true } ? agency.UnitCode : null), day, answers, cancellationToken);
        var may = SignerRules.May(register, found, agencyId, positionId, day);
        return may.Ok ? new SigningRight(may.Value, found.One!) : may.As<SigningRight>();
    }

    /// <summary>The commune the answers name, where the published procedure says which field counts.</summary>
    private static string? PlaceOf(ProcedureVersion procedure, FormAnswers answers) =>
        procedure.Read().CompetentAgency.PlaceField is { } field && answers.Place(field)?.Commune is { Length: > 0 } commune ? commune : null;
}

/// <summary>How an officer signs, and what proves it.</summary>
public sealed record SigningRight(SigningAs As, Competent Authority)
{
    /// <summary>Whose paper it is: letterhead, number and seal.</summary>
    public Agency Issuer => Authority.Issuer ?? throw new InvalidOperationException("A body outside decides: nobody here has a right to sign.");
}
