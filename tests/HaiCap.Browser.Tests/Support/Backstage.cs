using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Browser.Tests.Support;

/// <summary>The running site's own database, opened beside it: brings a dossier to where a test of pages begins.</summary>
public sealed class Backstage : IHouse, IAsyncDisposable
{
    private readonly ServiceProvider services;

    public Backstage(HaiCapSite site)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ENVIRONMENT", "Development"), new("HaiCap:PublicUrl", site.Address)]).Build();
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton(TimeProvider.System);
        collection.AddHaiCap(configuration, DatabaseOptions.Read(configuration, site.DataFolder));
        services = collection.BuildServiceProvider();
    }

    public async Task<T> DoAsync<T>(Func<IServiceProvider, HaiCapDb, Task<T>> work, string provinceCode = "40")
    {
        await using var scope = services.CreateAsyncScope();
        using var province = scope.ServiceProvider.GetRequiredService<Tenant>().Open(provinceCode);
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<HaiCapDb>());
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
