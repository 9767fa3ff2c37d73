namespace HaiCap.Core.Webhooks.Rules;

/// <summary>When to try again: twice as long each time, a little off each time so that many do not come back together.</summary>
public static class RetryPlan
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    /// <param name="failures">So far, 1 after the first.</param>
    /// <param name="chance">From 0 to 1.</param>
    /// <param name="asked">What the subscriber's Retry-After says; believed up to an hour.</param>
    public static TimeSpan Wait(int failures, double chance, TimeSpan? asked = null)
    {
        var plain = TimeSpan.FromSeconds(Math.Min(First.TotalSeconds * Math.Pow(2, Math.Clamp(failures - 1, 0, 20)), Longest.TotalSeconds));
        var wait = plain * (0.75 + (chance / 2));
        return asked is { } told && told > wait ? TimeSpan.FromSeconds(Math.Min(told.TotalSeconds, 3600)) : wait;
    }
}
