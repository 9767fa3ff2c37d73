using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Heirs;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Succession;

/// <summary>An open dossier in which a unit of the plan has a part, and what becomes of it.</summary>
/// <param name="After">Null where no rule says to whom it goes.</param>
/// <param name="Claimed">More than one successor claims it.</param>
public sealed record TouchedDossier(string Code, string ProcedureCode, string ProcedureName, DateTimeOffset DueKey, DossierUnits Before, DossierUnits? After, bool Claimed, bool Decided, Role Role)
{
    /// <summary>The unit of the plan it is listed under: who holds it, else who decides it.</summary>
    public Guid Giver(IReadOnlyList<Guid> givers) => givers.Contains(Before.Holder ?? default) ? Before.Holder!.Value
        : givers.Contains(Before.Competent) ? Before.Competent : givers.Contains(Before.Division) ? Before.Division : Before.Receiving;
}

/// <summary>Open dossiers in which units of a plan have a part.</summary>
public sealed class TouchedWork(HaiCapDb db, PublishedProcedures procedures)
{
    /// <summary>Codes in the order of their work, for who passes them on page by page.</summary>
    public static IQueryable<TouchedRow> Rows(HaiCapDb db, IReadOnlyList<Guid> units) =>
        from work in db.Set<OpenWork>().AsNoTracking()
        join dossier in db.Set<Dossier>().AsNoTracking() on work.DossierId equals dossier.Id
        where units.Contains(work.HolderUnitId) || units.Contains(dossier.ReceivingAgencyId) || units.Contains(dossier.CompetentAgencyId) || units.Contains(dossier.DivisionId)
        select new TouchedRow { Work = work, Dossier = dossier };

    public async Task<IReadOnlyList<TouchedDossier>> ListAsync(PlanOutcome outcome, DateOnly day, CancellationToken cancellationToken)
    {
        var rows = await Rows(db, outcome.Givers).OrderBy(row => row.Work.DueKey).ThenBy(row => row.Work.Id)
            .Select(row => new
            {
                row.Dossier.Id, row.Dossier.Code, row.Dossier.ProcedureCode, row.Dossier.ProcedureName, row.Dossier.ProcedureVersionId, row.Dossier.Answers, row.Dossier.State,
                row.Dossier.ReceivingAgencyId, row.Dossier.CompetentAgencyId, row.Dossier.DivisionId, row.Dossier.HolderUnitId, row.Work.DueKey, row.Work.Role,
            })
            .ToListAsync(cancellationToken);
        var found = new List<TouchedDossier>(rows.Count);
        foreach (var row in rows.DistinctBy(row => row.Id))
        {
            var version = await procedures.GetAsync(row.ProcedureVersionId, cancellationToken);
            var matter = DossierMatter.Of(version, row.Answers, outcome.Before.Find(row.ReceivingAgencyId));
            var before = new DossierUnits(row.ReceivingAgencyId, row.CompetentAgencyId, row.DivisionId, row.HolderUnitId);
            Guid?[] parts = [before.Receiving, before.Competent, before.Division, before.Holder];
            var decided = row.State.IsDecided();
            found.Add(new TouchedDossier(
                row.Code, row.ProcedureCode, row.ProcedureName, row.DueKey, before, before.HeirsOn(outcome.After, day, matter, decided),
                parts.OfType<Guid>().Distinct().Any(unit => outcome.After.Claims(unit, day, matter).Skip(1).Any()), decided, row.Role));
        }

        return found;
    }
}

/// <summary>A piece of open work and its dossier.</summary>
public sealed class TouchedRow
{
    public required OpenWork Work { get; init; }

    public required Dossier Dossier { get; init; }
}
