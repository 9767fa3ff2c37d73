using HaiCap.Core.Data;
using HaiCap.Core.Data.Batches;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Dossiers;

/// <summary>One stay of a dossier at a step: the lines of the control sheet (Form 06) come from these.</summary>
public sealed class DossierHop : IProvinceRecord, IBatched
{
    public required string ProvinceCode { get; init; }

    public required Guid DossierId { get; init; }

    /// <summary>1, 2, 3 … in the order the dossier went.</summary>
    public required int Number { get; init; }

    public required string StepKey { get; init; }

    public required string StepName { get; init; }

    public required string GivenBy { get; init; }

    public required Guid UnitId { get; init; }

    public Guid? OfficerId { get; set; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset DueAt { get; set; }

    public DateTimeOffset? DoneAt { get; set; }

    public string? DoneBy { get; set; }

    public string? Note { get; set; }

    /// <summary>
    /// Working minutes of the stay by the competent agency's calendar, after acceptance and before the decision, in which the clock ran; written when
    /// the stay ends, null for one that ended before this was kept.
    /// </summary>
    public int? ChargedMinutes { get; set; }

    /// <summary>As <see cref="ChargedMinutes"/>, but in which the clock stood still.</summary>
    public int? WaitedMinutes { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<DossierHop>
    {
        public void Configure(EntityTypeBuilder<DossierHop> builder)
        {
            builder.ToTable("DossierHops");
            builder.HasKey(x => new { x.ProvinceCode, x.DossierId, x.Number });
            builder.Property(x => x.StepKey).HasMaxLength(60);
            builder.Property(x => x.StepName).HasMaxLength(200);
            builder.Property(x => x.GivenBy).HasMaxLength(200);
            builder.Property(x => x.DoneBy).HasMaxLength(200);
            builder.Property(x => x.Note).HasMaxLength(4000);
        }
    }
}
