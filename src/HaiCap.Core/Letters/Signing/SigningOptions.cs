using Microsoft.Extensions.Configuration;

namespace HaiCap.Core.Letters.Signing;

/// <summary>One PKCS#12 file. The password stands in the configuration or, better, in a file only the service may read.</summary>
public sealed record CertificateFile(string Path, string? Password = null, string? PasswordFile = null);

/// <summary>
/// Whose key is where. <c>Signing__Positions__{position id}__Path</c> and <c>Signing__Agencies__{agency code}__Path</c> (with <c>__Password</c> or
/// <c>__PasswordFile</c>); what is not named is looked for as <c>positions/{id}.p12</c> and <c>agencies/{code}.p12</c> in the folder.
/// </summary>
public sealed record SigningOptions
{
    public required string Folder { get; init; }

    /// <summary>Issue a missing certificate from the sample's own test authority. Never in production.</summary>
    public bool IssueTestCertificates { get; init; }

    public IReadOnlyDictionary<string, CertificateFile> Positions { get; init; } = new Dictionary<string, CertificateFile>(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, CertificateFile> Agencies { get; init; } = new Dictionary<string, CertificateFile>(StringComparer.OrdinalIgnoreCase);

    /// <param name="dataFolder">Certificates stand in its <c>certificates</c> folder unless the configuration says otherwise.</param>
    /// <param name="isProduction">Test certificates are refused there, whatever the configuration says.</param>
    /// <exception cref="InvalidOperationException">Production asks for test certificates.</exception>
    public static SigningOptions Read(IConfiguration configuration, string dataFolder, bool isProduction)
    {
        var given = configuration.GetSection("Signing");
        var test = bool.TryParse(given["TestCertificates"], out var asked) ? asked : !isProduction;
        if (test && isProduction)
        {
            throw new InvalidOperationException("Signing__TestCertificates is on: test certificates are refused in production.");
        }

        return new()
        {
            Folder = Path.GetFullPath(given["Folder"] ?? Path.Combine(dataFolder, "certificates")),
            IssueTestCertificates = test,
            Positions = Files(given.GetSection("Positions")),
            Agencies = Files(given.GetSection("Agencies")),
        };
    }

    private static Dictionary<string, CertificateFile> Files(IConfigurationSection section) =>
        section.GetChildren().Where(one => one["Path"] is not null).ToDictionary(
            one => one.Key, one => new CertificateFile(one["Path"]!, one["Password"], one["PasswordFile"]), StringComparer.OrdinalIgnoreCase);
}
