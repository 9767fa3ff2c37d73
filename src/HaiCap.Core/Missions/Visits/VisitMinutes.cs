using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HaiCap.Core.Missions.Visits;

/// <summary>Minutes of a visit (biên bản làm việc), in Vietnamese, as they are printed and as both sides approve them.</summary>
/// <param name="When">«08:00–11:30, ngày 15/08/2025».</param>
/// <param name="Agenda">Time, subject, who led.</param>
/// <param name="Delegation">«Nguyễn Văn An – Cục trưởng, Cục Sở hữu trí tuệ».</param>
/// <param name="Survey">Sections of the checklist, each with questions and answers.</param>
/// <param name="Period">Of the figures; null without.</param>
/// <param name="Figures">What, how much, where it is from.</param>
/// <param name="Difficulties">Code, what; written down at the stop or recorded by the place that day.</param>
/// <param name="Help">Code, what; written down at the stop.</param>
/// <param name="Photos">When, where.</param>
public sealed record VisitMinutes(
    string Programme, string Citation, string Team, string Title, string Place, string Venue, string When, IReadOnlyList<string[]> Agenda, IReadOnlyList<string> Delegation, IReadOnlyList<string> Local,
    string? Notes, IReadOnlyList<MinutesSection> Survey, string? Period, IReadOnlyList<string[]> Figures, IReadOnlyList<string[]> Difficulties, IReadOnlyList<string[]> Help, IReadOnlyList<string[]> Photos)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    /// <summary>An agenda and people of both sides.</summary>
    [JsonIgnore]
    public bool IsWhole => Agenda.Count > 0 && Delegation.Count > 0 && Local.Count > 0;

    public string Write() => JsonSerializer.Serialize(this, Json);

    public static VisitMinutes Read(string json) => JsonSerializer.Deserialize<VisitMinutes>(json, Json) ?? throw new JsonException("Empty minutes.");

    /// <summary>SHA-256 of what they say, hex: two sides that approve the same have the same.</summary>
    public string Digest() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Write())));
}

public sealed record MinutesSection(string Title, IReadOnlyList<string[]> Rows);

/// <summary>A side's approval.</summary>
/// <param name="Holds">It was of what the minutes say now.</param>
/// <param name="PaperDay">When the printed minutes were signed; null where it was done here.</param>
public sealed record MinutesApproval(VisitSide Side, string Name, DateTimeOffset At, bool Holds, DateOnly? PaperDay = null);

/// <summary>Who signed the printed minutes, and when.</summary>
public sealed record PaperSignature(string? Name, string? Title, DateOnly? Day)
{
    public const int LongestName = 100;
    public const int LongestTitle = 90;
}

/// <summary>The minutes as they stand.</summary>
/// <param name="MayApprove">For which side the caller may approve them now; null: for none.</param>
/// <param name="MayTellPaper">Sides that have nobody to approve here, and whose signatures on the printed minutes the caller may write down now.</param>
public sealed record MinutesView(
    VisitMinutes Minutes, string Digest, string? Number, IReadOnlyList<MinutesApproval> Approvals, VisitSide? MayApprove, IReadOnlyList<VisitSide> MayTellPaper)
{
    public bool IsClosed => Approvals.Count(one => one.Holds) == 2;
}
