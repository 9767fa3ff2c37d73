using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Late;
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
        services.AddScoped<ReadClocks>();
        services.AddScoped<TrackDossier>();
        services.AddScoped<ForetellDossier>();
        services.AddScoped<ForetellAbolition>();
        services.AddScoped<CheckDocument>();
        services.AddScoped<ListDeskActs>();
        services.AddScoped<DraftApology>();
        services.AddSingleton<ToldParts>();
        services.AddSingleton<InboxFrames>();
        services.AddSingleton<INewsReader>(provider => provider.GetRequiredService<InboxFrames>());
        services.AddScoped<ListInbox>();
        services.AddScoped<TellDossier>();
        services.AddScoped<TellClock>();
        services.AddScoped<FindTurn>();
        services.AddScoped<ListDossiers>();
        services.AddScoped<ListDossierActs>();
        services.AddScoped<FindDossiers>();
        services.AddScoped<ActChoices>();
        services.AddScoped<ListHandovers>();
        services.AddSingleton<LateFrames>();
        services.AddScoped<LateScopes>();
        services.AddScoped<CountLateWork>();
        services.AddScoped<ListLateWork>();
        return services;
    }
}
