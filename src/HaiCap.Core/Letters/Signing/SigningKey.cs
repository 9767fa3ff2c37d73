using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace HaiCap.Core.Letters.Signing;

/// <summary>A certificate with its private key, and the issuers above it, as read from a PKCS#12 file.</summary>
public sealed class SigningKey(X509Certificate2 certificate, IReadOnlyList<X509Certificate2> issuers, bool isTest) : IDisposable
{
    /// <summary>The common name of the certificate.</summary>
    public string Name => certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);

    /// <summary>SHA-1 of the certificate, as it is commonly named.</summary>
    public string Thumbprint => certificate.Thumbprint;

    /// <summary>Issued by the sample's own authority: worth nothing outside a trial.</summary>
    public bool IsTest => isTest;

    public bool ValidAt(DateTimeOffset instant) => certificate.NotBefore.ToUniversalTime() <= instant.UtcDateTime && instant.UtcDateTime <= certificate.NotAfter.ToUniversalTime();

    /// <summary>A detached CAdES signature over the content. No signing-time attribute: PAdES takes the time from the PDF or a time stamp.</summary>
    internal byte[] Sign(byte[] content)
    {
        var signer = new CmsSigner(SubjectIdentifierType.IssuerAndSerialNumber, certificate)
        {
            DigestAlgorithm = new("2.16.840.1.101.3.4.2.1"), // SHA-256
            IncludeOption = X509IncludeOption.None,
            SignedAttributes = { SignedAttributes.SigningCertificate(certificate) },
        };
        signer.Certificates.Add(certificate);
        foreach (var issuer in issuers)
        {
            signer.Certificates.Add(issuer);
        }

        var cms = new SignedCms(new ContentInfo(content), detached: true);
        cms.ComputeSignature(signer, silent: true);
        return cms.Encode();
    }

    public void Dispose()
    {
        certificate.Dispose();
        foreach (var issuer in issuers)
        {
            issuer.Dispose();
        }
    }
}
