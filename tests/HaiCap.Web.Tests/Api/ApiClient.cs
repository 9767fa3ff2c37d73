using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using HaiCap.Core.Acts;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Keys;
using HaiCap.Web.Tests.Support;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Api;

/// <summary>An answer of the API, read to its end.</summary>
public sealed record ApiAnswer(int Status, string Text, HttpResponseMessage Message)
{
    public string? ContentType => Message.Content.Headers.ContentType?.MediaType;

    public JsonElement Json => JsonDocument.Parse(Text).RootElement;

    public string? Code => Json.GetProperty("code").GetString();

    public string? Header(string name) => Message.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}

/// <summary>Another system that speaks to the site, with a key or without.</summary>
public sealed class ApiClient(Site site, string? key) : IDisposable
{
    private readonly HttpMessageInvoker invoker = new(site.App.GetTestServer().CreateHandler());

    public static async Task<ApiClient> WithKeyAsync(
        Site site, KeyScopes scopes = KeyScopes.Read | KeyScopes.Write, string province = "40", string? agencyCode = null, DateTimeOffset? from = null, DateTimeOffset? to = null) =>
        new(site, await KeyAsync(site, scopes, province, agencyCode, from, to));

    public static Task<string> KeyAsync(
        Site site, KeyScopes scopes, string province = "40", string? agencyCode = null, DateTimeOffset? from = null, DateTimeOffset? to = null) => site.DoAsync(
        async (services, db) =>
        {
            var code = agencyCode is null ? null : AgencyCode.Parse(agencyCode);
            var agency = code is null ? (Guid?)null : await db.Set<Agency>().Where(a => a.Code == code).Select(a => a.Id).SingleAsync();
            var issued = await services.GetRequiredService<IssueKeyHandler>().HandleAsync(new IssueKey(Actor.System, "Phần mềm thử", scopes, agency, from, to));
            return issued.Value.Text;
        },
        province);

    public Task<ApiAnswer> GetAsync(string url, params (string Name, string Value)[] headers) => SendAsync(HttpMethod.Get, url, null, headers);

    public Task<ApiAnswer> PostAsync(string url, string json, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, url, new StringContent(json, Encoding.UTF8, "application/json"), headers);

    public async Task<ApiAnswer> SendAsync(HttpMethod method, string url, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(new Uri("http://localhost"), url)) { Content = content };
        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var answer = await invoker.SendAsync(request, CancellationToken.None);
        return new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer);
    }

    public void Dispose() => invoker.Dispose();
}
