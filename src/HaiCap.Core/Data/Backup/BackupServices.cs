using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Data.Backup;

public static class BackupServices
{
    public static IServiceCollection AddBackup(this IServiceCollection services)
    {
        services.AddScoped<BackUpHandler>();
        services.AddScoped<RestoreHandler>();
        return services;
    }
}
