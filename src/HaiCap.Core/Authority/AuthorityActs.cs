using HaiCap.Core.Acts;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Data.Files;

namespace HaiCap.Core.Authority;

/// <summary>Subjects of the acts of authority: "instrument/{id}", "competence/{id}", "head-cover/{id}".</summary>
public static class AuthoritySubjects
{
    public static string OfInstrument(Guid id) => $"instrument/{id}";

    public static string OfGrant(Guid id) => $"competence/{id}";

    public static string OfCover(Guid id) => $"head-cover/{id}";
}

/// <summary>A law, decree, decision or authorisation is in the register.</summary>
[ActName("instrument.recorded")]
public sealed record InstrumentRecorded(InstrumentKind Kind, string Number, string Issuer, string Title, DateOnly SignedOn, DateOnly InForceFrom, string? Link, string? FileHash) : ActData;

/// <summary>What the register says of an instrument was mended: its text did not change.</summary>
[ActName("instrument.amended")]
public sealed record InstrumentAmended(
    InstrumentKind Kind, string Number, string Issuer, string Title, DateOnly SignedOn, DateOnly InForceFrom, string? Link, string? FileHash,
    IReadOnlyList<QuotedArticle> Articles, IReadOnlyList<InstrumentChange> Changes) : ActData;

/// <summary>The file of an instrument's text is kept.</summary>
/// <param name="Before">The file it was put in the place of.</param>
[ActName("instrument.file-kept")]
public sealed record InstrumentFileKept(string Number, string FileHash, FileKind FileKind, long Size, string? Before) : ActData;

/// <summary>The register tells of a file of an instrument no more.</summary>
[ActName("instrument.file-withdrawn")]
public sealed record InstrumentFileWithdrawn(string Number, string FileHash) : ActData;

/// <summary>An instrument is no longer in force after a day; what rests on it ends with it.</summary>
[ActName("instrument.ended")]
public sealed record InstrumentEnded(string Number, DateOnly LastDay) : ActData;

/// <summary>A competence is somebody's from a day on.</summary>
/// <param name="Terms">Who has it from whom, for what and when: <see cref="GrantTerms"/> as JSON.</param>
[ActName("competence.granted")]
public sealed record CompetenceGranted(
    GrantKind Kind, Guid InstrumentId, string Number, string Article, Guid? ParentId, bool MayPassOn, DateOnly From, DateOnly? LastDay, string Terms) : ActData;

/// <summary>A grant ends, or is taken back before its time; those it was passed on by end with it.</summary>
[ActName("competence.ended")]
public sealed record CompetenceEnded(GrantKind Kind, string Number, DateOnly LastDay, bool Revoked) : ActData;

/// <summary>A deputy is charged with an agency whose head is away or missing.</summary>
[ActName("agency.head-covered")]
public sealed record HeadCovered(Guid AgencyId, Guid PositionId, Guid OfficerId, string Title, string Number, DateOnly From, DateOnly? LastDay) : ActData;

/// <summary>The deputy's charge ends.</summary>
[ActName("agency.head-cover-ended")]
public sealed record HeadCoverEnded(Guid AgencyId, Guid PositionId, DateOnly LastDay) : ActData;
