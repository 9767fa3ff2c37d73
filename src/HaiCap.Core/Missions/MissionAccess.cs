using System.Linq.Expressions;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions;

/// <summary>Who looks at recommendations, and how far.</summary>
/// <param name="Province">The tenant whose officer it is; "00": the ministry.</param>
/// <param name="Paths">Agencies whose asking and answering is seen, with all under them.</param>
/// <param name="Inside">Departments the viewer's division belongs to: what they are to answer is seen in it.</param>
/// <param name="Fields">A ministry unit's fields, wherever they are asked.</param>
/// <param name="Everything">A system with a key for the whole nation: what any province's key reads.</param>
public sealed record MissionViewer(
    string Province, IReadOnlyList<string> Paths, IReadOnlyList<string> Inside, IReadOnlyList<string> Fields, bool All, bool Everything = false)
{
    /// <summary>Delegations the viewer travels with.</summary>
    public IReadOnlyList<Guid> Delegations { get; init; } = [];

    /// <summary>Where they go: codes of whole provinces.</summary>
    public IReadOnlyList<string> VisitedProvinces { get; init; } = [];

    /// <summary>Where they go: codes of communes.</summary>
    public IReadOnlyList<string> VisitedCommunes { get; init; } = [];

    public bool IsMinistry => Province == Tenant.Nation;

    /// <summary>Whether an agency is the viewer's own or under it.</summary>
    public bool Covers(string path) => Paths.Any(own => path.StartsWith(own, StringComparison.Ordinal));

    /// <summary>Whether what an agency is to answer is answered by the viewer's people.</summary>
    public bool Answers(string path) => Covers(path) || Inside.Contains(path);
}

/// <summary>
/// A commune sees its own, a province its communes', a unit of the ministry its fields and what it has, who travels with a delegation what it wrote down and what its
/// places ask of who sent it, the secretariat all. The asking of Access stays where it is: positions give roles, roles permissions, paths the scope.
/// </summary>
public sealed class MissionAccess(HaiCapDb db, Access access, GrantBook book, AnswerRoutes routes, TimeProvider time)
{
    /// <summary>ACC-001.</summary>
    public async Task<Outcome<MissionViewer>> ViewerAsync(Actor by, CancellationToken cancellationToken = default)
    {
        var paths = by.Kind == ActorKind.System ? ["/"] : await access.ReadScopeAsync(by, Permission.ReadMissions, cancellationToken);
        if (paths.Count == 0)
        {
            return Access.Refused;
        }

        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var secretariat = AnswerRoutes.SecretariatOf(shelf, time.Now().LocalDay());
        var all = paths.Any(path => path == "/" || path == shelf.Head?.Path || path == secretariat?.Path);
        var fields = db.ProvinceCode == Tenant.Nation && !all ? await routes.FieldsAsync(paths, cancellationToken) : [];
        var inside = shelf.All.Where(agency => agency.Kind == AgencyKind.Division && paths.Contains(agency.Path)).Select(agency => AboveOf(agency.Path));
        var visits = await VisitsAsync(by, cancellationToken);
        return new MissionViewer(db.ProvinceCode, paths, [.. inside], fields, all, by.Kind == ActorKind.Integrator && db.ProvinceCode == Tenant.Nation && paths.Contains("/"))
        {
            Delegations = [.. visits.Select(one => one.DelegationId).Distinct()],
            VisitedProvinces = [.. visits.Select(one => one.PlaceCode).Where(place => place.Length == 2).Distinct()],
            VisitedCommunes = [.. visits.Select(one => one.PlaceCode).Where(place => place.Length > 2).Distinct()],
        };
    }

    /// <summary>Delegations somebody travels with, each with its places. They are few: twelve went to the whole nation.</summary>
    private async Task<IReadOnlyList<(Guid DelegationId, string PlaceCode)>> VisitsAsync(Actor by, CancellationToken cancellationToken)
    {
        if (by is not { Kind: ActorKind.Officer, Id: { } officer })
        {
            return [];
        }

        var written = officer.ToString();
        var found = await db.Set<MissionDelegation>().AsNoTracking().Where(row => row.Members.Contains(written))
            .Join(db.Set<MissionPlace>(), row => row.Id, place => place.DelegationId, (row, place) => new { place.DelegationId, place.PlaceCode }).ToListAsync(cancellationToken);
        return found.ConvertAll(one => (one.DelegationId, one.PlaceCode));
    }

    /// <summary>Whether somebody answers for the secretariat of the open tenant, and as whom: it groups what is asked. ACC-001.</summary>
    public async Task<Outcome<Actor>> SecretaryAsync(Actor by, CancellationToken cancellationToken = default)
    {
        var secretariat = AnswerRoutes.SecretariatOf(await book.AgenciesAsync(db, cancellationToken), time.Now().LocalDay());
        return secretariat is null ? Access.Refused
            : await access.DecideAsync(by, Permission.AnswerRecommendation, new AccessTarget([secretariat.Path], secretariat.Path, null), cancellationToken);
    }

    /// <summary>What the viewer may see of the recommendations of all provinces, or of the own one.</summary>
    public IQueryable<Recommendation> Seen(MissionViewer viewer)
    {
        var rows = (viewer.IsMinistry ? db.AcrossProvinces<Recommendation>("the ministry answers what every province asks") : db.Set<Recommendation>()).AsNoTracking();
        return Sees<Recommendation>(viewer) is { } seen ? rows.Where(seen) : rows;
    }

    /// <summary>The rule of it, for the database and for what is kept in memory alike; null: everything.</summary>
    internal static Expression<Func<T, bool>>? Sees<T>(MissionViewer viewer)
        where T : class, IAsked
    {
        var (province, inside, fields) = (viewer.Province, viewer.Inside, viewer.Fields);
        if (!viewer.IsMinistry)
        {
            Expression<Func<T, bool>> here = row => row.ProvinceCode == province;
            return viewer.All ? here : Both(here, AnyOf([
                .. viewer.Paths.Select<string, Expression<Func<T, bool>>>(path => row => row.AskerPath.StartsWith(path) || row.OwnerPath.StartsWith(path) || inside.Contains(row.OwnerPath)),
                .. Heard<T>(viewer, Addressee.Province),
            ]));
        }

        return viewer.Everything ? null : viewer.All ? row => row.Addressee == Addressee.Ministry
            : AnyOf([
                .. viewer.Paths.Select<string, Expression<Func<T, bool>>>(path => row => row.OwnerPath.StartsWith(path) || inside.Contains(row.OwnerPath)
                    || (row.Addressee == Addressee.Ministry && fields.Contains(row.Field))),
                .. Heard<T>(viewer, Addressee.Ministry),
            ]);
    }

    /// <summary>The same rule for rows that are in memory.</summary>
    internal static Func<T, bool> SeesInMemory<T>(MissionViewer viewer)
        where T : class, IAsked => Sees<T>(viewer) is { } rule ? ((Expression<Func<T, bool>>)Ordinal.Instance.Visit(rule)).Compile() : _ => true;

    /// <summary>What a delegation wrote down, and what its places ask of who sent it.</summary>
    private static IEnumerable<Expression<Func<T, bool>>> Heard<T>(MissionViewer viewer, Addressee sender)
        where T : class, IAsked
    {
        if (viewer.Delegations.Count == 0)
        {
            yield break;
        }

        var (delegations, provinces, communes) = (viewer.Delegations.Select(id => (Guid?)id).ToList(), viewer.VisitedProvinces, viewer.VisitedCommunes);
        yield return row => delegations.Contains(row.DelegationId) || (row.Addressee == sender && (provinces.Contains(row.ProvinceCode) || communes.Contains(row.UnitCode)));
    }

    /// <summary>What the viewer's people are to answer, of what is seen.</summary>
    public IQueryable<Recommendation> ToAnswer(MissionViewer viewer)
    {
        var inside = viewer.Inside;
        return Seen(viewer).Where(row => row.DueAt != null)
            .Where(AnyOf<Recommendation>(viewer.Paths, path => row => row.OwnerPath.StartsWith(path) || inside.Contains(row.OwnerPath)));
    }

    /// <summary>What the viewer's agencies asked.</summary>
    public IQueryable<Recommendation> Asked(MissionViewer viewer) => Seen(viewer).Where(AnyOf<Recommendation>(viewer.Paths, path => row => row.AskerPath.StartsWith(path)));

    /// <summary>Answers that were sent to what the viewer may see, and those being written where the viewer's people write them.</summary>
    public IQueryable<RecommendationAnswer> SeenAnswers(MissionViewer viewer)
    {
        var answers = viewer.IsMinistry
            ? db.AcrossProvinces<RecommendationAnswer>("the ministry reads what it answered every province").AsNoTracking() : db.Set<RecommendationAnswer>().AsNoTracking();
        var (inside, seen) = (viewer.Inside, Seen(viewer));
        var own = seen.Where(AnyOf<Recommendation>(viewer.Paths, path => row => row.OwnerPath.StartsWith(path) || inside.Contains(row.OwnerPath)));
        return answers.Where(answer => answer.State == AnswerState.Sent
            ? seen.Any(row => row.ProvinceCode == answer.ProvinceCode && row.Id == answer.RecommendationId)
            : own.Any(row => row.ProvinceCode == answer.ProvinceCode && row.Id == answer.RecommendationId));
    }

    /// <summary>Difficulties of the viewer's places; of its fields everywhere for a unit of the ministry.</summary>
    public IQueryable<Difficulty> SeenDifficulties(MissionViewer viewer)
    {
        if (!viewer.IsMinistry)
        {
            var here = db.Set<Difficulty>().AsNoTracking();
            return viewer.All ? here : here.Where(AnyOf([
                .. viewer.Paths.Select<string, Expression<Func<Difficulty, bool>>>(path => row => row.AgencyPath.StartsWith(path)), .. HeardDifficulties(viewer),
            ]));
        }

        var across = db.AcrossProvinces<Difficulty>("the ministry reads what every province met with").AsNoTracking();
        var fields = viewer.Fields;
        return viewer.All ? across : across.Where(AnyOf([row => fields.Contains(row.Field), .. HeardDifficulties(viewer)]));
    }

    /// <summary>What a delegation wrote down, and what its places met with.</summary>
    private static IEnumerable<Expression<Func<Difficulty, bool>>> HeardDifficulties(MissionViewer viewer)
    {
        if (viewer.Delegations.Count == 0)
        {
            yield break;
        }

        var (delegations, provinces, communes) = (viewer.Delegations.Select(id => (Guid?)id).ToList(), viewer.VisitedProvinces, viewer.VisitedCommunes);
        yield return row => delegations.Contains(row.DelegationId) || provinces.Contains(row.ProvinceCode) || communes.Contains(row.UnitCode);
    }

    private static string AboveOf(string path) => path[..(path.TrimEnd('/').LastIndexOf('/') + 1)];

    internal static Expression<Func<T, bool>> AnyOf<T>(IReadOnlyList<string> paths, Func<string, Expression<Func<T, bool>>> of) => AnyOf([.. paths.Select(of)]);

    private static Expression<Func<T, bool>> AnyOf<T>(IReadOnlyList<Expression<Func<T, bool>>> ways) => Joined(ways, Expression.OrElse);

    private static Expression<Func<T, bool>> Both<T>(params IReadOnlyList<Expression<Func<T, bool>>> rules) => Joined(rules, Expression.AndAlso);

    private static Expression<Func<T, bool>> Joined<T>(IReadOnlyList<Expression<Func<T, bool>>> all, Func<Expression, Expression, BinaryExpression> how)
    {
        var row = Expression.Parameter(typeof(T), "row");
        return Expression.Lambda<Func<T, bool>>(all.Select(one => new Replacing(one.Parameters[0], row).Visit(one.Body)).Aggregate(how), row);
    }

    private sealed class Replacing(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : base.VisitParameter(node);
    }

    /// <summary>A path begins with another letter by letter, as the database compares it.</summary>
    private sealed class Ordinal : ExpressionVisitor
    {
        public static readonly Ordinal Instance = new();

        private static readonly System.Reflection.MethodInfo ByLetter = typeof(string).GetMethod(nameof(string.StartsWith), [typeof(string), typeof(StringComparison)])!;

        protected override Expression VisitMethodCall(MethodCallExpression node) => node is { Method.Name: nameof(string.StartsWith), Arguments: [var start] }
            ? Expression.Call(Visit(node.Object!), ByLetter, Visit(start), Expression.Constant(StringComparison.Ordinal)) : base.VisitMethodCall(node);
    }
}
