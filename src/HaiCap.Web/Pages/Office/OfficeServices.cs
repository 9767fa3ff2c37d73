using HaiCap.Core.Dossiers.Sample;
using HaiCap.Core.Missions.Sample;
using HaiCap.Core.Missions.Visits.Sample;
using HaiCap.Web.Pages.Office.Counter;
using HaiCap.Web.Pages.Office.Dossiers;

namespace HaiCap.Web.Pages.Office;

public static class OfficeServices
{
    public static IServiceCollection AddOffice(this IServiceCollection services) => services.AddScoped<DeskTools>().AddScoped<CounterPlace>().AddScoped<CounterScans>().AddScoped<Recommendations.KindNames>().AddSampleDossiers().AddSampleRecommendations().AddSampleVisit();
}
