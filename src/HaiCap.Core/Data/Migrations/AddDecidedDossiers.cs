using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>The newest decided dossiers of a procedure, for how long they really took.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261128113000_AddDecidedDossiers")]
public sealed class AddDecidedDossiers : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.CreateIndex(
        "ix_dossiers_decided", "dossiers", ["province_code", "procedure_code", "decided_at"], filter: "decided_at IS NOT NULL");
}
