using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>What statistics of time ask of a stay that has ended, along one index. Stays that ended before this are not counted.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261128095000_AddStayTimes")]
public sealed class AddStayTimes : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("consulted_minutes", "dossier_hops", nullable: true);
        migrationBuilder.AddColumn<int>("spent_minutes", "dossier_hops", nullable: true);
        migrationBuilder.AddColumn<int>("allowed_minutes", "dossier_hops", nullable: true);
        migrationBuilder.AddColumn<string>("procedure_code", "dossier_hops", maxLength: 40, nullable: true);
        if (Sqlite)
        {
            migrationBuilder.AddColumn<byte[]>("competent_agency_id", "dossier_hops", nullable: true);
        }
        else
        {
            migrationBuilder.AddColumn<Guid>("competent_agency_id", "dossier_hops", nullable: true);
        }

        migrationBuilder.CreateIndex(
            "ix_dossier_hops_time",
            "dossier_hops",
            [
                "province_code", "done_at", "procedure_code", "step_key", "unit_id", "competent_agency_id", "spent_minutes", "allowed_minutes", "charged_minutes", "waited_minutes",
                "consulted_minutes",
            ],
            filter: "procedure_code IS NOT NULL");
    }
}
