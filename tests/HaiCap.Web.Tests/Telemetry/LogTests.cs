using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using HaiCap.Testing;
using HaiCap.Web.Tests.Commands;
using HaiCap.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HaiCap.Web.Tests.Telemetry;

/// <summary>The log is for operators: structured in Production, and never about a person.</summary>
public sealed class LogTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Fact]
    public async Task A_dossiers_life_leaves_no_name_number_answer_or_secret_in_the_log()
    {
        using var heard = new Hearing();

        // As in Production, however quiet the test run is kept.
        var filter = province.Site.App.Services.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>().CurrentValue;
        foreach (var rule in filter.Rules.Where(rule => rule.CategoryName is null).ToList())
        {
            filter.Rules.Remove(rule);
        }

        filter.MinLevel = LogLevel.Information;
        province.Site.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(heard);
        using var citizen = await province.CitizenAsync();
        using var reception = await province.OfficerAsync(DossierStory.Reception);
        var story = await DossierStory.FiledAsync(province.Site);
        await reception.GetAsync($"/lam-viec/ho-so/{story.Code}");
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.AskAsync((DossierStory.Component, "Bản chụp mờ."));
        await citizen.GetAsync($"/ho-so-cua-toi/{story.Code}");
        using var stranger = province.Site.Visit();
        await stranger.GetAsync("/thu-tuc?q=0912345678");
        await stranger.GetAsync("/khong-co-trang-nay?so=040085000001");
        await stranger.PostAsync("/tra-cuu?so=040085000001", ("code", story.Code), ("phone", "0900000001"));
        await stranger.SignInAsync(DossierStory.Reception, "Sai-mat-khau-0000");
        await province.Site.DoAsync(async (services, _) =>
        {
            // The log itself is heard: what follows would pass on silence too.
            services.GetRequiredService<ILogger<LogTests>>().LogInformation("heard");
            await Task.CompletedTask;
            return 0;
        });

        var log = string.Join('\n', heard.Lines);
        log.ShouldContain("heard");
        foreach (var personal in new[]
        {
            "Nguyễn Văn Mẫu", "040085000001", "0912345678", "0912345679", "0900000001", "nguyen.van.mau@congdan.example", "Sông Lam", "2901234568", "SN-001", "Trần Thị Ví Dụ",
            "Sai-mat-khau-0000", Site.Password, "HaiCap-mau-2026", "Đường Thử Nghiệm", "Bản chụp mờ",
        })
            log.ShouldNotContain(personal, Case.Insensitive);
        heard.Lines.ShouldNotContain(line => line.Contains("__xacthuc", StringComparison.Ordinal) || line.Contains("HaiCap.Form", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_production_each_line_is_one_json_object()
    {
        using var temp = new TempFolder();
        using var site = HaiCapProgram.Start(temp.Path, [("ASPNETCORE_ENVIRONMENT", "Production"), ("Logging__LogLevel__Microsoft", "Information")], "serve", "--data", "d", "--urls", "http://127.0.0.1:0");
        try
        {
            var lines = new List<string>();
            Uri? address = null;
            using var patience = new CancellationTokenSource(Patience.Limit);
            while (lines.Count < 5)
            {
                var line = await site.StandardOutput.ReadLineAsync(patience.Token);
                line.ShouldNotBeNull();
                if (line.StartsWith("HaiCap: ", StringComparison.Ordinal))
                {
                    address = new Uri(line["HaiCap: ".Length..]);
                    using var http = new HttpClient();
                    (await http.GetAsync(new Uri(address, "/health/ready"), patience.Token)).StatusCode.ShouldBe(HttpStatusCode.OK);
                }
                else
                {
                    lines.Add(line);
                }
            }

            foreach (var line in lines)
            {
                using var json = JsonDocument.Parse(line);
                json.RootElement.GetProperty("Timestamp").GetString()!.ShouldEndWith("Z");
                json.RootElement.GetProperty("LogLevel").GetString().ShouldNotBeEmpty();
                json.RootElement.TryGetProperty("Scopes", out _).ShouldBeFalse();
            }
        }
        finally
        {
            site.Kill(entireProcessTree: true);
            await site.WaitForExitAsync();
        }
    }

    /// <summary>Hears all the log writes, with its fields, as the settings of the product let it through.</summary>
    private sealed class Hearing : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {(state is IEnumerable<KeyValuePair<string, object?>> fields ? string.Join(' ', fields) : "")} {exception}");

        public void Dispose()
        {
        }
    }
}
