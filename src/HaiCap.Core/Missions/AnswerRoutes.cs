using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Missions;

/// <param name="Unit">The unit the register of authority names for the field; null where it names none, or several.</param>
/// <param name="Secretariat">Who has what no unit has yet.</param>
public sealed record AnswerRoute(Agency Secretariat, Agency? Unit);

/// <summary>Who is to answer what is asked in a field: by the register of authority of the ministry or of the province.</summary>
public sealed class AnswerRoutes(HaiCapDb db, AuthorityBook book, TimeProvider time)
{
    /// <summary>Null where nobody is there to ask.</summary>
    public async Task<AnswerRoute?> FindAsync(Addressee addressee, string field, CancellationToken cancellationToken = default)
    {
        using var nation = addressee == Addressee.Ministry ? db.Tenant.Open(Tenant.Nation) : null;
        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var day = time.Now().LocalDay();
        if (SecretariatOf(shelf, day) is not { } secretariat)
        {
            return null;
        }

        var units = UnitsFor(await book.RegisterAsync(db, cancellationToken), shelf, field, day);
        return new AnswerRoute(secretariat, units.Count == 1 ? units[0] : null);
    }

    /// <summary>Fields an agency of the open tenant or one under it is competent for.</summary>
    public async Task<IReadOnlyList<string>> FieldsAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken = default)
    {
        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var day = time.Now().LocalDay();
        return
        [
            .. (await book.RegisterAsync(db, cancellationToken)).Grants.Where(grant => grant.InForceOn(day))
                .Where(grant => grant.Terms.To.At(shelf, null, day) is { } unit && paths.Any(path => unit.Path.StartsWith(path, StringComparison.Ordinal)))
                .SelectMany(grant => grant.Terms.Fields).Distinct(StringComparer.OrdinalIgnoreCase),
        ];
    }

    /// <summary>The office of the ministry or of the provincial committee; where there is none, the ministry or committee itself.</summary>
    public static Agency? SecretariatOf(AgencyShelf shelf, DateOnly day) =>
        shelf.All.FirstOrDefault(agency => (agency.Kind == AgencyKind.MinistryOffice || (agency.Kind == AgencyKind.Department && agency.NotationSuffix == "VPUBND")) && agency.InForceOn(day))
        ?? shelf.Head;

    /// <summary>Pure: units that hold the field today, each once; a grant passed on counts for whom it was passed on to.</summary>
    public static IReadOnlyList<Agency> UnitsFor(AuthorityRegister register, AgencyShelf shelf, string field, DateOnly day) =>
    [
        .. register.Grants.Where(grant => grant.InForceOn(day) && grant.Terms.Fields.Contains(field, StringComparer.OrdinalIgnoreCase))
            .Where(grant => !register.ChildrenOf(grant.Id).Any(child => child.InForceOn(day) && child.Terms.Fields.Contains(field, StringComparer.OrdinalIgnoreCase)))
            .Select(grant => grant.Terms.To.At(shelf, null, day)).OfType<Agency>().Where(unit => unit.Id != shelf.Head?.Id).DistinctBy(unit => unit.Id),
    ];
}
