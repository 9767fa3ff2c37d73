using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>Recounts of open clocks after a change of the calendar, and what each moved.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261128093000_AddCalendarRecounts")]
public sealed class AddCalendarRecounts : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "calendar_recounts",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                cause_province = Text(table, 2),
                cause_subject = Text(table, 100),
                cause_seq = Int(table),
                agency_id = Id(table),
                year = Int(table, nullable: true),
                version = Int(table, nullable: true),
                purpose = Text(table, 40, nullable: true),
                from_day = Day(table, nullable: true),
                notice = Text(table, 300, nullable: true),
                changed_by = Text(table, 200),
                changed_at = Instant(table),
                begins_at = Instant(table),
                begun_at = Instant(table, nullable: true),
                total = Int(table),
                @checked = Int(table),
                moved = Int(table),
                promises = Int(table),
                cursor = Id(table),
                ended_at = Instant(table, nullable: true),
                lease = Id(table, nullable: true),
                leased_until = Instant(table),
                failures = Int(table),
                last_error = Text(table, 300, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_calendar_recounts", x => new { x.province_code, x.id }));
        migrationBuilder.CreateIndex(
            "ix_calendar_recounts_cause", "calendar_recounts", ["province_code", "cause_province", "cause_subject", "cause_seq"], unique: true);
        migrationBuilder.CreateTable(
            "recounted_dossiers",
            table => new
            {
                province_code = Text(table, 2),
                recount_id = Id(table),
                unit_id = Id(table),
                id = Id(table),
                dossier_id = Id(table),
                officer_id = Id(table, nullable: true),
                before = Instant(table),
                after = Instant(table),
                days = Int(table),
                promise = Flag(table),
            },
            constraints: table => table.PrimaryKey("pk_recounted_dossiers", x => new { x.province_code, x.recount_id, x.unit_id, x.id }));
    }
}
