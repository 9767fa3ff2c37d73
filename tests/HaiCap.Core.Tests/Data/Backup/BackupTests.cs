using System.IO.Compression;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Backup;
using HaiCap.Core.Data.Files;
using HaiCap.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Data.Backup;

public sealed class BackupTests(Databases databases) : IClassFixture<Databases>, IDisposable
{
    private readonly TempFolder temp = new();

    private string Archive => temp.File("backup.zip");

    [Fact]
    public async Task A_backup_of_a_live_database_restores_rows_files_and_keys()
    {
        var database = await FreshAsync();
        var hash = await SaveAsync(database, "kept");
        var key = Path.Combine(Directory.CreateDirectory(Path.Combine(database.DataFolder, "keys")).FullName, "seal.key");
        await File.WriteAllTextAsync(key, "secret");
        await using var open = database.Open();
        (await open.Db.Set<StoredFile>().CountAsync()).ShouldBe(1);

        var made = await BackUpAsync(database);
        var folder = temp.File("restored");
        var restored = await RestoreAsync(folder);

        made.Value.Manifest.Files.ShouldBe(1);
        restored.Value.SetAside.ShouldBeNull();
        (await File.ReadAllTextAsync(Path.Combine(folder, "keys", "seal.key"))).ShouldBe("secret");
        await using var services = Services(folder);
        await using var scope = services.CreateAsyncScope();
        using var province = scope.ServiceProvider.GetRequiredService<Tenant>().Open("40");
        (await scope.ServiceProvider.GetRequiredService<FileStore>().ReadAsync(hash)).Value.ShouldBe(SampleFiles.Pdf("kept"));
        Close(folder);
    }

    [Fact]
    public async Task A_restored_database_is_found_needs_no_migration_and_can_be_served()
    {
        await BackUpAsync(await FreshAsync());
        var folder = temp.File("served");
        await RestoreAsync(folder);

        await using var services = Services(folder);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        (await db.Database.CanConnectAsync()).ShouldBeTrue();
        (await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync()).ShouldBeEmpty();
        Close(folder);
    }

    [Fact]
    public async Task Copies_taken_while_sixteen_writers_save_know_no_file_they_lack()
    {
        var database = await FreshAsync();
        using var stop = new CancellationTokenSource();
        var first = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writers = Enumerable.Range(0, 16).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                await SaveAsync(database, $"{writer}-{i}");
                first.TrySetResult();
            }
        })).ToList();
        await first.Task;
        var made = new List<BackedUp>();
        for (var i = 0; i < 5; i++)
            made.Add((await BackUpAsync(database, temp.File($"{i}.zip"))).Value);
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        made.ShouldAllBe(backup => backup.Manifest.Missing.Count == 0);
        made[^1].Manifest.Files.ShouldBeGreaterThan(0);
        (await RestoreAsync(temp.File("last"), temp.File("4.zip"))).Ok.ShouldBeTrue();
        Close(temp.File("last"));
    }

    [Fact]
    public async Task A_lost_attachment_is_named_in_the_backup_and_does_not_prevent_it()
    {
        var database = await FreshAsync();
        var hash = await SaveAsync(database, "lost");
        File.Delete(database.Services.GetRequiredService<FileFolder>().PathOf(hash));

        (await BackUpAsync(database)).Value.Manifest.Missing.ShouldBe([hash]);
        (await RestoreAsync(temp.File("restored"))).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task Neither_backup_nor_data_is_overwritten_unless_told_and_then_it_is_set_aside()
    {
        var database = await FreshAsync();
        await SaveAsync(database, "first");
        await BackUpAsync(database);
        (await BackUpAsync(database)).Problems[0].Code.ShouldBe("BAK-003");

        var folder = temp.File("data");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "mine.txt"), "mine");
        (await RestoreAsync(folder)).Problems[0].Code.ShouldBe("BAK-003");
        var restored = await RestoreAsync(folder, force: true);
        (await File.ReadAllTextAsync(Path.Combine(restored.Value.SetAside!, "mine.txt"))).ShouldBe("mine");
    }

    [Fact]
    public async Task Nothing_is_restored_under_a_running_site()
    {
        var database = await FreshAsync();
        await BackUpAsync(database);
        var folder = temp.File("running");
        using (RunningSite.TryShare(folder))
        using (var second = RunningSite.TryShare(folder))
        {
            second.ShouldNotBeNull("several hosts may share a folder");
            (await RestoreAsync(folder, force: true)).Problems[0].Code.ShouldBe("BAK-006");
        }
        (await RestoreAsync(folder, force: true)).Ok.ShouldBeTrue();
    }

    [Theory]
    [InlineData("files/00/00/../../../evil")]
    [InlineData("../evil")]
    [InlineData("keys/../evil")]
    [InlineData("keys/.ssh")]
    public async Task An_entry_with_another_name_than_ours_is_refused(string name)
    {
        await BackUpAsync(await FreshAsync());
        using (var archive = ZipFile.Open(Archive, ZipArchiveMode.Update))
            archive.CreateEntry(name);

        (await RestoreAsync(temp.File("x"))).Problems[0].Code.ShouldBe("BAK-004");
        Directory.GetFileSystemEntries(temp.Path).ShouldBe([Archive]);
    }

    [Fact]
    public async Task A_backup_with_a_changed_or_missing_file_is_refused()
    {
        var database = await FreshAsync();
        var hash = await SaveAsync(database, "changed");
        await BackUpAsync(database);
        var entry = $"files/{hash[..2]}/{hash[2..4]}/{hash}";
        using (var archive = ZipFile.Open(Archive, ZipArchiveMode.Update))
            archive.GetEntry(entry)!.Delete();
        (await RestoreAsync(temp.File("x"))).Problems[0].Code.ShouldBe("BAK-004");

        using (var archive = ZipFile.Open(Archive, ZipArchiveMode.Update))
        using (var writer = new StreamWriter(archive.CreateEntry(entry).Open()))
            writer.Write("another content");
        (await RestoreAsync(temp.File("x"))).Problems[0].Vi.ShouldContain(hash);
    }

    [Fact]
    public async Task What_is_no_backup_or_a_newer_one_is_refused()
    {
        await File.WriteAllTextAsync(Archive, "not a zip");
        (await RestoreAsync(temp.File("x"))).Problems[0].Code.ShouldBe("BAK-004");
        File.Delete(Archive);
        (await RestoreAsync(temp.File("x"))).Problems[0].Code.ShouldBe("BAK-004");

        var database = await FreshAsync();
        await using (var work = database.Open())
            await work.Db.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_Later', '99')");
        await BackUpAsync(database);
        (await RestoreAsync(temp.File("x"))).Problems[0].Code.ShouldBe("BAK-005");
    }

    [Fact]
    public async Task A_backup_is_readable_by_its_owner_alone()
    {
        await BackUpAsync(await FreshAsync());
        if (!OperatingSystem.IsWindows())
            File.GetUnixFileMode(Archive).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task On_postgres_it_says_which_tool_to_use()
    {
        var database = await databases.GetAsync(Provider.Postgres);
        (await BackUpAsync(database)).Problems[0].En.ShouldContain("pg_dump");
    }

    public void Dispose() => temp.Dispose();

    private Task<TestDatabase> FreshAsync() => databases.FreshAsync(Provider.Sqlite);

    private static async Task<string> SaveAsync(TestDatabase database, string text)
    {
        await using var work = database.Open();
        return (await work.Get<FileStore>().SaveAsync(new MemoryStream(SampleFiles.Pdf(text)))).Value.Hash;
    }

    private async Task<Outcome<BackedUp>> BackUpAsync(TestDatabase database, string? to = null)
    {
        await using var work = database.Open();
        return await work.Get<BackUpHandler>().HandleAsync(new BackUp(to ?? Archive));
    }

    private async Task<Outcome<Restored>> RestoreAsync(string folder, string? from = null, bool force = false)
    {
        await using var services = Services(folder);
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<RestoreHandler>().HandleAsync(new Restore(from ?? Archive, force));
    }

    private static ServiceProvider Services(string folder) => new ServiceCollection().AddLogging()
        .AddData(new DatabaseOptions(DatabaseProvider.Sqlite, Connection(folder), folder)).AddActs().BuildServiceProvider();

    private static string Connection(string folder) => $"Data Source={Path.Combine(folder, DatabaseOptions.SqliteFileName)}";

    private static void Close(string folder)
    {
        using var connection = new SqliteConnection(Connection(folder));
        SqliteConnection.ClearPool(connection);
    }
}
