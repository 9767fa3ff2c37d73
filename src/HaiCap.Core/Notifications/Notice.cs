using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Notifications;

/// <summary>Why a notice is no longer anybody's concern.</summary>
public enum NoticeEnd
{
    /// <summary>The dossier was decided, stopped or withdrawn.</summary>
    Decided,

    /// <summary>The work went on: to another step, another officer, or the question was answered.</summary>
    Moved,

    /// <summary>There is a later due time.</summary>
    NewDue,
}

/// <summary>
/// One officer is told of one bell, or of news: made from the act that tells it, so it can be made anew. It names a dossier by its code and its procedure, a
/// recommendation by its code and its field, and nobody by name. A technical row.
/// </summary>
public sealed class Notice : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    public required Guid OfficerId { get; init; }

    /// <summary>The dossier, the recommendation or the published answer.</summary>
    public required Guid DossierId { get; init; }

    /// <summary>Number of the act among its own.</summary>
    public required int Seq { get; init; }

    public required string Code { get; init; }

    public required string ProcedureName { get; init; }

    public required BellClock Clock { get; init; }

    /// <summary>"75%", "-1", "0", "+3".</summary>
    public required string Rung { get; init; }

    /// <summary>What it tells when it is no bell; the rung is empty then.</summary>
    public NoticeNews? News { get; init; }

    /// <summary>Due or late: told at once; else with the morning's digest.</summary>
    public required bool Urgent { get; init; }

    public required BellTarget ToldAs { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Key of the step; of a promise or an opinion, its id.</summary>
    public string? Step { get; init; }

    public Guid? UnitId { get; init; }

    public Guid? HolderOfficerId { get; init; }

    /// <summary>What happens by itself when it is over.</summary>
    public OwnEnd? Ends { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The mail that tells of it (<see cref="Mail.MailDelivery"/>); null where none does.</summary>
    public string? MailKey { get; init; }

    public DateTimeOffset? ReadAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public NoticeEnd? End { get; set; }

    internal sealed class Configuration : IEntityTypeConfiguration<Notice>
    {
        public void Configure(EntityTypeBuilder<Notice> builder)
        {
            builder.ToTable("Notices");
            builder.HasKey(x => new { x.ProvinceCode, x.OfficerId, x.DossierId, x.Seq });
            builder.HasIndex(x => new { x.ProvinceCode, x.DossierId, x.EndedAt });
            builder.HasIndex(x => new { x.ProvinceCode, x.OfficerId, x.EndedAt, x.ReadAt, x.At });
            builder.Property(x => x.Code).HasMaxLength(DossierCode.MaxLength);
            builder.Property(x => x.ProcedureName).HasMaxLength(500);
            builder.Property(x => x.Rung).HasMaxLength(10);
            builder.Property(x => x.News).HasMaxLength(20);
            builder.Property(x => x.MailKey).HasMaxLength(40);
            builder.Property(x => x.Step).HasMaxLength(60);
        }
    }
}

/// <summary>What an officer was told one morning, at most once a day. A technical row.</summary>
public sealed class Digest : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    public required Guid OfficerId { get; init; }

    public required DateOnly Day { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>Groups of what was open then as JSON (<see cref="DigestGroup"/>).</summary>
    public required string Groups { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<Digest>
    {
        public void Configure(EntityTypeBuilder<Digest> builder)
        {
            builder.ToTable("Digests");
            builder.HasKey(x => new { x.ProvinceCode, x.OfficerId, x.Day });
        }
    }
}
