using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>How far open work has its bells by a ladder that was set.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261128112000_AddLadderRuns")]
public sealed class AddLadderRuns : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "ladder_runs",
        table => new
        {
            province_code = Text(table, 2),
            id = Id(table),
            agency_id = Id(table),
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
        constraints: table => table.PrimaryKey("pk_ladder_runs", x => new { x.province_code, x.id }));
}
