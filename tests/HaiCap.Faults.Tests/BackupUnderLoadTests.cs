using HaiCap.Faults.Tests.Support;
using HaiCap.Testing;

namespace HaiCap.Faults.Tests;

/// <summary>A backup is taken while work goes on, restored elsewhere, verified and served there.</summary>
public sealed class BackupUnderLoadTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_backup_under_load_restores_elsewhere_sound_and_with_all_acknowledged_before_it()
    {
        if (!FaultSettings.Wants(Provider.Sqlite))
            return;
        await using var province = await Province.MakeAsync(Provider.Sqlite);
        await using var site = await province.ServeAsync();
        using var load = await Load.SignInAsync(province, site);
        using var over = new CancellationTokenSource();
        var working = load.RunAsync(site, over.Token);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (load.Acknowledged < 10)
            await Task.Delay(20, patience.Token);
        var before = load.AcknowledgedKeys();
        using var elsewhere = new TempFolder();
        var (code, said) = await Site.RunAsync(province.Environment, "backup", "--to", elsewhere.File("backup.zip"), "--data", province.DataFolder);
        code.ShouldBe(0, said);
        var after = load.Acknowledged;
        await over.CancelAsync();
        await working;
        after.ShouldBeGreaterThan(before.Count, "work went on meanwhile");

        (code, said) = await Site.RunAsync(province.Environment, "restore", "--from", elsewhere.File("backup.zip"), "--data", elsewhere.File("data"));
        code.ShouldBe(0, said);
        await using var restored = Province.At(elsewhere.File("data"));
        await restored.ShouldBeSoundAsync();
        await restored.ShouldHoldAsync(before);
        await using var second = await restored.ServeAsync();
        (await load.TakeOneAsync(second)).ShouldNotBeEmpty();
        await restored.ShouldBeSoundAsync();
        output.WriteLine($"Sqlite: {before.Count} dossiers acknowledged before the backup, all in it; {after - before.Count} came while it ran; sessions and keys work in the restored site.");
    }

    /// <summary>As docs/operating.md tells: a snapshot of the database first, the files afterwards.</summary>
    [Fact]
    public async Task On_postgres_a_snapshot_and_then_the_files_make_a_sound_copy()
    {
        if (!FaultSettings.Wants(Provider.Postgres))
            return;
        await using var province = await Province.MakeAsync(Provider.Postgres);
        await using var site = await province.ServeAsync();
        using var load = await Load.SignInAsync(province, site);
        using var over = new CancellationTokenSource();
        var working = load.RunAsync(site, over.Token);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (load.Acknowledged < 10)
            await Task.Delay(20, patience.Token);
        var before = load.AcknowledgedKeys();
        await using var copy = await province.CopyUnderLoadAsync();
        var after = load.Acknowledged;
        await over.CancelAsync();
        await working;

        after.ShouldBeGreaterThan(before.Count, "work went on meanwhile");
        await copy.ShouldBeSoundAsync();
        await copy.ShouldHoldAsync(before);
        await using var second = await copy.ServeAsync();
        (await load.TakeOneAsync(second)).ShouldNotBeEmpty();
        await copy.ShouldBeSoundAsync();
        output.WriteLine($"Postgres: {before.Count} dossiers acknowledged before the snapshot, all in it; {after - before.Count} came while it was copied.");
    }
}
