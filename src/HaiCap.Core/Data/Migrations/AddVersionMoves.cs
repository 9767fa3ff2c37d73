using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>Orders that the running dossiers of a procedure's version move to another one, and how far each is.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261129110000_AddVersionMoves")]
public sealed class AddVersionMoves : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "version_moves",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                procedure_code = Text(table, 40),
                from_version_id = Id(table),
                to_version_id = Id(table),
                why = Text(table, 1000),
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
            constraints: table => table.PrimaryKey("pk_version_moves", x => new { x.province_code, x.id }));
        migrationBuilder.CreateIndex("ix_version_moves_open", "version_moves", ["province_code", "from_version_id"], unique: true, filter: "ended_at IS NULL");
    }
}
