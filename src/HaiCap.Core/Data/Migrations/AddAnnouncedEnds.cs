using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace HaiCap.Core.Data.Migrations;

/// <summary>
/// Officers are told beforehand of what will happen by itself, and of a transfer before it is due. The nation's two ladders are changed where they are as
/// they came; a province's or an agency's own stay.
/// </summary>
[DbContext(typeof(HaiCapDb))]
[Migration("20261128112500_AddAnnouncedEnds")]
public sealed class AddAnnouncedEnds : HandWrittenMigration
{
    private static readonly (string Clock, string From, string To)[] Ladders =
    [
        ("Applicant",
            """[{"at":"Percent","value":50,"tell":["Applicant"]},{"at":"DaysBefore","value":3,"tell":["Applicant"]},{"at":"DaysBefore","value":1,"tell":["Applicant"]}]""",
            """[{"at":"Percent","value":50,"tell":["Applicant"]},{"at":"DaysBefore","value":3,"tell":["Applicant"]},{"at":"DaysBefore","value":1,"tell":["Holder","Applicant"]}]"""),
        ("Transfer",
            """[{"at":"AtDue","value":0,"tell":["Holder","Head"]},{"at":"DaysAfter","value":1,"tell":["Director"]},{"at":"DaysAfter","value":3,"tell":["Supervision"]}]""",
            """[{"at":"Percent","value":75,"tell":["Holder"]},{"at":"AtDue","value":0,"tell":["Holder","Head"]},{"at":"DaysAfter","value":1,"tell":["Director"]},{"at":"DaysAfter","value":3,"tell":["Supervision"]}]"""),
    ];

    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.AddColumn<string>("ends", "notices", maxLength: 40, nullable: true);
        foreach (var (clock, from, to) in Ladders)
        {
            migrationBuilder.Sql($"UPDATE ladders SET rungs = '{to}' WHERE province_code = '00' AND clock = '{clock}' AND rungs = '{from}'");
        }
    }
}
