using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace HaiCap.Core.Letters.Signing;

/// <summary>Finds the key of a position or an agency, by <see cref="SigningOptions"/>. The caller disposes the key after signing.</summary>
public sealed class SigningKeys(SigningOptions options, TestCertificates tests)
{
    /// <param name="name">The officer's name: for a test certificate, and for the problem when there is none.</param>
    /// <param name="agencyName">The agency written into a test certificate.</param>
    public Task<Outcome<SigningKey>> ForPositionAsync(Guid positionId, string name, string agencyName, CancellationToken cancellationToken = default)
    {
        var key = positionId.ToString("D");
        return FindAsync(options.Positions.GetValueOrDefault(key), "positions", key, new(name, agencyName), cancellationToken);
    }

    /// <param name="agencyCode">The agency's code, <c>H41.19</c>.</param>
    public Task<Outcome<SigningKey>> ForAgencyAsync(string agencyCode, string agencyName, CancellationToken cancellationToken = default) =>
        FindAsync(options.Agencies.GetValueOrDefault(agencyCode), "agencies", agencyCode, new(agencyName, agencyName), cancellationToken);

    private async Task<Outcome<SigningKey>> FindAsync(
        CertificateFile? named, string kind, string key, TestSubject subject, CancellationToken cancellationToken)
    {
        if (named is not null)
        {
            return await OpenAsync(named, isTest: false, cancellationToken);
        }

        var usual = Path.Combine(options.Folder, kind, key + ".p12");
        if (File.Exists(usual))
        {
            return await OpenAsync(new(usual, PasswordFile: usual + ".password"), isTest: false, cancellationToken);
        }

        if (!options.IssueTestCertificates)
        {
            return SigningProblems.NoCertificate(subject.Name);
        }

        var test = await tests.IssueAsync(options.Folder, kind, key, subject, cancellationToken);
        return await OpenAsync(test, isTest: true, cancellationToken);
    }

    private static async Task<Outcome<SigningKey>> OpenAsync(CertificateFile file, bool isTest, CancellationToken cancellationToken)
    {
        try
        {
            var password = file.PasswordFile is { } secret && File.Exists(secret)
                ? (await File.ReadAllTextAsync(secret, cancellationToken)).TrimEnd('\r', '\n')
                : file.Password;
            var all = X509CertificateLoader.LoadPkcs12Collection(await File.ReadAllBytesAsync(file.Path, cancellationToken), password);
            return all.FirstOrDefault(one => one.HasPrivateKey) is { } own
                ? new SigningKey(own, [.. all.Where(one => one != own)], isTest)
                : SigningProblems.Unreadable(file.Path);
        }
        catch (Exception unreadable) when (unreadable is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return SigningProblems.Unreadable(file.Path);
        }
    }
}
