using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HaiCap.Core.Letters.Signing;

/// <summary>Who a test certificate names.</summary>
public sealed record TestSubject(string Name, string Organization);

/// <summary>
/// The sample's own certification authority. It issues a certificate when it is first needed and keeps it under the data folder, so that later
/// starts sign with the same one. Every name says that it is a test.
/// </summary>
public sealed class TestCertificates(TimeProvider time)
{
    private const string Mark = "THỬ NGHIỆM";
    // Worth nothing and no secret: the files are marked as a test, and production refuses them.
    private const string Password = "thu-nghiem";

    private readonly SemaphoreSlim gate = new(1, 1);

    internal async Task<CertificateFile> IssueAsync(string folder, string kind, string key, TestSubject subject, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "test", kind, key + ".test.p12");
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (!File.Exists(path))
            {
                using var authority = await AuthorityAsync(folder, cancellationToken);
                await WriteAsync(path, Issue(authority, subject), cancellationToken);
            }
        }
        finally
        {
            gate.Release();
        }

        return new(path, Password);
    }

    private byte[] Issue(X509Certificate2 authority, TestSubject subject)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Name(subject.Name, subject.Organization), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(authority, true, false));
        using var issued = request.Create(authority, From(), Until(authority), RandomNumberGenerator.GetBytes(16));
        using var own = issued.CopyWithPrivateKey(key);
        using var issuer = X509CertificateLoader.LoadCertificate(authority.RawData);
        return new X509Certificate2Collection { own, issuer }.Export(X509ContentType.Pkcs12, Password)!;
    }

    private async Task<X509Certificate2> AuthorityAsync(string folder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, "test", "authority.test.p12");
        if (!File.Exists(path))
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest(Name("HaiCap Test CA", "HaiCap"), key, HashAlgorithmName.SHA256);
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, critical: true));
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
            request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
            using var made = request.CreateSelfSigned(From(), From().AddYears(10));
            await WriteAsync(path, made.Export(X509ContentType.Pkcs12, Password), cancellationToken);
            await File.WriteAllTextAsync(Path.ChangeExtension(path, ".crt"), made.ExportCertificatePem(), cancellationToken);
        }

        return X509CertificateLoader.LoadPkcs12(await File.ReadAllBytesAsync(path, cancellationToken), Password);
    }

    // A year's grace: the sample is seeded with a history whose letters are signed in the past.
    private DateTimeOffset From() => time.Now().AddYears(-1);

    private DateTimeOffset Until(X509Certificate2 authority)
    {
        var threeYears = time.Now().AddYears(3);
        var authorityEnds = new DateTimeOffset(authority.NotAfter.ToUniversalTime(), TimeSpan.Zero);
        return threeYears < authorityEnds ? threeYears : authorityEnds;
    }

    private static X500DistinguishedName Name(string common, string organization)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCountryOrRegion("VN");
        name.AddOrganizationName(Cut(organization));
        name.AddOrganizationalUnitName(Mark);
        name.AddCommonName($"{Cut(common)} ({Mark})");
        return name.Build();
    }

    // X.520 allows 64 characters in a common name or an organisation.
    private static string Cut(string text) => text.Length <= 48 ? text : text[..47] + "…";

    private static async Task WriteAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var half = path + ".part";
        await File.WriteAllBytesAsync(half, content, cancellationToken);
        File.Move(half, path, overwrite: true);
    }
}
