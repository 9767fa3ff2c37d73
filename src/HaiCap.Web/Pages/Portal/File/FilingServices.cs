namespace HaiCap.Web.Pages.Portal.File;

public static class FilingServices
{
    public static IServiceCollection AddFiling(this IServiceCollection services) =>
        services.AddScoped<FilingTools>().AddScoped<SentDossiers>().AddScoped<Centres>();
}
