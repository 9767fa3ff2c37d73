using HaiCap.Core.Data;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Data;

public sealed class SqliteSettingsTests(Databases databases) : IClassFixture<Databases>
{
    [Fact]
    public async Task Every_connection_is_durable_and_checks_foreign_keys_also_out_of_the_pool()
    {
        var database = await databases.FreshAsync(Provider.Sqlite);
        await database.Services.GetRequiredService<SeriesReserver>().NextAsync("40", "thư");
        for (var i = 0; i < 3; i++)
        {
            await using var one = database.Open();
            await using var two = database.Open();
            await one.Db.Database.OpenConnectionAsync();
            await two.Db.Database.OpenConnectionAsync();
            foreach (var work in new[] { one, two })
            {
                (await AskAsync(work, "synchronous")).ShouldBe(2);
                (await AskAsync(work, "foreign_keys")).ShouldBe(1);
                (await AskAsync(work, "temp_store")).ShouldBe(2);
                (await AskAsync(work, "cache_size")).ShouldBe(-16000);
            }
        }
    }

    private static async Task<long> AskAsync(Work work, string pragma)
    {
        await using var command = work.Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
