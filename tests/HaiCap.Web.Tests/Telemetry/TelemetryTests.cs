using System.Collections.Concurrent;
using System.Text;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace HaiCap.Web.Tests.Telemetry;

/// <summary>What a collector gets over OTLP, and what it never gets.</summary>
public sealed class TelemetryTests
{
    [Theory, BothProviders]
    public async Task Metrics_and_traces_reach_a_collector_and_tell_nothing_personal(Provider provider)
    {
        var got = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var builder = WebApplication.CreateSlimBuilder();
        await using var collector = builder.Build();
        collector.MapPost("/v1/{kind}", async (string kind, HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            got.AddOrUpdate(kind, Encoding.UTF8.GetString(body.ToArray()), (_, before) => before + Encoding.UTF8.GetString(body.ToArray()));
        });
        collector.Urls.Add("http://127.0.0.1:0");
        await collector.StartAsync(TestContext.Current.CancellationToken);

        var site = new Site("Development",
        [
            "--HaiCap:Sample=true", $"--OTEL_EXPORTER_OTLP_ENDPOINT={collector.Urls.First()}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf",
            "--HaiCap:Telemetry:TraceRatio=1", "--HaiCap:Telemetry:MetricSeconds=1",
        ], provider: provider);
        await site.InitializeAsync();
        await site.OfficerAsync("tran.thi.binh");
        using (var visitor = site.Visit())
        {
            await visitor.GetAsync("/thu-tuc?q=090000BIMAT");
            await visitor.SignInAsync("tran.thi.binh");
            await visitor.GetAsync("/lam-viec");
        }

        await site.App.StopAsync(TestContext.Current.CancellationToken);
        await site.DisposeAsync();

        foreach (var name in new[] { "http.server.request.duration", "haicap.acts", "account.signed-in", "haicap.work.overdue", "haicap.typesetter.waiting", "haicap.webhooks.waiting", "haicap.province" })
            got["metrics"].ShouldContain(name);
        if (provider == Provider.Postgres)
            got["metrics"].ShouldContain("db.client");
        got["traces"].ShouldContain("GET lam-viec");
        foreach (var (kind, text) in got)
            foreach (var secret in new[] { "090000BIMAT", "tran.thi.binh", Site.Password, "Trần Thị Bình" })
                text.ShouldNotContain(secret, Case.Insensitive, kind);
    }

    [Fact]
    public async Task Without_a_collector_nothing_of_it_runs()
    {
        var site = new Site();
        await site.InitializeAsync();
        site.App.Services.GetService(typeof(IEnumerable<Microsoft.Extensions.Hosting.IHostedService>)).ShouldBeAssignableTo<IEnumerable<Microsoft.Extensions.Hosting.IHostedService>>()!
            .ShouldNotContain(service => service.GetType().FullName!.Contains("Telemetry", StringComparison.Ordinal));
        await site.DisposeAsync();
    }
}
