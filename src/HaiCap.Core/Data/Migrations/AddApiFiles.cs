using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>Which system sent which file, and the order in which a province's open work is due.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261122120000_AddApiFiles")]
public sealed class AddApiFiles : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "api_files",
            table => new
            {
                province_code = Text(table, 2),
                key_id = Id(table),
                hash = Text(table, 64),
                at = Instant(table),
                kind = Text(table, 40),
                size = Long(table),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_api_files", x => new { x.province_code, x.key_id, x.hash });
            });
        migrationBuilder.CreateIndex("ix_open_work_province_code_due_key_id", "open_work", ["province_code", "due_key", "id"]);
    }
}
