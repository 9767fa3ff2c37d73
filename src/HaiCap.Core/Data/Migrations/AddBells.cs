using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>
/// When open work rings next, and the ladders by which it does. What was open before is looked at once, spread out so that the first round is no
/// flood: what is due soon within ten minutes, the rest within half a day.
/// </summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261128092000_AddBells")]
public sealed class AddBells : HandWrittenMigration
{
    /// <summary>The nation's ladders, until a province or an agency sets its own.</summary>
    private static readonly (string Clock, string Rungs)[] Ladders =
    [
        ("Legal", Rungs(("Percent", 75, "Holder"), ("DaysBefore", 1, "Holder,Head"), ("AtDue", 0, "Holder,Head"), ("DaysAfter", 1, "Head"), ("DaysAfter", 3, "Director"), ("DaysAfter", 5, "Supervision"))),
        ("Internal", Rungs(("Percent", 75, "Holder"), ("AtDue", 0, "Holder,Head"))),
        ("Step", Rungs(("Percent", 75, "Holder"), ("DaysBefore", 1, "Holder"), ("AtDue", 0, "Holder"), ("DaysAfter", 1, "Head"), ("DaysAfter", 3, "Director"), ("DaysAfter", 5, "Supervision"))),
        ("Reception", Rungs(("Percent", 75, "Holder"), ("AtDue", 0, "Holder,Head"), ("DaysAfter", 1, "Director"), ("DaysAfter", 3, "Supervision"))),
        ("Transfer", Rungs(("AtDue", 0, "Holder,Head"), ("DaysAfter", 1, "Director"), ("DaysAfter", 3, "Supervision"))),
        ("Consultation", Rungs(("Percent", 75, "Holder"), ("AtDue", 0, "Holder"), ("DaysAfter", 1, "Director"), ("DaysAfter", 3, "Supervision"))),
        ("Applicant", Rungs(("Percent", 50, "Applicant"), ("DaysBefore", 3, "Applicant"), ("DaysBefore", 1, "Applicant"))),
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        if (Sqlite)
        {
            migrationBuilder.AddColumn<long>("bell_at", "open_work", nullable: false, defaultValue: 0L);
        }
        else
        {
            migrationBuilder.AddColumn<DateTimeOffset>("bell_at", "open_work", nullable: false, defaultValue: DateTimeOffset.UnixEpoch);
        }

        migrationBuilder.AddColumn<string>("rungs", "open_work", nullable: true);
        migrationBuilder.Sql(Sqlite
            ? """
              UPDATE open_work SET bell_at = unixepoch() * 10000000 + 621355968000000000
                + abs(random()) % (CASE WHEN due_key < (unixepoch() + 259200) * 10000000 + 621355968000000000 THEN 6000000000 ELSE 432000000000 END)
              """
            : "UPDATE open_work SET bell_at = now() + random() * (CASE WHEN due_key < now() + interval '3 days' THEN interval '10 minutes' ELSE interval '12 hours' END)");
        migrationBuilder.CreateIndex("ix_open_work_province_code_bell_at", "open_work", ["province_code", "bell_at"]);
        migrationBuilder.CreateTable(
            "ladders",
            table => new
            {
                province_code = Text(table, 2),
                agency_id = Id(table),
                clock = Text(table, 40),
                valid_from = Day(table),
                rungs = Text(table, 2000),
                changed_at = Instant(table),
            },
            constraints: table => table.PrimaryKey("pk_ladders", x => new { x.province_code, x.agency_id, x.clock, x.valid_from }));
        foreach (var (clock, rungs) in Ladders)
        {
            migrationBuilder.Sql(Sqlite
                ? $"INSERT INTO ladders VALUES ('00', zeroblob(16), '{clock}', '2025-07-01', '{rungs}', 638869248000000000)"
                : $"INSERT INTO ladders VALUES ('00', '00000000-0000-0000-0000-000000000000', '{clock}', '2025-07-01', '{rungs}', '2025-07-01T00:00:00Z')");
        }
    }

    private static string Rungs(params (string At, int Value, string Tell)[] rungs) => "[" + string.Join(',', rungs.Select(rung =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $$"""{"at":"{{rung.At}}","value":{{rung.Value}},"tell":[{{string.Join(',', rung.Tell.Split(',').Select(who => $"\"{who}\""))}}]}"""))) + "]";
}
