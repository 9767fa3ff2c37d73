using System.Diagnostics;
using System.Globalization;

namespace HaiCap.Core.Dossiers.Simulation;

/// <summary>A life, and when its next act is due.</summary>
internal sealed record LifeTurnAt(SimulatedLife Life, IAsyncEnumerator<decimal> Acts, DateTimeOffset At);

/// <summary>Hands out acts in the order of simulated time: what is open, or the next to arrive. A life is in one pair of hands at a time.</summary>
internal sealed class LifeQueue(SimulationSettings settings, SimulationStage stage, IProgress<WorkProgress>? progress)
{
    private readonly Lock gate = new();
    private readonly SimulationDays days = new(stage.Cast.Calendar, settings.From, settings.To, settings.Dossiers);
    private readonly PriorityQueue<LifeTurnAt, (DateTimeOffset At, long Number)> open = new();
    private readonly DateTimeOffset end = settings.To.AddDays(1).AtLocal(TimeOnly.MinValue);
    private readonly long began = Stopwatch.GetTimestamp();
    private LifePlan? arriving;
    private long ended;
    private long told;

    public long Begun { get; private set; }

    public long Ended => Interlocked.Read(ref ended);

    /// <summary>Null when nothing is left to hand out.</summary>
    public LifeTurnAt? Next()
    {
        lock (gate)
        {
            arriving ??= Begun < settings.Dossiers ? LifePlan.Make(settings, stage.Cast, days, Begun) : null;
            if (open.TryPeek(out var first, out var due) && (arriving is null || due.At <= arriving.ArrivesAt))
            {
                open.Dequeue();
                return first;
            }

            if (arriving is null)
            {
                return null;
            }

            var life = new SimulatedLife(stage, arriving, settings);
            var turn = new LifeTurnAt(life, life.LiveAsync().GetAsyncEnumerator(), arriving.ArrivesAt);
            arriving = null;
            Begun++;
            return turn;
        }
    }

    /// <summary>The next to arrive, for lives lived in one go; null after the last.</summary>
    public LifePlan? NextPlan()
    {
        lock (gate)
        {
            return Begun < settings.Dossiers ? LifePlan.Make(settings, stage.Cast, days, Begun++) : null;
        }
    }

    /// <summary>Past it the simulated time is over, but for straight lives, which end.</summary>
    public bool IsOver(DateTimeOffset at) => !settings.Straight && at >= end;

    public void GoOn(LifeTurnAt turn)
    {
        if (IsOver(turn.At))
        {
            // The simulated time is over: the dossier stays on the desk where it lies.
            return;
        }

        lock (gate)
        {
            open.Enqueue(turn, (turn.At, turn.Life.Number));
        }
    }

    public void End()
    {
        var now = Interlocked.Increment(ref ended);
        if (progress is not null && Stopwatch.GetElapsedTime(began).TotalSeconds is var seconds && seconds - Volatile.Read(ref told) >= 1)
        {
            Volatile.Write(ref told, (long)seconds);
            progress.Report(new WorkProgress((double)Begun / settings.Dossiers, string.Create(CultureInfo.InvariantCulture, $"Hồ sơ mô phỏng, {now / seconds:0}/giây")));
        }
    }
}
