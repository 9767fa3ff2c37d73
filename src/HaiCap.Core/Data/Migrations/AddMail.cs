using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>Mail to officers: what is to be sent, and which notices it tells of.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261128113200_AddMail")]
public sealed class AddMail : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("mail_key", "notices", maxLength: 40, nullable: true);
        migrationBuilder.CreateTable(
            "mail_deliveries",
            table => new
            {
                province_code = Text(table, 2),
                officer_id = Id(table),
                key = Text(table, 40),
                made_at = Instant(table),
                next_at = Instant(table),
                attempts = Int(table),
                lease = Id(table, nullable: true),
                leased_until = Instant(table),
                last_error = Text(table, 60, nullable: true),
                sent_at = Instant(table, nullable: true),
                dead_at = Instant(table, nullable: true),
            },
            constraints: table => table.PrimaryKey("pk_mail_deliveries", x => new { x.province_code, x.officer_id, x.key }));
        migrationBuilder.CreateIndex("ix_mail_deliveries_due", "mail_deliveries", ["province_code", "next_at"], filter: "sent_at IS NULL AND dead_at IS NULL");
        migrationBuilder.CreateIndex("ix_mail_deliveries_made_at", "mail_deliveries", "made_at");
    }
}
