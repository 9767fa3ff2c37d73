using System.Diagnostics;
using System.Globalization;
using HaiCap.Faults.Tests.Support;
using HaiCap.Testing;

namespace HaiCap.Faults.Tests;

/// <summary>
/// The disk of the database fills up under load: a clear sentence, nothing half-made, and work goes on when space is made. SQLite and the attachments lie on a
/// small file system of their own; PostgreSQL's tables too, while its log has room elsewhere (a log without room stops the server: that is a database away).
/// </summary>
public sealed class DiskFullTests(ITestOutputHelper output)
{
    [Theory, WantedProviders]
    public async Task A_full_disk_is_told_and_space_made_is_used_without_a_restart(Provider provider)
    {
        using var disk = SmallDisk.Mount(96);
        await using var province = provider == Provider.Sqlite ? await Province.MakeAsync(provider, disk.File("data")) : await OnSmallTablespaceAsync(disk);
        await using var site = await province.ServeAsync();
        using var load = await Load.SignInAsync(province, site);
        using var over = new CancellationTokenSource();
        var working = load.RunAsync(site, over.Token, untilTheLineBreaks: false);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (load.Acknowledged < 5)
            await Task.Delay(20, patience.Token);

        // Something else eats the disk, whatever the database gives back included, until the site has said so a few times.
        var eaten = new List<string>();
        while (load.Refusals.Count(Full) < 5)
        {
            eaten.Add(disk.Eat());
            await Task.Delay(50, patience.Token);
        }

        eaten.ForEach(File.Delete);
        var (before, told) = (load.Acknowledged, load.Refusals.ToList());
        while (load.Acknowledged < before + 5)
            await Task.Delay(20, patience.Token);
        await over.CancelAsync();
        await working;

        told.Where(sent => !Full(sent)).Select(sent => $"{sent.Status} {sent.Told}").ShouldBeEmpty();
        told.ShouldAllBe(sent => sent.RetryAfter);
        await load.ResendAsync(site);
        await load.ShouldAllBeThereAsync();
        await province.ShouldBeSoundAsync();
        output.WriteLine($"{provider}: {told.Count} requests told of a full disk with 503; {load.Acknowledged} dossiers acknowledged, none lost, none half-made.");
    }

    private static bool Full(Sent sent) => sent.Status == 503 && sent.Told.Contains("Máy chủ đã hết chỗ lưu", StringComparison.Ordinal);

    private static async Task<Province> OnSmallTablespaceAsync(SmallDisk disk)
    {
        var space = Directory.CreateDirectory(disk.File("tables")).FullName;

        // As root, PostgreSQL runs as nobody, who must own where its tables lie.
        if (Environment.UserName == "root")
        {
            using var own = Process.Start("chown", ["nobody:nogroup", space])!;
            await own.WaitForExitAsync();
        }

        return await Province.MakeAsync(Provider.Postgres, tablespace: space);
    }

    /// <summary>A file system in memory of a few MiB, by mount (root) or by sudo. Where neither may mount, the test fails and says so.</summary>
    private sealed class SmallDisk : IDisposable
    {
        private int eaten;

        private SmallDisk(string path) => Path = path;

        public string Path { get; }

        public static SmallDisk Mount(int mebibytes)
        {
            var folder = Directory.CreateTempSubdirectory("haicap-disk-").FullName;
            Run("mount", "-t", "tmpfs", "-o", string.Create(CultureInfo.InvariantCulture, $"size={mebibytes}m,mode=1777"), "tmpfs", folder);
            return new(folder);
        }

        public string File(string name) => System.IO.Path.Combine(Path, name);

        /// <summary>Takes all the space that is left.</summary>
        public string Eat()
        {
            var path = File(string.Create(CultureInfo.InvariantCulture, $"eaten-{eaten++}"));
            try
            {
                using var file = System.IO.File.Create(path);
                for (var chunk = new byte[64 * 1024]; chunk.Length > 0;)
                {
                    file.Write(chunk);
                    file.Flush();
                }
            }
            catch (IOException)
            {
                // Full, as meant.
            }

            return path;
        }

        public void Dispose()
        {
            Run("umount", "-l", Path);
            Directory.Delete(Path);
        }

        private static void Run(params string[] command)
        {
            string[] whole = Environment.UserName == "root" ? command : ["sudo", "-n", .. command];
            using var process = Process.Start(whole[0], whole[1..])!;
            process.WaitForExit();
            process.ExitCode.ShouldBe(0, $"{string.Join(' ', whole)}: a full disk cannot be tried without mounting one");
        }
    }
}
