using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>Difficulties, recommendations and their answers.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261128202800_AddMissions")]
public sealed class AddMissions : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "difficulty_drafts",
            table => new { province_code = Text(table, 2), officer_id = Id(table), id = Id(table), facts = Text(table), saved_at = Instant(table) },
            constraints: table => table.PrimaryKey("pk_difficulty_drafts", x => new { x.province_code, x.officer_id, x.id }));
        migrationBuilder.CreateTable(
            "difficulties",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                code = Text(table, 24),
                kind = Text(table, 30),
                field = Text(table, 200),
                procedure_code = Text(table, 20, nullable: true),
                procedure_version_id = Id(table, nullable: true),
                unit_code = Text(table, 5),
                agency_id = Id(table),
                agency_path = Text(table, 340),
                officer_id = Id(table),
                severity = Text(table, 20),
                text = Text(table, 4000),
                affected = Text(table, 500, nullable: true),
                evidence = Text(table, 1000, nullable: true),
                person = Text(table, 200, nullable: true),
                at = Instant(table),
            },
            constraints: table => table.PrimaryKey("pk_difficulties", x => new { x.province_code, x.id }));
        migrationBuilder.CreateIndex("ix_difficulties_province_code_code", "difficulties", ["province_code", "code"], unique: true);
        AddRecommendations(migrationBuilder);
    }

    private void AddRecommendations(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "recommendations",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                code = Text(table, 24),
                difficulty_id = Id(table),
                addressee = Text(table, 20),
                field = Text(table, 200),
                kind = Text(table, 30),
                procedure_code = Text(table, 20, nullable: true),
                unit_code = Text(table, 5),
                asker_id = Id(table),
                asker_path = Text(table, 340),
                text = Text(table, 4000),
                asked_at = Instant(table),
                state = Text(table, 20),
                owner_province = Text(table, 2),
                owner_id = Id(table),
                owner_path = Text(table, 340),
                due_at = Instant(table, nullable: true),
                answered_at = Instant(table, nullable: true),
                reopenings = Int(table),
            },
            constraints: table => table.PrimaryKey("pk_recommendations", x => new { x.province_code, x.id }));
        migrationBuilder.CreateIndex("ix_recommendations_province_code_code", "recommendations", ["province_code", "code"], unique: true);
        migrationBuilder.CreateIndex("ix_recommendations_owner_id_due_at", "recommendations", ["owner_id", "due_at"]);
        migrationBuilder.CreateIndex("ix_recommendations_id", "recommendations", ["id"]);
        migrationBuilder.CreateIndex("ix_recommendations_due_at", "recommendations", ["due_at"]);
        migrationBuilder.CreateTable(
            "recommendation_answers",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                recommendation_id = Id(table),
                kind = Text(table, 20),
                text = Text(table, 8000),
                cites = Text(table),
                planned_for = Day(table, nullable: true),
                kept_on = Day(table, nullable: true),
                other_authority = Text(table, 200, nullable: true),
                state = Text(table, 20),
                unit_name = Text(table, 200),
                drafted_by = Text(table, 200),
                drafted_by_id = Id(table),
                approved_by = Text(table, 200, nullable: true),
                sent_at = Instant(table, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_recommendation_answers", x => new { x.province_code, x.id }));
        migrationBuilder.CreateIndex("ix_recommendation_answers_province_code_recommendation_id", "recommendation_answers", ["province_code", "recommendation_id"]);
    }
}
