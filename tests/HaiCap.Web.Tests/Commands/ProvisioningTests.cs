using HaiCap.Testing;
using Microsoft.Data.Sqlite;

namespace HaiCap.Web.Tests.Commands;

/// <summary>From nothing to a province somebody can sign in to, in Production, by commands alone.</summary>
public sealed class ProvisioningTests : IDisposable
{
    private static readonly (string, string)[] Production = [("ASPNETCORE_ENVIRONMENT", "Production"), ("HAICAP_DATA", "d")];
    private readonly TempFolder temp = new();

    [Fact]
    public async Task An_empty_folder_becomes_a_province_with_an_administrator_and_the_doctor_agrees()
    {
        await File.WriteAllTextAsync(temp.File("agencies.yaml"), """
            agencies:
              - { code: H41.19, parent: H41, kind: Department, unit: "40", name: Sở Khoa học và Công nghệ, short: Sở KH&CN, notation: SKHCN }
              - { code: H41, kind: ProvincialCommittee, unit: "40", name: Ủy ban nhân dân tỉnh Nghệ An, short: UBND tỉnh, notation: UBND }
            """);
        (await RunAsync("doctor")).Code.ShouldBe(1);
        (await RunAsync("migrate")).Code.ShouldBe(0);
        (await RunAsync("import", "units")).Code.ShouldBe(0);
        (await RunAsync("add", "administrator", "--agency", "H41", "--name", "Nguyễn Thị Quản", "--user", "quantri")).ShouldFailWith("H41");
        (await RunAsync("import", "basics")).Output.ShouldContain("17 mẫu văn bản");
        (await RunAsync("import", "basics")).Output.ShouldContain(" 0 mẫu văn bản");
        (await RunAsync("import", "agencies", "--from", "agencies.yaml")).Output.ShouldContain("Thêm 2 cơ quan, 0 đã có");
        (await RunAsync("import", "agencies", "--from", "agencies.yaml")).Output.ShouldContain("Thêm 0 cơ quan, 2 đã có");
        var added = await RunAsync("add", "administrator", "--agency", "H41", "--name", "Nguyễn Thị Quản", "--user", "quantri");
        added.Code.ShouldBe(0, added.Error);
        added.Output.ShouldStartWith("quantri ");
        (await RunAsync("add", "administrator", "--agency", "H41", "--name", "Nguyễn Thị Quản", "--user", "quantri")).ShouldFailWith("SGN-008");
        Count("SELECT count(*) FROM officers").ShouldBe(1, "the second try left nobody behind");
        Count("SELECT count(*) FROM calendar_years WHERE is_sample").ShouldBe(0);

        var doctor = await RunAsync("doctor");
        doctor.Output.ShouldNotContain("[LỖI]    DR-PRV");
        doctor.Output.ShouldContain("[CHÚ Ý]  DR-PRV-04");
        (await RunAsync("verify")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_list_that_does_not_fit_adds_nothing_and_says_why()
    {
        (await RunAsync("import", "units")).Code.ShouldBe(0);
        foreach (var (list, code) in new[]
        {
            ("agencies: [ { code: H41, kind: Department, unit: \"01\", name: A, short: A } ]", "ORG-021"),
            ("agencies: [ { code: H41, parent: H42, kind: Department, unit: \"40\", name: A, short: A } ]", "ORG-021"),
            ("agencies: [ { code: 'x y', kind: Department, unit: \"40\", name: A, short: A } ]", "ORG-021"),
            ("agencies: [ { code: H41, kind: Kingdom, unit: \"40\", name: A, short: A } ]", "ORG-020"),
            ("agencies: []", "ORG-020"),
            ("no list", "ORG-020"),
        })
        {
            await File.WriteAllTextAsync(temp.File("a.yaml"), list);
            (await RunAsync("import", "agencies", "--from", "a.yaml")).ShouldFailWith(code);
            Count("SELECT count(*) FROM agencies").ShouldBe(0, list);
        }
    }

    [Fact]
    public async Task The_nations_year_is_published_from_the_notices_file_and_a_second_time_as_the_next_version()
    {
        await File.WriteAllTextAsync(temp.File("2028.csv"), "ngày,tên,loại,đổi với\n1/1/2028,Tết Dương lịch,nghỉ lễ,\n3/1/2028,Nghỉ bù Tết Dương lịch,nghỉ bù,\n");
        await File.WriteAllTextAsync(temp.File("wrong.csv"), "ngày,tên\n32/1/2028,Sai\n");
        (await RunAsync("import", "basics")).Code.ShouldBe(0);
        (await RunAsync("calendar", "publish", "wrong.csv", "--year", "2028", "--notice", "TB 1", "--nation")).ShouldFailWith("CAL-035");
        (await RunAsync("calendar", "publish", "2028.csv", "--year", "2029", "--notice", "TB 1", "--nation")).ShouldFailWith("CAL-032");
        (await RunAsync("calendar", "publish", "none.csv", "--year", "2028", "--notice", "TB 1", "--nation")).ShouldFailWith("none.csv");

        var looked = await RunAsync("calendar", "publish", "2028.csv", "--year", "2028", "--notice", "TB 1", "--nation", "--look");
        looked.Output.ShouldContain("03/01/2028  MadeUp");
        Count("SELECT count(*) FROM calendar_years WHERE year = 2028").ShouldBe(0);
        (await RunAsync("calendar", "publish", "2028.csv", "--year", "2028", "--notice", "TB 1", "--nation")).Output.ShouldContain("năm 2028, phiên bản 1");
        (await RunAsync("calendar", "publish", "2028.csv", "--year", "2028", "--notice", "TB 2", "--nation")).Output.ShouldContain("năm 2028, phiên bản 2");

        Count("SELECT count(*) FROM calendar_years WHERE year = 2028 AND province_code = '00' AND notice = 'TB 2' AND status = 'Published'").ShouldBe(1);
        Count("SELECT count(*) FROM acts WHERE name = 'calendar.published' AND subject = 'calendar:2028'").ShouldBe(2);
        (await RunAsync("verify")).Code.ShouldBe(0);
    }

    public void Dispose() => temp.Dispose();

    private long Count(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={temp.File("d/haicap.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private Task<HaiCapProgram.Ran> RunAsync(params string[] args) => HaiCapProgram.RunAsync(temp.Path, Production, args);
}
