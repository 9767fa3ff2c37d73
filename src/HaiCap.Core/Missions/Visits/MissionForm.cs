using System.Text.Json;
using HaiCap.Core.Data;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Missions.Visits;

/// <summary>
/// A form of a programme as the secretariat set it: the checklist of a site survey, or what a place reports before it is visited. Set again it is another
/// version; what was answered keeps the one it was answered by.
/// </summary>
public sealed class MissionForm : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    public required Guid ProgrammeId { get; init; }

    public required VisitPart Part { get; init; }

    /// <summary>Counted within programme and part.</summary>
    public required int Number { get; init; }

    /// <summary><see cref="FormDefinition"/> as JSON.</summary>
    public required string Definition { get; init; }

    public required string SetBy { get; init; }

    public required DateTimeOffset SetAt { get; init; }

    public FormDefinition Read() => JsonSerializer.Deserialize<FormDefinition>(Definition, ProcedureDefinition.Json) ?? FormDefinition.Empty;

    internal sealed class Configuration : IEntityTypeConfiguration<MissionForm>
    {
        public void Configure(EntityTypeBuilder<MissionForm> builder)
        {
            builder.ToTable("MissionForms");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.ProgrammeId, x.Part, x.Number }).IsUnique();
            builder.Property(x => x.Part).HasMaxLength(20);
            builder.Property(x => x.SetBy).HasMaxLength(200);
        }
    }
}

/// <summary>A form as it was answered at a stop, sent once.</summary>
public sealed class StopAnswers : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    public required Guid StopId { get; init; }

    public required VisitPart Part { get; init; }

    public required Guid FormId { get; init; }

    /// <summary><see cref="FormAnswers"/> as JSON.</summary>
    public required string Answers { get; init; }

    public required Guid SentById { get; init; }

    public required string SentBy { get; init; }

    public required DateTimeOffset SentAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<StopAnswers>
    {
        public void Configure(EntityTypeBuilder<StopAnswers> builder)
        {
            builder.ToTable("StopAnswers");
            builder.HasKey(x => new { x.ProvinceCode, x.StopId, x.Part });
            builder.Property(x => x.Part).HasMaxLength(20);
            builder.Property(x => x.SentBy).HasMaxLength(200);
        }
    }
}
