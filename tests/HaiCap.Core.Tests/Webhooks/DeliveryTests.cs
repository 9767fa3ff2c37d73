using System.Security.Cryptography;
using System.Text;
using HaiCap.Core.Acts;
using HaiCap.Core.Webhooks;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Webhooks;

public sealed class DeliveryTests(Databases databases) : IClassFixture<Databases>
{
    [Theory, BothProviders]
    public async Task A_subscriber_that_was_down_for_an_hour_misses_nothing_and_gets_each_dossier_in_order(Provider provider)
    {
        var province = await Province.OpenAsync(databases, provider);
        await using var subscriber = await Subscriber.OpenAsync();
        await province.SubscribeAsync(subscriber.Url);
        string[] dossiers = [.. Enumerable.Range(1, 12).Select(Province.Dossier)];
        await province.ActAsync(dossiers);
        await province.DeliverAsync();
        subscriber.Received.Count.ShouldBe(12);

        await subscriber.StopAsync();
        for (var minute = 0; minute < 60; minute++)
        {
            await province.ActAsync(dossiers[minute % 12], dossiers[(minute + 5) % 12]);
            await province.DeliverAsync();
            province.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        await subscriber.StartAsync();
        for (var minute = 0; minute < 45 && subscriber.Received.Count < 132; minute++)
        {
            await province.ActAsync();
            province.Database.Clock.Advance(TimeSpan.FromMinutes(1));
            await province.DeliverAsync();
        }

        subscriber.Received.Count.ShouldBe(132);
        foreach (var dossier in dossiers)
        {
            subscriber.Received.Where(one => one.Subject == dossier).Select(one => one.Seq).ShouldBe(Enumerable.Range(1, 11));
        }

        (await province.WaitingAsync()).ShouldBeEmpty();
    }

    [Theory, BothProviders]
    public async Task A_crash_between_sending_and_marking_sends_again_under_the_same_id(Provider provider)
    {
        var province = await Province.OpenAsync(databases, provider);
        await using var subscriber = await Subscriber.OpenAsync();
        await province.SubscribeAsync(subscriber.Url);
        await province.ActAsync(Province.Dossier(1));
        await province.FeedAllAsync();
        using var crash = new CancellationTokenSource();
        subscriber.Answer = _ => crash.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => province.Sender.SendDueAsync(crash.Token));
        subscriber.Answer = _ => Task.CompletedTask;
        (await province.Sender.SendDueAsync()).ShouldBe(0, "the dead node's lease still runs");
        province.Database.Clock.Advance(Province.Local.Lease);
        (await province.Sender.SendDueAsync()).ShouldBe(1);

        subscriber.Received.Count.ShouldBe(2);
        subscriber.Received[1].Id.ShouldBe(subscriber.Received[0].Id);
        subscriber.Received[1].Body.ShouldBe(subscriber.Received[0].Body);
    }

    [Theory, BothProviders]
    public async Task Four_nodes_at_once_send_each_act_once_and_in_order(Provider provider)
    {
        var province = await Province.OpenAsync(databases, provider);
        await using var subscriber = await Subscriber.OpenAsync();
        await province.SubscribeAsync(subscriber.Url);
        for (var turn = 0; turn < 8; turn++)
        {
            await province.ActAsync([.. Enumerable.Range(1, 10).Select(Province.Dossier)]);
        }

        await province.FeedAllAsync();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => province.Sender.SendDueAsync())));

        foreach (var lane in subscriber.Received.GroupBy(one => one.Subject))
        {
            lane.Select(one => one.Seq).ShouldBe(Enumerable.Range(1, 8));
        }

        subscriber.Received.Count.ShouldBe(80);
    }

    [Theory, BothProviders]
    public async Task Only_what_was_asked_for_and_only_what_came_after_is_sent(Provider provider)
    {
        var province = await Province.OpenAsync(databases, provider);
        await using var subscriber = await Subscriber.OpenAsync();
        await province.ActAsync(Province.Dossier(1));
        await province.SubscribeAsync(subscriber.Url, "dossier.handed-over");
        await province.SubscribeAsync(subscriber.Url, "dossier.received procedure.*");
        await province.ActAsync(Province.Dossier(1), "thing/1");

        await province.DeliverAsync();

        subscriber.Received.Select(one => one.Id).ShouldBe([$"40/{Province.Dossier(1)}/2", "40/thing/1/1"], ignoreOrder: true);
    }

    [Theory, BothProviders]
    public async Task A_delivery_given_up_waits_with_its_lane_until_it_is_sent_again(Provider provider)
    {
        var province = await Province.OpenAsync(databases, provider);
        await using var subscriber = await Subscriber.OpenAsync();
        subscriber.Answer = Status(500);
        var id = (await province.SubscribeAsync(subscriber.Url)).Id;
        await province.ActAsync(Province.Dossier(1));
        await province.ActAsync(Province.Dossier(1));
        await province.DeliverAsync();
        for (var hour = 0; hour < 73; hour++)
        {
            province.Database.Clock.Advance(TimeSpan.FromHours(1));
            await province.DeliverAsync();
        }

        var dead = (await province.ShowAsync(id)).DeadLetters.ShouldHaveSingleItem();
        (dead.Key.Seq, dead.Error, dead.Behind).ShouldBe((1, "HTTP 500", 1));
        subscriber.Answer = Status(200);
        var before = subscriber.Received.Count;
        province.Database.Clock.Advance(TimeSpan.FromHours(1));
        await province.DeliverAsync();
        subscriber.Received.Count.ShouldBe(before, "what stands behind a dead letter must not overtake it");

        await using (var work = province.Database.Open())
        {
            (await work.Get<SettleDeadLetters>().HandleAsync(Actor.System, new(id, null))).Value.ShouldBe(1);
        }

        await province.DeliverAsync();
        subscriber.Received.Skip(before).Select(one => one.Seq).ShouldBe([1, 2]);
        (await province.ShowAsync(id)).DeadLetters.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dead_letter_that_is_dropped_lets_the_rest_of_its_dossier_go_on()
    {
        var province = await Province.OpenAsync(databases, Provider.Sqlite, Province.Local with { GiveUpAfter = TimeSpan.Zero });
        await using var subscriber = await Subscriber.OpenAsync();
        subscriber.Answer = Status(400);
        var id = (await province.SubscribeAsync(subscriber.Url)).Id;
        await province.ActAsync(Province.Dossier(1));
        await province.ActAsync(Province.Dossier(1));
        await province.DeliverAsync();
        subscriber.Answer = Status(200);

        await using (var work = province.Database.Open())
        {
            (await work.Get<SettleDeadLetters>().HandleAsync(Actor.System, new(id, new(Province.Dossier(1), 1), Drop: true))).Value.ShouldBe(1);
        }

        await province.DeliverAsync();
        subscriber.Received.Select(one => one.Seq).ShouldBe([1, 2]);
    }

    [Theory, BothProviders]
    public async Task A_subscriber_that_says_gone_is_told_no_more(Provider provider)
    {
        var province = await Province.OpenAsync(databases, provider);
        await using var subscriber = await Subscriber.OpenAsync();
        subscriber.Answer = Status(410);
        var id = (await province.SubscribeAsync(subscriber.Url)).Id;
        await province.ActAsync(Province.Dossier(1), Province.Dossier(2));
        await province.DeliverAsync();
        await province.ActAsync(Province.Dossier(3));
        await province.DeliverAsync();

        (await province.ShowAsync(id)).Line.Subscription.State.ShouldBe(WebhookState.Ended);
        (await province.WaitingAsync()).ShouldBeEmpty();
        subscriber.Received.ShouldAllBe(one => one.Subject != Province.Dossier(3));
        await using var work = province.Database.Open();
        var end = await work.Db.Set<Act>().SingleAsync(act => act.Name == "webhook.ended");
        end.DataAs<WebhookEnded>().Gone.ShouldBeTrue();
    }

    [Fact]
    public async Task A_request_is_signed_as_Standard_Webhooks_says_with_both_secrets_while_they_change()
    {
        var province = await Province.OpenAsync(databases, Provider.Sqlite);
        await using var subscriber = await Subscriber.OpenAsync();
        var first = await province.SubscribeAsync(subscriber.Url);
        NewWebhookSecret second;
        await using (var work = province.Database.Open())
        {
            second = (await work.Get<RenewWebhookSecret>().HandleAsync(Actor.System, first.Id)).Value;
        }

        await province.ActAsync(Province.Dossier(1));
        await province.DeliverAsync();
        province.Database.Clock.Advance(TimeSpan.FromHours(25));
        await province.ActAsync(Province.Dossier(1));
        await province.DeliverAsync();

        subscriber.Received[0].Headers["webhook-signature"].Split(' ').ShouldBe([Expected(subscriber.Received[0], second.Secret), Expected(subscriber.Received[0], first.Secret)]);
        subscriber.Received[1].Headers["webhook-signature"].ShouldBe(Expected(subscriber.Received[1], second.Secret));
        subscriber.Received[1].Headers["webhook-timestamp"].ShouldBe(province.Database.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
        first.Secret.ShouldNotBe(second.Secret);
    }

    [Fact]
    public async Task An_event_is_a_CloudEvent_without_names_of_citizens()
    {
        var province = await Province.OpenAsync(databases, Provider.Sqlite);
        await using var subscriber = await Subscriber.OpenAsync();
        await province.SubscribeAsync(subscriber.Url);
        await province.ActAsync(Province.Dossier(7));
        await province.DeliverAsync();

        var got = subscriber.Received.ShouldHaveSingleItem();
        got.Headers["content-type"].ShouldBe("application/cloudevents+json; charset=utf-8");
        Encoding.UTF8.GetString(got.Body).ShouldBe(
            $$$"""{"specversion":"1.0","id":"40/{{{Province.Dossier(7)}}}/1","source":"https://dichvucong.example","type":"vn.haicap.dossier.handed-over","subject":"{{{Province.Dossier(7)}}}","time":"2026-07-06T02:00:00.000000Z","datacontenttype":"application/json","sequence":"0000000001","data":{}}""");
    }

    private static Func<Microsoft.AspNetCore.Http.HttpContext, Task> Status(int status) => context =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    private static string Expected(Received got, string secret)
    {
        using var hmac = new HMACSHA256(Convert.FromBase64String(secret.Replace("whsec_", "", StringComparison.Ordinal)));
        return "v1," + Convert.ToBase64String(hmac.ComputeHash([.. Encoding.ASCII.GetBytes($"{got.Id}.{got.Headers["webhook-timestamp"]}."), .. got.Body]));
    }
}
