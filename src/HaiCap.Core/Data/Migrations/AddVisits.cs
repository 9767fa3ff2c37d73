using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>What delegations write of their stops, and what is typed and not sent.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261129080000_AddVisits")]
public sealed class AddVisits : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "mission_visits",
            table => new
            {
                province_code = Text(table, 2),
                stop_id = Id(table),
                agenda = Text(table),
                attendance = Text(table),
                notes = Text(table, 8000, nullable: true),
                revision = Int(table),
                changed_by = Text(table, 200, nullable: true),
                changed_at = Instant(table, nullable: true),
                figures = Text(table, nullable: true),
                number = Text(table, 24, nullable: true),
                minutes = Text(table, nullable: true),
                head_digest = Text(table, 64, nullable: true),
                head_name = Text(table, 200, nullable: true),
                head_at = Instant(table, nullable: true),
                place_digest = Text(table, 64, nullable: true),
                place_name = Text(table, 200, nullable: true),
                place_at = Instant(table, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_mission_visits", x => new { x.province_code, x.stop_id }));
        migrationBuilder.CreateTable(
            "visit_drafts",
            table => new
            {
                province_code = Text(table, 2),
                officer_id = Id(table),
                stop_id = Id(table),
                part = Text(table, 20),
                typed = Text(table),
                revision = Int(table),
                saved_at = Instant(table),
            },
            constraints: table => table.PrimaryKey("pk_visit_drafts", x => new { x.province_code, x.officer_id, x.stop_id, x.part }));
    }
}
