using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace HaiCap.Core;

/// <summary>
/// Values kept in memory for a few seconds: what this process changes is forgotten at once, what another one changes is seen at most so
/// late. Values are shared by all who ask: nobody changes them.
/// </summary>
/// <param name="trusted">How late another process's change may be seen.</param>
/// <param name="most">So many keys at once; past it all are read again.</param>
public sealed class Kept<TKey, TValue>(TimeProvider time, TimeSpan trusted, int most = 10_000)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, Entry> entries = new();
    private long generation;

    /// <summary>Call after the change is committed: whoever began to read before it keeps nothing of it.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref generation);
        entries.Clear();
    }

    /// <summary>As <see cref="Forget()"/>, of what concerns one key or a few.</summary>
    public void Forget(Func<TKey, TValue, bool> concerned)
    {
        Interlocked.Increment(ref generation);
        foreach (var (key, entry) in entries)
        {
            if (concerned(key, entry.Value))
            {
                entries.TryRemove(key, out _);
            }
        }
    }

    /// <summary>The value of a key where it is known and still to be trusted.</summary>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        var found = entries.TryGetValue(key, out var known) && time.GetElapsedTime(known.Since) < trusted;
        value = found ? known!.Value : default;
        return found;
    }

    /// <summary>The value of a key, read by <paramref name="read"/> unless it is known.</summary>
    public async ValueTask<TValue> GetAsync<TState>(TKey key, TState state, Func<TKey, TState, CancellationToken, Task<TValue>> read, CancellationToken cancellationToken)
    {
        if (entries.TryGetValue(key, out var known) && time.GetElapsedTime(known.Since) < trusted)
        {
            return known.Value;
        }

        var (before, since) = (Interlocked.Read(ref generation), time.GetTimestamp());
        var value = await read(key, state, cancellationToken);
        if (entries.Count >= most)
        {
            entries.Clear();
        }

        entries[key] = new Entry(value, since);
        if (Interlocked.Read(ref generation) != before)
        {
            entries.TryRemove(key, out _);
        }

        return value;
    }

    private sealed record Entry(TValue Value, long Since);
}
