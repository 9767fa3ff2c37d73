using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>An officer who may do an act now, by the user name a system would name.</summary>
public sealed record Turn(string UserName, string Name, Agency Unit);

/// <summary>Whose turn it is for an act: for a system that did not say in whose name it acts. The same access as the act itself decides.</summary>
public sealed class FindTurn(HaiCapDb db, GrantBook book, TimeProvider time)
{
    public const int Most = 20;

    public async Task<IReadOnlyList<Turn>> HandleAsync(string code, Permission permission, CancellationToken cancellationToken = default)
    {
        var dossier = DossierCode.TryParse(code, out var parsed)
            ? await db.Set<Dossier>().AsNoTracking().FirstOrDefaultAsync(row => row.Code == parsed.Value, cancellationToken) : null;
        if (dossier is null)
        {
            return [];
        }

        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var targets = new List<AccessTarget>();
        foreach (var unit in await UnitsAsync(dossier, permission, cancellationToken))
        {
            if (shelf.Find(unit)?.Path is { } path)
            {
                targets.Add(new AccessTarget([path], path, permission is Permission.AnswerConsultation or Permission.FileForSomebody or Permission.RequestPayment ? null : dossier.HolderOfficerId));
            }
        }

        // Those of the unit, those above it who oversee it, and the clerk's office below an agency, which seals for it.
        var near = shelf.All.Where(agency => targets.Exists(target =>
            target.HolderPath!.StartsWith(agency.Path, StringComparison.Ordinal) || agency.Path == target.HolderPath + $"{agency.Id:N}/")).Select(agency => agency.Id).ToList();
        var today = time.Now().LocalDay();
        var held = await db.Set<Position>().AsNoTracking()
            .Where(position => near.Contains(position.AgencyId) && position.ValidFrom <= today && (position.ValidTo == null || position.ValidTo >= today))
            .Join(
                db.Set<Account>().Where(account => account.State == AccountState.Enabled), position => position.OfficerId, account => account.OfficerId,
                (position, account) => new { position.Id, position.OfficerId, position.AgencyId, position.Title, position.Role, position.IsPrimary, position.Officer!.Name, account.UserName })
            .OrderBy(row => row.UserName).ToListAsync(cancellationToken);
        return
        [
            .. held.Select(row => (row, agency: shelf.Find(row.AgencyId)!))
                .Where(pair => targets.Exists(target => Access.Allows(
                    new Grant(pair.row.Id, pair.agency.Id, pair.agency.Path, pair.agency.Kind, pair.agency.Name, pair.row.Title, pair.row.Role, pair.row.IsPrimary),
                    pair.row.OfficerId, permission, target)))
                .DistinctBy(pair => pair.row.UserName).Take(Most).Select(pair => new Turn(pair.row.UserName, pair.row.Name, pair.agency)),
        ];
    }

    private async Task<IReadOnlyList<Guid>> UnitsAsync(Dossier dossier, Permission permission, CancellationToken cancellationToken) => permission switch
    {
        Permission.FileForSomebody => [dossier.ReceivingAgencyId],
        Permission.AnswerConsultation => await db.Set<Consultation>().Where(asked => asked.DossierId == dossier.Id && asked.AnsweredAt == null).Select(asked => asked.AskedUnitId)
            .ToListAsync(cancellationToken),
        _ => dossier.HolderUnitId is { } holder ? [holder] : [],
    };
}
