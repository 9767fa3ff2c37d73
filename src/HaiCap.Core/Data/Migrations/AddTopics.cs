using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>Topics, and which of them a recommendation is of.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261129065000_AddTopics")]
public sealed class AddTopics : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "topics",
            table => new { province_code = Text(table, 2), id = Id(table), code = Text(table, 24), title = Text(table, 300), opened_at = Instant(table) },
            constraints: table => table.PrimaryKey("pk_topics", x => new { x.province_code, x.id }));
        migrationBuilder.CreateIndex("ix_topics_province_code_code", "topics", ["province_code", "code"], unique: true);
        if (Sqlite)
        {
            migrationBuilder.AddColumn<byte[]>("topic_id", "recommendations", nullable: true);
        }
        else
        {
            migrationBuilder.AddColumn<Guid>("topic_id", "recommendations", nullable: true);
        }

        migrationBuilder.CreateIndex("ix_recommendations_topic_id", "recommendations", ["topic_id"]);
    }
}
