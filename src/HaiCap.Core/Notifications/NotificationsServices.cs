using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Notifications.Mail;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Notifications;

public static class NotificationsServices
{
    public static IServiceCollection AddNotifications(this IServiceCollection services, MailOptions mail)
    {
        services.AddSingleton<NoticeCounts>();
        services.AddSingleton<INewsReader>(provider => provider.GetRequiredService<NoticeCounts>());
        services.AddScoped<UrgentMail>().AddScoped<MissionNews>().AddScoped<MissionNotices>();
        services.AddScoped<IActConsumer, FeedNotices>();
        services.AddScoped<NoticeBook>().AddScoped<Digests>();
        services.AddSingleton(mail).AddSingleton<SmtpPost>().AddSingleton<MailSender>().AddScoped<WriteMail>();
        services.AddScoped<OldMail>();
        services.AddScoped<IPruning>(provider => provider.GetRequiredService<OldMail>());
        return services;
    }

    /// <summary>The mornings and the mail beside a serving host.</summary>
    public static IServiceCollection AddNotificationsBackground(this IServiceCollection services) => services.AddHostedService<DigestRound>().AddHostedService<MailRound>();
}
