using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Core.Organizations.Keys;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.SignIn;

/// <summary>The program may not start like this; the message is one line for the person who started it.</summary>
public sealed class StartRefusedException(string message) : Exception(message);

/// <summary>Production never serves sample accounts: anybody knows their password.</summary>
public sealed class ProductionGuard(IHostEnvironment environment, IConfiguration configuration, IServiceScopeFactory scopes) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (!environment.IsProduction())
        {
            return;
        }

        if (configuration.GetValue("HaiCap:Sample", defaultValue: false))
        {
            throw new StartRefusedException("HaiCap:Sample is on and the environment is Production: the sample and its chooser of citizens are for trials only.");
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            return;
        }

        var samples = await db.AcrossProvinces<Account>("no province may keep an open sample account in Production")
            .CountAsync(a => a.IsSample && a.State == AccountState.Enabled, cancellationToken);
        if (samples > 0)
        {
            throw new StartRefusedException(
                $"The database holds {samples} sample accounts and the environment is Production: use a database without the sample, or set ASPNETCORE_ENVIRONMENT=Development for a trial.");
        }

        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var keys = await db.AcrossProvinces<ApiKey>("no province may keep a sample key in Production")
            .CountAsync(k => k.IsSample && k.RevokedAt == null && (k.ValidTo == null || k.ValidTo > now), cancellationToken);
        if (keys > 0)
        {
            throw new StartRefusedException($"The database holds {keys} sample API keys and the environment is Production: use a database without the sample.");
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
