using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

public sealed partial class First
{
    private void CreateLetters(MigrationBuilder migration)
    {
        migration.CreateTable(
            "letter_templates",
            table => new
            {
                province_code = Text(table, 2),
                key = Text(table, 40),
                number = Int(table),
                note = Text(table, 500),
                saved_at = Instant(table),
                source = Text(table, 60000),
                valid_from = Day(table),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_letter_templates", x => new { x.province_code, x.key, x.number });
            });
    }
}
