using HaiCap.Core.Authority.Covers;
using HaiCap.Core.Authority.Grants;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Authority.Sample;
using HaiCap.Core.Data;
using HaiCap.Core.Procedures.Drafts;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Authority;

public static class AuthorityServices
{
    public static IServiceCollection AddAuthority(this IServiceCollection services)
    {
        services.AddSingleton<AuthorityBook>();
        services.AddSingleton<INewsReader>(provider => provider.GetRequiredService<AuthorityBook>());
        services.AddScoped<FindCompetentAgency>();
        services.AddScoped<WhoDecides>();
        services.AddScoped<CheckCoverage>();
        services.AddScoped<IDraftCheck, CheckPerformers>();
        services.AddScoped<AuthorityDesk>();
        services.AddScoped<AuthorityAccess>();
        services.AddScoped<RecordInstrument>();
        services.AddScoped<AmendInstrument>();
        services.AddScoped<EndInstrument>();
        services.AddScoped<InstrumentFile>();
        services.AddScoped<GrantCompetence>();
        services.AddScoped<EndCompetence>();
        services.AddScoped<CoverHead>();
        services.AddScoped<ISampleData, SampleAuthority>();
        return services;
    }
}
