using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>Working time of each stay, for whoever asks where the time goes; empty for stays that ended before.</summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261128091000_AddChargedMinutes")]
public sealed class AddChargedMinutes : HandWrittenMigration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<int>("charged_minutes", "dossier_hops", nullable: true);
        migrationBuilder.AddColumn<int>("waited_minutes", "dossier_hops", nullable: true);
    }
}
