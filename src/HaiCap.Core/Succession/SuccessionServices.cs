using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Runs;
using HaiCap.Core.Succession.Sample;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Succession;

public static class SuccessionServices
{
    public static IServiceCollection AddSuccession(this IServiceCollection services)
    {
        services.AddScoped<TouchedWork>();
        services.AddScoped<ForetellSurroundings>();
        services.AddScoped<ForetellPlan>();
        services.AddScoped<SuccessionDesk>();
        services.AddScoped<DrawUpPlan>();
        services.AddScoped<ReviewPlan>();
        services.AddScoped<WithdrawPlan>();
        services.AddScoped<TakeEffect>();
        services.AddSingleton<SuccessionRunner>();
        services.AddScoped<ISampleData, SamplePlan>();
        return services;
    }

    /// <summary>What runs beside a serving host: plans take effect on their day.</summary>
    public static IServiceCollection AddSuccessionBackground(this IServiceCollection services) => services.AddHostedService<RunService<SuccessionRunner>>();
}
