using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>The day a side of a visit signed the printed minutes.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261129160002_AddPaperApprovals")]
public sealed class AddPaperApprovals : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var column in new[] { "head_paper_day", "place_paper_day" })
        {
            migrationBuilder.AddColumn<DateOnly>(column, "mission_visits", nullable: true);
        }
    }
}
