using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>Keys of other systems, and what their requests led to.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261122110000_AddApiKeys")]
public sealed class AddApiKeys : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "api_keys",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                agency_id = Id(table, nullable: true),
                created_at = Instant(table),
                ending = Text(table, 4),
                hash = Bytes(table, 32),
                is_sample = Flag(table),
                last_used_at = Instant(table, nullable: true),
                name = Text(table, 100),
                revoked_at = Instant(table, nullable: true),
                scopes = Text(table, 20),
                valid_from = Instant(table),
                valid_to = Instant(table, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_api_keys", x => new { x.province_code, x.id });
                table.ForeignKey("fk_api_keys_agencies_province_code_agency_id", x => new { x.province_code, x.agency_id }, "agencies", ["province_code", "id"], onDelete: ReferentialAction.Restrict);
            });
        migrationBuilder.CreateIndex("ix_api_keys_province_code_agency_id", "api_keys", ["province_code", "agency_id"]);
        migrationBuilder.CreateIndex("ix_api_keys_province_code_hash", "api_keys", ["province_code", "hash"], unique: true);
        migrationBuilder.CreateTable(
            "api_requests",
            table => new
            {
                province_code = Text(table, 2),
                key_id = Id(table),
                key_hash = Bytes(table, 32),
                at = Instant(table),
                fingerprint = Bytes(table, 32),
                seq = Int(table),
                subject = Text(table, 100),
            },
            constraints: table => table.PrimaryKey("pk_api_requests", x => new { x.province_code, x.key_id, x.key_hash }));
        migrationBuilder.CreateIndex("ix_api_requests_at", "api_requests", ["at"]);
    }
}
