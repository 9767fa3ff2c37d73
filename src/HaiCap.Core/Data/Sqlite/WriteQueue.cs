using System.Collections.Concurrent;

namespace HaiCap.Core.Data.Sqlite;

/// <summary>
/// SQLite has one writer at a time and its own waiting is unfair (it polls). One first-come-first-served queue for each file in this
/// process keeps every writer's wait bounded by those before it.
/// </summary>
internal static class WriteQueue
{
    private static readonly ConcurrentDictionary<string, SemaphoreSlim> Gates = new(StringComparer.Ordinal);

    public static async Task<IDisposable> EnterAsync(string? connectionString, CancellationToken cancellationToken)
    {
        // SemaphoreSlim.WaitAsync serves its asynchronous waiters in order.
        var gate = Gates.GetOrAdd(connectionString ?? "", static _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellationToken);
        return new Turn(gate);
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        private SemaphoreSlim? held = gate;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
