using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Dossiers.Ringing;

public static class RingingServices
{
    internal static IServiceCollection AddRinging(this IServiceCollection services)
    {
        services.AddSingleton<LadderBook>();
        services.AddSingleton<INewsReader>(provider => provider.GetRequiredService<LadderBook>());
        services.AddScoped<RingBells>().AddScoped<SetLadder>().AddScoped<LadderDesk>();
        services.AddSingleton<BellSweep>();
        services.AddSingleton(new LadderPace()).AddSingleton<LadderRunner>();
        return services;
    }

    /// <summary>The sweep beside a serving host, and what gives open work its bells when a ladder was set.</summary>
    public static IServiceCollection AddBellsBackground(this IServiceCollection services) => services.AddHostedService<BellRound>().AddHostedService<RunService<LadderRunner>>();
}
