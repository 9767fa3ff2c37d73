using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Missions.Difficulties;

/// <summary>How far it hinders the work.</summary>
public enum Severity
{
    /// <summary>Work goes on, slower.</summary>
    Slows,

    /// <summary>Some of it stands still.</summary>
    Hinders,

    /// <summary>Nothing can be done.</summary>
    Stops,
}

/// <summary>What a place cannot do well, as it said it (khó khăn, vướng mắc). Written once; it belongs to the province that recorded it.</summary>
public sealed class Difficulty : IProvinceRecord
{
    public const int LongestText = 4000;

    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    /// <summary>«KK-40-26-000012»: province, year, number.</summary>
    public required string Code { get; init; }

    /// <summary>Code of a <see cref="KindLine"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Lĩnh vực, as procedures and grants of competence have it.</summary>
    public required string Field { get; init; }

    public string? ProcedureCode { get; init; }

    /// <summary>The version in force when it was recorded.</summary>
    public Guid? ProcedureVersionId { get; init; }

    /// <summary>The commune or province it was met in.</summary>
    public required string UnitCode { get; init; }

    /// <summary>Empty where a delegation wrote it down for a place whose province is not in this house.</summary>
    public required Guid AgencyId { get; init; }

    public required string AgencyPath { get; init; }

    public required Guid OfficerId { get; init; }

    public required Severity Severity { get; init; }

    public required string Text { get; init; }

    /// <summary>Which tasks suffer.</summary>
    public string? Affected { get; init; }

    /// <summary>What shows it: figures, a document, an address.</summary>
    public string? Evidence { get; init; }

    /// <summary>The individual who complained, when one did: masked outside the agency it concerns and the delegation that recorded it.</summary>
    public string? Person { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The delegation that heard it and wrote it down; null: the place did.</summary>
    public Guid? DelegationId { get; init; }

    /// <summary>The stop it was heard at.</summary>
    public Guid? StopId { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<Difficulty>
    {
        public void Configure(EntityTypeBuilder<Difficulty> builder)
        {
            builder.ToTable("Difficulties");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.Code }).IsUnique();
            builder.Property(x => x.Code).HasMaxLength(24);
            builder.Property(x => x.Kind).HasMaxLength(DifficultyKinds.LongestCode);
            builder.Property(x => x.Field).HasMaxLength(200);
            builder.Property(x => x.ProcedureCode).HasMaxLength(20);
            builder.Property(x => x.UnitCode).HasMaxLength(5);
            builder.Property(x => x.AgencyPath).HasMaxLength(340);
            builder.Property(x => x.Severity).HasMaxLength(20);
            builder.Property(x => x.Text).HasMaxLength(LongestText);
            builder.Property(x => x.Affected).HasMaxLength(500);
            builder.Property(x => x.Evidence).HasMaxLength(1000);
            builder.Property(x => x.Person).HasMaxLength(200);
        }
    }
}
