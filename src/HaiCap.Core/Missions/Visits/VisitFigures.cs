using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HaiCap.Core.Missions.Visits;

/// <summary>What is quoted of a place.</summary>
public enum FigureKind
{
    /// <summary>Dossiers taken on in the period.</summary>
    Received,

    /// <summary>Filed online by the applicant, in a hundred taken on.</summary>
    OnlineRate,

    /// <summary>Dossiers decided in the period.</summary>
    Resolved,

    /// <summary>Decided early or on time, in a hundred decided.</summary>
    InTimeRate,

    /// <summary>Open and late at its end.</summary>
    Overdue,

    /// <summary>People who came to the counters: the platform does not count them.</summary>
    Visitors,
}

/// <param name="Counted">By this platform; null where it has nothing.</param>
/// <param name="Reported">As the place said, typed by hand.</param>
public sealed record VisitFigure(FigureKind Kind, decimal? Counted, decimal? Reported)
{
    /// <summary>What is quoted.</summary>
    [JsonIgnore]
    public decimal? Value => Reported ?? Counted;

    [JsonIgnore]
    public bool IsReported => Reported is not null;

    public static bool IsRate(FigureKind kind) => kind is FigureKind.OnlineRate or FigureKind.InTimeRate;
}

/// <summary>Figures of a place in a period, both days included.</summary>
public sealed record VisitFigures(DateOnly From, DateOnly To, IReadOnlyList<VisitFigure> Lines)
{
    public static VisitFigures? Read(string? json) => json is null ? null : JsonSerializer.Deserialize<VisitFigures>(json, JsonSerializerOptions.Web);

    internal string Write() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>What a page remembers of the figures that stood, to notice that somebody set others meanwhile.</summary>
    public static string MarkOf(string? json) => json is null ? "" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)))[..16];
}

/// <summary>What the platform itself counted of a place.</summary>
/// <param name="OnlineRate">In a hundred; null when nothing was taken on.</param>
/// <param name="InTimeRate">In a hundred; null when nothing was decided.</param>
public sealed record PlaceCounts(int Received, decimal? OnlineRate, int Resolved, decimal? InTimeRate, int Overdue);

/// <summary>Counts for whoever quotes figures of a place; the room of statistics, above this one, does it.</summary>
public interface IPlaceFigures
{
    /// <summary>A province's whole, or what a commune's agencies take on; null where the place is not on this platform.</summary>
    Task<PlaceCounts?> CountAsync(string province, string place, DateOnly from, DateOnly to, CancellationToken cancellationToken = default);
}
