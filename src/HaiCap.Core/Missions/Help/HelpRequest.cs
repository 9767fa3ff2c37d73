using HaiCap.Core.Data;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Missions.Help;

public enum HelpKind
{
    /// <summary>Tập huấn: who is to learn what, how many.</summary>
    Training,

    /// <summary>Cử chuyên gia, biệt phái cán bộ.</summary>
    Staff,

    /// <summary>Trang thiết bị.</summary>
    Equipment,

    /// <summary>Quyền khai thác cơ sở dữ liệu, hệ thống.</summary>
    DataAccess,
}

public enum HelpState
{
    /// <summary>Nobody has been charged with it.</summary>
    Recorded,

    /// <summary>A unit is to see to it by a day.</summary>
    Assigned,

    /// <summary>It was done.</summary>
    Done,

    /// <summary>It cannot be, with the reason.</summary>
    Refused,

    /// <summary>Who asked no longer does.</summary>
    Withdrawn,
}

/// <summary>What a place needs and a visit brings: training, staff lent, equipment, data. It belongs to the province that needs it and is followed to its end.</summary>
public sealed class HelpRequest : IProvinceRecord
{
    public const int LongestText = 2000;
    public const int MostPeople = 1_000_000;

    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    /// <summary>«HT-40-26-000012»: province, year, number.</summary>
    public required string Code { get; init; }

    public required HelpKind Kind { get; init; }

    /// <summary>What is wanted: the subject of the training, the equipment, the database.</summary>
    public required string Subject { get; init; }

    /// <summary>Who is to have it: «công chức văn hóa - xã hội cấp xã».</summary>
    public required string ForWhom { get; init; }

    /// <summary>How many people, sets, accounts.</summary>
    public required int HowMany { get; init; }

    public string? Text { get; init; }

    /// <summary>By when it is wanted.</summary>
    public DateOnly? WantedBy { get; init; }

    /// <summary>The commune or province that needs it.</summary>
    public required string UnitCode { get; init; }

    /// <summary>The agency that needs it; null where its province is not in this house and a delegation wrote it down.</summary>
    public Guid? AskerId { get; init; }

    public required string AskerPath { get; init; }

    /// <summary>As it was called then.</summary>
    public required string AskerName { get; init; }

    public required Addressee Addressee { get; init; }

    /// <summary>The stop of a delegation it was heard at.</summary>
    public Guid? StopId { get; init; }

    public required Guid RecordedById { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public HelpState State { get; private set; }

    public required string OwnerProvince { get; set; }

    public required Guid OwnerId { get; set; }

    public required string OwnerPath { get; set; }

    /// <summary>The day it is to be done by; set with the unit.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <summary>What was done, or why it cannot be.</summary>
    public string? Outcome { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public bool IsOpen => State is HelpState.Recorded or HelpState.Assigned;

    public bool IsLate(DateOnly today) => IsOpen && DueOn < today;

    /// <summary>A unit has it, with a day. Another unit may take it over while it is open.</summary>
    internal void Assign(Owner owner, DateOnly dueOn) =>
        (State, OwnerProvince, OwnerId, OwnerPath, DueOn) = (HelpState.Assigned, owner.ProvinceCode, owner.Id, owner.Path, dueOn);

    internal void Close(HelpState state, string? outcome, DateTimeOffset at) => (State, Outcome, ClosedAt) = (state, outcome, at);

    internal sealed class Configuration : IEntityTypeConfiguration<HelpRequest>
    {
        public void Configure(EntityTypeBuilder<HelpRequest> builder)
        {
            builder.ToTable("HelpRequests");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.Code }).IsUnique();
            builder.HasIndex(x => x.Id);
            builder.Property(x => x.Code).HasMaxLength(24);
            builder.Property(x => x.Kind).HasMaxLength(20);
            builder.Property(x => x.Subject).HasMaxLength(300);
            builder.Property(x => x.ForWhom).HasMaxLength(300);
            builder.Property(x => x.Text).HasMaxLength(LongestText);
            builder.Property(x => x.UnitCode).HasMaxLength(5);
            builder.Property(x => x.AskerPath).HasMaxLength(340);
            builder.Property(x => x.AskerName).HasMaxLength(200);
            builder.Property(x => x.Addressee).HasMaxLength(20);
            builder.Property(x => x.State).HasMaxLength(20);
            builder.Property(x => x.OwnerProvince).HasMaxLength(2);
            builder.Property(x => x.OwnerPath).HasMaxLength(340);
            builder.Property(x => x.Outcome).HasMaxLength(LongestText);
            builder.Ignore(x => x.IsOpen);
        }
    }
}
