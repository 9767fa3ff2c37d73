using HaiCap.Core.Acts;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Authority;

/// <summary>Gaps and overlaps of a day over all published procedures and all units, and what changes between two days.</summary>
public sealed class CheckCoverage(HaiCapDb db, Access access, AuthorityBook book, TimeProvider time)
{
    /// <param name="Field">One field only.</param>
    /// <param name="Procedure">One procedure only.</param>
    /// <param name="Unit">One commune only.</param>
    public sealed record Request(DateOnly? On = null, string? Field = null, string? Procedure = null, string? Unit = null);

    /// <param name="Units">The communes asked for, by name, in the order of the cells.</param>
    /// <param name="Fields">All fields of published procedures.</param>
    public sealed record Matrix(DateOnly On, IReadOnlyList<Agency> Units, IReadOnlyList<string> Fields, IReadOnlyList<CoverageRow> Rows);

    /// <param name="Compared">Procedures looked at, changed or not.</param>
    public sealed record Changes(DateOnly From, DateOnly To, IReadOnlyList<Agency> Units, int Compared, IReadOnlyList<CoverageChange> All);

    /// <summary>ACC-001, AUT-041.</summary>
    public async Task<Outcome<Matrix>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var allowed = await access.DecideAsync(by, Permission.ReadAuthority, cancellationToken: cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Matrix>();
        }

        var agencies = await book.AgenciesAsync(db, cancellationToken);
        var units = UnitsOf(agencies, request.Unit);
        if (units.Count == 0)
        {
            return WhoDecides.NoPlace with { Field = "noi" };
        }

        var day = request.On ?? time.Now().LocalDay();
        var all = await ProceduresAsync(day, cancellationToken);
        var asked = all.Where(one => (request.Field is null || one.Field == request.Field) && (request.Procedure is null || one.Code == request.Procedure));
        var rows = Coverage.Of(await book.RegisterAsync(db, cancellationToken), agencies, asked, [.. units.Select(unit => unit.UnitCode)], day);
        return new Matrix(day, units, [.. all.Select(one => one.Field).Distinct(StringComparer.Ordinal).Order(StringComparer.Create(VietnameseText.Culture, ignoreCase: true))], rows);
    }

    /// <summary>Per unit, what another decides on the second day. ACC-001, AUT-041.</summary>
    public async Task<Outcome<Changes>> BetweenAsync(Actor by, DateOnly from, DateOnly to, string? unit, CancellationToken cancellationToken = default)
    {
        var before = await HandleAsync(by, new(from, Unit: unit), cancellationToken);
        var after = before.Ok ? await HandleAsync(by, new(to, Unit: unit), cancellationToken) : before;
        return after.Ok
            ? new Changes(from, to, after.Value.Units, after.Value.Rows.Count, [.. Coverage.Between(before.Value.Rows, after.Value.Rows, [.. after.Value.Units.Select(one => one.UnitCode)])])
            : after.As<Changes>();
    }

    /// <summary>Each procedure once: as published that day, else as first published, when only what instruments say of that day counts.</summary>
    private async Task<List<ProcedureFacts>> ProceduresAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var versions = await db.Set<ProcedureVersion>().AsNoTracking().Handled().ToListAsync(cancellationToken);
        return [.. versions.GroupBy(row => row.Code, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => ProcedureFacts.Of(group.FirstOrDefault(row => row.InForceOn(day)) ?? group.MinBy(row => row.Number)!))];
    }

    private static List<Agency> UnitsOf(AgencyShelf agencies, string? unit) =>
        [.. agencies.Of(AgencyKind.CommuneCommittee).Where(agency => unit is null || agency.UnitCode == unit)
            .OrderBy(agency => agency.ShortName, StringComparer.Create(VietnameseText.Culture, ignoreCase: true))];
}
