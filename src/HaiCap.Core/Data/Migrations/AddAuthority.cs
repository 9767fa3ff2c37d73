using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

[DbContext(typeof(HaiCapDb))]
[Migration("20261128112400_AddAuthority")]
public sealed class AddAuthority : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "legal_instruments",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                kind = Text(table, 40),
                number = Text(table, 60),
                issuer = Text(table, 200),
                title = Text(table, 500),
                signed_on = Day(table),
                in_force_from = Day(table),
                ended_on = Day(table, nullable: true),
                link = Text(table, 500, nullable: true),
                file_hash = Text(table, 64, nullable: true),
                articles = Text(table),
                changes = Text(table),
                folded = Text(table, 800),
            },
            constraints: table => table.PrimaryKey("pk_legal_instruments", x => new { x.province_code, x.id }));
        migrationBuilder.CreateIndex("ix_legal_instruments_province_code_number", "legal_instruments", ["province_code", "number"], unique: true);
        migrationBuilder.CreateTable(
            "competence_grants",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                instrument_id = Id(table),
                article = Text(table, 100),
                kind = Text(table, 40),
                parent_id = Id(table, nullable: true),
                may_pass_on = Flag(table),
                grantor_id = Id(table),
                valid_from = Day(table),
                valid_to = Day(table, nullable: true),
                revoked = Flag(table),
                terms = Text(table),
            },
            constraints: table => table.PrimaryKey("pk_competence_grants", x => new { x.province_code, x.id }));
        migrationBuilder.CreateTable(
            "head_covers",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                agency_id = Id(table),
                position_id = Id(table),
                instrument_id = Id(table),
                valid_from = Day(table),
                valid_to = Day(table, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_head_covers", x => new { x.province_code, x.id }));
    }
}
