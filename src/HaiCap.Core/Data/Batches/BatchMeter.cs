using System.Diagnostics.Metrics;

namespace HaiCap.Core.Data.Batches;

/// <summary>Batches go past EF Core and its diagnostics; this is how they are counted.</summary>
public static class BatchMeter
{
    public const string Name = "HaiCap.Data";
    public const string StatementsName = "haicap.batch.statements";

    private static readonly Meter Meter = new(Name);

    /// <summary>Each measurement is one durable transaction.</summary>
    private static readonly Histogram<int> Statements = Meter.CreateHistogram<int>(StatementsName, "{statement}", "Statements of a transaction that saved acts in one batch");

    internal static void Saved(int statements) => Statements.Record(statements);
}
