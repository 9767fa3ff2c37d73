using HaiCap.Core.Data;
using HaiCap.Core.Data.Batches;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Acts;

/// <summary>What a request of another system led to, saved with its act, so that the same request sent again is answered and not done again. A technical row.</summary>
public sealed class ApiRequest : IProvinceRecord, IBatched
{
    /// <summary>After this a repeated request is a new one.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(7);

    public required string ProvinceCode { get; init; }

    public required Guid KeyId { get; init; }

    /// <summary>SHA-256 of the Idempotency-Key.</summary>
    public required byte[] KeyHash { get; init; }

    public required byte[] Fingerprint { get; init; }

    /// <summary>Subject and number of the last act the request made of it.</summary>
    public required string Subject { get; init; }

    public required int Seq { get; set; }

    public required DateTimeOffset At { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<ApiRequest>
    {
        public void Configure(EntityTypeBuilder<ApiRequest> builder)
        {
            builder.ToTable("ApiRequests");
            builder.HasKey(x => new { x.ProvinceCode, x.KeyId, x.KeyHash });
            builder.Property(x => x.KeyHash).HasMaxLength(32);
            builder.Property(x => x.Fingerprint).HasMaxLength(32);
            builder.Property(x => x.Subject).HasMaxLength(100);
            builder.HasIndex(x => x.At);
        }
    }
}
