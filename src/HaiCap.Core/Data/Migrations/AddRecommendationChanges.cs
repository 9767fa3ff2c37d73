using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>When a recommendation was last changed, by which the board kept in memory follows; the indexes it was counted by go.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261129160000_AddRecommendationChanges")]
public sealed class AddRecommendationChanges : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        if (Sqlite)
        {
            migrationBuilder.AddColumn<long>("changed_at", "recommendations", nullable: false, defaultValue: 0L);
        }
        else
        {
            migrationBuilder.AddColumn<DateTimeOffset>("changed_at", "recommendations", nullable: false, defaultValue: DateTimeOffset.UnixEpoch);
        }

        migrationBuilder.CreateIndex("ix_recommendations_changed_at", "recommendations", "changed_at");
        migrationBuilder.DropIndex("ix_recommendations_board", "recommendations");
        migrationBuilder.DropIndex("ix_recommendations_owed", "recommendations");
        migrationBuilder.DropIndex("ix_recommendations_heard", "recommendations");
    }
}
