using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>Units merged, split, renamed or abolished: the plans, who succeeded whom from which day, and how agencies were called before.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261128151200_AddSuccession")]
public sealed class AddSuccession : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "agency_successions",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                agency_id = Id(table),
                successor_id = Id(table),
                from_day = Day(table),
                plan_id = Id(table),
                citation = Text(table, 120),
                scope = Text(table),
            },
            constraints: table => table.PrimaryKey("pk_agency_successions", x => new { x.province_code, x.id }));
        migrationBuilder.CreateTable(
            "agency_pasts",
            table => new
            {
                province_code = Text(table, 2),
                agency_id = Id(table),
                last_day = Day(table),
                name = Text(table, 200),
                short_name = Text(table, 100),
                english_name = Text(table, 200, nullable: true),
                notation_suffix = Text(table, 30, nullable: true),
                parent_id = Id(table, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_agency_pasts", x => new { x.province_code, x.agency_id, x.last_day }));
        migrationBuilder.CreateTable(
            "succession_plans",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                kind = Text(table, 20),
                state = Text(table, 20),
                title = Text(table, 300),
                instrument_id = Id(table),
                effective_on = Day(table),
                terms = Text(table),
                drawn_by_id = Id(table, nullable: true),
                drawn_by = Text(table, 200),
                drawn_at = Instant(table),
                reviewed_by = Text(table, 200, nullable: true),
                reviewed_at = Instant(table, nullable: true),
                note = Text(table, 1000, nullable: true),
                effective_at = Instant(table, nullable: true),
                try_at = Instant(table),
            },
            constraints: table => table.PrimaryKey("pk_succession_plans", x => new { x.province_code, x.id }));
        migrationBuilder.CreateTable(
            "succession_runs",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                plan_id = Id(table),
                moved = Int(table),
                begins_at = Instant(table),
                begun_at = Instant(table, nullable: true),
                total = Int(table),
                @checked = Int(table),
                cursor = Id(table),
                ended_at = Instant(table, nullable: true),
                lease = Id(table, nullable: true),
                leased_until = Instant(table),
                failures = Int(table),
                last_error = Text(table, 300, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_succession_runs", x => new { x.province_code, x.id }));
        _ = Sqlite ? migrationBuilder.AddColumn<byte[]>("succeeds_id", "positions", nullable: true) : migrationBuilder.AddColumn<Guid>("succeeds_id", "positions", nullable: true);
    }
}
