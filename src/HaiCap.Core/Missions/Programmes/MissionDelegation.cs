using System.Text.Json;
using System.Text.Json.Serialization;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Missions.Programmes;

public enum MemberPart
{
    /// <summary>Trưởng đoàn.</summary>
    Head,

    /// <summary>Phó trưởng đoàn.</summary>
    Deputy,

    /// <summary>Thành viên.</summary>
    Member,

    /// <summary>Thư ký.</summary>
    Secretary,
}

/// <summary>Who travels: an officer of the sender, or somebody named.</summary>
public sealed record MissionMember(MemberPart Part, string Name, string? Title = null, string? Unit = null, string? Phone = null, Guid? OfficerId = null)
{
    /// <summary>The same person in two delegations has the same key.</summary>
    [JsonIgnore]
    public string Key => OfficerId?.ToString("N") ?? $"{VietnameseText.Fold(Name)}/{VietnameseText.Fold(Unit ?? "")}";
}

/// <summary>A delegation (đoàn công tác) of a programme.</summary>
public sealed class MissionDelegation : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    public required Guid ProgrammeId { get; init; }

    /// <summary>Counted within the programme.</summary>
    public required int Number { get; init; }

    public required string Name { get; set; }

    /// <summary>Of <see cref="MissionMember"/>, as JSON.</summary>
    public required string Members { get; set; }

    public IReadOnlyList<MissionMember> ReadMembers() => JsonSerializer.Deserialize<List<MissionMember>>(Members, JsonSerializerOptions.Web) ?? [];

    public static string Write(IEnumerable<MissionMember> members) => JsonSerializer.Serialize(members, JsonSerializerOptions.Web);

    internal sealed class Configuration : IEntityTypeConfiguration<MissionDelegation>
    {
        public void Configure(EntityTypeBuilder<MissionDelegation> builder)
        {
            builder.ToTable("MissionDelegations");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.ProgrammeId, x.Number }).IsUnique();
            builder.Property(x => x.Name).HasMaxLength(200);
        }
    }
}

/// <summary>A province or commune a delegation goes to, and who there is spoken to. Read from the place's side by its province.</summary>
public sealed class MissionPlace : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    public required Guid DelegationId { get; init; }

    public required Guid ProgrammeId { get; init; }

    /// <summary>Two digits of a province, five of a commune.</summary>
    public required string PlaceCode { get; init; }

    /// <summary>The province it is or lies in.</summary>
    public required string PlaceProvince { get; init; }

    /// <summary>Đầu mối: who there is spoken to.</summary>
    public string? Contact { get; set; }

    public string? ContactPhone { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<MissionPlace>
    {
        public void Configure(EntityTypeBuilder<MissionPlace> builder)
        {
            builder.ToTable("MissionPlaces");
            builder.HasKey(x => new { x.ProvinceCode, x.DelegationId, x.PlaceCode });
            builder.HasIndex(x => new { x.ProvinceCode, x.ProgrammeId });
            builder.HasIndex(x => x.PlaceProvince);
            builder.Property(x => x.PlaceCode).HasMaxLength(5);
            builder.Property(x => x.PlaceProvince).HasMaxLength(2);
            builder.Property(x => x.Contact).HasMaxLength(200);
            builder.Property(x => x.ContactPhone).HasMaxLength(30);
        }
    }
}
