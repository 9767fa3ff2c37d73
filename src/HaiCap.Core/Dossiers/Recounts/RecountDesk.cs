using System.Runtime.CompilerServices;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Recounts;

/// <summary>Someone to be told that a day is another one now.</summary>
/// <param name="Promise">False when only the unit's own time moved.</param>
public sealed record RecountedLine(
    Guid Id, Guid UnitId, string Code, string ProcedureName, RecountedApplicant Applicant, string Unit, string? Officer, DateTimeOffset Before, DateTimeOffset After, int Days, bool Promise);

/// <summary>
/// The applicant as an administrator may see them, who reads no dossiers: a person by initials, and by which ways the office that holds the dossier reaches
/// them, of number and address only the ends.
/// </summary>
/// <param name="HasAccount">Sees the new day and its reason on the portal.</param>
public sealed record RecountedApplicant(string Name, bool HasAccount, string? Phone, string? Email)
{
    internal static RecountedApplicant Of(PartyKind kind, string name, bool account, string? phone, string? email) => new(
        kind == PartyKind.Citizen ? Party.Initials(name) : name,
        account,
        string.IsNullOrEmpty(phone) ? null : "•••• " + phone[^Math.Min(3, phone.Length)..],
        string.IsNullOrEmpty(email) || email.IndexOf('@', StringComparison.Ordinal) is not (> 0 and var at) ? null : email[..1] + "•••" + email[at..]);
}

public sealed record RecountedUnit(Guid Id, string Name, int Moved);

/// <param name="Name">Whose calendar changed, or who inherited the change.</param>
public sealed record RecountPlace(CalendarRecount Recount, string Name);

public sealed record RecountExport(string Place, DateTimeOffset ChangedAt, IAsyncEnumerable<RecountedLine> Lines);

/// <param name="Units">Everybody who has something that moved.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record RecountView(CalendarRecount Recount, string Place, IReadOnlyList<RecountedUnit> Units, IReadOnlyList<RecountedLine> Lines, string? Next);

/// <summary>Recounts for whoever may change the calendar they follow.</summary>
public sealed class RecountDesk(HaiCapDb db, Access access, GrantBook book)
{
    public const int PageSize = 50;

    public static readonly Problem NotFound = new("CAL-030", "Không có lần tính lại hạn này.", "There is no such recount.");

    /// <summary>The latest first. ACC-001.</summary>
    public async Task<Outcome<List<RecountPlace>>> ListAsync(Actor by, CancellationToken cancellationToken = default)
    {
        if (!(await access.DecideAsync(by, Permission.ManageCalendar, cancellationToken: cancellationToken)).Ok)
        {
            return Access.Refused;
        }

        var seen = new List<RecountPlace>();
        foreach (var recount in await db.Set<CalendarRecount>().AsNoTracking().OrderByDescending(row => row.Id).Take(200).ToListAsync(cancellationToken))
        {
            if (await PlaceAsync(by, recount, cancellationToken) is { } place)
            {
                seen.Add(new(recount, place));
            }
        }

        return seen;
    }

    /// <param name="after">Where the page begins, from the page before.</param>
    /// <summary>ACC-001, CAL-030.</summary>
    public async Task<Outcome<RecountView>> ShowAsync(Actor by, Guid id, Guid? unit, string? after, CancellationToken cancellationToken = default)
    {
        var found = await OpenAsync(by, id, cancellationToken);
        if (!found.Ok)
        {
            return found.As<RecountView>();
        }

        var (recount, place) = found.Value;
        var counts = await db.Set<RecountedDossier>().Where(row => row.RecountId == id).GroupBy(row => row.UnitId).Select(group => new { group.Key, Count = group.Count() }).ToListAsync(cancellationToken);
        var agencies = await book.AgenciesAsync(db, cancellationToken);
        var lines = await LinesAsync(id, unit, Cursor(after), PageSize + 1, cancellationToken);
        return new RecountView(
            recount,
            place,
            [.. counts.Select(row => new RecountedUnit(row.Key, agencies.Find(row.Key)?.Name ?? "…", row.Count)).OrderByDescending(row => row.Moved).ThenBy(row => row.Name, StringComparer.Ordinal)],
            [.. lines.Take(PageSize)],
            lines.Count > PageSize ? $"{lines[PageSize - 1].UnitId:N}{lines[PageSize - 1].Id:N}" : null);
    }

    /// <summary>Every line of it, read as they are written out. Access was asked by <see cref="ShowAsync"/> or is asked here.</summary>
    public async Task<Outcome<RecountExport>> ExportAsync(Actor by, Guid id, Guid? unit, CancellationToken cancellationToken = default)
    {
        var found = await OpenAsync(by, id, cancellationToken);
        return found.Ok ? new RecountExport(found.Value.Name, found.Value.Recount.ChangedAt, AllAsync(id, unit, cancellationToken)) : found.As<RecountExport>();
    }

    private static (Guid Unit, Guid Id) Cursor(string? text) =>
        text is { Length: 64 } && Guid.TryParseExact(text[..32], "N", out var unit) && Guid.TryParseExact(text[32..], "N", out var id) ? (unit, id) : (Guid.Empty, Guid.Empty);

    private async Task<Outcome<RecountPlace>> OpenAsync(Actor by, Guid id, CancellationToken cancellationToken)
    {
        var recount = await db.Set<CalendarRecount>().AsNoTracking().FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
        if (recount is null)
        {
            return NotFound;
        }

        return await PlaceAsync(by, recount, cancellationToken) is { } place ? new RecountPlace(recount, place) : Access.Refused;
    }

    /// <summary>The name of the place whose calendar changed; null for who may not change it.</summary>
    private async Task<string?> PlaceAsync(Actor by, CalendarRecount recount, CancellationToken cancellationToken)
    {
        var agencies = await book.AgenciesAsync(db, cancellationToken);
        var agency = recount.AgencyId == Guid.Empty ? agencies.All.FirstOrDefault(row => row.Kind == AgencyKind.ProvincialCommittee) : agencies.Find(recount.AgencyId);
        return agency is not null && (await access.DecideAsync(by, Permission.ManageCalendar, new([], agency.Path, null), cancellationToken)).Ok ? agency.Name : null;
    }

    private async IAsyncEnumerable<RecountedLine> AllAsync(Guid id, Guid? unit, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        const int most = 1000;
        var cursor = (Guid.Empty, Guid.Empty);
        while (true)
        {
            var lines = await LinesAsync(id, unit, cursor, most, cancellationToken);
            foreach (var line in lines)
            {
                yield return line;
            }

            if (lines.Count < most)
            {
                yield break;
            }

            cursor = (lines[^1].UnitId, lines[^1].Id);
        }
    }

    private async Task<List<RecountedLine>> LinesAsync(Guid recount, Guid? unit, (Guid Unit, Guid Id) after, int most, CancellationToken cancellationToken)
    {
        var agencies = await book.AgenciesAsync(db, cancellationToken);
        var rows = await db.Set<RecountedDossier>().AsNoTracking()
            .Where(row => row.RecountId == recount && (unit == null || row.UnitId == unit)
                && row.UnitId.CompareTo(after.Unit) >= 0 && (row.UnitId.CompareTo(after.Unit) > 0 || row.Id.CompareTo(after.Id) > 0))
            .OrderBy(row => row.UnitId).ThenBy(row => row.Id).Take(most)
            .Join(db.Set<Dossier>(), row => row.DossierId, dossier => dossier.Id, (row, dossier) => new
            {
                Row = row, dossier.Code, dossier.ProcedureName, dossier.ApplicantKind, dossier.ApplicantName, HasAccount = dossier.CitizenId != null, dossier.ApplicantPhone, dossier.ApplicantEmail,
            })
            .LeftJoin(db.Set<Officer>(), row => row.Row.OfficerId, officer => officer.Id, (row, officer) => new { row, Officer = officer == null ? null : officer.Name })
            .OrderBy(pair => pair.row.Row.UnitId).ThenBy(pair => pair.row.Row.Id)
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(pair => new RecountedLine(
            pair.row.Row.Id, pair.row.Row.UnitId, pair.row.Code, pair.row.ProcedureName,
            RecountedApplicant.Of(pair.row.ApplicantKind, pair.row.ApplicantName, pair.row.HasAccount, pair.row.ApplicantPhone, pair.row.ApplicantEmail),
            agencies.Find(pair.row.Row.UnitId)?.Name ?? "…", pair.Officer, pair.row.Row.Before, pair.row.Row.After, pair.row.Row.Days, pair.row.Row.Promise));
    }
}
