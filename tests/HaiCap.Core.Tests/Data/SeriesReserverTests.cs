using HaiCap.Core.Data;
using HaiCap.Core.Data.Sqlite;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Data;

public sealed class SeriesReserverTests(Databases databases) : IClassFixture<Databases>
{
    [Theory, BothProviders]
    public async Task Two_hundred_who_ask_at_once_in_two_processes_get_two_hundred_numbers(Provider provider)
    {
        var database = await databases.FreshAsync(provider);
        var one = database.Services.GetRequiredService<SeriesReserver>();
        var other = new SeriesReserver(database.Services.GetRequiredService<IServiceScopeFactory>(), database.Services.GetRequiredService<SqliteWriter>());

        var numbers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => (i % 2 == 0 ? one : other).NextAsync("40", "dossier/H41.19/260706").AsTask())));

        numbers.Distinct().Count().ShouldBe(200);
        numbers.Min().ShouldBe(1);
        (await other.NextAsync("40", "dossier/H41.19/260707")).ShouldBe(1);
    }

    [Theory, BothProviders]
    public async Task Who_asks_alone_gets_one_number_after_another_without_a_gap(Provider provider)
    {
        var database = await databases.FreshAsync(provider);
        var series = database.Services.GetRequiredService<SeriesReserver>();
        for (var i = 1; i <= 40; i++)
        {
            (await series.NextAsync("40", "thư")).ShouldBe(i);
        }
    }

    [Fact]
    public async Task A_series_asked_for_often_reserves_ahead_and_a_quiet_one_does_not()
    {
        var database = await databases.FreshAsync(Provider.Sqlite);
        var series = database.Services.GetRequiredService<SeriesReserver>();
        await series.NextAsync("40", "một lần");
        var busy = await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => Task.Run(() => series.NextAsync("40", "luôn luôn").AsTask())));
        await Task.WhenAll(Enumerable.Range(0, 300).Select(_ => Task.Run(() => series.NextAsync("40", "luôn luôn").AsTask())));

        busy.Max().ShouldBeLessThanOrEqualTo(600);
        (await LastAsync(database, "luôn luôn")).ShouldBeGreaterThan(600, "some are ready for who comes next");
        (await LastAsync(database, "một lần")).ShouldBe(1);
    }

    private static async Task<long> LastAsync(TestDatabase database, string key)
    {
        await using var work = database.Open();
        return (await work.Db.Database.SqlQuery<long>($"SELECT last AS Value FROM number_series WHERE key = {key}").ToListAsync())[0];
    }
}
