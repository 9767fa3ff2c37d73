using System.Runtime.CompilerServices;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>
/// The page every officer opens first and most often: what is theirs, without filters. Compiled once, because working out the statement anew took as
/// long as the database takes to answer it.
/// </summary>
internal static class InboxFirstPage
{
    /// <summary>Queues of one officer the compiled statement has room for; nobody's queue is empty.</summary>
    public const int Most = 3;

    private delegate IAsyncEnumerable<InboxRow> Query(HaiCapDb db, Guid? officer, Guid unit1, Role role1, Guid unit2, Role role2, Guid unit3, Role role3, string name, int take);

    private static readonly ConditionalWeakTable<IModel, Query> Compiled = [];

    public static async Task<List<InboxRow>> ReadAsync(HaiCapDb db, Guid officer, string name, IReadOnlyList<(Guid Unit, Role Role)> queues, int take, CancellationToken cancellationToken)
    {
        var query = Compiled.GetValue(db.Model, static _ => Compile());
        var (first, second, third) = (At(0), At(1), At(2));
        var rows = new List<InboxRow>(take);
        await foreach (var row in query(db, officer, first.Unit, first.Role, second.Unit, second.Role, third.Unit, third.Role, name, take).WithCancellation(cancellationToken))
        {
            rows.Add(row);
        }

        return rows;

        (Guid Unit, Role Role) At(int i) => i < queues.Count ? queues[i] : default;
    }

    // A compiled statement is one expression: what InboxRow.Of selects stands here once more.
    private static Query Compile() => new(EF.CompileAsyncQuery(
        (HaiCapDb db, Guid? officer, Guid unit1, Role role1, Guid unit2, Role role2, Guid unit3, Role role3, string name, int take) =>
            db.Set<OpenWork>().Where(work => work.HolderOfficerId == officer && work.WaitsFor == WaitsFor.Nobody).OrderBy(work => work.DueKey).ThenBy(work => work.Id).Take(take)
                .Concat(db.Set<OpenWork>().Where(work => work.HolderUnitId == unit1 && work.Role == role1 && work.HolderOfficerId == null && work.WaitsFor == WaitsFor.Nobody)
                    .OrderBy(work => work.DueKey).ThenBy(work => work.Id).Take(take))
                .Concat(db.Set<OpenWork>().Where(work => work.HolderUnitId == unit2 && work.Role == role2 && work.HolderOfficerId == null && work.WaitsFor == WaitsFor.Nobody)
                    .OrderBy(work => work.DueKey).ThenBy(work => work.Id).Take(take))
                .Concat(db.Set<OpenWork>().Where(work => work.HolderUnitId == unit3 && work.Role == role3 && work.HolderOfficerId == null && work.WaitsFor == WaitsFor.Nobody)
                    .OrderBy(work => work.DueKey).ThenBy(work => work.Id).Take(take))
                .OrderBy(work => work.DueKey).ThenBy(work => work.Id).Take(take)
                .Join(db.Set<Dossier>(), work => work.DossierId, dossier => dossier.Id, (work, dossier) => new { Work = work, Dossier = dossier })
                .OrderBy(row => row.Work.DueKey).ThenBy(row => row.Work.Id)
                .Select(row => new InboxRow(
                    row.Work.Id, row.Work.DueKey, row.Work.Kind, row.Work.WaitsFor, row.Work.HolderUnitId, row.Dossier.Code, row.Dossier.ApplicantName, row.Dossier.ProcedureCode,
                    row.Dossier.ProcedureName, row.Dossier.ProcedureVersionId, row.Dossier.StepKey, row.Dossier.State, row.Dossier.Channel, row.Dossier.Assisted,
                    row.Dossier.AcceptedAt == null ? row.Dossier.ReceivingAgencyId : row.Dossier.CompetentAgencyId, row.Dossier.DueAt, row.Dossier.DueIsProvisional,
                    row.Work.HolderOfficerId == null ? null : name))));
}
