using System.Globalization;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>
/// Bells of recommendations: a narrow table of what is owed, the nation's ladders for it, and notices of news. What was owed before is looked at by the
/// first round, which tells of each the gravest rung once.
/// </summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261129100000_AddMissionBells")]
public sealed class AddMissionBells : HandWrittenMigration
{
    private static readonly (string Clock, string Rungs)[] Ladders =
    [
        ("Answer", Rungs(("Percent", 75, "Holder"), ("DaysBefore", 1, "Holder"), ("AtDue", 0, "Holder"), ("DaysAfter", 1, "Head"), ("DaysAfter", 3, "Director"), ("DaysAfter", 5, "Supervision"))),
        ("Plan", Rungs(("DaysBefore", 3, "Holder"), ("AtDue", 0, "Holder"), ("DaysAfter", 1, "Head"), ("DaysAfter", 3, "Director"), ("DaysAfter", 5, "Supervision"))),
        ("Opinion", Rungs(("Percent", 75, "Holder"), ("AtDue", 0, "Holder"), ("DaysAfter", 1, "Head"), ("DaysAfter", 3, "Director"), ("DaysAfter", 5, "Supervision"))),
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "mission_bells",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                recommendation_id = Id(table),
                clock = Text(table, 20),
                owner_province = Text(table, 2),
                unit_id = Id(table),
                since = Instant(table),
                due_at = Instant(table),
                bell_at = Instant(table, nullable: true),
                rungs = Text(table, 200, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_mission_bells", x => new { x.province_code, x.id }));
        migrationBuilder.CreateIndex("ix_mission_bells_province_code_recommendation_id", "mission_bells", ["province_code", "recommendation_id"]);
        migrationBuilder.CreateIndex("ix_mission_bells_due", "mission_bells", "bell_at", filter: "bell_at IS NOT NULL");
        migrationBuilder.CreateIndex("ix_mission_bells_clock_due_at", "mission_bells", ["clock", "due_at"]);
        migrationBuilder.Sql("""
            INSERT INTO mission_bells (province_code, id, recommendation_id, clock, owner_province, unit_id, since, due_at, bell_at)
            SELECT province_code, id, id, 'Answer', owner_province, owner_id, asked_at, due_at, asked_at FROM recommendations WHERE due_at IS NOT NULL
            """);
        migrationBuilder.Sql($"""
            INSERT INTO mission_bells (province_code, id, recommendation_id, clock, owner_province, unit_id, since, due_at, bell_at)
            SELECT answer.province_code, answer.id, asked.id, 'Plan', asked.owner_province, asked.owner_id, answer.sent_at, {ClosingOf("answer.planned_for")}, answer.sent_at
            FROM recommendation_answers answer JOIN recommendations asked ON asked.province_code = answer.province_code AND asked.id = answer.recommendation_id
            WHERE answer.kind = 'Planned' AND answer.state = 'Sent' AND answer.planned_for IS NOT NULL AND answer.kept_on IS NULL AND answer.sent_at IS NOT NULL AND asked.due_at IS NULL
            """);
        foreach (var (clock, rungs) in Ladders)
        {
            migrationBuilder.Sql(Sqlite
                ? $"INSERT INTO ladders VALUES ('00', zeroblob(16), '{clock}', '2025-07-01', '{rungs}', 638869248000000000)"
                : $"INSERT INTO ladders VALUES ('00', '00000000-0000-0000-0000-000000000000', '{clock}', '2025-07-01', '{rungs}', '2025-07-01T00:00:00Z')");
        }

        migrationBuilder.AddColumn<string>("news", "notices", maxLength: 20, nullable: true);
        migrationBuilder.AddColumn<string>("told_basis", "precedents", nullable: true);
    }

    /// <summary>17:00 in Vietnam on a day.</summary>
    private string ClosingOf(string day) => Sqlite
        ? $"CAST(strftime('%s', {day} || ' 10:00:00') AS INTEGER) * 10000000 + 621355968000000000"
        : $"({day} + time '17:00') AT TIME ZONE 'Asia/Ho_Chi_Minh'";

    private static string Rungs(params (string At, int Value, string Tell)[] rungs) => "[" + string.Join(',', rungs.Select(rung =>
        string.Create(CultureInfo.InvariantCulture, $$"""{"at":"{{rung.At}}","value":{{rung.Value}},"tell":["{{rung.Tell}}"]}"""))) + "]";
}
