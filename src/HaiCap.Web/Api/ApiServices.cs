using HaiCap.Core.Organizations.Keys;
using HaiCap.Web.Api.Describing;
using HaiCap.Web.Api.Dossiers;
using HaiCap.Web.Api.Hosting;
using HaiCap.Web.Api.Missions;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HaiCap.Web.Api;

/// <summary>The three doors of the API. An endpoint is mapped on one of them; there is no fourth.</summary>
/// <param name="Public">Needs no key.</param>
public sealed record ApiDoors(RouteGroupBuilder Public, RouteGroupBuilder Read, RouteGroupBuilder Write);

public static class ApiServices
{
    public const string ReadPolicy = "ApiRead";
    public const string WritePolicy = "ApiWrite";

    public static void AddApi(this IServiceCollection services)
    {
        services.AddScoped<ApiCaller>();
        services.AddScoped<SharedLists>();
        services.AddScoped<OnceOnlyRequests>();
        services.TryAddSingleton<RunningRequests>();
        services.AddApiDossiers();
        services.AddApiMissions();
        services.AddApiProgrammes();
        services.ConfigureHttpJsonOptions(o => ApiJson.Apply(o.SerializerOptions));
        services.AddApiDocument();
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = false);
        services.Configure<AuthorizationOptions>(o =>
        {
            o.AddPolicy(ReadPolicy, policy => policy.RequireAuthenticatedUser().RequireClaim(ApiKeyScheme.ScopeClaim, nameof(KeyScopes.Read)));
            o.AddPolicy(WritePolicy, policy => policy.RequireAuthenticatedUser().RequireClaim(ApiKeyScheme.ScopeClaim, nameof(KeyScopes.Write)));
        });
    }

    public static void MapApi(this WebApplication app)
    {
        // No cookie counts here, so no antiforgery token is asked.
        var api = app.MapGroup("/api/v1").DisableAntiforgery();
        var doors = new ApiDoors(
            api.MapGroup("").RequireAuthorization(Policies.Anyone), api.MapGroup("").RequireAuthorization(ReadPolicy), api.MapGroup("").RequireAuthorization(WritePolicy));
        doors.MapProcedures();
        doors.MapProcedureChanges();
        doors.MapCompetence();
        doors.MapDeadlines();
        doors.MapCalendars();
        doors.MapUnits();
        doors.MapCatalogues();
        doors.MapStatistics();
        app.MapApiDocument();
        doors.MapFiles();
        doors.MapDossiers();
        doors.MapMissions();
        doors.MapProgrammes();
    }
}
