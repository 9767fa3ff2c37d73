using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Notifications;

public static class NotificationsServices
{
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<NoticeCounts>();
        services.AddSingleton<INewsReader>(provider => provider.GetRequiredService<NoticeCounts>());
        services.AddScoped<IActConsumer, FeedNotices>();
        services.AddScoped<NoticeBook>().AddScoped<Digests>();
        return services;
    }

    /// <summary>The mornings beside a serving host.</summary>
    public static IServiceCollection AddNotificationsBackground(this IServiceCollection services) => services.AddHostedService<DigestRound>();
}
