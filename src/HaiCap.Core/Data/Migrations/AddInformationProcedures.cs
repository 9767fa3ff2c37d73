using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>Procedures published for information, with names as long as the national catalogue's; and what happened to procedures, along the log.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261128151000_AddInformationProcedures")]
public sealed class AddInformationProcedures : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("kind", "procedure_versions", maxLength: 40, nullable: false, defaultValue: "Handled");
        migrationBuilder.AddColumn<string>("origin", "procedure_versions", maxLength: 200, nullable: true);
        if (!Sqlite)
        {
            migrationBuilder.Sql("ALTER TABLE procedure_versions ALTER COLUMN name TYPE character varying(1200)");
        }

        migrationBuilder.CreateIndex("ix_acts_procedures", "acts", ["province_code", "transaction_id", "log_position"], filter: "name LIKE 'procedure.%'");
    }
}
