using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>What people say and what catalogues write, where a province sets it beside the product's own.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261128112500_AddEverydayWords")]
public sealed class AddEverydayWords : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateTable(
        "everyday_words",
        table => new
        {
            province_code = Text(table, 2),
            key = Text(table, 200),
            valid_from = Day(table),
            said = Text(table, 100),
            meanings = Text(table, 1000),
            changed_at = Instant(table),
        },
        constraints: table => table.PrimaryKey("pk_everyday_words", x => new { x.province_code, x.key, x.valid_from }));
}
