using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Statistics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HaiCap.Core;

/// <summary>Every room's services in the order of the floors, for whoever opens the house: the host, the commands, tests of a whole journey.</summary>
public static class HaiCapServices
{
    public static IServiceCollection AddHaiCap(this IServiceCollection services, IConfiguration configuration, DatabaseOptions database)
    {
        services.TryAddSingleton(configuration);
        services.AddData(database);
        services.AddActs();
        services.AddOrganizations();
        services.AddCalendar();
        services.AddProcedures();
        services.AddStatistics();
        return services;
    }
}
