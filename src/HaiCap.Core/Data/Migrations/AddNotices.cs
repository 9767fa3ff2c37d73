using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

[DbContext(typeof(HaiCapDb))]
[Migration("20261128092100_AddNotices")]
public sealed class AddNotices : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "notices",
            table => new
            {
                province_code = Text(table, 2),
                officer_id = Id(table),
                dossier_id = Id(table),
                seq = Int(table),
                code = Text(table, 50),
                procedure_name = Text(table, 500),
                clock = Text(table, 40),
                rung = Text(table, 10),
                urgent = Flag(table),
                told_as = Text(table, 40),
                due_at = Instant(table),
                step = Text(table, 60, nullable: true),
                unit_id = Id(table, nullable: true),
                holder_officer_id = Id(table, nullable: true),
                at = Instant(table),
                read_at = Instant(table, nullable: true),
                ended_at = Instant(table, nullable: true),
                end = Text(table, 40, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_notices", x => new { x.province_code, x.officer_id, x.dossier_id, x.seq }));
        migrationBuilder.CreateIndex("ix_notices_province_code_dossier_id_ended_at", "notices", ["province_code", "dossier_id", "ended_at"]);
        migrationBuilder.CreateIndex("ix_notices_province_code_officer_id_ended_at_read_at_at", "notices", ["province_code", "officer_id", "ended_at", "read_at", "at"]);
        migrationBuilder.CreateTable(
            "digests",
            table => new
            {
                province_code = Text(table, 2),
                officer_id = Id(table),
                day = Day(table),
                at = Instant(table),
                groups = Text(table),
            },
            constraints: table => table.PrimaryKey("pk_digests", x => new { x.province_code, x.officer_id, x.day }));
    }
}
