using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Dossiers.Runs;

/// <summary>
/// Long work on many rows of a province and how far it is. Any number of hosts may go on with it: the one that holds the lease does. A technical row.
/// </summary>
public abstract class PagedRun : IProvinceRecord
{
    public const int MaxError = 300;

    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    /// <summary>Not before every host knows of the change that led to it.</summary>
    public required DateTimeOffset BeginsAt { get; init; }

    public DateTimeOffset? BegunAt { get; set; }

    /// <summary>Rows to look at when it began; none before.</summary>
    public int Total { get; set; }

    public int Checked { get; set; }

    /// <summary>The last row that is done with.</summary>
    public Guid Cursor { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public Guid? Lease { get; set; }

    /// <summary>Whoever works on it holds it until then; after a crash another host goes on.</summary>
    public DateTimeOffset LeasedUntil { get; set; } = DateTimeOffset.UnixEpoch;

    public int Failures { get; set; }

    public string? LastError { get; set; }

    protected static void Configure<TRun>(EntityTypeBuilder<TRun> builder)
        where TRun : PagedRun
    {
        builder.HasKey(x => new { x.ProvinceCode, x.Id });
        builder.Property(x => x.LastError).HasMaxLength(MaxError);
        builder.Property(x => x.Lease).IsConcurrencyToken();
    }
}
