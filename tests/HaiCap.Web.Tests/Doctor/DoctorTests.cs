using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Testing;
using HaiCap.Web.Doctor;
using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace HaiCap.Web.Tests.Doctor;

/// <summary>Each wrong state that can be made is named by the doctor, and is no longer named once it is right.</summary>
public sealed class DoctorTests(Databases databases) : IClassFixture<Databases>, IDisposable
{
    private readonly TempFolder temp = new();

    [Fact]
    public async Task A_database_that_is_not_there_or_too_old_is_named_and_what_needs_it_is_left_out()
    {
        var lines = await ExamineAsync([], folder: temp.File("nothing"));
        Wrong(lines, "DR-DB-01").En.ShouldContain("haicap migrate");
        lines.ShouldNotContain(line => line.Code.StartsWith("DR-PRV"));
        Wrong(await ExamineAsync(["--Database:Provider=Postgres", "--ConnectionStrings:HaiCap=Host=127.0.0.1;Port=1;Timeout=2"]), "DR-DB-01");
        await File.WriteAllTextAsync(temp.File("haicap.db"), "");
        Wrong(await ExamineAsync([]), "DR-DB-02").En.ShouldContain("First");
    }

    [Fact]
    public async Task A_server_that_forgets_what_it_acknowledged_or_tells_another_time_is_named()
    {
        // The tests' own PostgreSQL runs without durability.
        var database = await databases.FreshAsync(Provider.Postgres);
        string[] settings = ["--Database:Provider=Postgres", $"--ConnectionStrings:HaiCap={database.Options.ConnectionString};Maximum Pool Size=1000"];
        var lines = await ExamineAsync(settings, clock: new FakeClock());
        lines.Where(line => line is { Code: "DR-DB-05", Verdict: Verdict.Wrong }).Select(line => line.En.Split(' ')[0]).ShouldBe(["fsync", "synchronous_commit", "full_page_writes"]);
        Wrong(lines, "DR-DB-07");
        Wrong(lines, "DR-DB-09");
        lines.ShouldContain(line => line.Code == "DR-DB-04" && line.Verdict == Verdict.Fine);
        (await ExamineAsync([settings[0], $"--ConnectionStrings:HaiCap={database.Options.ConnectionString}"])).ShouldNotContain(line => line.Code == "DR-DB-07");
    }

    [Fact]
    public async Task An_empty_province_lacks_everything_it_works_by()
    {
        var database = await databases.FreshAsync(Provider.Sqlite);
        var lines = await ExamineAsync([], folder: database.DataFolder);
        foreach (var code in new[] { "DR-PRV-01", "DR-PRV-02", "DR-PRV-03", "DR-PRV-07", "DR-PRV-08", "DR-PRV-09" })
            Wrong(lines, code);
        Attention(lines, "DR-PRV-05");
        lines.ShouldContain(line => line.Code == "DR-DB-03" && line.Verdict == Verdict.Fine);

        await using (var work = database.Open())
        {
            var officer = new Officer { ProvinceCode = "40", Id = Guid.CreateVersion7(), Name = "Mẫu", Folded = "mau" };
            work.Db.AddRange(officer, new Account { ProvinceCode = "40", Id = Guid.CreateVersion7(), UserName = "mau", OfficerId = officer.Id, SecurityStamp = "x", IsSample = true, CreatedAt = database.Clock.GetUtcNow() });
            await work.Db.SaveChangesAsync();
        }

        Wrong(await ExamineAsync([], folder: database.DataFolder), "DR-PRV-06");
    }

    [Fact]
    public async Task Addresses_proxies_and_the_sample_in_production()
    {
        var bad = await ExamineAsync(["--HaiCap:Sample=true", "--HaiCap:PublicUrl=http://localhost:5080", "--HaiCap:BehindProxy=true", "--HaiCap:KnownProxies=10.0.0.1,proxy.example", "--HaiCap:Webhooks:AllowHttp=true"]);
        Wrong(bad, "DR-WEB-01");
        Wrong(bad, "DR-WEB-03");
        Wrong(bad, "DR-WEB-04").En.ShouldContain("proxy.example");
        Attention(bad, "DR-HOOK-01");
        var good = await ExamineAsync(["--HaiCap:PublicUrl=https://dichvucong.example", "--HaiCap:BehindProxy=true", "--HaiCap:KnownProxies=10.0.0.1, 10.1.0.0/16"]);
        good.ShouldNotContain(line => line.Code.StartsWith("DR-WEB") && line.Verdict != Verdict.Fine);
        Attention(await ExamineAsync([]), "DR-WEB-05");
        Attention(await ExamineAsync([], environment: "Development"), "DR-WEB-02");
    }

    [Fact]
    public async Task Keys_of_cookies_are_to_be_encrypted_and_read_by_their_owner_alone()
    {
        Attention(await ExamineAsync([]), "DR-KEY-01");
        Protect([]);
        Attention(await ExamineAsync([]), "DR-KEY-02");
        var key = Directory.GetFiles(temp.File("keys"))[0];
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(key, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
            Wrong(await ExamineAsync([]), "DR-KEY-03");
        }

        File.Delete(key);
        var certificate = await CertificateAsync("cookies.p12", DateTimeOffset.UnixEpoch.AddYears(100));
        string[] settings = [$"--HaiCap:KeysCertificate:Path={certificate}", "--HaiCap:KeysCertificate:Password=secret"];
        Protect(settings);
        (await File.ReadAllTextAsync(Directory.GetFiles(temp.File("keys"), "key-*.xml").Single())).ShouldContain("X509Certificate");
        (await ExamineAsync(settings)).ShouldContain(line => line.Code == "DR-KEY-02" && line.Verdict == Verdict.Fine);
    }

    [Fact]
    public async Task Backups_are_there_and_not_old()
    {
        Attention(await ExamineAsync([]), "DR-BAK-01");
        var folder = Directory.CreateDirectory(temp.File("backups")).FullName;
        Wrong(await ExamineAsync([$"--HaiCap:BackupFolder={folder}"]), "DR-BAK-02");
        await File.WriteAllTextAsync(Path.Combine(folder, "b.zip"), "");
        (await ExamineAsync([$"--HaiCap:BackupFolder={folder}"])).ShouldContain(line => line.Code == "DR-BAK-02" && line.Verdict == Verdict.Fine);
        File.SetLastWriteTimeUtc(Path.Combine(folder, "b.zip"), TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-30));
        Wrong(await ExamineAsync([$"--HaiCap:BackupFolder={folder}"]), "DR-BAK-02");
    }

    [Fact]
    public async Task The_identity_provider_and_the_scanner_must_answer()
    {
        var lines = await ExamineAsync(["--Citizens:Oidc:Authority=http://127.0.0.1:1", "--Citizens:Oidc:ClientId=haicap", "--HaiCap:ClamAv:Address=127.0.0.1:1", "--HaiCap:ClamAv:WhenAway=Accept", "--OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:1"]);
        foreach (var code in new[] { "DR-ID-02", "DR-ID-03", "DR-ID-04", "DR-AV-03" })
            Wrong(lines, code);
        Attention(lines, "DR-AV-02");
        Attention(lines, "DR-OTEL-01");
        var none = await ExamineAsync([]);
        Attention(none, "DR-ID-01");
        Attention(none, "DR-AV-01");

        using var clamd = new TcpListener(IPAddress.Loopback, 0);
        clamd.Start();
        var answering = Task.Run(async () =>
        {
            using var asked = await clamd.AcceptSocketAsync();
            await asked.ReceiveAsync(new byte[16]);
            await asked.SendAsync("PONG\0"u8.ToArray());
        });
        (await ExamineAsync([$"--HaiCap:ClamAv:Address={clamd.LocalEndpoint}"])).ShouldContain(line => line.Code == "DR-AV-03" && line.Verdict == Verdict.Fine);
        await answering;
    }

    [Fact]
    public async Task Mail_needs_a_server_that_answers_a_sender_and_an_encrypted_line_for_its_password()
    {
        Attention(await ExamineAsync([]), "DR-MAIL-01");
        var bad = await ExamineAsync(["--HaiCap:Mail:Host=192.0.2.1", "--HaiCap:Mail:Port=0", "--HaiCap:Mail:Password=rất-bí-mật", "--HaiCap:Mail:StartTls=false"]);
        bad.Where(line => line.Code == "DR-MAIL-02").Select(line => line.En.Split(' ')[0]).ShouldBe(["HaiCap__Mail__From", "HaiCap__Mail__Port", "HaiCap__Mail__User"]);
        Wrong(bad, "DR-MAIL-03");
        Wrong(bad, "DR-MAIL-04");
        bad.ShouldAllBe(line => !line.Vi.Contains("rất-bí-mật") && !line.En.Contains("rất-bí-mật"));

        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var good = await ExamineAsync(["--HaiCap:Mail:Host=127.0.0.1", $"--HaiCap:Mail:Port={((IPEndPoint)server.LocalEndpoint).Port}", "--HaiCap:Mail:From=motcua@nghean.example"]);
        good.ShouldContain(line => line.Code == "DR-MAIL-04" && line.Verdict == Verdict.Fine);
        good.ShouldNotContain(line => line.Code.StartsWith("DR-MAIL") && line.Verdict != Verdict.Fine);
    }

    [Fact]
    public async Task Letters_need_node_and_keys_that_hold()
    {
        Wrong(await ExamineAsync(["--Typesetter:Node=/nowhere/node"]), "DR-LET-01").En.ShouldContain("/nowhere/node");
        var fine = await ExamineAsync([]);
        fine.ShouldContain(line => line.Code == "DR-LET-01" && line.Verdict == Verdict.Fine);
        Attention(fine, "DR-SIG-01");

        var now = TimeProvider.System.GetUtcNow();
        Directory.CreateDirectory(temp.File("certificates/agencies"));
        foreach (var (name, until) in new[] { ("H41", now.AddYears(1)), ("H41.19", now.AddDays(10)), ("H41.20", now.AddDays(-1)) })
        {
            await CertificateAsync($"certificates/agencies/{name}.p12", until);
            await File.WriteAllTextAsync(temp.File($"certificates/agencies/{name}.p12.password"), "secret\n");
        }

        await File.WriteAllTextAsync(temp.File("certificates/agencies/H41.21.p12"), "no key");
        var lines = await ExamineAsync([]);
        lines.Where(line => line is { Code: "DR-SIG-03", Verdict: Verdict.Wrong }).Select(line => Path.GetFileName(line.En.Split(' ')[3])).Order().ShouldBe(["H41.20.p12", "H41.21.p12"]);
        Attention(lines, "DR-SIG-04").En.ShouldContain("H41.19");
        lines.ShouldContain(line => line.Code == "DR-SIG-02" && line.En.StartsWith("2 "));
    }

    public void Dispose() => temp.Dispose();

    private static DoctorLine Wrong(IReadOnlyList<DoctorLine> lines, string code) => Found(lines, code, Verdict.Wrong);

    private static DoctorLine Attention(IReadOnlyList<DoctorLine> lines, string code) => Found(lines, code, Verdict.Attention);

    private static DoctorLine Found(IReadOnlyList<DoctorLine> lines, string code, Verdict verdict)
    {
        var line = lines.FirstOrDefault(line => line.Code == code && line.Verdict == verdict);
        line.ShouldNotBeNull(string.Join('\n', lines));
        line.Vi.ShouldNotBe(line.En);
        return line;
    }

    private HaiCapHostOptions Host(string[] settings, string? folder, string environment, FakeClock? clock = null) => new()
    {
        DataFolder = folder ?? temp.Path,
        Environment = environment,
        Configuration = settings,
        Configure = builder =>
        {
            builder.Logging.ClearProviders();
            if (clock is not null)
                builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        },
    };

    private async Task<IReadOnlyList<DoctorLine>> ExamineAsync(string[] settings, string? folder = null, string environment = "Production", FakeClock? clock = null)
    {
        await using var app = HaiCapHost.Build(Host(settings, folder, environment, clock));
        await using var scope = app.Services.CreateAsyncScope();
        return await HouseDoctor.ExamineAsync(scope.ServiceProvider, TestContext.Current.CancellationToken);
    }

    /// <summary>Makes the first key of cookies, as a start does.</summary>
    private void Protect(string[] settings)
    {
        using var app = (IDisposable)HaiCapHost.Build(Host(settings, folder: null, "Production"));
        ((Microsoft.AspNetCore.Builder.WebApplication)app).Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("x");
    }

    private async Task<string> CertificateAsync(string name, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Thử", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(until.AddYears(-2), until);
        await File.WriteAllBytesAsync(temp.File(name), certificate.Export(X509ContentType.Pfx, "secret"));
        return temp.File(name);
    }
}
