using System.Collections.Concurrent;
using HaiCap.Core.Data;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Statistics;
using HaiCap.Web.Design;
using Microsoft.AspNetCore.Http.Features;

namespace HaiCap.Web.Hosting;

/// <summary>
/// Pages that look the same to every stranger, kept as they were drawn until the catalogue changes or the real times they tell are old; only the nonce is put in anew. Whoever
/// brings a cookie other than the language's is never answered from here.
/// </summary>
public sealed class KeptPages(ProcedureCatalogue catalogue, SiteIdentity site, TimeProvider time)
{
    private const int Most = 500;
    private readonly ConcurrentDictionary<(string Path, bool English), Kept> pages = new();

    /// <summary>Said by a page that shows this snapshot and nothing of who asks.</summary>
    public static void Keep(HttpContext context, CatalogueSnapshot snapshot) => context.Items[typeof(KeptPages)] = snapshot;

    public async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        if (!IsStranger(context.Request))
        {
            await next(context);
            return;
        }

        var key = (context.Request.Path.Value!, Words.English);
        if (await SnapshotAsync(context.RequestAborted) is not { } snapshot)
        {
            await next(context);
            return;
        }

        if (pages.TryGetValue(key, out var kept) && ReferenceEquals(kept.Of, snapshot) && time.GetElapsedTime(kept.Since) < RecentTimes.Trusted)
        {
            await kept.Page.SendAsync(context);
            return;
        }

        if (await DrawAsync(context, next) is not { } drawn)
        {
            return;
        }

        if (pages.Count >= Most)
        {
            pages.Clear();
        }

        pages[key] = drawn;
        await drawn.Page.SendAsync(context);
    }

    /// <summary>Null while the database is away: further in there is somebody who tells of it.</summary>
    private async Task<CatalogueSnapshot?> SnapshotAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await catalogue.GetAsync(site.ProvinceCode, cancellationToken);
        }
        catch (Exception failure) when (Outage.Of(failure) is not null)
        {
            return null;
        }
    }

    /// <summary>Null when it is not such a page: the answer has then been sent.</summary>
    private async Task<Kept?> DrawAsync(HttpContext context, RequestDelegate next)
    {
        var response = context.Response;
        var real = context.Features.Get<IHttpResponseBodyFeature>()!;
        var asked = context.Request.Headers.AcceptEncoding;
        using var memory = new MemoryStream();
        var replaced = new StreamResponseBodyFeature(memory, real);
        context.Features.Set<IHttpResponseBodyFeature>(replaced);
        context.Request.Headers.AcceptEncoding = default;
        try
        {
            await next(context);
            await replaced.CompleteAsync();
        }
        finally
        {
            context.Features.Set(real);
            context.Request.Headers.AcceptEncoding = asked;
        }

        if (context.Items[typeof(KeptPages)] is CatalogueSnapshot snapshot && response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0
            && CspNonce.Drawn(context) is { } nonce)
        {
            return new Kept(snapshot, time.GetTimestamp(), KeptPage.From(memory.GetBuffer().AsSpan(0, (int)memory.Length), nonce));
        }

        await response.Body.WriteAsync(memory.GetBuffer().AsMemory(0, (int)memory.Length), context.RequestAborted);
        return null;
    }

    private static bool IsStranger(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && !request.QueryString.HasValue && IsKind(request.Path.Value)
        && !request.Headers.ContainsKey("HX-Request") && request.Cookies.All(cookie => cookie.Key == Words.CookieName);

    private static bool IsKind(string? path) => path is "/" || (path is { Length: < 60 } && path.StartsWith("/thu-tuc/", StringComparison.Ordinal));

    private sealed record Kept(CatalogueSnapshot Of, long Since, KeptPage Page);
}
