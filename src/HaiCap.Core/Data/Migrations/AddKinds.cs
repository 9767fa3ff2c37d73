using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>Kinds of difficulties the ministry adds.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261129100002_AddKinds")]
public sealed class AddKinds : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "added_kinds",
        table => new
        {
            province_code = Text(table, 2),
            code = Text(table, 30),
            name = Text(table, 60),
            name_en = Text(table, 60),
            answer_days = Int(table),
            hidden = Flag(table),
            added_at = Instant(table),
        },
        constraints: table => table.PrimaryKey("pk_added_kinds", x => new { x.province_code, x.code }));
}
