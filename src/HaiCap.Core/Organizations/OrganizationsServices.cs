using HaiCap.Core.Organizations.Import;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Organizations;

public static class OrganizationsServices
{
    public static IServiceCollection AddOrganizations(this IServiceCollection services)
    {
        services.AddSingleton<UnitDirectory>();
        services.AddScoped<ImportUnitsHandler>();
        services.AddScoped<FindOldAddressHandler>();
        return services;
    }
}
