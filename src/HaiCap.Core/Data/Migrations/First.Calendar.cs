using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

public sealed partial class First
{
    private void CreateCalendar(MigrationBuilder migration)
    {
        migration.CreateTable(
            "calendar_days",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                calendar_year_id = Id(table),
                confidence = Text(table, 40),
                date = Day(table),
                hours = Text(table, 500, nullable: true),
                kind = Text(table, 40),
                name = Text(table, 200),
                name_en = Text(table, 200, nullable: true),
                notice = Text(table, 300, nullable: true),
                swaps_with = Day(table, nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_calendar_days", x => new { x.province_code, x.id });
            });
        migration.CreateIndex("ix_calendar_days_province_code_calendar_year_id_date", "calendar_days", ["province_code", "calendar_year_id", "date"], unique: true);
        migration.CreateTable(
            "calendar_rules",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                changed_at = Instant(table),
                citation = Text(table, 300),
                key = Text(table, 40),
                unit = Text(table, 40),
                valid_from = Day(table),
                valid_to = Day(table, nullable: true),
                value = Number(table),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_calendar_rules", x => new { x.province_code, x.id });
            });
        migration.CreateIndex("ix_calendar_rules_province_code_key_valid_from", "calendar_rules", ["province_code", "key", "valid_from"], unique: true);
        migration.CreateTable(
            "calendar_weeks",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                agency_id = Id(table),
                changed_at = Instant(table),
                citation = Text(table, 300, nullable: true),
                day_end = Text(table, 40),
                hours = Text(table, 2000),
                nominal_day_minutes = Int(table),
                purpose = Text(table, 40),
                same_day_cut_off = TimeOfDay(table, nullable: true),
                valid_from = Day(table),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_calendar_weeks", x => new { x.province_code, x.id });
            });
        migration.CreateIndex("ix_calendar_weeks_province_code_agency_id_purpose_valid_from", "calendar_weeks", ["province_code", "agency_id", "purpose", "valid_from"], unique: true);
        migration.CreateTable(
            "calendar_years",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                agency_id = Id(table),
                changed_at = Instant(table),
                is_sample = Flag(table),
                notice = Text(table, 300, nullable: true),
                status = Text(table, 40),
                version = Int(table),
                year = Int(table),
            },
            constraints: table =>
            {
                table.PrimaryKey("pk_calendar_years", x => new { x.province_code, x.id });
            });
        migration.CreateIndex("ix_calendar_years_province_code_agency_id_year_version", "calendar_years", ["province_code", "agency_id", "year", "version"], unique: true);
    }
}
