using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>Bulk loads, by where their acts stand in the log.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261122130000_AddActBatches")]
public sealed class AddActBatches : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "act_batches",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                acts = Int(table),
                at = Instant(table),
                first_position = Long(table),
                last_position = Long(table),
                names = Text(table),
                transaction_id = Long(table),
            },
            constraints: table => table.PrimaryKey("pk_act_batches", x => new { x.province_code, x.id }));
        migrationBuilder.CreateIndex("ix_act_batches_transaction_id_last_position", "act_batches", ["transaction_id", "last_position"]);
    }
}
