using System.Diagnostics;
using System.Diagnostics.Metrics;
using HaiCap.Core.Data.Batches;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HaiCap.Bench;

/// <summary>
/// What EF Core sends while one thing is done, listened to from outside so that nothing of the product changes. Only in the counting phase:
/// nothing listens in a timed round.
/// </summary>
internal sealed class Statements : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private static readonly AsyncLocal<Tally?> Current = new();
    private readonly List<IDisposable> subscriptions = [];

    private readonly MeterListener batches = new();

    public Statements()
    {
        subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        batches.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Name == BatchMeter.StatementsName)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        batches.SetMeasurementEventCallback<int>(static (_, statements, _, _) => Current.Value?.AddBatch(statements));
        batches.Start();
    }

    public static Tally Begin() => Current.Value = new Tally();

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (Current.Value is not { } tally)
        {
            return;
        }

        if (value.Value is CommandEventData sent && value.Key == RelationalEventId.CommandExecuting.Name)
        {
            tally.Add(sent.Command.CommandText, sent.Command.Transaction is not null);
        }
        else if (value.Key == RelationalEventId.TransactionCommitted.Name)
        {
            tally.Committed();
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        subscriptions.ForEach(one => one.Dispose());
        batches.Dispose();
    }
}

/// <summary>Round trips to the database, the statements in them, and the commits that had something to make durable.</summary>
internal sealed class Tally
{
    private readonly Lock gate = new();
    private readonly List<string> texts = [];
    private bool written;

    public int RoundTrips { get; private set; }

    public int Reads { get; private set; }

    public int Writes { get; private set; }

    public int Commits { get; private set; }

    /// <summary>Those that wait for the disk: a number's reservation is made durable by the commit of what uses it.</summary>
    public int DurableCommits { get; private set; }

    public int Statements => Reads + Writes;

    public IReadOnlyList<string> Texts => texts;

    public void Add(string text, bool inTransaction)
    {
        lock (gate)
        {
            if (text.StartsWith("PRAGMA ", StringComparison.Ordinal))
            {
                return;
            }

            RoundTrips++;
            texts.Add(text);
            var writes = 0;
            foreach (var line in text.Split('\n'))
            {
                writes += line.StartsWith("INSERT ", StringComparison.Ordinal) || line.StartsWith("UPDATE ", StringComparison.Ordinal) || line.StartsWith("DELETE ", StringComparison.Ordinal) ? 1 : 0;
            }

            Writes += writes;
            Reads += writes == 0 ? 1 : 0;
            written |= writes > 0 && inTransaction;
            Commits += writes > 0 && !inTransaction ? 1 : 0;
            DurableCommits += writes > 0 && !inTransaction && !text.Contains("number_series", StringComparison.Ordinal) ? 1 : 0;
        }
    }

    /// <summary>One transaction past EF Core: on PostgreSQL one round trip.</summary>
    public void AddBatch(int statements)
    {
        lock (gate)
        {
            RoundTrips++;
            Writes += statements;
            Commits++;
            DurableCommits++;
            texts.Add($"batch of {statements} statements");
        }
    }

    public void Committed()
    {
        lock (gate)
        {
            Commits += written ? 1 : 0;
            DurableCommits += written ? 1 : 0;
            written = false;
        }
    }

    public override string ToString() => $"{Statements} statements ({Reads} reads, {Writes} writes) in {RoundTrips} round trips, {Commits} commits, {DurableCommits} waiting for the disk";
}
