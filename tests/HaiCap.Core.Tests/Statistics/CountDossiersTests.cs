using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Statistics;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Statistics;

public sealed class CountDossiersTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly string[] Everything = ["/"];

    private static readonly (DateOnly From, DateOnly To)[] Periods =
    [
        (new(2025, 9, 1), new(2025, 12, 31)), (new(2026, 1, 1), new(2026, 3, 31)), (new(2026, 4, 1), new(2026, 7, 6)),
        (new(2026, 7, 1), new(2026, 12, 31)), (new(2026, 2, 10), new(2026, 2, 10)),
    ];

    private async Task<TestDatabase> ToldAsync(Provider provider)
    {
        var database = await databases.FreshAsync(provider, s => s.AddStatistics());
        await using var work = database.Open();
        work.Db.AddRange(Stories.Agencies);
        await new Stories(new Random(20261122)).TellAsync(work, 400);
        return database;
    }

    [Theory, BothProviders]
    public async Task The_statistics_equal_the_acts(Provider provider)
    {
        var database = await ToldAsync(provider);
        await using var work = database.Open();
        var told = Told.From(await work.Db.Set<Act>().AsNoTracking().ToListAsync());
        told.Count.ShouldBe(400);
        var now = database.Clock.GetUtcNow();
        foreach (var (from, to) in Periods)
        {
            foreach (var by in Enum.GetValues<StatisticsBy>())
            {
                var counted = await work.Get<CountDossiersHandler>().HandleAsync(new CountDossiers(from, to, Everything, by));
                var expected = told.GroupBy(t => t.KeyOf(by)).Select(g => Told.Row(g.Key, g, from, to, now)).Where(r => r.Received.Total > 0).ToList();
                counted.Rows.Count.ShouldBe(expected.Count);
                foreach (var row in expected)
                {
                    (counted.Rows.Single(r => r.Key == row.Key) with { Name = "" }).ShouldBe(row, $"{from} {to} {by}");
                }

                (counted.Total with { Name = "" }).ShouldBe(StatisticsRow.Sum(expected));
                (counted.Total.Resolved.Total + counted.Total.Stopped + counted.Total.InProgress.Total).ShouldBe(counted.Total.Received.Total, "nothing is lost");
                counted.NotYetAccepted.ShouldBe(told.Count(t => t.Last.AcceptedAt is null && t.At < Told.End(to) && !(t.Last.DecidedAt < Told.End(to))));
                counted.NotAccepted.ShouldBe(told.Count(t => t.Last.AcceptedAt is null && t.Last.DecidedAt >= Told.Start(from) && t.Last.DecidedAt < Told.End(to)));
            }
        }
    }

    [Theory, BothProviders]
    public async Task Filters_leave_out_the_rest_and_nobody_sees_outside_the_scope(Provider provider)
    {
        var database = await ToldAsync(provider);
        await using var work = database.Open();
        var handler = work.Get<CountDossiersHandler>();
        var request = new CountDossiers(new(2025, 9, 1), new(2026, 12, 31), Everything);
        var all = (await handler.HandleAsync(request)).Total;
        all.Received.Total.ShouldBeGreaterThan(200);
        (await handler.HandleAsync(request with { Scope = [] })).Rows.ShouldBeEmpty();

        var science = Stories.Agencies[0];
        var own = await handler.HandleAsync(request with { Scope = [science.Path] });
        own.Rows.ShouldHaveSingleItem().Key.ShouldBe(science.Id.ToString());
        own.Rows[0].Name.ShouldBe(science.Name);
        (await handler.HandleAsync(request with { AgencyPath = science.Path })).Total.ShouldBe(own.Total);

        var commune = await handler.HandleAsync(request with { Scope = [Stories.Agencies[2].Path, Stories.Agencies[3].Path], By = StatisticsBy.ReceivingAgency });
        commune.Rows.Count.ShouldBe(2, "a commune sees what it received, wherever it is decided");
        (await handler.HandleAsync(request with { AgencyPath = Stories.Agencies[2].Path, By = StatisticsBy.ReceivingAgency })).Rows.ShouldHaveSingleItem();

        var channels = await handler.HandleAsync(request with { By = StatisticsBy.Channel });
        var counter = await handler.HandleAsync(request with { Channel = Channel.Counter });
        counter.Total.ShouldBe(channels.Rows.Single(r => r.Key == "Counter") with { Key = "", Name = "" });
        counter.Total.Received.Online.ShouldBe(0);
        (await handler.HandleAsync(request with { ProcedureCode = "2.002385" })).Total.Received.Total
            .ShouldBe((await handler.HandleAsync(request with { By = StatisticsBy.Procedure })).Rows.Single(r => r.Key == "2.002385").Received.Total);
    }

    [Theory, BothProviders]
    public async Task Three_statements_whatever_the_rows(Provider provider)
    {
        var database = await ToldAsync(provider);
        await using var work = database.Open();
        var counter = new Statements();
        await using var db = database.Watched(work, counter);
        await new CountDossiersHandler(db, database.Clock).HandleAsync(new CountDossiers(new(2025, 9, 1), new(2026, 12, 31), [Stories.Agencies[0].Path]));
        counter.Texts.Count.ShouldBe(3);
    }

    [Fact]
    public void Assisted_dossiers_do_not_inflate_the_online_rate()
    {
        // An Lão commune, 1 July – 18 August 2025, as reported: 1,142 dossiers, 1,048 online, 94 direct.
        var reported = new StatisticsRow("", "", new(1048, 0, 94, 0, 0), new(1035, 0, 0), new(62, 0, 0), 45);
        reported.OnlineRate.ShouldBe(91.77m);
        reported.Received.Total.ShouldBe(reported.Resolved.Total + reported.InProgress.Total + reported.Stopped);
        (reported with { Received = new(1000, 48, 94, 0, 0) }).OnlineRate.ShouldBe(87.57m);
        StatisticsRow.Sum([]).OnlineRate.ShouldBeNull();
        StatisticsRow.Sum([]).InTimeRate.ShouldBeNull();
    }
}
