using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>Photographs of visits.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261129080002_AddVisitPhotos")]
public sealed class AddVisitPhotos : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "visit_photos",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                stop_id = Id(table),
                file_hash = Text(table, 64),
                file_name = Text(table, 200),
                place = Text(table, 300),
                latitude = Real(table, nullable: true),
                longitude = Real(table, nullable: true),
                taken_at = Instant(table),
                added_by_id = Id(table),
                added_by = Text(table, 200),
                added_at = Instant(table),
            },
            constraints: table => table.PrimaryKey("pk_visit_photos", x => new { x.province_code, x.id }));
        migrationBuilder.CreateIndex("ix_visit_photos_province_code_stop_id", "visit_photos", ["province_code", "stop_id"]);
    }
}
