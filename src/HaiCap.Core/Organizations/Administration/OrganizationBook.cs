using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Organizations.Administration;

/// <param name="Officers">Positions in force today.</param>
public sealed record AgencyLine(Guid Id, string Code, string Name, AgencyKind Kind, int Officers, bool IsSample);

/// <param name="More">Code to continue after; null at the end.</param>
public sealed record AgencyLines(IReadOnlyList<AgencyLine> Lines, string? More);

public sealed record PositionLine(
    Guid Id, Guid OfficerId, string OfficerName, string? Phone, string? Email, string Title, Role Role, SigningForm? SigningForm, DateOnly From, DateOnly? To);

/// <param name="Positions">In force or still to begin.</param>
/// <param name="Former">Ended, the latest first, at most twenty.</param>
public sealed record AgencyPage(Agency Agency, AgencyLine? Above, IReadOnlyList<AgencyLine> Below, IReadOnlyList<PositionLine> Positions, IReadOnlyList<PositionLine> Former);

public sealed record OfficerLine(Guid Id, string Name, string? Post);

/// <summary>What an administrator sees: the agencies of their own unit and below, never others.</summary>
public sealed class OrganizationBook(HaiCapDb db, Access access, TimeProvider time)
{
    private const int PageSize = 50;
    private const int FormerShown = 20;

    /// <summary>Agencies in code order; with words, those whose name or code holds them all, accent-free. ACC-001 for who administers nothing.</summary>
    public async Task<Outcome<AgencyLines>> ListAsync(Actor by, string? words, string? after, CancellationToken cancellationToken = default)
    {
        var allowed = await access.DecideAsync(by, Permission.ManageOrganization, cancellationToken: cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<AgencyLines>();
        }

        var found = await LinesAsync(await ScopeAsync(by, cancellationToken), cancellationToken);
        var parts = VietnameseText.Fold(words ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var kept = found
            .Where(l => parts.Length == 0 || Array.TrueForAll(parts, VietnameseText.Fold($"{l.Code} {l.Name}").Contains))
            .Where(l => after is null || string.CompareOrdinal(l.Code, after) > 0)
            .Take(PageSize + 1).ToList();
        return new AgencyLines([.. kept.Take(PageSize)], kept.Count > PageSize ? kept[PageSize - 1].Code : null);
    }

    /// <summary>ORG-001 when there is none of that code, ACC-001 when it is not the caller's to manage.</summary>
    public async Task<Outcome<AgencyPage>> ShowAsync(Actor by, string code, CancellationToken cancellationToken = default)
    {
        if (!AgencyCode.TryParse(code, out var parsed)
            || await db.Set<Agency>().AsNoTracking().FirstOrDefaultAsync(a => a.Code == parsed, cancellationToken) is not { } agency)
        {
            return OrganizationProblems.NoAgency;
        }

        var allowed = await access.DecideAsync(by, Permission.ManageOrganization, new([], agency.Path, null), cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<AgencyPage>();
        }

        var lines = await LinesAsync(await ScopeAsync(by, cancellationToken), cancellationToken);
        var below = await db.Set<Agency>().Where(a => a.ParentId == agency.Id).Select(a => a.Id).ToListAsync(cancellationToken);
        var today = time.Now().LocalDay();
        var positions = await db.Set<Position>().AsNoTracking().Where(p => p.AgencyId == agency.Id)
            .Select(p => new PositionLine(
                p.Id, p.OfficerId, p.Officer!.Name, p.Officer.Phone, p.Officer.Email, p.Title, p.Role, p.SigningForm, p.ValidFrom, p.ValidTo))
            .ToListAsync(cancellationToken);
        return new AgencyPage(
            agency,
            lines.Find(l => l.Id == agency.ParentId),
            [.. lines.Where(l => below.Contains(l.Id))],
            [.. positions.Where(p => p.To is null || p.To >= today).OrderByDescending(p => p.Role == Role.Director).ThenBy(p => p.SigningForm).ThenBy(p => p.Role).ThenBy(p => p.From).ThenBy(p => p.Id)],
            [.. positions.Where(p => p.To < today).OrderByDescending(p => p.To).ThenBy(p => p.Id).Take(FormerShown)]);
    }

    /// <summary>One position, to end it: ORG-008, ACC-001.</summary>
    public async Task<Outcome<PositionLine>> PositionAsync(Actor by, Guid id, CancellationToken cancellationToken = default)
    {
        var found = await db.Set<Position>().AsNoTracking().Include(p => p.Agency).Include(p => p.Officer).FirstOrDefaultAsync(p => p.Id == id, cancellationToken);
        if (found is null)
        {
            return OrganizationProblems.NoPosition;
        }

        var allowed = await access.DecideAsync(by, Permission.ManageOrganization, new([], found.Agency!.Path, null), cancellationToken);
        return allowed.Ok
            ? new PositionLine(
                found.Id, found.OfficerId, found.Officer!.Name, found.Officer.Phone, found.Officer.Email, found.Title, found.Role, found.SigningForm,
                found.ValidFrom, found.ValidTo)
            : allowed.As<PositionLine>();
    }

    /// <summary>Officers of the province by name, accent-free: to give somebody who serves already a further post.</summary>
    public async Task<IReadOnlyList<OfficerLine>> FindOfficersAsync(Actor by, string? name, CancellationToken cancellationToken = default)
    {
        var folded = VietnameseText.Fold(name ?? "").Replace("%", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        if (folded.Length < 2 || (await ScopeAsync(by, cancellationToken)).Count == 0)
        {
            return [];
        }

        var today = time.Now().LocalDay();
        return await db.Set<Officer>().AsNoTracking().Where(o => EF.Functions.Like(o.Folded, $"%{folded}%"))
            .OrderBy(o => o.Folded).ThenBy(o => o.Id).Take(20)
            .Select(o => new OfficerLine(o.Id, o.Name, db.Set<Position>()
                .Where(p => p.OfficerId == o.Id && (p.ValidTo == null || p.ValidTo >= today)).OrderByDescending(p => p.IsPrimary)
                .Select(p => p.Title + ", " + p.Agency!.Name).FirstOrDefault()))
            .ToListAsync(cancellationToken);
    }

    private Task<IReadOnlyList<string>> ScopeAsync(Actor by, CancellationToken cancellationToken) =>
        access.ReadScopeAsync(by, Permission.ManageOrganization, cancellationToken);

    private async Task<List<AgencyLine>> LinesAsync(IReadOnlyList<string> scope, CancellationToken cancellationToken)
    {
        var today = time.Now().LocalDay();
        var agencies = await db.Set<Agency>().AsNoTracking().Where(a => a.ValidTo == null || a.ValidTo >= today).ToListAsync(cancellationToken);
        var counts = await db.Set<Position>().Where(p => p.ValidFrom <= today && (p.ValidTo == null || p.ValidTo >= today))
            .GroupBy(p => p.AgencyId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
        return
        [
            .. agencies.Where(a => scope.Any(path => a.Path.StartsWith(path, StringComparison.Ordinal)))
                .OrderBy(a => a.Code.Text, StringComparer.Ordinal)
                .Select(a => new AgencyLine(a.Id, a.Code.Text, a.Name, a.Kind, counts.GetValueOrDefault(a.Id), a.IsSample)),
        ];
    }
}
