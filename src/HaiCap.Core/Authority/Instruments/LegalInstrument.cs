using System.Text.Json;
using HaiCap.Core.Data;
using HaiCap.Core.Procedures;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Authority.Instruments;

public enum InstrumentKind
{
    Law,
    Resolution,
    Decree,
    Circular,
    Decision,

    /// <summary>Giấy ủy quyền.</summary>
    Authorisation,
    Other,
}

/// <summary>An article as quoted.</summary>
/// <param name="Number">«Điều 7, khoản 1».</param>
public sealed record QuotedArticle(string Number, string Quote);

/// <summary>What an instrument does to an earlier one.</summary>
/// <param name="Replaces">False: amends it.</param>
public sealed record InstrumentChange(Guid InstrumentId, bool Replaces);

/// <summary>A law, decree, circular, decision or authorisation that competence rests on (văn bản).</summary>
public sealed class LegalInstrument : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    public required InstrumentKind Kind { get; set; }

    /// <summary>«133/2025/NĐ-CP».</summary>
    public required string Number { get; set; }

    public required string Issuer { get; set; }

    /// <summary>Trích yếu.</summary>
    public required string Title { get; set; }

    public required DateOnly SignedOn { get; set; }

    public required DateOnly InForceFrom { get; set; }

    /// <summary>Last day in force; null while it lasts.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>Where its text is published.</summary>
    public string? Link { get; set; }

    /// <summary>The stored file of its text.</summary>
    public string? FileHash { get; set; }

    /// <summary>A list of <see cref="QuotedArticle"/> as JSON.</summary>
    public required string Articles { get; set; }

    /// <summary>A list of <see cref="InstrumentChange"/> as JSON: what it amends or replaces.</summary>
    public required string Changes { get; set; }

    /// <summary>Number, title and issuer folded, for finding.</summary>
    public required string Folded { get; set; }

    /// <summary>«Nghị định số 133/2025/NĐ-CP».</summary>
    public string Citation => $"{Kind.Vietnamese()} số {Number}";

    public bool InForceOn(DateOnly day) => InForceFrom <= day && (EndedOn is null || day <= EndedOn);

    public IReadOnlyList<QuotedArticle> ReadArticles() => JsonSerializer.Deserialize<List<QuotedArticle>>(Articles, ProcedureDefinition.Json) ?? [];

    public IReadOnlyList<InstrumentChange> ReadChanges() => JsonSerializer.Deserialize<List<InstrumentChange>>(Changes, ProcedureDefinition.Json) ?? [];

    internal static string ToJson<T>(IReadOnlyList<T> list) => JsonSerializer.Serialize(list, ProcedureDefinition.Json);

    internal static string Fold(string number, string title, string issuer) => VietnameseText.Fold($"{number} {title} {issuer}");

    internal sealed class Configuration : IEntityTypeConfiguration<LegalInstrument>
    {
        public void Configure(EntityTypeBuilder<LegalInstrument> builder)
        {
            builder.ToTable("LegalInstruments");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.Number }).IsUnique();
            builder.Property(x => x.Kind).HasMaxLength(40);
            builder.Property(x => x.Number).HasMaxLength(60);
            builder.Property(x => x.Issuer).HasMaxLength(200);
            builder.Property(x => x.Title).HasMaxLength(500);
            builder.Property(x => x.Link).HasMaxLength(500);
            builder.Property(x => x.FileHash).HasMaxLength(64);
            builder.Property(x => x.Folded).HasMaxLength(800);
            builder.Ignore(x => x.Citation);
        }
    }
}

public static class InstrumentKinds
{
    public static string Vietnamese(this InstrumentKind kind) => kind switch
    {
        InstrumentKind.Law => "Luật",
        InstrumentKind.Resolution => "Nghị quyết",
        InstrumentKind.Decree => "Nghị định",
        InstrumentKind.Circular => "Thông tư",
        InstrumentKind.Decision => "Quyết định",
        InstrumentKind.Authorisation => "Giấy ủy quyền",
        _ => "Văn bản",
    };

    public static string English(this InstrumentKind kind) => kind switch
    {
        InstrumentKind.Law => "Law",
        InstrumentKind.Resolution => "Resolution",
        InstrumentKind.Decree => "Decree",
        InstrumentKind.Circular => "Circular",
        InstrumentKind.Decision => "Decision",
        InstrumentKind.Authorisation => "Authorisation",
        _ => "Other instrument",
    };
}
