using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Support;

/// <summary>The sample's programme of visits, and stops made for a test.</summary>
public static class ProgrammeStory
{
    public const string Secretary = "thuky.bo";

    public static readonly Guid Mission = SampleIds.For("mission/2083");

    /// <summary>A new stop of delegation 6.</summary>
    public static Task<Guid> StopAsync(IHouse site) => site.DoAsync(async (services, db) =>
    {
        using var nation = db.Tenant.Open(Tenant.Nation);
        var facts = new StopFacts(StopKind.SiteVisit, "16690", "Trung tâm Phục vụ hành chính công", "Khảo sát", new(2025, 8, 15), new(17, 0), new(17, 30));
        return (await services.GetRequiredService<SetStop>().HandleAsync(Actor.System, new(Mission, 6, facts))).Value;
    });
}
