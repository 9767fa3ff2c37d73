using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>Which delegation heard a difficulty or recommendation at which stop, and what its head answered on the spot.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261129090000_AddHeardAt")]
public sealed class AddHeardAt : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        foreach (var table in new[] { "difficulties", "recommendations" })
        {
            foreach (var column in new[] { "delegation_id", "stop_id" })
            {
                if (Sqlite)
                {
                    migrationBuilder.AddColumn<byte[]>(column, table, nullable: true);
                }
                else
                {
                    migrationBuilder.AddColumn<Guid>(column, table, nullable: true);
                }
            }
        }

        migrationBuilder.AddColumn<bool>("on_the_spot", "recommendations", nullable: false, defaultValue: false);
        migrationBuilder.AddColumn<bool>("on_the_spot", "recommendation_answers", nullable: false, defaultValue: false);
        migrationBuilder.CreateIndex(
            "ix_recommendations_heard", "recommendations", ["delegation_id", "addressee", "due_at", "answer_hours", "on_the_spot"], filter: "delegation_id IS NOT NULL");
        migrationBuilder.DropIndex("ix_recommendations_topic_id", "recommendations");
        migrationBuilder.CreateIndex(
            "ix_recommendations_topic", "recommendations", ["topic_id", "addressee", "province_code", "unit_code", "due_at"], filter: "topic_id IS NOT NULL");
    }
}
