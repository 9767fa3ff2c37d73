using HaiCap.Core.Dossiers.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Dossiers.Ringing;

/// <summary>
/// A ladder was set, and how far the open work of its place has its bells by it. A technical row: what rings is told by the dossiers' own acts.
/// </summary>
public sealed class LadderRun : PagedRun
{
    /// <summary><see cref="Guid.Empty"/> for the whole province.</summary>
    public required Guid AgencyId { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<LadderRun>
    {
        public void Configure(EntityTypeBuilder<LadderRun> builder)
        {
            builder.ToTable("LadderRuns");
            PagedRun.Configure(builder);
        }
    }
}
