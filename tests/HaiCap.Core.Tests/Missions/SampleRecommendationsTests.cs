using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions;
using HaiCap.Core.Missions.Board;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Precedents;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Missions.Report;
using HaiCap.Core.Missions.Sample;
using HaiCap.Core.Missions.Topics;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Missions;

public sealed class SampleRecommendationsTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task The_sample_asks_of_every_kind_answers_some_and_is_late_with_some(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await LoadAsync(house);
        await using var work = house.Open();
        var rows = await work.Db.Set<Recommendation>().AsNoTracking().ToListAsync();
        var now = house.Clock.GetUtcNow();
        rows.Count.ShouldBeGreaterThanOrEqualTo(60);
        rows.Select(row => row.Kind).Distinct().Order().ShouldBe(DifficultyKinds.Fixed.Select(kind => kind.Code).Order());
        rows.Count(row => row.State is RecommendationState.Answered or RecommendationState.Closed).ShouldBeGreaterThan(20);
        rows.Count(row => row.DueAt < now).ShouldBeGreaterThanOrEqualTo(4);
        rows.Select(row => row.State).Distinct().Count().ShouldBeGreaterThanOrEqualTo(5);
        rows.ShouldAllBe(row => (row.DueAt == null) == (row.State == RecommendationState.Answered || row.State == RecommendationState.Closed));
        (await work.Db.Set<Act>().Where(act => act.At > now).CountAsync()).ShouldBe(0);
        var topics = (await work.Get<ListTopics>().HandleAsync(People.Reception)).Value.Lines;
        topics.Count.ShouldBeGreaterThanOrEqualTo(8);
        topics.Count(topic => topic.Count.Communes >= 3).ShouldBeGreaterThanOrEqualTo(5);

        (await work.Get<ListPrecedents>().HandleAsync(People.Reception, "khai báo lại x-quang khi đổi tên")).Value.Lines.ShouldNotBeEmpty();

        await using (var ministry = house.Open())
        {
            using var nation = ministry.Db.Tenant.Open(Tenant.Nation);
            var secretary = new Actor(ActorKind.Officer, SampleIds.For("officer/thuky.bo"), "thuky.bo");
            var board = (await ministry.Get<ShowMissionBoard>().HandleAsync(secretary, new())).Value;
            board.Places.Count.ShouldBeGreaterThanOrEqualTo(12, "provinces that asked");
            board.Delegations.Count.ShouldBe(12, "each delegation heard something");
            board.OnTheSpot.ShouldBeGreaterThanOrEqualTo(4);
            board.Topics.Count.ShouldBe(2);
            board.Visits.Values.Count(visit => visit.State == VisitState.Visited).ShouldBe(34);
            (board.Total.Late, board.Total.Answered).ShouldSatisfyAllConditions(told => told.Late.ShouldBeInRange(2, 6), told => told.Answered.ShouldBeGreaterThan(9));
            var period = new ReportPeriod(new(2025, 1, 1), now.LocalDay(), now);
            var report = (await ministry.Get<ReadMissionReport>().HandleAsync(secretary, period)).Value;
            (report.Total, report.OnTheSpot).ShouldBe((board.Total, board.OnTheSpot));
            report.Delegations.ShouldBe(board.Delegations);
            report.Topics.ShouldBe(board.Topics);
            var autumn = (await ministry.Get<ReadMissionReport>().HandleAsync(secretary, period with { AsOf = new(2025, 9, 30, 12, 0, 0, TimeSpan.FromHours(7)) })).Value;
            (autumn.Total.Asked, autumn.OnTheSpot, autumn.Delegations.Count, autumn.Topics.Count).ShouldBe((16, 5, 12, 0), "told as it stood before anybody grouped them");
        }

        await LoadAsync(house);
        (await work.Db.Set<Recommendation>().CountAsync()).ShouldBe(rows.Count, "loaded once");
    }

    /// <summary>The board counts what is in memory: by the rule the database is asked by.</summary>
    [Theory, BothProviders]
    public async Task Each_who_looks_is_counted_what_the_lists_show_them(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await LoadAsync(house);
        var seen = new List<int>();
        foreach (var (tenant, user) in new[]
        {
            (Tenant.Nation, "thuky.bo"), (Tenant.Nation, "chuyenvien.shtt.bo"), (Tenant.Nation, "cuctruong.buxa.bo"), (Tenant.Nation, "chuyenvien.phapche.bo"), (Tenant.Nation, "thuky6.bo"),
            ("40", "tiepnhan.truongvinh"), ("40", "giamdoc.skhcn"), ("40", "chuyenvien.shtt"), ("40", "quantri.tinh"),
        })
        {
            await using var work = house.Open();
            using var open = work.Db.Tenant.Open(tenant);
            var by = new Actor(ActorKind.Officer, SampleIds.For($"officer/{user}"), user);
            var (access, viewer) = (work.Get<MissionAccess>(), await work.Get<MissionAccess>().ViewerAsync(by));
            if (!viewer.Ok)
            {
                (await work.Get<ShowMissionBoard>().HandleAsync(by, new())).Ok.ShouldBeFalse(user);
                continue;
            }

            var rows = await access.Seen(viewer.Value).Select(row => new { row.Kind, row.DueAt, row.AnswerHours }).ToListAsync();
            var board = (await work.Get<ShowMissionBoard>().HandleAsync(by, new())).Value;
            board.Total.ShouldBe(new BoardCount(
                rows.Count, rows.Count(row => row.DueAt != null), rows.Count(row => row.DueAt < house.Clock.GetUtcNow()), rows.Count(row => row.DueAt == null && row.AnswerHours != null)), user);
            board.Kinds.ToDictionary(kind => kind.Key, kind => kind.Value.Asked).ShouldBe(rows.GroupBy(row => row.Kind).ToDictionary(kind => kind.Key, kind => kind.Count()), ignoreOrder: true);
            seen.Add(rows.Count);
        }

        seen.Distinct().Count().ShouldBeGreaterThanOrEqualTo(5, "they see different things");
    }

    private static async Task LoadAsync(TestDatabase house)
    {
        var services = new ServiceCollection();
        services.AddSampleRecommendations();
        await using var work = house.Open();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ENVIRONMENT", "Development")]).Build();
        await ((ISampleData)ActivatorUtilities.CreateInstance(work.Services, services[^1].ImplementationType!, configuration)).LoadAsync(progress: null, CancellationToken.None);
    }
}
