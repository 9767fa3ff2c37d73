using System.Net;
using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Core.Organizations;
using HaiCap.Core.Webhooks;
using HaiCap.Core.Webhooks.Rules;
using HaiCap.Core.Webhooks.Sending;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Webhooks;

/// <summary>A province whose acts are told to subscribers on this machine.</summary>
internal sealed class Province(TestDatabase database)
{
    public TestDatabase Database => database;

    public WebhookSender Sender => database.Services.GetRequiredService<WebhookSender>();

    public static async Task<Province> OpenAsync(Databases databases, Provider provider, WebhookOptions? options = null) =>
        new(await databases.FreshAsync(provider, services => services.AddOrganizations().AddWebhooks(options ?? Local).AddSingleton<IWebhookSecrets, KeptAsIs>()
            .AddSingleton(new PublicAddress("https://dichvucong.example"))));

    public static readonly WebhookOptions Local = new() { AllowHttp = true, AllowedNetworks = [IPNetwork.Parse("127.0.0.0/8")] };

    public async Task<NewWebhookSecret> SubscribeAsync(string url, string acts = "dossier.*")
    {
        await using var work = database.Open();
        return (await work.Get<SubscribeWebhook>().HandleAsync(Actor.System, new("Hệ thống thử", url, acts, null))).Value;
    }

    /// <summary>The next act of each of these dossiers.</summary>
    public async Task ActAsync(params string[] subjects)
    {
        await using var work = database.Open();
        foreach (var subject in subjects)
        {
            await work.Get<ActRecorder>().RecordAsync(subject, new(ActorKind.Officer, null, "Trần Thị Bình"), new ResultHandedOver("Nguyễn Văn Mẫu"), why: "Đến nhận");
        }

        (await work.Db.SaveActsAsync()).Ok.ShouldBeTrue();
    }

    public Task<int> CatchUpAsync() => database.Services.GetRequiredService<ConsumerRunner>().CatchUpAsync(CancellationToken.None);

    /// <summary>Feeds and sends until everything recorded so far has been laid out, whatever else runs on the server.</summary>
    public async Task DeliverAsync()
    {
        await FeedAllAsync();
        await Sender.SendDueAsync();
    }

    public async Task FeedAllAsync()
    {
        using var patience = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            patience.Token.ThrowIfCancellationRequested();
            await CatchUpAsync();
            await using var work = database.Open();
            var last = await work.Db.Set<Act>().MaxAsync(act => act.LogPosition);
            if ((await work.Db.Set<ConsumerCursor>().SingleOrDefaultAsync(row => row.Name == "webhooks"))?.Position == last)
            {
                return;
            }
        }
    }

    public async Task<List<WebhookDelivery>> WaitingAsync()
    {
        await using var work = database.Open();
        return await work.Db.Set<WebhookDelivery>().AsNoTracking().OrderBy(row => row.Subject).ThenBy(row => row.Seq).ToListAsync();
    }

    public async Task<WebhookFile> ShowAsync(Guid id)
    {
        await using var work = database.Open();
        return (await work.Get<WebhookBook>().ShowAsync(Actor.System, id)).Value;
    }

    public static string Dossier(int number) => DossierSubject.Of(new Guid(number, 0, 0, new byte[8]));

    private sealed class KeptAsIs : IWebhookSecrets
    {
        public string Protect(string secret) => $"kept {secret}";

        public string? Unprotect(string kept) => kept[5..];
    }
}
