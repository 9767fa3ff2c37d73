using HaiCap.Core.Data;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Calendar;

public static class CalendarServices
{
    public static IServiceCollection AddCalendar(this IServiceCollection services)
    {
        services.AddSingleton<CalendarCache>();
        services.AddScoped<CalendarBook>();
        services.AddScoped<CalendarChanges>();
        services.AddScoped<PublishCalendarYearHandler>();
        services.AddScoped<ISampleData, CalendarSeed>();
        return services;
    }
}
