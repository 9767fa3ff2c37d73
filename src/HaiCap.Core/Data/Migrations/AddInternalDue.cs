using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>The due time of the province's own shorter limit; none for dossiers received before.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261128090000_AddInternalDue")]
public sealed class AddInternalDue : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        if (Sqlite)
        {
            migrationBuilder.AddColumn<long>("internal_due_at", "dossiers", nullable: true);
        }
        else
        {
            migrationBuilder.AddColumn<DateTimeOffset>("internal_due_at", "dossiers", nullable: true);
        }
    }
}
