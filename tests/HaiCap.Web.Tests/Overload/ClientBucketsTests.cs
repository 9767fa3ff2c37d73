using HaiCap.Web.Hosting.Overload;
using Microsoft.Extensions.Configuration;

namespace HaiCap.Web.Tests.Overload;

public sealed class ClientBucketsTests
{
    private readonly HandTime time = new();

    [Fact]
    public void A_client_that_waits_for_its_answers_is_never_refused()
    {
        var buckets = new ClientBuckets<string>(perSecond: 10, burst: 5, time);
        for (var i = 0; i < 10_000; i++)
        {
            buckets.Enter("one", out _).ShouldNotBeNull().Leave();
        }
    }

    [Fact]
    public void Many_at_once_spend_the_burst_and_then_wait_as_told()
    {
        var buckets = new ClientBuckets<string>(perSecond: 10, burst: 5, time);
        var inside = Enumerable.Range(0, 5).Select(_ => buckets.Enter("one", out var _).ShouldNotBeNull()).ToList();
        buckets.Enter("one", out var wait).ShouldBeNull();
        wait.ShouldBe(TimeSpan.FromMilliseconds(100));
        buckets.Enter("another", out _).ShouldNotBeNull();
        time.Advance(wait);
        buckets.Enter("one", out _).ShouldNotBeNull();
        buckets.Enter("one", out _).ShouldBeNull();

        // A second later all is as before.
        inside.ForEach(one => one.Leave());
        time.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 5; i++)
        {
            buckets.Enter("one", out _).ShouldNotBeNull();
        }
    }

    [Fact]
    public void Without_an_average_nobody_is_refused()
    {
        var buckets = new ClientBuckets<string>(perSecond: 0, burst: 1, time);
        for (var i = 0; i < 1000; i++)
        {
            buckets.Enter("one", out _).ShouldNotBeNull();
        }
    }

    [Fact]
    public void Clients_not_seen_for_a_minute_are_forgotten_but_for_those_still_inside()
    {
        var buckets = new ClientBuckets<int>(perSecond: 10, burst: 5, time);
        for (var i = 0; i < 1000; i++)
        {
            buckets.Enter(i, out _)!.Leave();
        }

        var inside = buckets.Enter(1, out _)!;
        time.Advance(TimeSpan.FromMinutes(2));
        buckets.Enter(5000, out _);
        buckets.Count.ShouldBe(2);
        inside.Leave();
    }

    [Fact]
    public void The_sample_is_tried_without_averages_unless_the_configuration_names_them()
    {
        Read().PerAddressPerSecond.ShouldBe(500);
        Read(("HaiCap:Sample", "true")).PerAddressPerSecond.ShouldBe(0);
        Read(("HaiCap:Sample", "true")).PerKeyPerSecond.ShouldBe(0);
        Read(("HaiCap:Sample", "true"), ("HaiCap:Limits:PerAddressPerSecond", "20")).PerAddressPerSecond.ShouldBe(20);
        Should.Throw<InvalidOperationException>(() => Read(("HaiCap:Limits:Concurrency", "0"))).Message.ShouldContain("HaiCap:Limits");
    }

    private static LimitSettings Read(params (string Key, string Value)[] told) => LimitSettings.Read(
        new ConfigurationBuilder().AddInMemoryCollection(told.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))).Build());

    private sealed class HandTime : TimeProvider
    {
        private long ticks;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => ticks;

        public void Advance(TimeSpan by) => ticks += by.Ticks;
    }
}
