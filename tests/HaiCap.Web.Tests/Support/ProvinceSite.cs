using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;
using HaiCap.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Support;

/// <summary>The site over a copy of the whole sample province, read-only but for what the test does itself.</summary>
public sealed class ProvinceSite : IAsyncLifetime
{
    private readonly SampleDatabases houses = new();
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly HashSet<string> opened = [];

    private readonly Provider provider;

    public ProvinceSite()
        : this(Provider.Sqlite)
    {
    }

    internal ProvinceSite(Provider provider, params string[] configuration) =>
        (this.provider, Site) = (provider, new Site("Development", ["--HaiCap:Sample=true", .. configuration], provider: provider));

    public Site Site { get; }

    public async ValueTask InitializeAsync()
    {
        var house = await houses.FreshAsync(provider);
        if (provider == Provider.Postgres)
        {
            Site.Use(house);
            await Site.InitializeAsync();
            return;
        }

        var own = await Site.PrepareAsync();
        File.Copy(Path.Combine(house.DataFolder, DatabaseOptions.SqliteFileName), Path.Combine(own.DataFolder, DatabaseOptions.SqliteFileName), overwrite: true);
        await Site.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Site.DisposeAsync();
        await houses.DisposeAsync();
    }

    /// <summary>One of the sample's officers, the ministry's («….bo») among them, signed in; the account is opened when it is first asked for.</summary>
    public async Task<Visitor> OfficerAsync(string userName)
    {
        await gate.WaitAsync();
        try
        {
            if (opened.Add(userName))
            {
                await Site.DoAsync(async (services, db) =>
                {
                    var officer = await db.Set<Officer>().SingleAsync(o => o.Id == SampleIds.For($"officer/{userName}"));
                    return await services.GetRequiredService<AccountOpening>().OpenAsync(officer, userName, Site.Password, Actor.System, default);
                }, userName.EndsWith(".bo", StringComparison.Ordinal) ? Tenant.Nation : "40");
            }
        }
        finally
        {
            gate.Release();
        }

        return await Site.Visit().SignInAsync(userName);
    }

    /// <summary>One of the sample's citizens, signed in.</summary>
    public async Task<Visitor> CitizenAsync(int number = 1)
    {
        var visitor = Site.Visit();
        await visitor.GetAsync("/dang-nhap/cong-dan-mau");
        return await visitor.SubmitFormAsync($"main li:nth-of-type({number}) form");
    }

    /// <summary>A dossier of the first of the sample's citizens.</summary>
    public async Task<DossierStory> FiledAsync()
    {
        using var citizen = await CitizenAsync();
        return await FiledAsync(citizen);
    }

    /// <summary>A dossier of the citizen who is signed in.</summary>
    public async Task<DossierStory> FiledAsync(Visitor citizen)
    {
        await citizen.GetAsync("/tai-khoan");
        var name = citizen.Page.QuerySelector(".head-tools a[href='/tai-khoan']")!.TextContent.Trim();
        var number = await Site.DoAsync((_, db) => db.Set<CitizenAccount>().Where(account => account.Name == name).Select(account => account.IdNumber).FirstAsync(), "00");
        return await DossierStory.FiledAsync(Site, number);
    }
}
