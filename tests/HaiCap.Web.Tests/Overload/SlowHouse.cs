using HaiCap.Web.Hosting;
using HaiCap.Web.Hosting.Overload;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HaiCap.Web.Tests.Overload;

/// <summary>The site's own door on a real server, with a page behind it that answers when it is told to.</summary>
internal sealed class SlowHouse : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly SocketsHttpHandler handler = new() { MaxConnectionsPerServer = 2000, PooledConnectionLifetime = Timeout.InfiniteTimeSpan };
    private readonly TaskCompletionSource gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int inside;

    private SlowHouse(WebApplication app, Func<HttpContext, Task>? work)
    {
        this.app = app;
        app.UseSecurityHeaders();
        app.UseClientLimits();
        app.UsePlaces();
        app.Run(new RequestDelegate(work ?? (async context =>
        {
            if (context.Request.Path != "/health/live")
            {
                Interlocked.Increment(ref inside);
                await gate.Task;
            }

            await context.Response.WriteAsync("served");
        })));
        Client = new HttpClient(handler);
    }

    public HttpClient Client { get; }

    public int Inside => Volatile.Read(ref inside);

    public Uri At => new(app.Urls.First());

    public static async Task<SlowHouse> OpenAsync(Func<HttpContext, Task>? work, params string[] limits)
    {
        var builder = WebApplication.CreateSlimBuilder([.. limits.Select(one => $"--HaiCap:Limits:{one}")]);
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(TimeProvider.System);
        builder.AddOverload();
        var house = new SlowHouse(builder.Build(), work);
        await house.app.StartAsync();
        return house;
    }

    public Task<HttpResponseMessage> AskAsync(string path = "/") => Client.GetAsync(new Uri(At, path));

    /// <summary>Those inside, and whoever comes after them, are answered.</summary>
    public void Release() => gate.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        Release();
        Client.Dispose();
        handler.Dispose();
        await app.DisposeAsync();
    }
}
