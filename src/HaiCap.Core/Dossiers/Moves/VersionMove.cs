using HaiCap.Core.Dossiers.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Dossiers.Moves;

/// <summary>
/// The order that all running dossiers of a version move to another one, and how far that is. A technical row: who ordered it and why is told by the act
/// procedure-move.ordered, what moved by the dossiers' own acts. Its id is the key of the page that ordered it.
/// </summary>
public sealed class VersionMove : PagedRun
{
    public required string ProcedureCode { get; init; }

    public required Guid FromVersionId { get; init; }

    public required Guid ToVersionId { get; init; }

    public required string Why { get; init; }

    public int Moved { get; set; }

    public string Subject => SubjectOf(Id);

    public static string SubjectOf(Guid id) => $"procedure-move/{id}";

    internal sealed class Configuration : IEntityTypeConfiguration<VersionMove>
    {
        public void Configure(EntityTypeBuilder<VersionMove> builder)
        {
            builder.ToTable("VersionMoves");
            PagedRun.Configure(builder);
            builder.HasIndex(x => new { x.ProvinceCode, x.FromVersionId }).IsUnique().HasFilter("ended_at IS NULL").HasDatabaseName("IxVersionMovesOpen");
            builder.Property(x => x.ProcedureCode).HasMaxLength(Procedures.ProcedureCode.MaxLength);
            builder.Property(x => x.Why).HasMaxLength(MoveProblems.LongestReason);
            builder.Ignore(x => x.Subject);
        }
    }
}
