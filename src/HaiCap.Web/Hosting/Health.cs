using System.Text.Json;
using HaiCap.Core.Data;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HaiCap.Web.Hosting;

/// <summary>
/// Live: the process answers. Ready: it can work, so the database answers too, at this program's version, and files can be written. Each answer names what
/// was looked at and, when it is wrong, why: words without anything secret, because probes come without a key.
/// </summary>
public static class Health
{
    // A probe that waits as long as a request would is told too late.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static void AddHealth(this IServiceCollection services) => services.AddSingleton<Question>().AddHealthChecks()
        .AddCheck<DatabaseHealth>("database", tags: ["ready"])
        .AddCheck<FilesHealth>("files", tags: ["ready"]);

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync }).RequireAuthorization(Policies.Anyone);
        app.MapHealthChecks("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready"), ResponseWriter = WriteAsync })
            .RequireAuthorization(Policies.Anyone);
    }

    private static Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(
            JsonSerializer.Serialize(new
            {
                status = report.Status == HealthStatus.Healthy ? "healthy" : "unhealthy",
                checks = report.Entries.ToDictionary(
                    entry => entry.Key,
                    entry => entry.Value.Status == HealthStatus.Healthy ? "healthy" : entry.Value.Description ?? "unhealthy",
                    StringComparer.Ordinal),
            }),
            context.RequestAborted);
    }

    /// <summary>
    /// One question at a time, in a scope of its own: a server that hangs also hangs whoever cancels, so the probe leaves the question behind and the next
    /// probe finds it still open.
    /// </summary>
    private sealed class Question(IServiceScopeFactory scopes)
    {
        private readonly Lock gate = new();
        private Task<HealthCheckResult>? open;
        private bool isCurrent;

        public Task<HealthCheckResult> AskAsync()
        {
            lock (gate)
            {
                return open is { IsCompleted: false } ? open : open = Task.Run(AnswerAsync);
            }
        }

        private async Task<HealthCheckResult> AnswerAsync()
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
            if (!await db.Database.CanConnectAsync(CancellationToken.None))
            {
                return HealthCheckResult.Unhealthy("The database does not answer.");
            }

            // Asked until it is so: what has been applied stays.
            isCurrent = isCurrent || !(await db.Database.GetPendingMigrationsAsync(CancellationToken.None)).Any();
            return isCurrent ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database's schema is older than this program: run haicap migrate.");
        }
    }

    private sealed class DatabaseHealth(Question question) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                return await question.AskAsync().WaitAsync(Patience, cancellationToken);
            }
            catch (TimeoutException)
            {
                return HealthCheckResult.Unhealthy("The database does not answer in time.");
            }
            catch (Exception failure) when (Outage.Of(failure) is not null)
            {
                return HealthCheckResult.Unhealthy("The database does not answer.");
            }
        }
    }

    private sealed class FilesHealth(DatabaseOptions options) : IHealthCheck
    {
        private const long LeastFree = 64L * 1024 * 1024;

        public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            try
            {
                Directory.CreateDirectory(options.DataFolder);
                return Task.FromResult(new DriveInfo(options.DataFolder).AvailableFreeSpace < LeastFree
                    ? HealthCheckResult.Unhealthy("Less than 64 MiB are left where attachments are kept.")
                    : HealthCheckResult.Healthy());
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return Task.FromResult(HealthCheckResult.Unhealthy("The data folder cannot be written."));
            }
        }
    }
}
