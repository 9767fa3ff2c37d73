using HaiCap.Testing;
using HaiCap.Web.Hosting;
using HaiCap.Web.Tests.Support;
using Microsoft.AspNetCore.TestHost;

namespace HaiCap.Web.Tests.Overload;

/// <summary>A host that comes up while its database is away: nothing was read yet that could be shown from memory.</summary>
public sealed class DatabaseAwayTests
{
    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/thu-tuc", "text/html")]
    [InlineData("/thu-tuc/2.002385", "text/html")]
    [InlineData("/tra-cuu", "text/html", 200)]
    [InlineData("/api/v1/procedures", "application/problem+json")]
    [InlineData("/health/live", "application/json", 200)]
    [InlineData("/health/ready", "application/json")]
    public async Task A_stranger_is_told_what_is_safe_and_when_to_come_again(string path, string type, int status = 503)
    {
        using var folder = new TempFolder();
        await using var app = HaiCapHost.Build(new HaiCapHostOptions
        {
            DataFolder = folder.Path,
            Environment = "Development",
            Configuration = ["--Database:Provider=Postgres", "--ConnectionStrings:HaiCap=Host=127.0.0.1;Port=1;Database=none;Username=none;Password=none"],
            Configure = builder => builder.WebHost.UseTestServer(),
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var visitor = new Visitor(app.GetTestServer().CreateHandler(), new Uri("http://localhost"));
        await visitor.GetAsync(path);
        ((int)visitor.Status).ShouldBe(status);
        visitor.Response.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        if (status == 503 && !path.StartsWith("/health", StringComparison.Ordinal))
        {
            visitor.Response.Headers.RetryAfter.ShouldNotBeNull();
            (await visitor.Response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain(type == "text/html" ? "vẫn an toàn" : "OUT-001");
        }
    }
}
