using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using HaiCap.Core.Letters;
using HaiCap.Core.Letters.Sheets;
using HaiCap.Core.Letters.Signing;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Letters;

public sealed class SignatureTests(Press press) : IClassFixture<Press>
{
    private static readonly LetterSigner Deputy = new(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), "Trần Quốc Thành", "Phó Giám đốc");
    private static readonly LetterIssuer Agency = new("H41.19", "Sở Khoa học và Công nghệ tỉnh Nghệ An", "Nghệ An");

    [Fact]
    public async Task The_officer_signs_then_the_agency_and_both_are_valid()
    {
        var signed = await SignAsync();
        await Press.KeepAsync("signed", signed);

        var report = await Poppler.SignaturesAsync(signed);

        report.Split("Signature is Valid.").Length.ShouldBe(3, report);
        report.Split("ETSI.CAdES.detached").Length.ShouldBe(3, report);
        report.IndexOf("Signature Field Name: " + LetterSigning.OfficerField, StringComparison.Ordinal)
            .ShouldBeInRange(0, report.IndexOf("Signature Field Name: " + LetterSigning.AgencyField, StringComparison.Ordinal) - 1);
        report.Split("Signing Hash Algorithm: SHA-256").Length.ShouldBe(3, report);
        report.ShouldContain("Total document signed");
        report.ShouldContain("Trần Quốc Thành (THỬ NGHIỆM)");
        report.ShouldContain("Sở Khoa học và Công nghệ tỉnh Nghệ An (THỬ NGHIỆM)");
    }

    [Fact]
    public async Task One_changed_byte_makes_both_signatures_invalid()
    {
        var signed = await SignAsync();
        var inTitle = signed.AsSpan().IndexOf(Encoding.ASCII.GetBytes("/Creator (Typst"));
        inTitle.ShouldBePositive();
        signed[inTitle + 10] ^= 1;

        var report = await Poppler.SignaturesAsync(signed);

        report.ShouldNotContain("Signature is Valid.");
        report.Split("Digest Mismatch").Length.ShouldBe(3, report);
    }

    [Fact]
    public async Task Our_own_reading_agrees_with_pdfsig()
    {
        var found = SignedPdf.Read(await SignAsync());

        found.Select(one => (one.SignedBy, one.At, one.Intact, one.CoversAll)).ShouldBe(
        [
            ("Trần Quốc Thành (THỬ NGHIỆM)", Press.Morning, true, false),
            ("Sở Khoa học và Công nghệ tỉnh Nghệ An (THỬ NGHIỆM)", Press.Morning, true, true),
        ]);
        SignedPdf.IsIntact(found).ShouldBeTrue();
        found[0].Issuer.ShouldBe("HaiCap Test CA (THỬ NGHIỆM)");
    }

    [Fact]
    public async Task Our_own_reading_finds_a_changed_byte_and_an_added_page()
    {
        var signed = await SignAsync();
        byte[] longer = [.. signed, .. "\n% more"u8];
        var changed = (byte[])signed.Clone();
        changed[signed.AsSpan().IndexOf(Encoding.ASCII.GetBytes("/Creator (Typst")) + 10] ^= 1;
        var room = signed.AsSpan().LastIndexOf(Encoding.ASCII.GetBytes("/Contents <")) + 60;
        var broken = (byte[])signed.Clone();
        broken[room] = broken[room] == (byte)'0' ? (byte)'1' : (byte)'0';

        SignedPdf.IsIntact(SignedPdf.Read(longer)).ShouldBeFalse();
        SignedPdf.Read(changed).ShouldAllBe(one => !one.Intact);
        SignedPdf.IsIntact(SignedPdf.Read(broken)).ShouldBeFalse();
        SignedPdf.Read([]).ShouldBeEmpty();
        SignedPdf.IsIntact(SignedPdf.Read("%PDF-1.7\n/ByteRange [0 9 3 999999999999]"u8.ToArray())).ShouldBeFalse();
    }

    [Fact]
    public async Task A_signed_letter_is_still_tagged_archival_with_all_fonts_embedded()
    {
        var signed = await SignAsync();

        (await Poppler.InfoAsync(signed)).ShouldContain("Tagged:          yes");
        var metadata = await Poppler.MetadataAsync(signed);
        metadata.ShouldContain("<pdfaid:part>2</pdfaid:part>");
        metadata.ShouldContain("<pdfaid:conformance>A</pdfaid:conformance>");
        (await Poppler.FontsAsync(signed)).ShouldAllBe(font => font.Embedded && font.Name.Contains("Tinos"));
        var text = await Poppler.TextAsync(signed);
        text.ShouldContain("Ký bởi: Trần Quốc Thành");
        text.ShouldContain("2026-07-20T09:30:00+07:00");
    }

    [Fact]
    public async Task A_later_call_signs_with_the_certificate_issued_first()
    {
        using var first = (await press.Keys.ForAgencyAsync("H41.20", "Sở Y tế")).Value;
        using var again = (await press.Keys.ForAgencyAsync("H41.20", "Sở Y tế")).Value;

        again.Thumbprint.ShouldBe(first.Thumbprint);
        first.IsTest.ShouldBeTrue();
    }

    [Fact]
    public async Task Without_a_certificate_the_officer_is_told_whose_is_missing()
    {
        using var folder = new TempFolder();
        var keys = new SigningKeys(new() { Folder = folder.Path }, new TestCertificates(new FakeClock()));

        var key = await keys.ForAgencyAsync("H41.19", "Sở Khoa học và Công nghệ");

        key.Problems[0].Code.ShouldBe("LET-010");
        key.Problems[0].Vi.ShouldContain("Sở Khoa học và Công nghệ");
    }

    [Fact]
    public async Task A_wrong_password_is_a_problem_that_names_the_file()
    {
        using var folder = new TempFolder();
        (await press.Keys.ForAgencyAsync("H41.21", "Sở Nội vụ")).Value.Dispose();
        var named = new CertificateFile(Path.Combine(press.Folder, "test", "agencies", "H41.21.test.p12"), "wrong");
        var keys = new SigningKeys(
            new() { Folder = folder.Path, Agencies = new Dictionary<string, CertificateFile>(StringComparer.Ordinal) { ["H41.21"] = named } },
            new TestCertificates(new FakeClock()));

        var key = await keys.ForAgencyAsync("H41.21", "Sở Nội vụ");

        key.Problems[0].Code.ShouldBe("LET-011");
        key.Problems[0].En.ShouldContain("H41.21.test.p12");
    }

    [Fact]
    public async Task A_certificate_out_of_its_time_does_not_sign()
    {
        var letter = await press.PrintAsync(SampleOf(LetterKeys.Notice), "late");

        var signed = await press.Signing.SignAsync(letter, Deputy, Agency, FakeClock.At(2031, 1, 1));

        signed.Problems[0].Code.ShouldBe("LET-012");
    }

    [Fact]
    public async Task An_rsa_certificate_from_a_configured_file_signs_with_its_chain()
    {
        using var folder = new TempFolder();
        var path = RsaChain(folder);
        await File.WriteAllTextAsync(folder.File("secret"), "mật khẩu\n");
        var named = new Dictionary<string, CertificateFile>(StringComparer.OrdinalIgnoreCase) { [Deputy.PositionId.ToString("D")] = new(path, PasswordFile: folder.File("secret")) };
        var keys = new SigningKeys(new() { Folder = folder.Path, Positions = named }, new TestCertificates(new FakeClock()));
        var signing = new LetterSigning(new PdfSigner(press.Typesetter), keys);

        var signed = await signing.SignByOfficerAsync(await press.PrintAsync(SampleOf(LetterKeys.Notice), "rsa"), Deputy, Agency, Press.Morning);

        signed.Problems.ShouldBeEmpty();
        var report = await Poppler.SignaturesAsync(signed.Value);
        report.ShouldContain("Signature is Valid.");
        report.ShouldContain("Signer Certificate Common Name: RSA leaf");
        SignedPdf.IsIntact(SignedPdf.Read(signed.Value)).ShouldBeTrue();
        (await Poppler.TextAsync(signed.Value)).ShouldNotContain("Chứng thư thử nghiệm");
    }

    private static string RsaChain(TempFolder folder)
    {
        using RSA rootKey = RSA.Create(2048), middleKey = RSA.Create(2048), leafKey = RSA.Create(2048);
        using var root = Request("RSA root", rootKey, authority: true).CreateSelfSigned(Press.Morning.AddYears(-1), Press.Morning.AddYears(5));
        using var middleIssued = Request("RSA middle", middleKey, authority: true).Create(root, Press.Morning.AddYears(-1), Press.Morning.AddYears(4), [1]);
        using var middle = middleIssued.CopyWithPrivateKey(middleKey);
        using var leafIssued = Request("RSA leaf", leafKey, authority: false).Create(middle, Press.Morning.AddYears(-1), Press.Morning.AddYears(3), [2]);
        using var leaf = leafIssued.CopyWithPrivateKey(leafKey);
        using var rootShown = X509CertificateLoader.LoadCertificate(root.RawData);
        var path = folder.File("officer.p12");
        File.WriteAllBytes(path, new X509Certificate2Collection { leaf, middleIssued, rootShown }.Export(X509ContentType.Pkcs12, "mật khẩu")!);
        return path;

        static CertificateRequest Request(string name, RSA key, bool authority)
        {
            var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(authority, false, 0, true));
            return request;
        }
    }

    [Fact]
    public void Production_refuses_test_certificates()
    {
        var asked = new Microsoft.Extensions.Configuration.ConfigurationBuilder()
            .Add(new Microsoft.Extensions.Configuration.Memory.MemoryConfigurationSource { InitialData = [new("Signing:TestCertificates", "true")] }).Build();

        Should.Throw<InvalidOperationException>(() => SigningOptions.Read(asked, "data", isProduction: true));
        SigningOptions.Read(asked, "data", isProduction: false).IssueTestCertificates.ShouldBeTrue();
    }

    private async Task<byte[]> SignAsync()
    {
        var letter = await press.PrintAsync(SampleOf(LetterKeys.Licence), "to-sign");
        var signed = await press.Signing.SignAsync(letter, Deputy, Agency, Press.Morning);
        signed.Problems.ShouldBeEmpty();
        return signed.Value;
    }

    private static LetterData SampleOf(string key) => LetterSamples.For(key);
}
