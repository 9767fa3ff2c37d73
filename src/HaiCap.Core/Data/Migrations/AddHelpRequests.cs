using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>Requests for help: training, staff lent, equipment, data.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261129064100_AddHelpRequests")]
public sealed class AddHelpRequests : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "help_requests",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                code = Text(table, 24),
                kind = Text(table, 20),
                subject = Text(table, 300),
                for_whom = Text(table, 300),
                how_many = Int(table),
                text = Text(table, 2000, nullable: true),
                wanted_by = Day(table, nullable: true),
                unit_code = Text(table, 5),
                asker_id = Id(table, nullable: true),
                asker_path = Text(table, 340),
                asker_name = Text(table, 200),
                addressee = Text(table, 20),
                stop_id = Id(table, nullable: true),
                recorded_by_id = Id(table),
                asked_at = Instant(table),
                state = Text(table, 20),
                owner_province = Text(table, 2),
                owner_id = Id(table),
                owner_path = Text(table, 340),
                due_on = Day(table, nullable: true),
                outcome = Text(table, 2000, nullable: true),
                closed_at = Instant(table, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_help_requests", x => new { x.province_code, x.id }));
        migrationBuilder.CreateIndex("ix_help_requests_province_code_code", "help_requests", ["province_code", "code"], unique: true);
        migrationBuilder.CreateIndex("ix_help_requests_id", "help_requests", ["id"]);
    }
}
