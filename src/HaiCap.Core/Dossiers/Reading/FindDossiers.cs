using System.Linq.Expressions;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>One dossier found.</summary>
public sealed record FoundDossier(
    Guid Id, string Code, string Applicant, string ProcedureCode, string ProcedureName, DossierState State, DateTimeOffset SubmittedAt, DateTimeOffset? DueAt, string Receiving,
    string Competent);

/// <summary>Dossiers by code, applicant or procedure, open or closed, newest first, among those the officer may read. Always narrowed: no list of everything.</summary>
public sealed class FindDossiers(HaiCapDb db, Access access)
{
    public const int PageSize = 50;

    /// <param name="Before">Id of the last dossier seen; ids are in the order of filing.</param>
    public sealed record Request(string? Text = null, string? Procedure = null, DossierState? State = null, Guid? Before = null);

    public sealed record Page(IReadOnlyList<FoundDossier> Dossiers, Guid? Next);

    /// <summary>Null when nothing was asked.</summary>
    public async Task<Page?> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var text = DossierText.Parse(request.Text);
        if (text is null && string.IsNullOrEmpty(request.Procedure))
        {
            return null;
        }

        var found = InScope(
            await access.ReadScopeAsync(by, cancellationToken: cancellationToken),
            [.. (by.Id is { } officer ? await access.GrantsOfAsync(officer, cancellationToken) : []).Select(grant => grant.ServedPath).OfType<string>()]);
        if (text is not null)
        {
            found = found.Where(row => row.Code.Contains(text.Code) || row.ApplicantFolded.Contains(text.Folded) || row.ApplicantIdNumber == text.Code);
        }

        found = string.IsNullOrEmpty(request.Procedure) ? found : found.Where(row => row.ProcedureCode == request.Procedure);
        found = request.State is { } state ? found.Where(row => row.State == state) : found;
        found = request.Before is { } before ? found.Where(row => row.Id.CompareTo(before) < 0) : found;
        var rows = await found.OrderByDescending(row => row.Id).Take(PageSize + 1)
            .Select(row => new FoundDossier(
                row.Id, row.Code, row.ApplicantName, row.ProcedureCode, row.ProcedureName, row.State, row.SubmittedAt, row.DueAt,
                db.Set<Agency>().Where(agency => agency.Id == row.ReceivingAgencyId).Select(agency => agency.ShortName).First(),
                db.Set<Agency>().Where(agency => agency.Id == row.CompetentAgencyId).Select(agency => agency.ShortName).First()))
            .ToListAsync(cancellationToken);
        return new Page([.. rows.Take(PageSize)], rows.Count > PageSize ? rows[PageSize - 1].Id : null);
    }

    private IQueryable<Dossier> InScope(IReadOnlyList<string> paths, List<string> served)
    {
        var dossiers = db.Set<Dossier>().AsNoTracking();
        if (paths.Contains("/", StringComparer.Ordinal))
        {
            return dossiers;
        }

        var ways = paths.Select(path => (Expression<Func<Agency, bool>>)(agency => agency.Path.StartsWith(path))).Append(agency => served.Contains(agency.Path));
        var units = db.Set<Agency>().Where(Predicates.AnyOf(ways)).Select(agency => agency.Id);
        return dossiers.Where(row => units.Contains(row.ReceivingAgencyId) || units.Contains(row.CompetentAgencyId) || units.Contains(row.DivisionId)
            || units.Contains(row.HolderUnitId ?? row.DivisionId)
            || db.Set<Consultation>().Any(asked => asked.DossierId == row.Id && units.Contains(asked.AskedUnitId)));
    }
}
