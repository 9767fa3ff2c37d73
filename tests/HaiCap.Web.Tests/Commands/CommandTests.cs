using HaiCap.Core;
using HaiCap.Testing;
using HaiCap.Web.Commands;
using Microsoft.Data.Sqlite;

namespace HaiCap.Web.Tests.Commands;

public sealed class CommandTests : IDisposable
{
    private readonly TempFolder temp = new();

    [Theory]
    [InlineData("serve")]
    [InlineData("migrate")]
    [InlineData("seed")]
    [InlineData("import", "units")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("verify")]
    [InlineData("simulate")]
    [InlineData("doctor")]
    [InlineData("import", "basics")]
    [InlineData("import", "agencies")]
    [InlineData("import", "package")]
    [InlineData("export", "procedure")]
    [InlineData("add", "administrator")]
    [InlineData("key", "issue")]
    [InlineData("key", "list")]
    [InlineData("key", "revoke")]
    [InlineData("search", "measure")]
    public async Task Each_command_explains_itself(params string[] command)
    {
        var ran = await RunAsync([.. command, "--help"]);
        ran.Code.ShouldBe(0);
        ran.Output.ShouldContain("--data");
        ran.Error.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_database_is_made_backed_up_verified_and_restored_with_paths_from_where_one_stands()
    {
        (await RunAsync("migrate", "--data", "d")).Output.ShouldContain("First");
        (await RunAsync("migrate", "--data", "d")).Output.ShouldContain("nothing to migrate");
        (await RunAsync("verify", "--data", "d")).Code.ShouldBe(0);
        (await RunAsync("backup", "--to", "b.zip", "--data", "d")).Code.ShouldBe(0);
        File.Exists(temp.File("b.zip")).ShouldBeTrue();

        // ./run starts the program elsewhere and tells where the caller stands.
        var elsewhere = Directory.CreateDirectory(temp.File("elsewhere")).FullName;
        var ran = await HaiCapProgram.RunAsync(elsewhere, [("HAICAP_CALLER_DIR", temp.Path)], "restore", "--from", "b.zip", "--data", "e");
        ran.Code.ShouldBe(0, ran.Error);
        File.Exists(Path.Combine(temp.Path, "e", "haicap.db")).ShouldBeTrue();
    }

    [Fact]
    public async Task Search_is_measured_over_any_catalogue_with_any_questions_and_keeps_nothing()
    {
        await File.WriteAllTextAsync(temp.File("c.json"), """[{"code":"9.000001","name":"Cấp giấy phép lặn","level":"Cấp xã","field":"Biển"},{"code":"9.000002","name":"Thu hồi giấy phép bay","level":"Cấp bộ"}]""");
        await File.WriteAllTextAsync(temp.File("q.csv"), "# hỏi, mã\ngiay phep lan,9.000001\nlặn biển\t9.000002\t9.000001\nbơi,9.000001\n");
        var ran = await RunAsync("search", "measure", "--catalogue", "c.json", "--queries", "q.csv", "--rounds", "1", "--misses", "--data", "d");
        ran.Code.ShouldBe(0, ran.Error);
        ran.Output.ShouldContain("q.csv: 3 câu  success@1 0.667  success@5 0.667  MRR 0.667");
        ran.Output.ShouldContain("bơi");
        Directory.Exists(temp.File("d")).ShouldBeFalse();
        (await RunAsync("search", "measure", "--catalogue", "none.json", "--queries", "q.csv")).ShouldFailWith("none.json");
    }

    [Fact]
    public async Task What_fails_says_so_in_one_line_and_by_its_exit_code()
    {
        (await RunAsync("backup", "--to", "b.zip", "--data", "none")).ShouldFailWith("BAK-002");
        (await RunAsync("verify", "--data", "none")).ShouldFailWith("none");
        Directory.Exists(temp.File("none")).ShouldBeFalse();
        await File.WriteAllTextAsync(temp.File("b.zip"), "no zip");
        (await RunAsync("restore", "--from", "b.zip", "--data", "e")).ShouldFailWith("BAK-004");
        (await RunAsync("import", "units", "--from", "nothing.json", "--data", "d")).ShouldFailWith("UNI-003");
        (await RunAsync("dance")).ShouldFailWith("dance");
        (await RunAsync("backup")).ShouldFailWith("--to");
        (await RunAsync("serve", "--data", "s", "--urls", "nowhere")).ShouldFailWith("nowhere");
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_told_in_one_line()
    {
        (string, string)[] postgres = [("Database__Provider", "Postgres"), ("ConnectionStrings__HaiCap", "Host=127.0.0.1;Port=1;Username=x;Timeout=2")];
        (await HaiCapProgram.RunAsync(temp.Path, postgres, "migrate")).ShouldFailWith("cannot reach the database");
        (await HaiCapProgram.RunAsync(temp.Path, [("Database__Provider", "Oracle")], "migrate")).ShouldFailWith("Oracle");
    }

    [Fact]
    public async Task Production_refuses_the_sample()
    {
        (string, string)[] production = [("ASPNETCORE_ENVIRONMENT", "Production")];
        (await HaiCapProgram.RunAsync(temp.Path, production, "seed", "--data", "d")).ShouldFailWith("Production");
        (await HaiCapProgram.RunAsync(temp.Path, production, "serve", "--sample", "--data", "d", "--urls", "http://127.0.0.1:0")).ShouldFailWith("Production");
    }

    [Fact]
    public async Task Verify_names_the_attachment_that_was_changed_on_the_disk()
    {
        await RunAsync("migrate", "--data", "d");
        var hash = new string('a', 64);
        await using (var connection = new SqliteConnection($"Data Source={temp.File("d/haicap.db")};Pooling=False"))
        {
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = $"INSERT INTO stored_files (province_code, hash, created_at, kind, size) VALUES ('40', '{hash}', 0, 'Pdf', 1)";
            await command.ExecuteNonQueryAsync();
        }
        var missing = await RunAsync("verify", "--data", "d");
        missing.ShouldFailWith("1 ");
        missing.Output.ShouldContain($"stored_files 40 {hash}");

        var path = temp.File($"d/files/aa/aa/{hash}");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, "x");
        (await RunAsync("verify", "--data", "d")).Output.ShouldContain($"stored_files 40 {hash}");
    }

    [Fact]
    public async Task A_backup_works_beside_a_running_site_and_a_restore_does_not()
    {
        using var site = HaiCapProgram.Start(temp.Path, [], "serve", "--data", "d", "--urls", "http://127.0.0.1:0");
        try
        {
            (await site.StandardOutput.ReadLineAsync())!.ShouldStartWith("HaiCap: http://127.0.0.1:");
            (await RunAsync("backup", "--to", "b.zip", "--data", "d")).Code.ShouldBe(0);
            (await RunAsync("restore", "--from", "b.zip", "--data", "d", "--force")).ShouldFailWith("BAK-006");
        }
        finally
        {
            site.Kill(entireProcessTree: true);
            await site.WaitForExitAsync();
        }
    }

    [Fact]
    public void The_bar_shows_after_two_seconds_on_a_terminal_and_never_elsewhere()
    {
        var (shown, quiet) = (new StringWriter(), new StringWriter());
        using (var bar = new ProgressBar(shown, terminal: true))
        {
            bar.Draw(TimeSpan.FromSeconds(1.9), new WorkProgress(0.1, "Việc"));
            shown.ToString().ShouldBeEmpty();
            bar.Draw(TimeSpan.FromSeconds(2.1), new WorkProgress(0.5, "Việc"));
            shown.ToString().ShouldContain(" 50% Việc");
            bar.Draw(TimeSpan.FromSeconds(2.15), new WorkProgress(0.6, "Việc"));
            shown.ToString().ShouldNotContain("60%", Case.Sensitive, "ten times a second is enough");
        }
        shown.ToString().ShouldEndWith("\r");

        using (var bar = new ProgressBar(quiet, terminal: false))
            bar.Draw(TimeSpan.FromSeconds(60), new WorkProgress(0.5, "Việc"));
        quiet.ToString().ShouldBeEmpty();
    }

    public void Dispose() => temp.Dispose();

    private Task<HaiCapProgram.Ran> RunAsync(params string[] args) => HaiCapProgram.RunAsync(temp.Path, args);
}
