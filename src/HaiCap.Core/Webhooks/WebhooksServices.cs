using HaiCap.Core.Acts;
using HaiCap.Core.Webhooks.Sending;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Webhooks;

public static class WebhooksServices
{
    /// <summary>The host brings <see cref="Rules.IWebhookSecrets"/>.</summary>
    public static IServiceCollection AddWebhooks(this IServiceCollection services, WebhookOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<WebhookHttp>();
        services.AddSingleton<WebhookSender>();
        services.AddScoped<IActConsumer, FeedWebhooks>();
        services.AddScoped<WebhookDesk>().AddScoped<WebhookBook>();
        services.AddScoped<SubscribeWebhook>().AddScoped<ChangeWebhook>().AddScoped<RenewWebhookSecret>().AddScoped<EndWebhook>().AddScoped<SettleDeadLetters>();
        services.AddScoped<PackDelivery>().AddScoped<SettleDelivery>();
        return services;
    }

    /// <summary>The sender beside a serving host.</summary>
    public static IServiceCollection AddWebhooksBackground(this IServiceCollection services) => services.AddHostedService<WebhookPost>();
}
