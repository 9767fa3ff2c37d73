using HaiCap.Core.Data;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Dossiers.Reading;

public static class ReadingServices
{
    /// <summary>Queries over dossiers, each with its access in it.</summary>
    public static IServiceCollection AddDossierReading(this IServiceCollection services)
    {
        services.AddScoped<GetDossier>();
        services.AddScoped<DossierDoor>();
        services.AddScoped<DossierFiles>();
        services.AddScoped<ListMyDossiers>();
        services.AddScoped<TrackDossier>();
        services.AddScoped<ForetellDossier>();
        services.AddScoped<CheckDocument>();
        services.AddScoped<ListDeskActs>();
        services.AddSingleton<ToldParts>();
        services.AddSingleton<InboxFrames>();
        services.AddSingleton<INewsReader>(provider => provider.GetRequiredService<InboxFrames>());
        services.AddScoped<ListInbox>();
        services.AddScoped<TellDossier>();
        services.AddScoped<FindTurn>();
        services.AddScoped<ListDossiers>();
        services.AddScoped<ListDossierActs>();
        services.AddScoped<FindDossiers>();
        services.AddScoped<ActChoices>();
        services.AddScoped<ListHandovers>();
        return services;
    }
}
