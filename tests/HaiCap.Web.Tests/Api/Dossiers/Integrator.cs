using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;
using HaiCap.Web.SignIn;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Api.Dossiers;

/// <summary>The whole sample province behind the API, on either database; officers' accounts are opened when a test names them.</summary>
public sealed class Provinces : IAsyncLifetime
{
    private readonly SampleDatabases houses = new();
    private readonly Dictionary<Provider, Site> sites = [];
    private readonly HashSet<(Provider, string)> opened = [];
    private readonly SemaphoreSlim gate = new(1, 1);

    public async Task<Site> SiteAsync(Provider provider)
    {
        await gate.WaitAsync();
        try
        {
            if (!sites.TryGetValue(provider, out var site))
            {
                sites[provider] = site = new Site("Development", ["--HaiCap:Sample=true"], provider: provider);
                site.Use(await houses.FreshAsync(provider));
                await site.InitializeAsync();
            }

            return site;
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task<Integrator> IntegratorAsync(Provider provider, params string[] officers)
    {
        var site = await SiteAsync(provider);
        var usual = new[] { DossierStory.Reception, DossierStory.Head, DossierStory.Specialist, "chuyenvien2.atbx", "giamdoc.skhcn", "vanthu.skhcn", "vanthu.vanphong" };
        await gate.WaitAsync();
        try
        {
            foreach (var userName in usual.Concat(officers).Where(name => opened.Add((provider, name))))
            {
                await site.DoAsync(async (services, db) =>
                {
                    var officer = await db.Set<Officer>().SingleAsync(row => row.Id == SampleIds.For($"officer/{userName}"));
                    return await services.GetRequiredService<AccountOpening>().OpenAsync(officer, userName, Site.Password, Actor.System, default);
                });
            }
        }
        finally
        {
            gate.Release();
        }

        return new Integrator(site, await ApiClient.WithKeyAsync(site, province: Tenant.Nation, from: site.Clock.GetUtcNow().AddDays(-7)));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var site in sites.Values)
        {
            await site.DisposeAsync();
        }

        await houses.DisposeAsync();
    }
}

/// <summary>Another system and what it does to dossiers, by JSON over HTTP.</summary>
public sealed class Integrator(Site site, ApiClient client) : IDisposable
{
    public const string Dossiers = "/api/v1/dossiers";

    public Site Site => site;

    public ApiClient Client => client;

    /// <summary>The centre that takes what the sample's well-known officers work on.</summary>
    public Task<string> CentreAsync() => site.DoAsync(async (_, db) =>
    {
        var reception = SampleIds.For($"officer/{DossierStory.Reception}");
        return (await db.Set<Position>().Where(row => row.OfficerId == reception).Select(row => row.Agency!.Code).FirstAsync()).Text;
    });

    public async Task<JsonObject> FilingAsync() => new()
    {
        ["procedure"] = "2.002385",
        ["receivingAgency"] = await CentreAsync(),
        ["applicant"] = new JsonObject
        {
            ["kind"] = "citizen", ["name"] = "Nguyễn Văn Mẫu", ["idNumber"] = "040085000001", ["address"] = "Phường Trường Vinh, tỉnh Nghệ An", ["phone"] = "0900000001",
        },
        ["answers"] = JsonNode.Parse(DossierStory.Declaration),
    };

    public async Task<ApiAnswer> FileAsync(JsonObject filing, params (string Name, string Value)[] headers) => await client.PostAsync(Dossiers, filing.ToJsonString(), headers);

    /// <summary>Files a dossier that has all it needs.</summary>
    public async Task<string> FiledAsync()
    {
        var filed = await FileAsync(await FilingAsync());
        filed.Status.ShouldBe(201, filed.Text);
        return filed.Json.GetProperty("code").GetString()!;
    }

    public Task<ApiAnswer> ActAsync(string code, string act, object body, params (string Name, string Value)[] headers) =>
        client.PostAsync($"{Dossiers}/{code}/{act}", JsonSerializer.Serialize(body, JsonSerializerOptions.Web), headers);

    /// <summary>Does an act that must succeed.</summary>
    public async Task<JsonElement> DoneAsync(string code, string act, object body)
    {
        var done = await ActAsync(code, act, body);
        done.Status.ShouldBe(200, $"{act}: {done.Text}");
        return done.Json;
    }

    public async Task<JsonElement> SeeAsync(string code, string query = "")
    {
        var seen = await client.GetAsync($"{Dossiers}/{code}{query}");
        seen.Status.ShouldBe(200, seen.Text);
        return seen.Json;
    }

    /// <summary>Sends a file ahead. Returns its hash.</summary>
    public async Task<string> SendAsync(byte[] content)
    {
        var sent = await client.SendAsync(HttpMethod.Post, "/api/v1/files", new ByteArrayContent(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/pdf") } });
        sent.Status.ShouldBe(201, sent.Text);
        sent.Json.GetProperty("sha256").GetString().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(content)));
        return sent.Json.GetProperty("sha256").GetString()!;
    }

    /// <summary>Acts of a dossier as they stand in the log.</summary>
    public Task<List<Act>> LogAsync(string code) => site.DoAsync(async (_, db) =>
    {
        var subject = (await db.Set<Core.Dossiers.Dossier>().SingleAsync(row => row.Code == code)).Subject;
        return await db.Set<Act>().AsNoTracking().Where(act => act.Subject == subject).OrderBy(act => act.Seq).ToListAsync();
    });

    public void Dispose() => client.Dispose();
}
