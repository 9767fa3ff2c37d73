using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HaiCap.Core.Acts;

public static class ActsServices
{
    public static IServiceCollection AddActs(this IServiceCollection services)
    {
        services.AddSingleton<SealKey>();
        services.AddScoped<ActOrigin>();
        services.AddScoped<ActRecorder>();
        services.AddScoped<BulkRecorder>();
        services.AddScoped<ApiRequests>();
        services.AddScoped<IPruning>(provider => provider.GetRequiredService<ApiRequests>());
        services.AddScoped<ActLog>();
        services.AddScoped<ActSealing>();
        services.AddScoped<IVerification, ActVerification>();
        services.AddScoped<IVerification, FileVerification>();
        services.AddScoped<VerifyAll>();
        services.AddSingleton<ConsumerRunner>();
        return services;
    }

    /// <summary>What runs beside a serving host: consumers catch up, and each hour the log is sealed.</summary>
    public static IServiceCollection AddActsBackground(this IServiceCollection services)
    {
        services.AddHostedService(provider => provider.GetRequiredService<ConsumerRunner>());
        services.AddHostedService<HourlySealing>();
        services.AddHostedService<HourlyPruning>();
        return services;
    }
}

/// <summary>Seals every province that has a log, each hour.</summary>
internal sealed class HourlySealing(IServiceScopeFactory scopes, TimeProvider time, ILogger<HourlySealing> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        while (await timer.TicksAsync(stoppingToken))
        {
            try
            {
                await SealAllAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "Sealing the log failed; the next hour seals what is left");
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                // Cut off by the end of the host: nothing was saved, the next start goes on.
            }
        }
    }

    private async Task SealAllAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        var provinces = await db.AcrossProvinces<ActHead>("every province's log is sealed").Select(head => head.ProvinceCode).Distinct().ToListAsync(cancellationToken);
        foreach (var province in provinces)
        {
            using var opened = db.Tenant.Open(province);
            await scope.ServiceProvider.GetRequiredService<ActSealing>().SealAsync(cancellationToken);
        }
    }
}
