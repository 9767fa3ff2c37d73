using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Notifications;
using HaiCap.Core.Notifications.Mail;
using HaiCap.Core.Organizations;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Notifications;

/// <summary>What an officer is told goes by mail too, over a real SMTP server: a declaration due on Monday 13 July at closing, its step on Thursday the 9th at nine.</summary>
public sealed class MailTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private const string Secret = "mat-khau-1+2";

    [Theory, BothProviders]
    public async Task The_mornings_digest_comes_once_by_mail_and_names_no_citizen(Provider provider)
    {
        await using var server = await SmtpServer.StartAsync(auth: $"haicap:{Secret}");
        var (house, story) = await OnTheDeskAsync(provider, Settings(server.Port, Secret));
        await AddressesAsync(house, People.Specialist, People.Head);
        await GoToAsync(house, FakeClock.At(2026, 7, 13, 7, 30));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            await using var work = house.Open();
            await work.Get<Digests>().MakeAsync();
        })));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => SendAsync(house))));
        house.Clock.SetLocal(2026, 7, 13, 11);
        await SendAsync(house);

        var came = (await server.EndAsync()).Where(mail => mail.Body.Contains("Bản tin sáng", StringComparison.Ordinal)).ToList();
        came.SelectMany(mail => mail.To).ShouldBe(["truongphong.atbx@nghean.example", "chuyenvien.atbx@nghean.example"], ignoreOrder: true);
        foreach (var mail in came)
        {
            (mail.From, mail.User).ShouldBe(("motcua@nghean.example", "haicap"));
            mail.Body.ShouldContain("Bản tin sáng 13/07/2026");
            mail.Body.ShouldContain("The morning of 13/07/2026");
            mail.Body.ShouldContain("/lam-viec/nhac-viec");
            mail.Body.ShouldNotContain(Story.Owner.Name);
            mail.Body.ShouldNotContain(Story.Owner.IdNumber!);
        }

        (await story.SeeAsync()).ApplicantName.ShouldBe(Story.Owner.Name);
    }

    [Theory, BothProviders]
    public async Task What_is_due_goes_in_one_mail_a_quarter_of_an_hour_unless_it_was_seen_or_done(Provider provider)
    {
        await using var server = await SmtpServer.StartAsync();
        var (house, first) = await OnTheDeskAsync(provider, Settings(server.Port));
        await AddressesAsync(house, People.Specialist);
        var second = await Story.FiledAsync(house);
        await second.ReceiveAsync();
        await second.AssignAsync();
        await GoToAsync(house, FakeClock.At(2026, 7, 9, 9, 5));
        (await SendAsync(house)).ShouldBe(0, "the quarter is not over");
        house.Clock.SetLocal(2026, 7, 9, 9, 15);
        (await SendAsync(house)).ShouldBe(1);
        var mail = await server.NextAsync();
        mail.To.ShouldBe(["chuyenvien.atbx@nghean.example"]);
        foreach (var story in new[] { first, second })
        {
            mail.Body.ShouldContain($"{story.Code} (");
        }

        mail.Body.ShouldContain("hạn của bước đã đến hạn, hạn 09:00 09/07/2026");
        mail.Body.ShouldNotContain(Story.Owner.Name);

        // A day later both are one day late; the head is told, who has no address. The specialist is told of the whole dossiers, which they look at.
        await GoToAsync(house, FakeClock.At(2026, 7, 13, 17, 32));
        await using (var work = house.Open())
        {
            await work.Get<NoticeBook>().MarkReadAsync(People.Specialist);
        }

        house.Clock.SetLocal(2026, 7, 13, 18);
        (await SendAsync(house)).ShouldBe(0);
        (await RowsAsync(house)).ShouldAllBe(row => row.SentAt != null);
        (await server.EndAsync()).ShouldBeEmpty();
    }

    [Theory, BothProviders]
    public async Task A_server_that_is_away_or_busy_is_tried_again_and_gets_it_once(Provider provider)
    {
        int port;
        await using (var free = await SmtpServer.StartAsync())
        {
            port = free.Port;
        }

        var (house, _) = await OnTheDeskAsync(provider, Settings(port));
        await AddressesAsync(house, People.Specialist);
        await QueueAsync(house);
        (await SendAsync(house)).ShouldBe(1);
        (await RowAsync(house)).ShouldSatisfyAllConditions(row => row.LastError.ShouldBe("no-connection"), row => row.Lease.ShouldBeNull(), row => row.DeadAt.ShouldBeNull());
        (await SendAsync(house)).ShouldBe(0, "not before a minute is over");

        await using var server = await SmtpServer.StartAsync("busy,no,ok", port: port);
        foreach (var (minutes, error) in new[] { (1, "smtp-450"), (5, "smtp-550"), (15, (string?)null) })
        {
            house.Clock.Advance(TimeSpan.FromMinutes(minutes));
            (await SendAsync(house)).ShouldBe(1);
            (await RowAsync(house)).LastError.ShouldBe(error);
        }

        house.Clock.Advance(TimeSpan.FromHours(1));
        (await SendAsync(house)).ShouldBe(0);
        (await RowAsync(house)).ShouldSatisfyAllConditions(row => row.SentAt.ShouldNotBeNull(), row => row.Attempts.ShouldBe(4));
        (await server.EndAsync()).ShouldHaveSingleItem().MessageId.ShouldContain("@nghean.example>");
    }

    [Theory, BothProviders]
    public async Task A_mail_that_may_have_come_is_never_sent_again(Provider provider)
    {
        await using var server = await SmtpServer.StartAsync("hang-up,ok");
        var (house, _) = await OnTheDeskAsync(provider, Settings(server.Port));
        await AddressesAsync(house, People.Specialist);
        await QueueAsync(house);

        // Taken, and the line cut before the server's last word.
        (await SendAsync(house)).ShouldBe(1);
        (await RowAsync(house)).ShouldSatisfyAllConditions(row => row.DeadAt.ShouldNotBeNull(), row => row.LastError.ShouldBe("connection-lost"));

        // A host that died while it sent.
        await using (var work = house.Open())
        {
            await work.Db.Set<MailDelivery>().ExecuteUpdateAsync(set => set.SetProperty(row => row.DeadAt, (DateTimeOffset?)null).SetProperty(row => row.Lease, Guid.CreateVersion7())
                .SetProperty(row => row.LeasedUntil, house.Clock.Now().AddMinutes(2)));
        }

        (await SendAsync(house)).ShouldBe(0, "it may still be at it");
        house.Clock.Advance(TimeSpan.FromHours(1));
        (await SendAsync(house)).ShouldBe(0);
        (await RowAsync(house)).ShouldSatisfyAllConditions(row => row.DeadAt.ShouldNotBeNull(), row => row.LastError.ShouldBe("unknown"));
        (await server.EndAsync()).ShouldHaveSingleItem();
    }

    [Theory, BothProviders]
    public async Task Without_a_server_or_an_address_nothing_is_queued(Provider provider)
    {
        await using var server = await SmtpServer.StartAsync();
        foreach (var settings in new[] { null, Settings(server.Port) })
        {
            var (house, _) = await OnTheDeskAsync(provider, settings);
            await AddressesAsync(house, settings is null ? [People.Specialist, People.Head] : []);
            await GoToAsync(house, FakeClock.At(2026, 7, 13, 18));
            await using var work = house.Open();
            await work.Get<Digests>().MakeAsync();
            (await work.Db.Set<Notice>().CountAsync()).ShouldBeGreaterThan(0);
            (await work.Db.Set<MailDelivery>().CountAsync()).ShouldBe(0);
            (await SendAsync(house)).ShouldBe(0);
        }

        (await server.EndAsync()).ShouldBeEmpty();
    }

    private static Dictionary<string, string?> Settings(int port, string? password = null) => new()
    {
        ["HaiCap:Mail:Host"] = "127.0.0.1",
        ["HaiCap:Mail:Port"] = port.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["HaiCap:Mail:StartTls"] = "false",
        ["HaiCap:Mail:From"] = "motcua@nghean.example",
        ["HaiCap:Mail:User"] = password is null ? null : "haicap",
        ["HaiCap:Mail:Password"] = password,
    };

    private async Task<(TestDatabase House, Story Story)> OnTheDeskAsync(Provider provider, Dictionary<string, string?>? settings)
    {
        var house = await houses.FreshAsync(provider, settings);
        house.Clock.SetLocal(2026, 7, 6, 9);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        return (house, story);
    }

    /// <summary>Only these have an address.</summary>
    private static async Task AddressesAsync(TestDatabase house, params Actor[] officers)
    {
        await using var work = house.Open();
        var ids = officers.Select(officer => officer.Id!.Value).ToList();
        await work.Db.Set<Officer>().Where(row => !ids.Contains(row.Id)).ExecuteUpdateAsync(set => set.SetProperty(row => row.Email, (string?)null));
        (await work.Db.Set<Officer>().CountAsync(row => row.Email != null)).ShouldBe(ids.Count);
    }

    private static async Task QueueAsync(TestDatabase house)
    {
        await GoToAsync(house, FakeClock.At(2026, 7, 9, 9, 5));
        house.Clock.SetLocal(2026, 7, 9, 9, 15);
        await RowAsync(house);
    }

    private static Task<int> SendAsync(TestDatabase house) => house.Services.GetRequiredService<MailSender>().SendDueAsync();

    private static async Task<MailDelivery> RowAsync(TestDatabase house) => (await RowsAsync(house)).ShouldHaveSingleItem();

    private static async Task<List<MailDelivery>> RowsAsync(TestDatabase house)
    {
        await using var work = house.Open();
        return await work.Db.Set<MailDelivery>().AsNoTracking().ToListAsync();
    }

    /// <summary>Bells as they ring, then the notices made of them.</summary>
    private static async Task GoToAsync(TestDatabase house, DateTimeOffset until)
    {
        for (var at = house.Clock.Now(); at < until; at = at.AddHours(2))
        {
            house.Clock.Set(at);
            await house.Services.GetRequiredService<BellSweep>().SweepAsync();
        }

        house.Clock.Set(until);
        await house.Services.GetRequiredService<BellSweep>().SweepAsync();
        using var patience = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            await house.Services.GetRequiredService<ConsumerRunner>().CatchUpAsync(patience.Token);
            await using var work = house.Open();
            var last = await work.Db.Set<Act>().OrderByDescending(act => act.LogPosition).Select(act => act.LogPosition).FirstAsync(patience.Token);
            if (await work.Db.Set<ConsumerCursor>().AnyAsync(cursor => cursor.Name == "notices" && cursor.Position >= last, patience.Token))
            {
                return;
            }
        }
    }
}
