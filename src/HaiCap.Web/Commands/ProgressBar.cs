using System.Diagnostics;
using System.Globalization;
using HaiCap.Core;

namespace HaiCap.Web.Commands;

/// <summary>One line on the terminal for work that takes longer than two seconds; silent before that, and when nobody is looking.</summary>
public sealed class ProgressBar(TextWriter output, bool terminal) : IProgress<WorkProgress>, IProgress<int>, IDisposable
{
    private const int Width = 28;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private readonly long started = Stopwatch.GetTimestamp();
    private TimeSpan drawnAt = TimeSpan.MinValue;
    private int drawn;
    private long counted;

    public ProgressBar()
        : this(Console.Error, !Console.IsErrorRedirected)
    {
    }

    public void Report(WorkProgress value) => Draw(Stopwatch.GetElapsedTime(started), value);

    /// <summary>Counts what was read when the whole is not known.</summary>
    public void Report(int value) =>
        Report(new WorkProgress(-1, string.Create(CultureInfo.InvariantCulture, $"{Interlocked.Add(ref counted, value)} dòng (rows)")));

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (drawn > 0)
                output.Write($"\r{new string(' ', drawn)}\r");
            drawn = 0;
        }
    }

    /// <summary>Draws as if this much time had passed.</summary>
    public void Draw(TimeSpan elapsed, WorkProgress value)
    {
        lock (gate)
        {
            if (!terminal || elapsed < Patience || (drawnAt != TimeSpan.MinValue && elapsed - drawnAt < Pause))
                return;
            drawnAt = elapsed;
            var filled = (int)Math.Round(Math.Clamp(value.Part, 0, 1) * Width);
            var bar = value.Part < 0
                ? string.Create(CultureInfo.InvariantCulture, $"[{elapsed.TotalSeconds,5:0} s]")
                : string.Create(CultureInfo.InvariantCulture, $"[{new string('#', filled)}{new string('.', Width - filled)}] {value.Part * 100,3:0}%");
            var line = $"{bar} {value.Vi}";
            output.Write($"\r{line.PadRight(drawn)}");
            drawn = Math.Max(drawn, line.Length);
        }
    }
}
