using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Succession;

public enum PlanState
{
    /// <summary>May still be changed; waits for a second person.</summary>
    Drawn,

    /// <summary>A second person agreed: it takes effect by itself on its day.</summary>
    Reviewed,

    /// <summary>The successors are in force; open work is on its way to them.</summary>
    Moving,

    /// <summary>Everything has arrived.</summary>
    Done,

    /// <summary>Taken back before it took effect.</summary>
    Withdrawn,
}

/// <summary>Units of the province are merged, split, renamed or abolished from a day on, by one decision.</summary>
public sealed class SuccessionPlan : IProvinceRecord
{
    private PlanTerms? read;

    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    public required PlanKind Kind { get; set; }

    public PlanState State { get; set; }

    public required string Title { get; set; }

    /// <summary>The instrument that orders it.</summary>
    public required Guid InstrumentId { get; set; }

    /// <summary>First day of the successors.</summary>
    public required DateOnly EffectiveOn { get; set; }

    /// <summary><see cref="PlanTerms"/> as JSON.</summary>
    public required string Terms { get; set; }

    public Guid? DrawnById { get; set; }

    public required string DrawnBy { get; set; }

    public required DateTimeOffset DrawnAt { get; set; }

    public string? ReviewedBy { get; set; }

    public DateTimeOffset? ReviewedAt { get; set; }

    /// <summary>Why it was given back or withdrawn, or what held it up on its day.</summary>
    public string? Note { get; set; }

    public DateTimeOffset? EffectiveAt { get; set; }

    /// <summary>Held up on its day, it is tried again then.</summary>
    public DateTimeOffset TryAt { get; set; } = DateTimeOffset.UnixEpoch;

    public string Subject => SubjectOf(Id);

    public static string SubjectOf(Guid id) => $"succession/{id:N}";

    public PlanTerms Read() => read ??= PlanTerms.FromJson(Terms);

    public void Write(PlanTerms terms) => (Terms, read) = (terms.ToJson(), terms);

    internal sealed class Configuration : IEntityTypeConfiguration<SuccessionPlan>
    {
        public void Configure(EntityTypeBuilder<SuccessionPlan> builder)
        {
            builder.ToTable("SuccessionPlans");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.Property(x => x.ProvinceCode).HasMaxLength(2);
            builder.Property(x => x.Kind).HasMaxLength(20);
            builder.Property(x => x.State).HasMaxLength(20);
            builder.Property(x => x.Title).HasMaxLength(300);
            builder.Property(x => x.DrawnBy).HasMaxLength(200);
            builder.Property(x => x.ReviewedBy).HasMaxLength(200);
            builder.Property(x => x.Note).HasMaxLength(1000);
            builder.Ignore(x => x.Subject);
        }
    }
}

/// <summary>How far the open work of a plan has gone to the successors. A technical row.</summary>
public sealed class SuccessionRun : PagedRun
{
    public required Guid PlanId { get; init; }

    public int Moved { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<SuccessionRun>
    {
        public void Configure(EntityTypeBuilder<SuccessionRun> builder)
        {
            builder.ToTable("SuccessionRuns");
            PagedRun.Configure(builder);
        }
    }
}
