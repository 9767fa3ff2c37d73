using HaiCap.Core.Data;
using HaiCap.Core.Data.Batches;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Dossiers;

public enum WorkKind
{
    /// <summary>A step of the process.</summary>
    Step,

    /// <summary>Another unit's question to be answered.</summary>
    Consultation,
}

public enum WaitsFor
{
    Nobody,
    Applicant,
    Payment,
    AnotherUnit,
}

/// <summary>Work that is open, and nothing else: gone when it ends, so an inbox stays flat however many dossiers are closed (rule 12).</summary>
public sealed class OpenWork : IProvinceRecord, IBatched
{
    /// <summary>Paused work sorts after everything that is due.</summary>
    public static readonly DateTimeOffset Paused = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    public required Guid DossierId { get; init; }

    public required WorkKind Kind { get; init; }

    public required Guid HolderUnitId { get; set; }

    public Guid? HolderOfficerId { get; set; }

    /// <summary>Whose work it is in the unit while no one person has it: the role the step asks for.</summary>
    public required Role Role { get; set; }

    /// <summary>When it is due, or <see cref="Paused"/>; never null, so that the order is one index.</summary>
    public required DateTimeOffset DueKey { get; set; }

    /// <summary>
    /// The end of the week in which the last of its clocks ends: a calendar that changes only after it moves none of them, and a clock that moves by a day
    /// seldom changes it. <see cref="Paused"/> while the applicant is to complete the dossier, whose time stands in the request; null once the dossier is
    /// decided, of which no time moves any more.
    /// </summary>
    public required DateTimeOffset? LastDue { get; set; }

    public WaitsFor WaitsFor { get; set; }

    /// <summary>When its clocks are looked at next, at the latest when the next rung of a ladder rings; <see cref="Paused"/> when nothing is left to ring.</summary>
    public DateTimeOffset BellAt { get; set; } = Paused;

    /// <summary>
    /// <see cref="DueKey"/> once so much of a running clock's time has gone as the first percent rung of its ladder says; null before, and while it is paused:
    /// an index of it holds nothing else.
    /// </summary>
    public DateTimeOffset? NearKey { get; set; }

    /// <summary>What has rung (<see cref="Rules.BellMarks"/>); null for nothing.</summary>
    public string? Rungs { get; set; }

    /// <summary>The consultation it answers; null for a step.</summary>
    public Guid? ConsultationId { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<OpenWork>
    {
        public void Configure(EntityTypeBuilder<OpenWork> builder)
        {
            builder.ToTable("OpenWork");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.Property(x => x.Role).HasMaxLength(20);
            builder.HasIndex(x => new { x.ProvinceCode, x.HolderUnitId, x.DueKey, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.HolderOfficerId, x.DueKey, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.DossierId });

            // What waits in a unit for a role and has no one's name on it: the first page is read off without looking at the rest.
            builder.HasIndex(x => new { x.ProvinceCode, x.HolderUnitId, x.Role, x.HolderOfficerId, x.DueKey, x.Id }).HasDatabaseName("ix_open_work_queue");

            // What is due in the whole province, for systems that watch over it (ListDossiers).
            builder.HasIndex(x => new { x.ProvinceCode, x.DueKey, x.Id });

            // What has little of its time left (Late): as long as what is listed, however much is open.
            builder.HasIndex(x => new { x.ProvinceCode, x.NearKey, x.Id }).HasDatabaseName("ix_open_work_near").HasFilter("near_key IS NOT NULL");
            builder.HasIndex(x => new { x.ProvinceCode, x.HolderUnitId, x.NearKey, x.Id }).HasDatabaseName("ix_open_work_near_unit").HasFilter("near_key IS NOT NULL");

            // The sweep reads only what rings.
            builder.HasIndex(x => new { x.ProvinceCode, x.BellAt });
        }
    }
}
