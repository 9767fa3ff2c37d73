using HaiCap.Web.Pages.Portal.Track;

namespace HaiCap.Web.Pages.Portal.Dossiers;

public static class OwnDossierServices
{
    public static IServiceCollection AddOwnDossiers(this IServiceCollection services, IConfiguration configuration) =>
        services.AddScoped<OwnDossierTools>().AddTracking(configuration);
}
