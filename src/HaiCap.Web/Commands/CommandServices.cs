using System.CommandLine;
using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Web.Hosting;
using HaiCap.Web.SignIn;

namespace HaiCap.Web.Commands;

/// <summary>The rooms without the site, for commands that do one thing and end.</summary>
internal static class CommandServices
{
    /// <summary>Runs with a scope whose province is not open yet; the exit code is the answer's.</summary>
    public static async Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, Task<int>> work)
    {
        var configuration = Configuration();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddConfiguration(configuration.GetSection("Logging")).AddSimpleConsole(console => console.SingleLine = true)
            .SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None));
        services.AddSingleton(configuration);
        services.AddHaiCap(configuration, DatabaseOptions.Read(configuration, HaiCapCommand.DataFolder(parsed)));
        services.AddSampleAccounts();
        await using var provider = services.BuildServiceProvider();
        await using var scope = provider.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public static string EnvironmentName => Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is { Length: > 0 } name ? name : Environments.Production;

    /// <summary>Whose site the configuration says this is.</summary>
    public static string Province(IServiceProvider services) => new SiteIdentity(services.GetRequiredService<IConfiguration>()).ProvinceCode;

    /// <summary>With the site's services, for what the site's rooms bring: accounts, keys of cookies, health.</summary>
    public static async Task<int> RunWithSiteAsync(ParseResult parsed, Func<IServiceProvider, Task<int>> work)
    {
        await using var app = HaiCapHost.Build(new HaiCapHostOptions
        {
            DataFolder = HaiCapCommand.DataFolder(parsed),
            Configure = builder => builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None),
        });
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    private static IConfiguration Configuration() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory)
        .AddJsonFile("appsettings.json", optional: true)
        .AddJsonFile($"appsettings.{EnvironmentName}.json", optional: true)
        .AddEnvironmentVariables()
        .Build();
}
