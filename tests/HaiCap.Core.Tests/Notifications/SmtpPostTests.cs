using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using HaiCap.Core.Notifications.Mail;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Notifications;

/// <summary>One mail over a real SMTP server that asks for STARTTLS and a password.</summary>
public sealed class SmtpPostTests
{
    private const string Secret = "mat-khau-1+2";

    [Fact]
    public async Task A_password_goes_only_over_a_line_whose_certificate_holds()
    {
        using var folder = new TempFolder();
        var certificate = await CertificateAsync(folder);
        await using var server = await SmtpServer.StartAsync(auth: $"haicap:{Secret}", certificate: (folder.File("c.pem"), folder.File("k.pem")));
        await using var open = await SmtpServer.StartAsync(auth: $"haicap:{Secret}");
        var letter = new Letter("a@nghean.example", "A", "Thử", "Nội dung thử", "<1@nghean.example>");
        var tls = new MailOptions { Host = "127.0.0.1", Port = server.Port, From = "motcua@nghean.example", User = "haicap", Password = Secret };

        (await new SmtpPost(tls).SendAsync(letter)).ShouldBe(new MailResult("tls"));
        (await new SmtpPost(tls with { Port = open.Port }).SendAsync(letter)).ShouldBe(new MailResult("refused"), "a server without TLS");
        using (var trusted = new X509Store(StoreName.Root, StoreLocation.CurrentUser))
        {
            trusted.Open(OpenFlags.ReadWrite);
            trusted.Add(certificate);
            try
            {
                (await new SmtpPost(tls).SendAsync(letter)).ShouldBe(MailResult.Sent);
                (await new SmtpPost(tls with { Password = "sai" }).SendAsync(letter)).Error.ShouldNotBeNull();
            }
            finally
            {
                trusted.Remove(certificate);
            }
        }

        (await open.EndAsync()).ShouldBeEmpty();
        (await server.EndAsync()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(mail => mail.Tls.ShouldBeTrue(), mail => mail.User.ShouldBe("haicap"), mail => mail.Body.ShouldContain("Nội dung thử"));
        tls.ToString().ShouldNotContain(Secret);
    }

    private static async Task<X509Certificate2> CertificateAsync(TempFolder folder)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        var now = TimeProvider.System.GetUtcNow();
        var certificate = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        await File.WriteAllTextAsync(folder.File("c.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(folder.File("k.pem"), key.ExportPkcs8PrivateKeyPem());
        return X509CertificateLoader.LoadCertificate(certificate.RawData);
    }
}
