using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>The order in which what waits in a unit for a role is due.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261122150000_AddOpenWorkQueue")]
public sealed class AddOpenWorkQueue : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.CreateIndex("ix_open_work_queue", "open_work", ["province_code", "holder_unit_id", "role", "holder_officer_id", "due_key", "id"]);
}
