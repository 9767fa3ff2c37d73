using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Grants;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Authority;

/// <summary>Two nodes on one database: each keeps the register in memory, and what one changes the other knows within five seconds.</summary>
public sealed class ManyNodesTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly Guid XRayOfDirector = SampleIds.For("grant/nltt-so");

    [Theory, BothProviders]
    public async Task A_grant_changed_by_one_node_is_seen_by_the_other_within_five_seconds_and_by_itself_at_once(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var time = new SteppedTime(house.Clock.GetUtcNow());
        await using ServiceProvider here = Node(house, time), there = Node(house, time);
        (await WhoAsync(here)).ShouldBe("H41.19");
        (await WhoAsync(there)).ShouldBe("H41.19");

        await DoAsync(here, async services => (await services.GetRequiredService<EndCompetence>().HandleAsync(
            People.Officer("chutich.tinh"), new(XRayOfDirector, null, "Quyết định thu hồi 12/QĐ-UBND"))).Problems.ShouldBeEmpty());
        (await WhoAsync(here)).ShouldBe("H41", "at once where it was changed");
        time.Advance(TimeSpan.FromSeconds(5));
        (await WhoAsync(there)).ShouldBe("H41", "five seconds later elsewhere");

        await DoAsync(there, async services =>
        {
            var legal = People.Officer("quantri.tinh");
            var today = time.GetUtcNow().LocalDay();
            var decision = await services.GetRequiredService<RecordInstrument>().HandleAsync(
                legal, new(InstrumentKind.Decision, "77/QĐ-UBND", "Chủ tịch UBND tỉnh Nghệ An", "Ủy quyền lại từ đầu", today, today));
            var granted = await services.GetRequiredService<GrantCompetence>().HandleAsync(legal, new(
                decision.Value, "Điều 1", GrantKind.Authorisation, SampleIds.For("grant/nltt-tinh"), MayPassOn: false, today, today.AddYears(1), new GrantTerms
                {
                    Codes = [Story.XRay], From = new Holder(AgencyKind.ProvincialCommittee), To = new Holder(AgencyCode: "H41.19"),
                }));
            granted.Problems.ShouldBeEmpty();
        });
        (await WhoAsync(there)).ShouldBe("H41.19");
        time.Advance(TimeSpan.FromSeconds(5));
        (await WhoAsync(here)).ShouldBe("H41.19");
    }

    private static ServiceProvider Node(TestDatabase house, TimeProvider time)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(time);
        services.AddHaiCap(new ConfigurationBuilder().AddInMemoryCollection([new("ENVIRONMENT", "Development")]).Build(), house.Options);
        return services.BuildServiceProvider();
    }

    private static async Task<string?> WhoAsync(ServiceProvider node)
    {
        string? agency = null;
        await DoAsync(node, async services => agency = (await services.GetRequiredService<WhoDecides>().HandleAsync(new(Story.XRay))).Value.Found.Agency?.Code.Text);
        return agency;
    }

    private static async Task DoAsync(ServiceProvider node, Func<IServiceProvider, Task> work)
    {
        await using var scope = node.CreateAsyncScope();
        using var province = scope.ServiceProvider.GetRequiredService<Tenant>().Open("40");
        await work(scope.ServiceProvider);
    }

    /// <summary>Wall clock and stopwatch alike stand still until told.</summary>
    private sealed class SteppedTime(DateTimeOffset start) : TimeProvider
    {
        private readonly Lock gate = new();
        private DateTimeOffset now = start;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow()
        {
            lock (gate)
            {
                return now;
            }
        }

        public override long GetTimestamp() => GetUtcNow().UtcTicks;

        public void Advance(TimeSpan by)
        {
            lock (gate)
            {
                now += by;
            }
        }
    }
}
