using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Missions.Difficulties;

/// <summary>A kind of difficulty the ministry's secretariat added, for all provinces: it stands in the nation's tenant. It is hidden, never deleted: what bears it keeps its name.</summary>
public sealed class AddedKind : IProvinceRecord
{
    public const int LongestName = 60;

    public required string ProvinceCode { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string NameEn { get; init; }

    /// <summary>Working days from the asking to the answer.</summary>
    public required int AnswerDays { get; init; }

    public bool Hidden { get; set; }

    public required DateTimeOffset AddedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<AddedKind>
    {
        public void Configure(EntityTypeBuilder<AddedKind> builder)
        {
            builder.ToTable("AddedKinds");
            builder.HasKey(x => new { x.ProvinceCode, x.Code });
            builder.Property(x => x.Code).HasMaxLength(DifficultyKinds.LongestCode);
            builder.Property(x => x.Name).HasMaxLength(LongestName);
            builder.Property(x => x.NameEn).HasMaxLength(LongestName);
        }
    }
}
