using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

public sealed partial class First
{
    private void CreateData(MigrationBuilder migration)
    {
        migration.CreateTable(
            "marks",
            table => new
            {
                province_code = Text(table, 2),
                key = Text(table, 120),
                at = Instant(table),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_marks", x => new { x.province_code, x.key });
            });
        migration.CreateTable(
            "number_series",
            table => new
            {
                province_code = Text(table, 2),
                key = Text(table, 120),
                last = Long(table),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_number_series", x => new { x.province_code, x.key });
            });
        migration.CreateTable(
            "stored_files",
            table => new
            {
                province_code = Text(table, 2),
                hash = Text(table, 64),
                created_at = Instant(table),
                kind = Text(table, 40),
                size = Long(table),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_stored_files", x => new { x.province_code, x.hash });
            });
    }
}
