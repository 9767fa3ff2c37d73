using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace HaiCap.Web.Tests.Overload;

public sealed class OverloadTests
{
    [Fact]
    public async Task Ten_times_what_there_is_room_for_is_told_to_come_back_and_the_rest_is_served()
    {
        await using var house = await SlowHouse.OpenAsync(work: null, "Concurrency=8", "Queue=12", "QueueSeconds=600", "PerAddressPerSecond=0");
        var asked = Enumerable.Range(0, 200).Select(_ => house.AskAsync()).ToList();

        // All beyond the twenty who have a place or wait for one are answered while the page still stands still.
        var refused = new List<HttpResponseMessage>();
        while (refused.Count < 180)
        {
            var done = await Task.WhenAny(asked);
            asked.Remove(done);
            refused.Add(await done);
        }

        house.Inside.ShouldBe(8);
        refused.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable && answer.Headers.RetryAfter!.Delta >= TimeSpan.FromSeconds(1));
        (await house.AskAsync("/health/live")).StatusCode.ShouldBe(HttpStatusCode.OK, "probes always pass");

        house.Release();
        (await Task.WhenAll(asked)).ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK);
        (await house.AskAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
        refused.ForEach(answer => answer.Dispose());
    }

    [Fact]
    public async Task Who_waits_too_long_for_a_place_is_told_so()
    {
        await using var house = await SlowHouse.OpenAsync(work: null, "Concurrency=1", "Queue=5", "QueueSeconds=0.05", "PerAddressPerSecond=0");
        var inside = house.AskAsync();
        while (house.Inside == 0)
        {
            await Task.Yield();
        }

        using var waited = await house.AskAsync();
        waited.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        house.Release();
        (await inside).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_served_under_a_storm_is_served_soon()
    {
        await using var house = await SlowHouse.OpenAsync(
            static async context =>
            {
                // Two milliseconds of work at most four at once: 2,000 a second where the processor allows.
                var until = Stopwatch.GetTimestamp() + (Stopwatch.Frequency / 500);
                while (Stopwatch.GetTimestamp() < until)
                {
                    await Task.Yield();
                }

                await context.Response.WriteAsync("served");
            },
            "Concurrency=4", "Queue=8", "QueueSeconds=2", "PerAddressPerSecond=0");
        var served = new ConcurrentBag<double>();
        var others = new ConcurrentBag<HttpStatusCode>();
        await Task.WhenAll(Enumerable.Range(0, 120).Select(async _ =>
        {
            for (var i = 0; i < 10; i++)
            {
                var start = Stopwatch.GetTimestamp();
                using var answer = await house.AskAsync();
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    served.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
                }
                else
                {
                    answer.Headers.RetryAfter.ShouldNotBeNull();
                    others.Add(answer.StatusCode);
                }
            }
        }));
        (served.Count + others.Count).ShouldBe(1200);
        served.ShouldNotBeEmpty();
        others.ShouldAllBe(status => status == HttpStatusCode.ServiceUnavailable);
        served.Order().ElementAt(served.Count * 99 / 100).ShouldBeLessThan(5, "two seconds at the door and the work, with room for a busy machine");
        (await house.AskAsync()).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_address_and_a_key_have_their_own_measure()
    {
        await using var house = await SlowHouse.OpenAsync(work: null, "PerAddressPerSecond=0", "PerKeyPerSecond=0.001", "PerKeyBurst=2");
        var first = AskWithKeyAsync(house, "one");
        var second = AskWithKeyAsync(house, "one");
        while (house.Inside < 2)
        {
            await Task.Yield();
        }

        using var third = await AskWithKeyAsync(house, "one");
        third.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        third.Headers.RetryAfter!.Delta.ShouldNotBeNull().TotalSeconds.ShouldBeInRange(1, 1000);
        third.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        using var problem = JsonDocument.Parse(await third.Content.ReadAsStringAsync());
        problem.RootElement.GetProperty("code").GetString().ShouldBe("LIM-002");
        problem.RootElement.GetProperty("status").GetInt32().ShouldBe(429);
        var other = AskWithKeyAsync(house, "two");
        house.Release();
        foreach (var answer in await Task.WhenAll(first, second, other))
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task The_page_says_in_both_languages_what_is_safe_and_when_to_come_back()
    {
        await using var house = await SlowHouse.OpenAsync(work: null, "PerAddressPerSecond=0.01", "PerAddressBurst=1");
        var inside = house.AskAsync();
        while (house.Inside == 0)
        {
            await Task.Yield();
        }

        using var answer = await house.AskAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        var page = await answer.Content.ReadAsStringAsync();
        page.ShouldContain("Thử lại sau");
        page.ShouldContain("bản nháp đã lưu vẫn an toàn");
        page.ShouldContain("Try again in");
        page.IndexOf("Thử lại", StringComparison.Ordinal).ShouldBeLessThan(page.IndexOf("Try again", StringComparison.Ordinal));
        page.ShouldNotContain("<script");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("script-src 'none'");
        house.Release();
        (await inside).Dispose();
    }

    private static Task<HttpResponseMessage> AskWithKeyAsync(SlowHouse house, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(house.At, "/api/v1/anything"));
        request.Headers.Add("Authorization", $"Bearer {key}");
        return house.Client.SendAsync(request);
    }
}
