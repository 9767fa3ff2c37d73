using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Missions.Recommendations;

/// <summary>The secretariat gives a recommendation to a unit; a unit passes it on to another. The clock goes on either way.</summary>
public sealed class RouteRecommendation(HaiCapDb db, RecommendationDesk desk, GrantBook agencies, TimeProvider time)
{
    /// <param name="Unit">Code of the unit: of the ministry, or of the province that asked.</param>
    /// <param name="Why">Why it is passed on; not asked of the first routing.</param>
    public sealed record Request(RecommendationRef Which, string? Unit, string? Why = null);

    /// <summary>MIS-001, ACC-001, ACT-001, MIS-010 … MIS-013.</summary>
    public async Task<Outcome<Done>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var opened = await desk.AsOwnerAsync(by, request.Which, Permission.AnswerRecommendation, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<Done>();
        }

        using var act = opened.Value;
        if (await UnitAsync(act.Row, request.Unit, cancellationToken) is not { } unit)
        {
            return MissionProblems.NoUnit;
        }

        if (unit.Id == act.Row.OwnerId)
        {
            return MissionProblems.SameUnit;
        }

        var first = act.Row.State == RecommendationState.Received;
        if (!first && string.IsNullOrWhiteSpace(request.Why))
        {
            return MissionProblems.NoReason;
        }

        var from = act.Row.OwnerId;
        if (!act.Row.Move(first ? RecommendationMove.Route : RecommendationMove.PassOn, desk.Now, new Owner(unit.ProvinceCode, unit.Id, unit.Path)))
        {
            return MissionProblems.NotNow;
        }

        await desk.RecordAsync(act, first ? new RecommendationRouted(unit.Id, unit.Name) : new RecommendationPassedOn(from, unit.Id, unit.Name), request.Why, cancellationToken);
        return await desk.SaveAsync(cancellationToken);
    }

    /// <summary>A unit in force of the ministry, or of the province that asked; null when no such unit has the code.</summary>
    internal async Task<Agency?> UnitAsync(Recommendation row, string? text, CancellationToken cancellationToken)
    {
        if (!AgencyCode.TryParse(text, out var code))
        {
            return null;
        }

        var day = time.Now().LocalDay();
        foreach (var tenant in new[] { Tenant.Nation, row.ProvinceCode })
        {
            using var open = db.Tenant.Open(tenant);
            if ((await agencies.AgenciesAsync(db, cancellationToken)).Find(code) is { } unit && unit.InForceOn(day))
            {
                return unit;
            }
        }

        return null;
    }
}
