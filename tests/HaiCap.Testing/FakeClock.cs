namespace HaiCap.Testing;

/// <summary>A clock that stands still until told; starts Monday 6 July 2026, 09:00 in Vietnam, an ordinary working morning.</summary>
public sealed class FakeClock : TimeProvider
{
    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);
    private readonly Lock gate = new();
    private DateTimeOffset now;

    public FakeClock(DateTimeOffset? now = null) =>
        this.now = (now ?? new DateTimeOffset(2026, 7, 6, 9, 0, 0, Vietnam)).ToUniversalTime();

    /// <summary>An instant told in Vietnam's local time.</summary>
    public static DateTimeOffset At(int year, int month, int day, int hour = 9, int minute = 0, int second = 0) =>
        new DateTimeOffset(year, month, day, hour, minute, second, Vietnam).ToUniversalTime();

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
            return now;
    }

    public void Set(DateTimeOffset instant)
    {
        lock (gate)
            now = instant.ToUniversalTime();
    }

    public void SetLocal(int year, int month, int day, int hour = 9, int minute = 0) => Set(At(year, month, day, hour, minute));

    public void Advance(TimeSpan by)
    {
        lock (gate)
            now += by;
    }
}
