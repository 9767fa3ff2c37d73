using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>
/// When the last clock of each piece of open work ends, so that a recount reads no dossier it cannot move. PostgreSQL keeps room beside these rows too, and beside
/// dossiers for two of three: a recount changes all of a page at once.
/// </summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261129190000_AddLastDue")]
public sealed class AddLastDue : HandWrittenMigration
{
    private const long WeekTicks = 7 * TimeSpan.TicksPerDay;
    private const long ZoneTicks = 7 * TimeSpan.TicksPerHour;

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        if (Sqlite)
        {
            migrationBuilder.AddColumn<long>("last_due", "open_work", nullable: true);
        }
        else
        {
            migrationBuilder.AddColumn<DateTimeOffset>("last_due", "open_work", nullable: true);
            migrationBuilder.Sql("ALTER TABLE open_work SET (fillfactor = 80)");
            migrationBuilder.Sql("ALTER TABLE dossiers SET (fillfactor = 65)");
        }

        migrationBuilder.Sql(Fill(Sqlite));
    }

    /// <summary>From the rows that are there, as each act keeps it; what waits for its applicant has the year 9999.</summary>
    public static string Fill(bool sqlite)
    {
        var (paused, latest) = sqlite
            ? ($"{new DateTime(9999, 1, 1).Ticks}", EndOfWeek("nullif(max(coalesce(d.due_at, 0), coalesce(h.due_at, 0)), 0)"))
            : ("timestamptz '9999-01-01 00:00:00Z'", EndOfWeek("greatest(d.due_at, h.due_at)"));
        return $"""
            UPDATE open_work SET last_due = CASE
                WHEN kind = 'Consultation' THEN (SELECT {EndOfWeek("c.due_at")} FROM consultations c
                    WHERE c.province_code = open_work.province_code AND c.dossier_id = open_work.dossier_id AND c.id = open_work.consultation_id)
                ELSE (SELECT CASE WHEN d.decided_at IS NOT NULL THEN NULL WHEN d.state = 'SupplementRequested' THEN {paused} ELSE coalesce({latest}, {paused}) END
                    FROM dossiers d LEFT JOIN dossier_hops h ON h.province_code = d.province_code AND h.dossier_id = d.id AND h.done_at IS NULL
                    WHERE d.province_code = open_work.province_code AND d.id = open_work.dossier_id) END
            """;

        // Ticks begin on a Monday, the first of the year 1; Vietnam is seven hours before UTC all the year.
        string EndOfWeek(string time) => sqlite
            ? $"(({time} + {ZoneTicks}) / {WeekTicks} + 1) * {WeekTicks} - {ZoneTicks}"
            : $"(date_trunc('week', ({time}) AT TIME ZONE 'Asia/Ho_Chi_Minh') + interval '7 days') AT TIME ZONE 'Asia/Ho_Chi_Minh'";
    }
}
