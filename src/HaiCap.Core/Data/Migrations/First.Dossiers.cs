using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

public sealed partial class First
{
    private void CreateDossiers(MigrationBuilder migration)
    {
        migration.CreateTable(
            "citizen_dossiers",
            table => new
            {
                province_code = Text(table, 2),
                citizen_id = Id(table),
                dossier_id = Id(table),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_citizen_dossiers", x => new { x.province_code, x.citizen_id, x.dossier_id });
            });
        migration.CreateIndex("ix_citizen_dossiers_citizen_id", "citizen_dossiers", ["citizen_id"]);
        migration.CreateTable(
            "consultations",
            table => new
            {
                province_code = Text(table, 2),
                dossier_id = Id(table),
                id = Id(table),
                answer = Text(table, 4000, nullable: true),
                answered_at = Instant(table, nullable: true),
                answered_by = Text(table, 200, nullable: true),
                asked_at = Instant(table),
                asked_by = Text(table, 200),
                asked_unit_id = Id(table),
                due_at = Instant(table),
                question = Text(table, 4000),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_consultations", x => new { x.province_code, x.dossier_id, x.id });
            });
        migration.CreateTable(
            "dossier_documents",
            table => new
            {
                province_code = Text(table, 2),
                dossier_id = Id(table),
                id = Id(table),
                check_code = Text(table, 32),
                data = Text(table),
                file_hash = Text(table, 64, nullable: true),
                issued_at = Instant(table),
                issued_by = Text(table, 200),
                kind = Text(table, 40),
                number = Text(table, 60, nullable: true),
                title = Text(table, 500),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_dossier_documents", x => new { x.province_code, x.dossier_id, x.id });
            });
        migration.CreateIndex("ix_dossier_documents_province_code_check_code", "dossier_documents", ["province_code", "check_code"], unique: true);
        migration.CreateTable(
            "dossier_hops",
            table => new
            {
                province_code = Text(table, 2),
                dossier_id = Id(table),
                number = Int(table),
                done_at = Instant(table, nullable: true),
                done_by = Text(table, 200, nullable: true),
                due_at = Instant(table),
                given_by = Text(table, 200),
                note = Text(table, 4000, nullable: true),
                officer_id = Id(table, nullable: true),
                started_at = Instant(table),
                step_key = Text(table, 60),
                step_name = Text(table, 200),
                unit_id = Id(table),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_dossier_hops", x => new { x.province_code, x.dossier_id, x.number });
            });
        migration.CreateTable(
            "dossier_papers",
            table => new
            {
                province_code = Text(table, 2),
                dossier_id = Id(table),
                id = Id(table),
                added_at = Instant(table),
                component = Text(table, 60),
                file_hash = Text(table, 64, nullable: true),
                file_name = Text(table, 200, nullable: true),
                file_size = Long(table),
                form = Text(table, 40),
                sets = Int(table),
                supplement_id = Id(table, nullable: true),
                title = Text(table, 500),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_dossier_papers", x => new { x.province_code, x.dossier_id, x.id });
            });
        migration.CreateTable(
            "dossiers",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                accepted_at = Instant(table, nullable: true),
                answers = Text(table),
                applicant_address = Text(table, 500, nullable: true),
                applicant_email = Text(table, 200, nullable: true),
                applicant_folded = Text(table, 200),
                applicant_id_number = Text(table, 20),
                applicant_kind = Text(table, 40),
                applicant_name = Text(table, 200),
                applicant_phone = Text(table, 20, nullable: true),
                assisted = Flag(table),
                channel = Text(table, 40),
                citizen_id = Id(table, nullable: true),
                clock = Text(table, nullable: true),
                clock_stopped = Flag(table),
                code = Text(table, 50),
                competent_agency_id = Id(table),
                decided_at = Instant(table, nullable: true),
                division_id = Id(table),
                due_at = Instant(table, nullable: true),
                due_is_provisional = Flag(table),
                holder_officer_id = Id(table, nullable: true),
                holder_unit_id = Id(table, nullable: true),
                original_due_at = Instant(table, nullable: true),
                procedure_code = Text(table, 40),
                procedure_name = Text(table, 500),
                procedure_version_id = Id(table),
                receiving_agency_id = Id(table),
                reception_due_at = Instant(table),
                returned_at = Instant(table, nullable: true),
                state = Text(table, 40),
                step_key = Text(table, 60, nullable: true),
                submission_key = Id(table),
                submitted_at = Instant(table),
                submitter_name = Text(table, 200),
                timeliness = Text(table, 40, nullable: true),
                title = Text(table, 1000),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_dossiers", x => new { x.province_code, x.id });
            });
        migration.CreateIndex("ix_dossiers_province_code_code", "dossiers", ["province_code", "code"], unique: true);
        migration.CreateIndex("ix_dossiers_province_code_competent_agency_id_submitted_at", "dossiers", ["province_code", "competent_agency_id", "submitted_at"]);
        migration.CreateIndex("ix_dossiers_province_code_receiving_agency_id_submitted_at", "dossiers", ["province_code", "receiving_agency_id", "submitted_at"]);
        migration.CreateIndex("ix_dossiers_province_code_submission_key", "dossiers", ["province_code", "submission_key"], unique: true);
        migration.CreateTable(
            "draft_files",
            table => new
            {
                province_code = Text(table, 2),
                draft_id = Id(table),
                id = Id(table),
                added_at = Instant(table),
                component = Text(table, 60),
                file_hash = Text(table, 64),
                file_name = Text(table, 200),
                file_size = Long(table),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_draft_files", x => new { x.province_code, x.draft_id, x.id });
            });
        migration.CreateTable(
            "drafts",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                answers = Text(table),
                applicant = Text(table, nullable: true),
                citizen_id = Id(table, nullable: true),
                officer_id = Id(table, nullable: true),
                procedure_code = Text(table, 40),
                procedure_version_id = Id(table),
                receiving_agency_id = Id(table, nullable: true),
                saved_at = Instant(table),
                started_at = Instant(table),
                step = Text(table, 60, nullable: true),
                version = Int(table),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_drafts", x => new { x.province_code, x.id });
            });
        migration.CreateIndex("ix_drafts_province_code_citizen_id", "drafts", ["province_code", "citizen_id"]);
        migration.CreateIndex("ix_drafts_province_code_officer_id", "drafts", ["province_code", "officer_id"]);
        migration.CreateTable(
            "open_work",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                consultation_id = Id(table, nullable: true),
                dossier_id = Id(table),
                due_key = Instant(table),
                holder_officer_id = Id(table, nullable: true),
                holder_unit_id = Id(table),
                kind = Text(table, 40),
                role = Text(table, 20),
                waits_for = Text(table, 40),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_open_work", x => new { x.province_code, x.id });
            });
        migration.CreateIndex("ix_open_work_province_code_dossier_id", "open_work", ["province_code", "dossier_id"]);
        migration.CreateIndex("ix_open_work_province_code_holder_officer_id_due_key_id", "open_work", ["province_code", "holder_officer_id", "due_key", "id"]);
        migration.CreateIndex("ix_open_work_province_code_holder_unit_id_due_key_id", "open_work", ["province_code", "holder_unit_id", "due_key", "id"]);
    }
}
