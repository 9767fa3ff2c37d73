using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Authority;

public static class AuthorityServices
{
    public static IServiceCollection AddAuthority(this IServiceCollection services) => services.AddScoped<FindCompetentAgency>();
}
