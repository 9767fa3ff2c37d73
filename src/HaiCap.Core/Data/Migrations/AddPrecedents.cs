using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>Answers to go by.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261129065100_AddPrecedents")]
public sealed class AddPrecedents : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "precedents",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                code = Text(table, 24),
                answer_id = Id(table),
                recommendation = Text(table, 24),
                question = Text(table, 1000),
                answer = Text(table, 8000),
                cites = Text(table),
                field = Text(table, 200),
                procedure_code = Text(table, 20, nullable: true),
                procedure_version_id = Id(table, nullable: true),
                is_public = Flag(table),
                owner_path = Text(table, 340),
                unit_name = Text(table, 200),
                published_at = Instant(table),
                basis = Text(table),
                superseded_at = Instant(table, nullable: true),
                superseded_by = Text(table, 24, nullable: true),
                changed_at = Instant(table),
            },
            constraints: table => table.PrimaryKey("pk_precedents", x => new { x.province_code, x.id }));
        migrationBuilder.CreateIndex("ix_precedents_province_code_code", "precedents", ["province_code", "code"], unique: true);
        migrationBuilder.CreateIndex("ix_precedents_province_code_answer_id", "precedents", ["province_code", "answer_id"], unique: true);
        migrationBuilder.CreateIndex("ix_precedents_province_code_changed_at", "precedents", ["province_code", "changed_at"]);
    }
}
