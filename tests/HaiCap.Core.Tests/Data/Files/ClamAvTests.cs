using System.Net;
using System.Net.Sockets;
using System.Text;
using HaiCap.Core.Data.Files;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HaiCap.Core.Tests.Data.Files;

public sealed class ClamAvTests(ClamAvTests.Clamd clamd, Databases databases) : IClassFixture<ClamAvTests.Clamd>, IClassFixture<Databases>
{
    [Theory]
    [InlineData("127.0.0.1:{0}"), InlineData("tcp://localhost:{0}"), InlineData("{1}"), InlineData("unix:{1}"), InlineData("unix://{1}")]
    public async Task Clamd_is_asked_over_either_kind_of_socket(string address)
    {
        var scanner = Scanner(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, clamd.Server.Port, clamd.Server.SocketPath));

        (await CheckAsync(scanner, SampleFiles.Pdf("lành"))).ShouldBeNull();
        (await CheckAsync(scanner, SampleFiles.Pdf(ClamdServer.Malware))).ShouldBe("FIL-008");
    }

    [Fact]
    public async Task What_hides_in_a_part_of_an_office_file_is_found()
    {
        var scanner = Scanner(clamd.Server.SocketPath);

        (await CheckAsync(scanner, SampleFiles.Docx(("word/media/a.bin", ClamdServer.Malware)))).ShouldBe("FIL-008");
        (await CheckAsync(scanner, SampleFiles.Docx(("word/media/a.bin", "lành")))).ShouldBeNull();
    }

    [Fact]
    public async Task What_lies_across_the_pieces_sent_is_found()
    {
        byte[] far = [.. new byte[64 * 1024 - 10], .. Encoding.ASCII.GetBytes(ClamdServer.Malware), .. new byte[100_000]];

        (await CheckAsync(Scanner(clamd.Server.SocketPath), far)).ShouldBe("FIL-008");
    }

    [Fact]
    public async Task A_file_past_clamd_s_own_limit_counts_as_unchecked() =>
        (await CheckAsync(Scanner(clamd.Server.SocketPath), new byte[6 * 1024 * 1024])).ShouldBe("FIL-009");

    [Theory]
    [InlineData(false, "FIL-009"), InlineData(true, null)]
    public async Task Without_clamd_files_are_refused_unless_the_configuration_says_otherwise(bool accept, string? problem)
    {
        (await CheckAsync(Scanner("/khong/co/clamd.sock", accept), SampleFiles.Pdf())).ShouldBe(problem);
        (await CheckAsync(Scanner($"127.0.0.1:{ClosedPort()}", accept), SampleFiles.Pdf())).ShouldBe(problem);
    }

    [Fact]
    public async Task A_clamd_that_never_answers_is_left_in_time()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var scanner = new ClamAv(new ClamAvOptions($"127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}", false, TimeSpan.FromMilliseconds(300)), NullLogger<ClamAv>.Instance);

        (await CheckAsync(scanner, SampleFiles.Pdf())).ShouldBe("FIL-009");
    }

    [Theory, BothProviders]
    public async Task An_infected_file_is_refused_and_nothing_of_it_stays(Provider provider)
    {
        var house = await databases.FreshAsync(provider, services => services.AddSingleton(new ClamAvOptions(clamd.Server.SocketPath, false, TimeSpan.FromMinutes(1))));
        await using var work = house.Open();
        var store = work.Get<FileStore>();
        using var bad = new MemoryStream(SampleFiles.Pdf(ClamdServer.Malware));
        using var good = new MemoryStream(SampleFiles.Pdf("lành"));

        (await store.SaveAsync(bad)).Problems[0].Code.ShouldBe("FIL-008");
        (await store.SaveAsync(good)).Ok.ShouldBeTrue();

        (await work.Db.Set<StoredFile>().CountAsync()).ShouldBe(1);
        Directory.EnumerateFiles(Path.Combine(house.DataFolder, "files"), "*", SearchOption.AllDirectories).Count().ShouldBe(1);
    }

    [Theory]
    [InlineData("nowhere", "Refuse"), InlineData("host:abc", "Refuse"), InlineData("127.0.0.1:3310", "Maybe")]
    public void A_configuration_that_cannot_be_is_told_at_start(string address, string away)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("HaiCap:ClamAv:Address", address), new("HaiCap:ClamAv:WhenAway", away)]).Build();

        Should.Throw<InvalidOperationException>(() => ClamAvOptions.Read(configuration)).Message.ShouldContain("HaiCap:ClamAv");
    }

    private static ClamAv Scanner(string address, bool accept = false) => new(new ClamAvOptions(address, accept, TimeSpan.FromMinutes(1)), NullLogger<ClamAv>.Instance);

    private static async Task<string?> CheckAsync(ClamAv scanner, byte[] content)
    {
        using var stream = new MemoryStream(content);
        var checkedNow = await scanner.CheckAsync(stream);
        return checkedNow.Ok ? null : checkedNow.Problems[0].Code;
    }

    private static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public sealed class Clamd : IAsyncLifetime
    {
        public ClamdServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Server = await ClamdServer.StartAsync();

        public async ValueTask DisposeAsync() => await Server.DisposeAsync();
    }
}
