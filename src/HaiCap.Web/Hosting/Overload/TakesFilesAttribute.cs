using Microsoft.AspNetCore.Http.Metadata;

namespace HaiCap.Web.Hosting.Overload;

/// <summary>A page or endpoint that takes files, and so a large body; routing tells the server before anything is read.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class TakesFilesAttribute : Attribute, IRequestSizeLimitMetadata
{
    /// <summary>A dossier's files in one form, with the form around them.</summary>
    public const long Largest = 70 * 1024 * 1024;

    public long? MaxRequestBodySize => Largest;
}
