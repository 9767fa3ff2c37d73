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
            "citizen_accounts",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                assurance = Int(table),
                birth_date = Day(table, nullable: true),
                created_at = Instant(table),
                email = Text(table, 200, nullable: true),
                id_number = Text(table, 12),
                issuer = Text(table, 200),
                last_sign_in_at = Instant(table),
                name = Text(table, 100),
                phone = Text(table, 20, nullable: true),
                subject = Text(table, 200),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_citizen_accounts", x => new { x.province_code, x.id });
            });
        migration.CreateIndex("ix_citizen_accounts_province_code_id_number_issuer", "citizen_accounts", ["province_code", "id_number", "issuer"], unique: true);
        migration.CreateIndex("ix_citizen_accounts_province_code_issuer_subject", "citizen_accounts", ["province_code", "issuer", "subject"], unique: true);
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
            "parked_posts",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                account_id = Id(table),
                content = Bytes(table),
                expires_at = Instant(table),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_parked_posts", x => new { x.province_code, x.id });
            });
        migration.CreateIndex("ix_parked_posts_province_code_expires_at", "parked_posts", ["province_code", "expires_at"]);
        migration.CreateTable(
            "sign_in_sessions",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                account_id = Id(table),
                address = Text(table, 45, nullable: true),
                agent = Text(table, 300, nullable: true),
                created_at = Instant(table),
                ended_at = Instant(table, nullable: true),
                idle_minutes = Int(table),
                kind = Text(table, 10),
                last_seen_at = Instant(table),
                locked_at = Instant(table, nullable: true),
                must_change_password = Flag(table),
                position_id = Id(table, nullable: true),
                second_factor = Flag(table),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_sign_in_sessions", x => new { x.province_code, x.id });
            });
        migration.CreateIndex("ix_sign_in_sessions_province_code_account_id", "sign_in_sessions", ["province_code", "account_id"]);
        migration.CreateTable(
            "accounts",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                created_at = Instant(table),
                failed_count = Int(table),
                is_sample = Flag(table),
                last_sign_in_at = Instant(table, nullable: true),
                locked_until = Instant(table, nullable: true),
                must_change_password = Flag(table),
                officer_id = Id(table),
                password_hash = Text(table, 200, nullable: true),
                password_set_at = Instant(table, nullable: true),
                password_stands_alone = Flag(table),
                recovery_codes = Text(table, 1000, nullable: true),
                security_stamp = Text(table, 40),
                state = Text(table, 10),
                totp_enabled = Flag(table),
                totp_last_step = Long(table),
                totp_secret = Text(table, 1000, nullable: true),
                user_name = Text(table, 100),
                version = Int(table),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_accounts", x => new { x.province_code, x.id });
                table.ForeignKey("fk_accounts_officers_province_code_officer_id", x => new { x.province_code, x.officer_id }, "officers", ["province_code", "id"], onDelete: ReferentialAction.Restrict);
            });
        migration.CreateIndex("ix_accounts_province_code_officer_id", "accounts", ["province_code", "officer_id"]);
        migration.CreateIndex("ix_accounts_province_code_user_name", "accounts", ["province_code", "user_name"], unique: true);
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
