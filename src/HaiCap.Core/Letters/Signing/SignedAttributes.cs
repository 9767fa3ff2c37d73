using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HaiCap.Core.Letters.Signing;

/// <summary>The signed attribute that makes a CMS a CAdES one: signing-certificate-v2 (RFC 5035), so the certificate cannot be swapped.</summary>
internal static class SignedAttributes
{
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";

    public static AsnEncodedData SigningCertificate(X509Certificate2 certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        using (writer.PushSequence())
        using (writer.PushSequence())
        {
            // The hash algorithm is left out: SHA-256 is the default, and DER forbids writing a default.
            writer.WriteOctetString(SHA256.HashData(certificate.RawData));
            using (writer.PushSequence())
            {
                using (writer.PushSequence())
                using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 4)))
                {
                    writer.WriteEncodedValue(certificate.IssuerName.RawData);
                }

                writer.WriteInteger(certificate.SerialNumberBytes.Span);
            }
        }

        return new(new Oid(SigningCertificateV2), writer.Encode());
    }
}
