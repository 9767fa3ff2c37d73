using System.Text.Json;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Recommendations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Missions.Difficulties;

/// <summary>What is typed of a difficulty, whole or not.</summary>
/// <param name="Asks">What is asked for; empty when nothing is.</param>
/// <param name="Stop">The stop of a delegation it was heard at; null: the caller's own agency met it.</param>
/// <param name="Answered">How the head of the delegation answers at once; null when it is to be answered as everything else.</param>
/// <param name="Answer">What the head answers at once.</param>
public sealed record DifficultyFacts(
    string? Kind = null, string? Field = null, string? Procedure = null, Severity Severity = Severity.Hinders, string? Text = null, string? Affected = null, string? Evidence = null,
    string? Person = null, string? Asks = null, Addressee Addressee = Addressee.Ministry,
    Guid? Stop = null, AnswerKind? Answered = null, string? Answer = null);

/// <summary>Whom something is asked of.</summary>
public enum Addressee
{
    Ministry,
    Province,
}

/// <summary>What an officer has typed and not sent: kept so that a lost line loses nothing. A technical row.</summary>
public sealed class DifficultyDraft : IProvinceRecord
{
    /// <summary>So many at once; the oldest gives way.</summary>
    public const int Most = 20;

    public required string ProvinceCode { get; init; }

    public required Guid OfficerId { get; init; }

    public required Guid Id { get; init; }

    /// <summary><see cref="DifficultyFacts"/> as JSON.</summary>
    public required string Facts { get; set; }

    public required DateTimeOffset SavedAt { get; set; }

    public DifficultyFacts Read() => JsonSerializer.Deserialize<DifficultyFacts>(Facts, JsonSerializerOptions.Web) ?? new();

    internal static string Write(DifficultyFacts facts) => JsonSerializer.Serialize(facts, JsonSerializerOptions.Web);

    internal sealed class Configuration : IEntityTypeConfiguration<DifficultyDraft>
    {
        public void Configure(EntityTypeBuilder<DifficultyDraft> builder)
        {
            builder.ToTable("DifficultyDrafts");
            builder.HasKey(x => new { x.ProvinceCode, x.OfficerId, x.Id });
        }
    }
}
