using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace HaiCap.Core.Data.Files;

/// <summary>How much may be attached: <c>Files__MaxFileMegabytes</c> (20) and <c>Files__MaxDossierMegabytes</c> (60).</summary>
/// <param name="MaxFileBytes">One file, in bytes.</param>
/// <param name="MaxDossierBytes">All files of one dossier together, in bytes.</param>
public sealed record FileLimits(long MaxFileBytes, long MaxDossierBytes)
{
    private const long Megabyte = 1024 * 1024;

    public static FileLimits Default { get; } = new(20 * Megabyte, 60 * Megabyte);

    public static FileLimits Read(IConfiguration? configuration) => new(
        Megabytes(configuration, "Files:MaxFileMegabytes") ?? Default.MaxFileBytes,
        Megabytes(configuration, "Files:MaxDossierMegabytes") ?? Default.MaxDossierBytes);

    /// <summary>FIL-004 when one more file would pass the dossier's limit.</summary>
    public Problem? CheckDossier(long bytesSoFar, long bytesMore) =>
        bytesSoFar + bytesMore <= MaxDossierBytes ? null : FileProblems.DossierTooLarge(MaxDossierBytes);

    private static long? Megabytes(IConfiguration? configuration, string key)
    {
        if (configuration?[key] is not { Length: > 0 } text)
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) && megabytes > 0
            ? megabytes * Megabyte
            : throw new InvalidOperationException($"{key} is '{text}': give a whole number of megabytes.");
    }
}
