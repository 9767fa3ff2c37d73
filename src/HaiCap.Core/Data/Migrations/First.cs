using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>The first floor: one part for each room.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261122000000_First")]
public sealed partial class First : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        CreateData(migrationBuilder);
        CreateActs(migrationBuilder);
        CreateCalendar(migrationBuilder);
        CreateOrganizations(migrationBuilder);
        CreateProcedures(migrationBuilder);
        CreateLetters(migrationBuilder);
        CreateDossiers(migrationBuilder);
    }
}
