using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>What the next version of a procedure is to be, while it is written and reviewed; and by which decision a version was published.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261128143500_AddProcedureDrafts")]
public sealed class AddProcedureDrafts : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("decision_number", "procedure_versions", maxLength: 100, nullable: true);
        migrationBuilder.AddColumn<DateOnly>("decided_on", "procedure_versions", nullable: true);
        migrationBuilder.CreateTable(
            "procedure_drafts",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                code = Text(table, 40),
                name = Text(table, 500),
                field = Text(table, 200),
                level = Text(table, 40),
                service_level = Text(table, 40),
                definition = Text(table),
                state = Text(table, 40),
                revision = Int(table),
                based_on_version_id = Id(table, nullable: true),
                updated_at = Instant(table),
                updated_by_officer_id = Id(table, nullable: true),
                reviewed_by_officer_id = Id(table, nullable: true),
                reviewed_at = Instant(table, nullable: true),
                remarks = Text(table, 2000, nullable: true),
                reviewed_against_id = Id(table, nullable: true),
                decision_number = Text(table, 100, nullable: true),
                decided_on = Day(table, nullable: true),
                valid_from = Day(table, nullable: true),
                version_id = Id(table, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_procedure_drafts", x => new { x.province_code, x.id }));
        migrationBuilder.CreateIndex(
            "ix_procedure_drafts_open", "procedure_drafts", ["province_code", "code"], unique: true, filter: "state NOT IN ('Published', 'Dropped')");
    }
}
