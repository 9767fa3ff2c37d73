using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Acts;

/// <summary>
/// A keyed digest, made each hour, of the ends of all chains that moved since the seal before it, chained to that seal: whoever
/// rewrites or cuts the log without the key cannot hide it.
/// </summary>
public sealed class ActSeal : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long TransactionId { get; init; }

    public required long LogPosition { get; init; }

    /// <summary>One line for each subject that moved: "subject seq hash".</summary>
    public required string Heads { get; init; }

    /// <summary>HMAC-SHA256 over the digest before and every column here.</summary>
    public required byte[] Digest { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<ActSeal>
    {
        public void Configure(EntityTypeBuilder<ActSeal> builder)
        {
            builder.ToTable("ActSeals");
            builder.HasKey(x => new { x.ProvinceCode, x.Number });
            builder.Property(x => x.Digest).HasMaxLength(32);
        }
    }
}
