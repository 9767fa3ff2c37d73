using HaiCap.Core.Missions.Visits;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Statistics;

public static class StatisticsServices
{
    public static IServiceCollection AddStatistics(this IServiceCollection services) =>
        services.AddSingleton<RecentTimes>().AddScoped<CountDossiersHandler>().AddScoped<ListStatisticsAgencies>()
            .AddScoped<CountStepTimes>().AddScoped<CountTierTimes>().AddScoped<ListLongStays>().AddScoped<IPlaceFigures, PlaceFigures>();
}
