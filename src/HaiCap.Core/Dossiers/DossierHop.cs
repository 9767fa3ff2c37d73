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

    /// <summary>Of <see cref="WaitedMinutes"/>: for a unit that was asked, where the procedure's law stops the clock for it.</summary>
    public int? ConsultedMinutes { get; set; }

    /// <summary>
    /// Working minutes the holder had it, from beginning to end and without <see cref="WaitedMinutes"/>; null for a stay in which nobody of the house was
    /// to act: while the applicant mended it before acceptance, and while a result waited to be fetched.
    /// </summary>
    public int? SpentMinutes { get; set; }

    /// <summary>Working minutes the stay was given.</summary>
    public int? AllowedMinutes { get; set; }

    /// <summary>Whose dossier it was, kept with the stay when it ends so that time is counted along one index.</summary>
    public string? ProcedureCode { get; set; }

    public Guid? CompetentAgencyId { get; set; }

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
            builder.Property(x => x.ProcedureCode).HasMaxLength(Procedures.ProcedureCode.MaxLength);

            // Where the time of a period goes (Statistics): read off without a look at the table.
            builder.HasIndex(x => new
            {
                x.ProvinceCode, x.DoneAt, x.ProcedureCode, x.StepKey, x.UnitId, x.CompetentAgencyId, x.SpentMinutes, x.AllowedMinutes, x.ChargedMinutes, x.WaitedMinutes,
                x.ConsultedMinutes,
            }).HasDatabaseName("ix_dossier_hops_time").HasFilter("procedure_code IS NOT NULL");
        }
    }
}
