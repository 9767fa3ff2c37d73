using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

public sealed partial class First
{
    private void CreateOrganizations(MigrationBuilder migration)
    {
        migration.CreateTable(
            "administrative_units",
            table => new
            {
                code = Text(table, 5),
                agency_code = Text(table, 35, nullable: true),
                formed_from = Text(table, 200, nullable: true),
                level = Text(table, 10),
                province_code = Text(table, 2),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_administrative_units", x => x.code);
            });
        migration.CreateIndex("ix_administrative_units_province_code", "administrative_units", ["province_code"]);
        migration.CreateTable(
            "agencies",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                address = Text(table, 300, nullable: true),
                code = Text(table, 35),
                email = Text(table, 200, nullable: true),
                english_name = Text(table, 200, nullable: true),
                is_sample = Flag(table),
                kind = Text(table, 30),
                name = Text(table, 200),
                notation_suffix = Text(table, 30, nullable: true),
                parent_id = Id(table, nullable: true),
                path = Text(table, 340),
                phone = Text(table, 20, nullable: true),
                short_name = Text(table, 100),
                unit_code = Text(table, 5),
                valid_from = Day(table),
                valid_to = Day(table, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_agencies", x => new { x.province_code, x.id });
            });
        migration.CreateIndex("ix_agencies_province_code_code", "agencies", ["province_code", "code"], unique: true);
        migration.CreateIndex("ix_agencies_province_code_path", "agencies", ["province_code", "path"]);
        migration.CreateIndex("ix_agencies_province_code_unit_code", "agencies", ["province_code", "unit_code"]);
        migration.CreateTable(
            "officers",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                email = Text(table, 200, nullable: true),
                folded = Text(table, 100),
                name = Text(table, 100),
                phone = Text(table, 20, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_officers", x => new { x.province_code, x.id });
            });
        migration.CreateIndex("ix_officers_province_code_folded", "officers", ["province_code", "folded"]);
        migration.CreateTable(
            "old_addresses",
            table => new
            {
                key = Text(table, 200),
                district = Text(table, 60),
                folded = Text(table, 200),
                note = Text(table, 300, nullable: true),
                old_code = Text(table, 5, nullable: true),
                province = Text(table, 60),
                status = Text(table, 12),
                unit_codes = Text(table, 60),
                ward = Text(table, 60),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_old_addresses", x => x.key);
            });
        migration.CreateIndex("ix_old_addresses_status", "old_addresses", ["status"]);
        migration.CreateTable(
            "administrative_unit_versions",
            table => new
            {
                unit_code = Text(table, 5),
                valid_from = Day(table),
                folded = Text(table, 120),
                legal_basis = Text(table, 200),
                name = Text(table, 100),
                parent_code = Text(table, 5, nullable: true),
                type = Text(table, 12),
                valid_to = Day(table, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_administrative_unit_versions", x => new { x.unit_code, x.valid_from });
                table.ForeignKey("fk_administrative_unit_versions_administrative_units_unit_code", x => x.unit_code, "administrative_units", ["code"], onDelete: ReferentialAction.Cascade);
            });
        migration.CreateIndex("ix_administrative_unit_versions_folded", "administrative_unit_versions", ["folded"]);
        migration.CreateTable(
            "positions",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                agency_id = Id(table),
                is_primary = Flag(table),
                officer_id = Id(table),
                role = Text(table, 20),
                signing_form = Text(table, 20, nullable: true),
                title = Text(table, 100),
                valid_from = Day(table),
                valid_to = Day(table, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_positions", x => new { x.province_code, x.id });
                table.ForeignKey("fk_positions_agencies_province_code_agency_id", x => new { x.province_code, x.agency_id }, "agencies", ["province_code", "id"], onDelete: ReferentialAction.Restrict);
                table.ForeignKey("fk_positions_officers_province_code_officer_id", x => new { x.province_code, x.officer_id }, "officers", ["province_code", "id"], onDelete: ReferentialAction.Restrict);
            });
        migration.CreateIndex("ix_positions_province_code_agency_id", "positions", ["province_code", "agency_id"]);
        migration.CreateIndex("ix_positions_province_code_officer_id", "positions", ["province_code", "officer_id"]);
    }
}
