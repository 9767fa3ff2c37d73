using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HaiCap.Core.Data.Files;

public static class FilesServices
{
    public static IServiceCollection AddFiles(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => FileLimits.Read(provider.GetService<IConfiguration>()));
        services.TryAddSingleton(provider => ClamAvOptions.Read(provider.GetService<IConfiguration>()));
        services.AddSingleton<ClamAv>();
        services.AddSingleton<FileFolder>();
        services.AddScoped<FileStore>();
        services.AddSingleton<WaitingFiles>();
        return services;
    }
}
