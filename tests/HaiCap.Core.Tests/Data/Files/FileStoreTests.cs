using HaiCap.Core.Data.Files;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Data.Files;

public sealed class FileStoreTests(Databases databases) : IClassFixture<Databases>
{
    [Theory, BothProviders]
    public async Task A_file_comes_back_as_it_went_in_under_the_hash_of_its_content(Provider provider)
    {
        var database = await databases.GetAsync(provider, SmallLimits);
        await using var work = database.Open();
        var pdf = SampleFiles.Pdf("comes back");

        var stored = await SaveAsync(work, pdf);

        stored.Value.ShouldSatisfyAllConditions(
            file => file.Hash.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(pdf))),
            file => file.Size.ShouldBe(pdf.Length),
            file => file.Kind.ShouldBe(FileKind.Pdf));
        (await work.Get<FileStore>().ReadAsync(stored.Value.Hash)).Value.ShouldBe(pdf);
    }

    [Theory, BothProviders]
    public async Task The_same_content_saved_at_once_by_many_is_kept_once(Provider provider)
    {
        var database = await databases.GetAsync(provider, SmallLimits);
        var pdf = SampleFiles.Pdf("many");

        var saved = await Task.WhenAll(Enumerable.Range(0, 16).Select(async _ =>
        {
            await using var work = database.Open();
            return (await SaveAsync(work, pdf)).Value.Hash;
        }));

        saved.Distinct().ShouldHaveSingleItem();
        await using var after = database.Open();
        (await after.Db.Set<StoredFile>().CountAsync(x => x.Hash == saved[0])).ShouldBe(1);
        Incoming(database).ShouldBeEmpty();
    }

    [Theory, BothProviders]
    public async Task Another_province_does_not_see_the_file(Provider provider)
    {
        var database = await databases.GetAsync(provider, SmallLimits);
        await using var work = database.Open("40");
        var stored = await SaveAsync(work, SampleFiles.Pdf("ours"));

        await using var other = database.Open("38");
        (await other.Get<FileStore>().OpenAsync(stored.Value.Hash)).Problems.ShouldHaveSingleItem().Code.ShouldBe("FIL-007");
    }

    [Fact]
    public async Task What_is_refused_leaves_nothing_behind()
    {
        var database = await databases.FreshAsync(Provider.Sqlite, SmallLimits);
        await using var work = database.Open();

        (await SaveAsync(work, [])).Problems[0].Code.ShouldBe("FIL-001");
        (await SaveAsync(work, SampleFiles.Pdf(new string('x', 5000)))).Problems[0].Code.ShouldBe("FIL-002");
        (await SaveAsync(work, "hello"u8.ToArray())).Problems[0].Code.ShouldBe("FIL-003");
        await Should.ThrowAsync<IOException>(() => work.Get<FileStore>().SaveAsync(new BrokenUpload()));

        Directory.EnumerateFiles(database.DataFolder, "*", SearchOption.AllDirectories)
            .ShouldAllBe(path => Path.GetFileName(path).StartsWith("haicap.db"));
        (await work.Db.Set<StoredFile>().AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task A_damaged_file_is_noticed_by_its_hash_and_mended_by_saving_it_again()
    {
        var database = await databases.GetAsync(Provider.Sqlite, SmallLimits);
        await using var work = database.Open();
        var hash = (await SaveAsync(work, SampleFiles.Pdf("damage"))).Value.Hash;
        var folder = work.Get<FileFolder>();
        await File.WriteAllBytesAsync(folder.PathOf(hash), SampleFiles.Pdf("damagE"));

        (await folder.HashAsync(hash, default)).ShouldNotBe(hash);
        await SaveAsync(work, SampleFiles.Pdf("damage"));
        (await folder.HashAsync(hash, default)).ShouldBe(hash);
    }

    [Theory]
    [InlineData("../../haicap.db")]
    [InlineData("")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Only_a_hash_becomes_a_path(string hash)
    {
        var database = await databases.GetAsync(Provider.Sqlite, SmallLimits);
        Should.Throw<ArgumentException>(() => database.Services.GetRequiredService<FileFolder>().PathOf(hash));
    }

    [Fact]
    public async Task Uploads_that_never_ended_are_swept_after_a_day()
    {
        var database = await databases.FreshAsync(Provider.Sqlite);
        var folder = database.Services.GetRequiredService<FileFolder>();
        var left = Path.Combine(Directory.CreateDirectory(Path.Combine(folder.Root, "incoming")).FullName, "left");
        await File.WriteAllTextAsync(left, "half");

        folder.Sweep(File.GetLastWriteTimeUtc(left).AddHours(23));
        File.Exists(left).ShouldBeTrue();
        folder.Sweep(File.GetLastWriteTimeUtc(left).AddHours(25));
        File.Exists(left).ShouldBeFalse();
    }

    [Fact]
    public void A_dossier_may_hold_sixty_megabytes()
    {
        const long mega = 1024 * 1024;
        FileLimits.Default.CheckDossier(40 * mega, 20 * mega).ShouldBeNull();
        FileLimits.Default.CheckDossier(40 * mega, 20 * mega + 1)!.Code.ShouldBe("FIL-004");
    }

    private static void SmallLimits(IServiceCollection services) => services.AddSingleton(new FileLimits(4096, 8192));

    private static Task<Outcome<StoredFile>> SaveAsync(Work work, byte[] content) => work.Get<FileStore>().SaveAsync(new MemoryStream(content));

    private static string[] Incoming(TestDatabase database) => Directory.GetFiles(Path.Combine(database.DataFolder, "files", "incoming"));

    private sealed class BrokenUpload : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("line lost");
    }
}
