using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Dossiers.Simulation;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Dossiers.Simulation;

public sealed class SimulationTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly SimulationSettings Settings = new(60, new DateOnly(2026, 3, 2), new DateOnly(2026, 5, 29), Seed: 7);

    [Fact]
    public async Task The_same_seed_gives_the_same_acts_on_both_databases_and_another_seed_gives_others()
    {
        var one = await ActsAsync(await LivedAsync(Provider.Sqlite, Settings));
        one.Count.ShouldBeGreaterThan(300);
        (await ActsAsync(await LivedAsync(Provider.Postgres, Settings))).ShouldBe(one);
        (await ActsAsync(await LivedAsync(Provider.Sqlite, Settings with { Seed = 8 }))).ShouldNotBe(one);
    }

    [Theory, BothProviders]
    public async Task What_was_lived_at_sixteen_at_once_verifies(Provider provider)
    {
        var house = await LivedAsync(provider, Settings with { Parallel = 16, To = new DateOnly(2026, 3, 20) });
        await house.SealAllAsync();
        (await FindingsAsync(house)).ShouldBeEmpty();
        await using var work = house.Open();
        (await work.Db.Set<Dossier>().CountAsync()).ShouldBe(60);
        (await work.Db.Set<OpenWork>().AnyAsync()).ShouldBeTrue("the last days leave work on the desks");
    }

    [Theory, BothProviders]
    public async Task In_bulk_the_same_lives_are_lived_by_the_same_acts_and_all_of_it_verifies(Provider provider)
    {
        var house = await LivedAsync(provider, Settings with { Bulk = true });
        (await ActsAsync(house)).Order(StringComparer.Ordinal).ShouldBe((await ActsAsync(await LivedAsync(Provider.Sqlite, Settings))).Order(StringComparer.Ordinal));
        await house.SealAllAsync();
        (await FindingsAsync(house)).ShouldBeEmpty();
        await using var work = house.Open();
        var acts = await work.Db.Set<Act>().CountAsync(act => act.Subject.StartsWith("dossier/"));
        var batch = await work.Db.Set<ActBatch>().SingleAsync();
        batch.Acts.ShouldBe(acts);
        (await work.Db.Set<Act>().CountAsync(act => act.TransactionId == batch.TransactionId && act.LogPosition >= batch.FirstPosition && act.LogPosition <= batch.LastPosition)).ShouldBe(acts);
        batch.Has("dossier.handed-over").ShouldBeTrue();
    }

    [Theory, BothProviders]
    public async Task A_reader_of_the_log_passes_a_bulk_load_at_once_or_takes_each_of_its_acts_and_what_follows_it_in_both_cases(Provider provider)
    {
        var house = await LivedAsync(provider, Settings with { Dossiers = 150, Bulk = true, Parallel = 2 });
        var (whole, single) = (new Follower(true), new Follower(false));
        await CatchUpAsync(house, whole);
        await CatchUpAsync(house, single);
        whole.Batches.ShouldBe(1);
        single.Names.Count(name => name.StartsWith("dossier.", StringComparison.Ordinal)).ShouldBeGreaterThan(1000);
        await Story.FiledAsync(house);
        await CatchUpAsync(house, whole);
        await CatchUpAsync(house, single);
        whole.Names.Count(name => name == "dossier.submitted").ShouldBe(1);
        single.Names.Count(name => name == "dossier.submitted").ShouldBe(151);
    }

    [Fact]
    public async Task Lives_arrive_by_office_hours_in_many_communes_by_every_channel_and_some_turn_off_the_way()
    {
        var house = await LivedAsync(Provider.Sqlite, Settings with { Dossiers = 250 });
        await using var work = house.Open();
        var dossiers = await work.Db.Set<Dossier>().AsNoTracking().ToListAsync();
        dossiers.Select(dossier => dossier.ReceivingAgencyId).Distinct().Count().ShouldBeGreaterThan(80);
        dossiers.Select(dossier => dossier.Channel).Distinct().Count().ShouldBe(3);
        dossiers.ShouldAllBe(dossier => dossier.SubmittedAt.ToLocal().Hour >= 7 && dossier.SubmittedAt.ToLocal().DayOfWeek != DayOfWeek.Sunday);
        dossiers.Where(dossier => dossier.Channel != Channel.Online).ShouldAllBe(dossier => dossier.SubmittedAt.ToLocal().Hour < 17);
        dossiers.ShouldContain(dossier => dossier.State == DossierState.NotAccepted);
        dossiers.ShouldContain(dossier => dossier.Timeliness == Core.Calendar.Timeliness.Late);
        dossiers.Count(dossier => dossier.State == DossierState.Returned).ShouldBeGreaterThan(200);
        var names = await work.Db.Set<Act>().Select(act => act.Name).Distinct().ToListAsync();
        names.ShouldBeSubsetOf(ActNames.All.Values);
        names.ShouldContain("dossier.supplemented");
        names.ShouldContain("dossier.returned-to-step");

        // Results are data, and say so.
        var result = await work.Db.Set<DossierDocument>().AsNoTracking().FirstAsync(document => document.Kind == DocumentKind.Result && document.Number != null);
        result.FileHash.ShouldBeNull();
        result.Data.ShouldContain("\"simulated\":true");
    }

    private static async Task<List<Finding>> FindingsAsync(TestDatabase house)
    {
        var findings = new List<Finding>();
        await using var work = house.Open();
        await foreach (var finding in work.Get<VerifyAll>().HandleAsync())
        {
            findings.Add(finding);
        }

        return findings;
    }

    private static async Task CatchUpAsync(TestDatabase house, IActConsumer consumer)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddData(house.Options);
        services.AddActs();
        services.AddSingleton(consumer);
        await using var provider = services.BuildServiceProvider();

        // Any transaction open on the server, another test's too, holds the newest acts back for a moment.
        using var patience = new CancellationTokenSource(Patience.Limit);
        await using var work = house.Open();
        var last = await work.Db.Set<Act>().OrderByDescending(act => act.TransactionId).ThenByDescending(act => act.LogPosition).FirstAsync(patience.Token);
        while (await work.Db.Set<ConsumerCursor>().AsNoTracking().FirstOrDefaultAsync(row => row.Name == consumer.Name, patience.Token) is not { } cursor
            || cursor.TransactionId < last.TransactionId || cursor.Position < last.LogPosition)
        {
            await provider.GetRequiredService<ConsumerRunner>().CatchUpAsync(patience.Token);
        }
    }

    private sealed class Follower(bool whole) : IActConsumer
    {
        public string Name => $"follower-{whole}";

        public int Batches { get; private set; }

        public List<string> Names { get; } = [];

        public Task<bool> TakeBatchAsync(HaiCapDb db, ActBatch batch, CancellationToken cancellationToken)
        {
            Batches += whole ? 1 : 0;
            return Task.FromResult(whole);
        }

        public Task TakeAsync(HaiCapDb db, IReadOnlyList<Act> acts, CancellationToken cancellationToken)
        {
            Names.AddRange(acts.Select(act => act.Name));
            return Task.CompletedTask;
        }
    }

    private async Task<TestDatabase> LivedAsync(Provider provider, SimulationSettings settings)
    {
        var house = await houses.FreshAsync(provider);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ENVIRONMENT", "Development")]).Build();
        await using var simulation = new Core.Dossiers.Simulation.Simulation(configuration, house.Options, settings);
        var report = await simulation.RunAsync();
        report.Lives.ShouldBe(settings.Dossiers);
        return house;
    }

    /// <summary>Acts in the order of the log, without ids: by whom, when, on which dossier.</summary>
    private static async Task<List<string>> ActsAsync(TestDatabase house)
    {
        await using var work = house.Open();
        var codes = await work.Db.Set<Dossier>().ToDictionaryAsync(dossier => dossier.Subject, dossier => $"{dossier.Code} {dossier.ApplicantName} {dossier.State} {dossier.DueAt:O}");
        return [.. (await work.Db.Set<Act>().AsNoTracking().Where(act => act.Subject.StartsWith("dossier/")).OrderBy(act => act.LogPosition).ToListAsync())
            .Select(act => $"{codes[act.Subject]} {act.Seq} {act.Name} {act.At:O} {act.ActorName} {act.Why}")];
    }
}
