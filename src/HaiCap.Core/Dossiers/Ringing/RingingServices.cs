using HaiCap.Core.Data;
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
        return services;
    }

    /// <summary>The sweep beside a serving host.</summary>
    public static IServiceCollection AddBellsBackground(this IServiceCollection services) => services.AddHostedService<BellRound>();
}
