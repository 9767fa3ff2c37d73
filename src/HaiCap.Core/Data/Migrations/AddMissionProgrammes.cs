using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>Programmes of visits: delegations, where they go, their itineraries, addresses of calendars.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261129064000_AddMissionProgrammes")]
public sealed class AddMissionProgrammes : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "mission_programmes",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                instrument_id = Id(table),
                citation = Text(table, 200),
                title = Text(table, 300),
                begins = Day(table),
                ends = Day(table),
                purpose = Text(table, 4000),
                prepares = Text(table, 4000, nullable: true),
                opened_by = Text(table, 200),
                opened_at = Instant(table),
            },
            constraints: table => table.PrimaryKey("pk_mission_programmes", x => new { x.province_code, x.id }));
        migrationBuilder.CreateIndex("ix_mission_programmes_province_code_begins", "mission_programmes", ["province_code", "begins"]);
        migrationBuilder.CreateTable(
            "mission_delegations",
            table => new { province_code = Text(table, 2), id = Id(table), programme_id = Id(table), number = Int(table), name = Text(table, 200), members = Text(table) },
            constraints: table => table.PrimaryKey("pk_mission_delegations", x => new { x.province_code, x.id }));
        migrationBuilder.CreateIndex("ix_mission_delegations_province_code_programme_id_number", "mission_delegations", ["province_code", "programme_id", "number"], unique: true);
        migrationBuilder.CreateTable(
            "mission_places",
            table => new
            {
                province_code = Text(table, 2),
                delegation_id = Id(table),
                programme_id = Id(table),
                place_code = Text(table, 5),
                place_province = Text(table, 2),
                contact = Text(table, 200, nullable: true),
                contact_phone = Text(table, 30, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_mission_places", x => new { x.province_code, x.delegation_id, x.place_code }));
        migrationBuilder.CreateIndex("ix_mission_places_province_code_programme_id", "mission_places", ["province_code", "programme_id"]);
        migrationBuilder.CreateIndex("ix_mission_places_place_province", "mission_places", ["place_province"]);
        AddStops(migrationBuilder);
    }

    private void AddStops(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "mission_stops",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                programme_id = Id(table),
                delegation_id = Id(table),
                kind = Text(table, 20),
                place_code = Text(table, 5),
                place_province = Text(table, 2),
                venue = Text(table, 300),
                title = Text(table, 300),
                starts_at = Instant(table),
                ends_at = Instant(table),
                prepares = Text(table, 4000, nullable: true),
                cancelled_at = Instant(table, nullable: true),
                revision = Int(table),
                changed_at = Instant(table),
            },
            constraints: table => table.PrimaryKey("pk_mission_stops", x => new { x.province_code, x.id }));
        migrationBuilder.CreateIndex("ix_mission_stops_province_code_programme_id_starts_at", "mission_stops", ["province_code", "programme_id", "starts_at"]);
        migrationBuilder.CreateTable(
            "calendar_links",
            table => new { province_code = Text(table, 2), officer_id = Id(table), hash = Text(table, 64), made_at = Instant(table) },
            constraints: table => table.PrimaryKey("pk_calendar_links", x => new { x.province_code, x.officer_id }));
        migrationBuilder.CreateIndex("ix_calendar_links_province_code_hash", "calendar_links", ["province_code", "hash"], unique: true);
    }
}
