using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

public sealed partial class First
{
    private void CreateProcedures(MigrationBuilder migration)
    {
        migration.CreateTable(
            "procedure_versions",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                code = Text(table, 40),
                code_is_sample = Flag(table),
                definition = Text(table),
                field = Text(table, 200),
                level = Text(table, 40),
                name = Text(table, 500),
                number = Int(table),
                search_text = Text(table, 4000),
                service_level = Text(table, 40),
                valid_from = Day(table),
                valid_to = Day(table, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_procedure_versions", x => new { x.province_code, x.id });
            });
        migration.CreateIndex("ix_procedure_versions_province_code_code_number", "procedure_versions", ["province_code", "code", "number"], unique: true);
    }
}
