using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>
/// Which open work has most of its time gone. Only what has rung before can have: the sweep looks at it once, within half an hour.
/// </summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261128111700_AddNearKey")]
public sealed class AddNearKey : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        if (Sqlite)
        {
            migrationBuilder.AddColumn<long>("near_key", "open_work", nullable: true);
        }
        else
        {
            migrationBuilder.AddColumn<DateTimeOffset>("near_key", "open_work", nullable: true);
        }

        migrationBuilder.Sql(Sqlite
            ? "UPDATE open_work SET bell_at = min(bell_at, unixepoch() * 10000000 + 621355968000000000 + abs(random()) % 18000000000) WHERE rungs IS NOT NULL"
            : "UPDATE open_work SET bell_at = least(bell_at, now() + random() * interval '30 minutes') WHERE rungs IS NOT NULL");
        migrationBuilder.CreateIndex("ix_open_work_near", "open_work", ["province_code", "near_key", "id"], filter: "near_key IS NOT NULL");
        migrationBuilder.CreateIndex("ix_open_work_near_unit", "open_work", ["province_code", "holder_unit_id", "near_key", "id"], filter: "near_key IS NOT NULL");
    }
}
