namespace HaiCap.Core.Dossiers.Simulation;

/// <summary>Every life has its own time: what runs in it sees that, whatever others see at the same moment.</summary>
internal sealed class SimulatedClock(DateTimeOffset start) : TimeProvider
{
    private readonly AsyncLocal<long> ticks = new();

    public override DateTimeOffset GetUtcNow() => ticks.Value is var own and not 0 ? new DateTimeOffset(own, TimeSpan.Zero) : start;

    /// <summary>For the flow of work that begins here.</summary>
    public void Set(DateTimeOffset at) => ticks.Value = at.UtcTicks;
}
