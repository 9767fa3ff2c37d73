using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>
/// PostgreSQL keeps room on the pages of rows that every act changes: the new row lies beside the old one and no index is written, as none of these columns is in one.
/// Pages that are full already fill up as before.
/// </summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261129160001_LeaveRoomForUpdates")]
public sealed class LeaveRoomForUpdates : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        if (Sqlite)
        {
            return;
        }

        foreach (var table in new[] { "dossiers", "act_heads", "dossier_hops" })
        {
            migrationBuilder.Sql($"ALTER TABLE {table} SET (fillfactor = 80)");
        }
    }
}
