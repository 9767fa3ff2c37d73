using System.Threading.RateLimiting;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.RateLimiting;

namespace HaiCap.Web.Pages.Portal.Track;

/// <summary>
/// Codes follow one another and four digits are ten thousand, so guesses are counted twice: by the address they come from
/// (<c>Tracking:PerMinutePerAddress</c>) and by the code they are about (<c>Tracking:PerHourPerCode</c>).
/// </summary>
public static class Tracking
{
    public const string RateLimit = "tracking";

    public static IServiceCollection AddTracking(this IServiceCollection services, IConfiguration configuration)
    {
        var perAddress = configuration.GetValue("Tracking:PerMinutePerAddress", 10);
        services.Configure<RateLimiterOptions>(options => options.AddPolicy(RateLimit, http => HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(
                "tracking:" + SessionBook.AddressOf(http), _ => new FixedWindowRateLimiterOptions { PermitLimit = perAddress, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("read")));
        return services.AddSingleton(new CodeGuesses(configuration.GetValue("Tracking:PerHourPerCode", 20)));
    }
}

/// <summary>Guesses about one code from wherever they come.</summary>
public sealed class CodeGuesses(int perHour) : IDisposable
{
    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(code =>
        RateLimitPartition.GetFixedWindowLimiter(code, _ => new FixedWindowRateLimiterOptions { PermitLimit = perHour, Window = TimeSpan.FromHours(1) }));

    public bool MayGuess(string code)
    {
        using var lease = limiter.AttemptAcquire(code.Trim().ToUpperInvariant());
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
