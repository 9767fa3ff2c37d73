using HaiCap.Core.Procedures.Drafts;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.Commands;

public sealed class PackageCommandTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Fact]
    public async Task A_procedure_is_exported_looked_at_and_imported_as_a_draft()
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        using var temp = new TempFolder();
        Task<HaiCapProgram.Ran> RunAsync(params string[] args) => HaiCapProgram.RunAsync(temp.Path, [.. args, "--data", house.DataFolder]);
        (await RunAsync("export", "procedure", "1.999999")).ShouldFailWith("PRO-060");
        var written = await RunAsync("export", "procedure", "2.002385");
        written.Code.ShouldBe(0, written.Error);
        File.Exists(temp.File("thu-tuc-2.002385.zip")).ShouldBeTrue();
        (await RunAsync("export", "procedure", "2.002385")).ShouldFailWith("không ghi đè");

        (await RunAsync("import", "package", "none.zip")).ShouldFailWith("none.zip");
        await File.WriteAllBytesAsync(temp.File("faulty.zip"), SampleFiles.Zip(("history.yaml", "format: x\ncode: \"1.000001\"")));
        var faulty = await RunAsync("import", "package", "faulty.zip");
        faulty.ShouldFailWith("PRO-061");
        faulty.Output.ShouldContain("history.yaml:1: PRO-064");
        (await RunAsync("import", "package", "thu-tuc-2.002385.zip", "--preview")).Output.ShouldContain("ở đây đang có phiên bản 1");
        await using var work = house.Open();
        (await work.Db.Set<ProcedureDraft>().AnyAsync()).ShouldBeFalse();
        (await RunAsync("import", "package", "thu-tuc-2.002385.zip")).Output.ShouldContain("Đã tạo bản thảo 2.002385");
        (await work.Db.Set<ProcedureDraft>().AsNoTracking().SingleAsync()).Code.ShouldBe("2.002385");
    }
}
