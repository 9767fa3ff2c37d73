using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Acts;

/// <summary>
/// A bulk load: many subjects' acts in one transaction. Which acts are its own is told by where they stand in the log, so that no act carries a
/// column for it. A technical row.
/// </summary>
public sealed class ActBatch : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required int Acts { get; init; }

    /// <summary>Names of the acts in it, each once, between spaces.</summary>
    public required string Names { get; init; }

    public long TransactionId { get; init; }

    public long FirstPosition { get; init; }

    public long LastPosition { get; init; }

    public bool Has(string name) => Names.Contains($" {name} ", StringComparison.Ordinal);

    internal bool Holds(Act act) => act.TransactionId == TransactionId && act.LogPosition >= FirstPosition && act.LogPosition <= LastPosition;

    internal sealed class Configuration : IEntityTypeConfiguration<ActBatch>
    {
        public void Configure(EntityTypeBuilder<ActBatch> builder)
        {
            builder.ToTable("ActBatches");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.TransactionId, x.LastPosition });
        }
    }
}
