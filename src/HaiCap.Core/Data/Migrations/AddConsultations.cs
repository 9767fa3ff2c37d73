using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>Opinions units are asked for on recommendations.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261129100001_AddConsultations")]
public sealed class AddConsultations : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "recommendation_consultations",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                recommendation_id = Id(table),
                unit_province = Text(table, 2),
                unit_id = Id(table),
                unit_path = Text(table, 340),
                unit_name = Text(table, 200),
                question = Text(table, 2000),
                asked_by = Text(table, 200),
                asking_unit = Text(table, 200),
                asked_at = Instant(table),
                due_at = Instant(table),
                opinion = Text(table, 4000, nullable: true),
                given_by = Text(table, 200, nullable: true),
                answered_at = Instant(table, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_recommendation_consultations", x => new { x.province_code, x.id }));
        migrationBuilder.CreateIndex("ix_recommendation_consultations_province_code_recommendation_id", "recommendation_consultations", ["province_code", "recommendation_id"]);
        migrationBuilder.CreateIndex("ix_recommendation_consultations_unit", "recommendation_consultations", ["unit_province", "answered_at", "due_at"]);
        migrationBuilder.CreateIndex("ix_recommendation_consultations_id", "recommendation_consultations", ["id"]);
    }
}
