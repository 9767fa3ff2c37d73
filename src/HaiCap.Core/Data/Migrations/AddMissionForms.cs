using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>Forms of programmes, and how they were answered at a stop.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261129080001_AddMissionForms")]
public sealed class AddMissionForms : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "mission_forms",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                programme_id = Id(table),
                part = Text(table, 20),
                number = Int(table),
                definition = Text(table),
                set_by = Text(table, 200),
                set_at = Instant(table),
            },
            constraints: table => table.PrimaryKey("pk_mission_forms", x => new { x.province_code, x.id }));
        migrationBuilder.CreateIndex("ix_mission_forms_province_code_programme_id_part_number", "mission_forms", ["province_code", "programme_id", "part", "number"], unique: true);
        migrationBuilder.CreateTable(
            "stop_answers",
            table => new
            {
                province_code = Text(table, 2),
                stop_id = Id(table),
                part = Text(table, 20),
                form_id = Id(table),
                answers = Text(table),
                sent_by_id = Id(table),
                sent_by = Text(table, 200),
                sent_at = Instant(table),
            },
            constraints: table => table.PrimaryKey("pk_stop_answers", x => new { x.province_code, x.stop_id, x.part }));
    }
}
