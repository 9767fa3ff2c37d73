using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Testing;
using HaiCap.Web.Hosting;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HaiCap.Web.Tests.Support;

/// <summary>
/// The whole host on an in-memory server over a real SQLite database of its own, with a clock that stands still. As a class fixture
/// (<c>IClassFixture&lt;Site&gt;</c>) it runs with the sample's pages on, in Development.
/// </summary>
public sealed class Site : IAsyncLifetime, IHouse
{
    private readonly Databases databases = new();
    private readonly string environment;
    private readonly string[] configuration;
    private readonly bool realTime;
    private readonly Provider provider;
    private TestDatabase? database;
    private WebApplication? app;

    public Site()
        : this("Development", ["--HaiCap:Sample=true"])
    {
    }

    internal Site(string environment, string[] configuration, bool realTime = false, Provider provider = Provider.Sqlite) =>
        (this.environment, this.configuration, this.realTime, this.provider) = (environment, configuration, realTime, provider);

    public FakeClock Clock => database!.Clock;

    public TestDatabase Database => database!;

    public WebApplication App => app!;

    public async ValueTask InitializeAsync()
    {
        database ??= await databases.GetAsync(provider);
        app = HaiCapHost.Build(new HaiCapHostOptions
        {
            DataFolder = database.DataFolder,
            Environment = environment,
            Configuration = provider == Provider.Sqlite
                ? configuration
                : [.. configuration, "--Database:Provider=Postgres", $"--ConnectionStrings:HaiCap={database.Options.ConnectionString}"],
            Configure = builder =>
            {
                builder.WebHost.UseTestServer();
                if (!realTime)
                {
                    builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
                }
            },
        });
        await app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await databases.DisposeAsync();
    }

    public async Task StopAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
            app = null;
        }
    }

    /// <summary>A database to fill before the host starts.</summary>
    public async Task<TestDatabase> PrepareAsync() => database ??= await databases.GetAsync(provider);

    /// <summary>A database somebody else has filled and will dispose of.</summary>
    internal void Use(TestDatabase house) => database = house;

    /// <summary>A new browser without cookies.</summary>
    public Visitor Visit(string address = "http://localhost") => new(app!.GetTestServer().CreateHandler(), new Uri(address));

    /// <summary>A unit of work in the running host's services, in Nghệ An unless told.</summary>
    public async Task<T> DoAsync<T>(Func<IServiceProvider, HaiCapDb, Task<T>> work, string provinceCode = "40")
    {
        await using var scope = app!.Services.CreateAsyncScope();
        using var province = scope.ServiceProvider.GetRequiredService<Tenant>().Open(provinceCode);
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<HaiCapDb>());
    }

    /// <summary>An officer with a post in a department and an account with <see cref="Password"/>.</summary>
    public Task<Officer> OfficerAsync(string userName, Role role = Role.Specialist, string name = "Trần Thị Bình") => DoAsync(async (services, db) =>
    {
        var day = new DateOnly(2025, 7, 1);
        var now = Clock.GetUtcNow();
        var agencyId = Guid.CreateVersion7(now);
        var agency = new Agency
        {
            ProvinceCode = "40",
            Id = agencyId,
            Code = AgencyCode.Parse($"H41.{Random.Shared.Next(100, 999)}.{Random.Shared.Next(100, 999)}"),
            Name = "Sở Khoa học và Công nghệ tỉnh Nghệ An",
            ShortName = "Sở KH&CN",
            Kind = AgencyKind.Department,
            UnitCode = "40",
            Path = Agency.PathOf(null, agencyId),
            ValidFrom = day,
        };
        var officer = new Officer { ProvinceCode = "40", Id = Guid.CreateVersion7(now), Name = name, Folded = Core.VietnameseText.Fold(name) };
        db.AddRange(agency, officer, new Position
        {
            ProvinceCode = "40",
            Id = Guid.CreateVersion7(now),
            OfficerId = officer.Id,
            AgencyId = agencyId,
            Title = "Chuyên viên",
            Role = role,
            ValidFrom = day,
            IsPrimary = true,
        });
        await db.SaveChangesAsync();
        (await services.GetRequiredService<AccountOpening>().OpenAsync(officer, userName, Password, Actor.System, default)).Ok.ShouldBeTrue();
        return officer;
    });

    public const string Password = "Mat-khau-dai-14";
}
