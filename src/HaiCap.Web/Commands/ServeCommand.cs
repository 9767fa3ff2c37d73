using System.CommandLine;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Backup;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Letters.Typesetting;
using HaiCap.Core.Missions;
using HaiCap.Core.Notifications;
using HaiCap.Core.Succession;
using HaiCap.Core.Webhooks;
using HaiCap.Web.Api;
using HaiCap.Web.Hosting;

namespace HaiCap.Web.Commands;

internal static class ServeCommand
{
    public const string NoSampleInProduction =
        "dữ liệu mẫu có tài khoản ai cũng biết mật khẩu nên không chạy ở Production (sample accounts are refused in Production; set ASPNETCORE_ENVIRONMENT=Development to try the sample).";

    private static readonly Option<bool> Sample = new("--sample")
    {
        Description = "Nạp tỉnh mẫu nếu chưa có, chỉ để thử (load the sample province once; for trying only)",
    };

    public static Command Create()
    {
        var command = new Command("serve", "Chạy trang, mặc định ở http://localhost:5080 (serve the site)") { Sample };
        command.SetAction(RunAsync);
        return command;
    }

    public static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        var sample = parsed.GetValue(Sample);
        var folder = HaiCapCommand.DataFolder(parsed);
        await using var app = HaiCapHost.Build(new HaiCapHostOptions
        {
            DataFolder = folder,
            Urls = parsed.GetValue(HaiCapCommand.Urls),
            Configuration = [.. sample ? ["--HaiCap:Sample=true"] : Array.Empty<string>(), .. PublicUrl(parsed.GetValue(HaiCapCommand.Urls))],
            Configure = builder =>
            {
                // The failure itself tells of a database out of reach, once.
                builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Connection", LogLevel.None);
                builder.Services.AddActsBackground();
                builder.Services.AddBellsBackground();
                builder.Services.AddMissionsBackground();
                builder.Services.AddDossiersBackground();
                builder.Services.AddSuccessionBackground();
                builder.Services.AddNotificationsBackground();
                builder.Services.AddWebhooksBackground();
            },
        });
        using var running = RunningSite.TryShare(folder);
        if (running is null)
            return HaiCapCommand.Fail($"{folder} đang được khôi phục (is being restored).");
        if (await PrepareAsync(app, sample, cancellationToken) is { } refusal)
            return HaiCapCommand.Fail(refusal);

        if (sample)
        {
            // Before the site answers: whoever waits for it has read the key by then.
            await using var scope = app.Services.CreateAsyncScope();
            Console.WriteLine($"API key: {await SampleKey.MakeAsync(scope.ServiceProvider, cancellationToken)}");
        }

        app.Lifetime.ApplicationStarted.Register(() => Announce(app, sample));
        await app.RunAsync(cancellationToken);
        return 0;
    }

    /// <summary>Where nothing else is said, results printed on a site lead back to the address it was started on.</summary>
    private static string[] PublicUrl(string? urls) =>
        Environment.GetEnvironmentVariable("HaiCap__PublicUrl") is null or "" && Uri.TryCreate(urls?.Split(';')[0], UriKind.Absolute, out var first)
            && first.Port > 0 && first.Host is not ("0.0.0.0" or "[::]")
            ? [$"--HaiCap:PublicUrl={first.GetLeftPart(UriPartial.Authority)}"]
            : [];

    /// <summary>SQLite is migrated here; PostgreSQL by <c>haicap migrate</c>, so that one of several hosts does not change it under the others.</summary>
    private static async Task<string?> PrepareAsync(WebApplication app, bool sample, CancellationToken cancellationToken)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var migrator = services.GetRequiredService<Migrator>();
        if (services.GetRequiredService<DatabaseOptions>().Provider == DatabaseProvider.Sqlite)
            await migrator.MigrateAsync(cancellationToken);
        else if (await migrator.PendingAsync(cancellationToken) is { Count: > 0 } pending)
            return $"cơ sở dữ liệu chưa đúng phiên bản, hãy chạy haicap migrate (run haicap migrate first): {string.Join(", ", pending)}";

        var loader = services.GetRequiredService<SampleLoader>();
        if (app.Environment.IsProduction() && (sample || await loader.IsLoadedAsync(cancellationToken)))
            return NoSampleInProduction;
        if (sample)
        {
            using var progress = new ProgressBar();
            await loader.LoadAsync(progress, cancellationToken);
        }

        services.GetRequiredService<FileFolder>().Sweep(services.GetRequiredService<TimeProvider>().GetUtcNow());
        return null;
    }

    private static void Announce(WebApplication app, bool sample)
    {
        Console.WriteLine($"HaiCap: {string.Join("  ", app.Urls)}");
        if (app.Services.GetRequiredService<TypesetterOptions>().FindMissing() is { } missing)
            Console.Error.WriteLine($"Chú ý: {missing.Vi} ({missing.En})");
        if (!sample || app.Services.GetService<ISampleAccounts>() is not { } accounts)
            return;
        Console.WriteLine("Tài khoản mẫu (sample accounts):");
        foreach (var account in accounts.All)
            Console.WriteLine($"  {account.UserName,-24} {account.Password,-16} {account.Vi}");
    }
}
