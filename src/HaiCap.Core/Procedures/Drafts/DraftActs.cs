using HaiCap.Core.Acts;

namespace HaiCap.Core.Procedures.Drafts;

/// <param name="CopiedFrom">Code of the other procedure it began as a copy of.</param>
/// <param name="Package">Name of the package it came in, and its digest.</param>
[ActName("procedure-draft.opened")]
public sealed record DraftOpened(string Code, Guid? BasedOnVersionId, string? CopiedFrom, string Sha256, string? Package = null, string? PackageSha256 = null) : ActData;

[ActName("procedure-draft.saved")]
public sealed record DraftSaved(string Code, int Revision, string Sha256) : ActData;

[ActName("procedure-draft.submitted")]
public sealed record DraftSubmitted(string Code, string Sha256) : ActData;

[ActName("procedure-draft.returned")]
public sealed record DraftReturned(string Code) : ActData;

/// <param name="AgainstVersionId">The newest version it was laid beside.</param>
[ActName("procedure-draft.approved")]
public sealed record DraftApproved(string Code, string Sha256, Guid? AgainstVersionId) : ActData;

[ActName("procedure-draft.published")]
public sealed record DraftPublished(string Code, Guid VersionId, int Number) : ActData;

[ActName("procedure-draft.dropped")]
public sealed record DraftDropped(string Code) : ActData;

internal static class DraftSubjects
{
    public static string Of(Guid id) => $"procedure-draft/{id}";
}
