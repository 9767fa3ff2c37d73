using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Administration;
using HaiCap.Core.Organizations.Calendars;
using HaiCap.Core.Organizations.Import;
using HaiCap.Core.Organizations.Keys;
using HaiCap.Core.Organizations.Sample;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HaiCap.Core.Organizations;

public static class OrganizationsServices
{
    public static IServiceCollection AddOrganizations(this IServiceCollection services)
    {
        services.AddSingleton<UnitDirectory>();
        services.AddScoped<ImportUnitsHandler>();
        services.AddScoped<ImportAgenciesHandler>();
        services.AddScoped<FindOldAddressHandler>();
        services.AddScoped<FindUnitsHandler>();
        services.AddScoped<CalculateDeadlineHandler>();
        services.AddScoped<TellCalendar>();
        services.AddSingleton<GrantBook>();
        services.AddSingleton<IAgencyPaths, AgencyPaths>();
        services.AddSingleton<INewsReader, OrganizationNews>();
        services.TryAddScoped<Access>();
        services.AddSingleton<KeyBook>();
        services.AddScoped<IssueKeyHandler>();
        services.AddScoped<RevokeKeyHandler>();
        services.AddScoped<ListKeys>();
        services.AddScoped<ActForOfficer>();
        services.AddScoped<Accounts.FindOfficerByName>();
        services.AddScoped<OrganizationBook>();
        services.AddScoped<StartPositionHandler>();
        services.AddScoped<EndPositionHandler>();
        services.AddScoped<ChangeAgencyContactHandler>();
        services.AddScoped<CalendarDesk>();
        services.AddScoped<SaveCalendarDraftHandler>();
        services.AddScoped<PublishCalendarDraftHandler>();
        services.AddScoped<DiscardCalendarDraftHandler>();
        services.AddScoped<SetWorkingWeekHandler>();
        services.AddScoped<ISampleData, SampleUnits>();
        services.AddScoped<ISampleData, SampleOrganizations>();
        services.AddScoped<ISampleData, SampleMinistryPart>();
        return services;
    }
}
