using HaiCap.Core.Acts;
using HaiCap.Core.Authority;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Core.Letters;
using HaiCap.Core.Letters.Signing;
using HaiCap.Core.Letters.Typesetting;
using HaiCap.Core.Missions;
using HaiCap.Core.Notifications;
using HaiCap.Core.Notifications.Mail;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Statistics;
using HaiCap.Core.Succession;
using HaiCap.Core.Webhooks;
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
        services.AddAuthority();
        services.AddLetters(TypesetterOptions.Read(configuration), SigningOptions.Read(configuration, database.DataFolder, IsProduction(configuration)));
        services.AddDossiers(new PublicAddress(configuration["HaiCap:PublicUrl"] ?? "http://localhost:5080"));
        services.AddMissions();
        services.AddNotifications(MailOptions.Read(configuration));
        services.AddStatistics();
        services.AddWebhooks(WebhookOptions.Read(configuration));
        services.AddSuccession();
        return services;
    }

    /// <summary>As ASP.NET Core has it: what does not say otherwise is production.</summary>
    private static bool IsProduction(IConfiguration configuration) =>
        string.Equals(configuration["ENVIRONMENT"] ?? configuration["ASPNETCORE_ENVIRONMENT"] ?? "Production", "Production", StringComparison.OrdinalIgnoreCase);
}
