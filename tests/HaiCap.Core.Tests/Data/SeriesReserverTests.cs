using HaiCap.Core.Data;
using HaiCap.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Data;

public sealed class SeriesReserverTests(Databases databases) : IClassFixture<Databases>
{
    [Theory, BothProviders]
    public async Task Two_hundred_who_ask_at_once_in_two_processes_get_two_hundred_numbers(Provider provider)
    {
        var database = await databases.FreshAsync(provider);
        var one = database.Services.GetRequiredService<SeriesReserver>();
        var other = new SeriesReserver(database.Services.GetRequiredService<IServiceScopeFactory>());

        var numbers = await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(() => (i % 2 == 0 ? one : other).NextAsync("40", "dossier/H41.19/260706"))));

        numbers.Order().ShouldBe(Enumerable.Range(1, 200).Select(number => (long)number));
        (await other.NextAsync("40", "dossier/H41.19/260707")).ShouldBe(1);
    }
}
