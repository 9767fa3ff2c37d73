using HaiCap.Core.Data;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Data;

public sealed class DatabasesTests(Databases databases) : IClassFixture<Databases>
{
    [Theory, BothProviders]
    public async Task A_fresh_database_is_the_real_one_with_its_tables(Provider provider)
    {
        var database = await databases.FreshAsync(provider);
        await using var work = database.Open();

        work.Db.IsSqlite.ShouldBe(provider == Provider.Sqlite);
        (await work.Db.Database.SqlQueryRaw<long>("SELECT count(*) AS \"Value\" FROM number_series").SingleAsync()).ShouldBe(0);
    }

    [Theory, BothProviders]
    public async Task Two_fresh_databases_do_not_share_rows(Provider provider)
    {
        var one = await databases.FreshAsync(provider);
        var two = await databases.FreshAsync(provider);

        (await one.Services.GetReserver().NextAsync("40", "s")).ShouldBe(1);
        (await two.Services.GetReserver().NextAsync("40", "s")).ShouldBe(1);
        (await two.Services.GetReserver().NextAsync("40", "s")).ShouldBe(2);
    }
}

file static class Reserver
{
    public static SeriesReserver GetReserver(this IServiceProvider services) => (SeriesReserver)services.GetService(typeof(SeriesReserver))!;
}
