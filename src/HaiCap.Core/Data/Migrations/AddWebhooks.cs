using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

[DbContext(typeof(HaiCapDb))]
[Migration("20261122152000_AddWebhooks")]
public sealed class AddWebhooks : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "webhook_subscriptions",
            table => new
            {
                province_code = Text(table, 2),
                id = Id(table),
                name = Text(table, 100),
                url = Text(table, 500),
                acts = Text(table, 1000),
                agency_id = Id(table, nullable: true),
                state = Text(table, 40),
                secret = Text(table, 1000),
                previous_secret = Text(table, 1000, nullable: true),
                previous_until = Instant(table, nullable: true),
                created_at = Instant(table),
                ended_at = Instant(table, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_webhook_subscriptions", x => new { x.province_code, x.id }));
        migrationBuilder.CreateTable(
            "webhook_health",
            table => new
            {
                province_code = Text(table, 2),
                subscription_id = Id(table),
                failures = Int(table),
                hold_until = Instant(table),
                last_success_at = Instant(table, nullable: true),
                last_failure_at = Instant(table, nullable: true),
                last_error = Text(table, 300, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_webhook_health", x => new { x.province_code, x.subscription_id }));
        migrationBuilder.CreateTable(
            "webhook_deliveries",
            table => new
            {
                province_code = Text(table, 2),
                subscription_id = Id(table),
                subject = Text(table, 100),
                seq = Int(table),
                act_name = Text(table, 60),
                next_at = Instant(table),
                attempts = Int(table),
                first_tried_at = Instant(table, nullable: true),
                leased_until = Instant(table),
                lease = Id(table, nullable: true),
                last_error = Text(table, 300, nullable: true),
                dead_at = Instant(table, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_webhook_deliveries", x => new { x.province_code, x.subscription_id, x.subject, x.seq }));
        migrationBuilder.CreateIndex("ix_webhook_deliveries_due", "webhook_deliveries", ["province_code", "subscription_id", "dead_at", "next_at"]);
    }
}
