using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>What the board of recommendations counts by: the month of asking, the hours to the answer, and the indexes it walks.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261129070000_AddMissionBoard")]
public sealed class AddMissionBoard : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("asked_month", "recommendations", nullable: false, defaultValue: 0);
        migrationBuilder.AddColumn<int>("answer_hours", "recommendations", nullable: true);
        migrationBuilder.Sql(Sqlite
            ? """
              UPDATE recommendations SET
                  asked_month = CAST(strftime('%Y%m', (asked_at - 621355968000000000) / 10000000 + 25200, 'unixepoch') AS INTEGER),
                  answer_hours = (answered_at - asked_at + 35999999999) / 36000000000;
              """
            : """
              UPDATE recommendations SET
                  asked_month = to_char(asked_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYYMM')::int,
                  answer_hours = ceil(extract(epoch FROM answered_at - asked_at) / 3600)::int;
              """);
        migrationBuilder.CreateIndex(
            "ix_recommendations_board", "recommendations", ["addressee", "province_code", "kind", "asked_month", "due_at", "answer_hours"]);
        migrationBuilder.CreateIndex("ix_recommendations_owed", "recommendations", "asked_at", filter: "due_at IS NOT NULL");
        migrationBuilder.CreateIndex("ix_recommendation_answers_id", "recommendation_answers", "id");
    }
}
