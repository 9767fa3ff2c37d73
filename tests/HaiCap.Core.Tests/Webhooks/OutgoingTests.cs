using HaiCap.Core.Webhooks;
using HaiCap.Core.Webhooks.Sending;
using Microsoft.AspNetCore.Http;

namespace HaiCap.Core.Tests.Webhooks;

/// <summary>What the sender does on the line, with strangers at the other end.</summary>
public sealed class OutgoingTests
{
    private static readonly string[] Secrets = ["whsec_plJ3nmyCDGBKInavdOK15jsl"];

    [Theory]
    [InlineData("http://127.0.0.1:{0}/"), InlineData("http://localhost:{0}/"), InlineData("http://[::ffff:127.0.0.1]:{0}/"), InlineData("http://2130706433:{0}/")]
    [InlineData("http://0x7f.1:{0}/"), InlineData("http://0:{0}/"), InlineData("http://[::1]:{0}/")]
    public async Task The_number_behind_a_name_is_checked_at_connecting(string url)
    {
        await using var subscriber = await Subscriber.OpenAsync();
        using var http = new WebhookHttp(new WebhookOptions { AllowHttp = true }, TimeProvider.System);

        var result = await PostAsync(http, string.Format(System.Globalization.CultureInfo.InvariantCulture, url, subscriber.Port));

        result.Error.ShouldBe("inner-address");
        subscriber.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var subscriber = await Subscriber.OpenAsync();
        subscriber.Answer = context =>
        {
            context.Response.Redirect("/khac", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        };
        using var http = new WebhookHttp(Province.Local, TimeProvider.System);

        (await PostAsync(http, subscriber.Url)).Error.ShouldBe("HTTP 307");
        subscriber.Received.Count.ShouldBe(1);
    }

    [Fact]
    public async Task An_endless_answer_is_cut_off_and_counts_by_its_status()
    {
        await using var subscriber = await Subscriber.OpenAsync();
        subscriber.Answer = async context =>
        {
            var piece = new byte[16 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(piece, context.RequestAborted);
            }
        };
        using var http = new WebhookHttp(Province.Local, TimeProvider.System);

        (await PostAsync(http, subscriber.Url)).Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_subscriber_that_never_answers_is_left_in_time()
    {
        await using var subscriber = await Subscriber.OpenAsync();
        subscriber.Answer = context =>
        {
            var left = new TaskCompletionSource();
            context.RequestAborted.Register(left.SetResult);
            return left.Task;
        };
        using var http = new WebhookHttp(Province.Local with { Timeout = TimeSpan.FromMilliseconds(300) }, TimeProvider.System);

        (await PostAsync(http, subscriber.Url)).ShouldBe(new SendResult(null, "timeout", true, null));
    }

    [Fact]
    public async Task What_a_busy_subscriber_asks_for_is_heard()
    {
        await using var subscriber = await Subscriber.OpenAsync();
        subscriber.Answer = context =>
        {
            (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (503, "120");
            return Task.CompletedTask;
        };
        using var http = new WebhookHttp(Province.Local, TimeProvider.System);

        (await PostAsync(http, subscriber.Url)).ShouldBe(new SendResult(503, "HTTP 503", true, TimeSpan.FromMinutes(2)));
    }

    private static Task<SendResult> PostAsync(WebhookHttp http, string url) => http.PostAsync(url, "40/thing/1/1", Secrets, "{}"u8.ToArray(), CancellationToken.None);
}
