using System.Security.Cryptography;
using System.Text;
using HaiCap.Core.Data;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Core.Procedures.National;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Procedures;

public enum ProcedureLevel
{
    Ministry,
    Province,
    Commune,
}

/// <summary>How much of it can be done online (mức độ cung cấp dịch vụ công trực tuyến).</summary>
public enum ServiceLevel
{
    /// <summary>Toàn trình.</summary>
    Full,

    /// <summary>Một phần.</summary>
    Partial,

    /// <summary>Cung cấp thông tin.</summary>
    Information,
}

/// <summary>What a version is published for.</summary>
public enum PublicationKind
{
    /// <summary>The province takes dossiers of it and decides them.</summary>
    Handled,

    /// <summary>Told of and nothing more: another authority takes it, or this one does not take it here yet.</summary>
    Information,
}

/// <summary>
/// What one publication decision fixed from a date. A dossier keeps the version it was filed under; nothing here changes
/// afterwards but <see cref="ValidTo"/>, set when a newer version begins or the procedure is abolished.
/// </summary>
public sealed class ProcedureVersion : IProvinceRecord
{
    private ProcedureDefinition? definition;
    private InformationNotice? notice;

    /// <summary>The longest name of the national catalogue has 1,094 letters.</summary>
    public const int MaxName = 1200;

    public const int MaxOrigin = 200;

    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    public required string Code { get; init; }

    /// <summary>1 for the first publication, then one more each time.</summary>
    public required int Number { get; init; }

    public required string Name { get; init; }

    public required string Field { get; init; }

    public PublicationKind Kind { get; init; }

    /// <summary>Where it was imported from; null for a version the province published itself.</summary>
    public string? Origin { get; init; }

    public required ProcedureLevel Level { get; init; }

    public required ServiceLevel ServiceLevel { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day in force; null while it is the current one.</summary>
    public DateOnly? ValidTo { get; set; }

    /// <summary>Number of the decision that published it; null where the house itself did, for a sample or an import.</summary>
    public string? DecisionNumber { get; init; }

    /// <summary>The day that decision was signed.</summary>
    public DateOnly? DecidedOn { get; init; }

    /// <summary>The code is this product's own sample; the procedure is left out of official exports.</summary>
    public required bool CodeIsSample { get; init; }

    /// <summary>A <see cref="ProcedureDefinition"/> as JSON; for information an <see cref="InformationNotice"/>.</summary>
    public required string Definition { get; init; }

    /// <summary>Folded words the catalogue indexes.</summary>
    public required string SearchText { get; init; }

    public bool InForceOn(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);

    /// <summary>The definition read from its JSON, once.</summary>
    /// <exception cref="InvalidOperationException">It is published for information: ask <see cref="Kind"/> first.</exception>
    public ProcedureDefinition Read() => Kind == PublicationKind.Handled ? definition ??= ProcedureDefinition.FromJson(Definition)
        : throw new InvalidOperationException($"{Code} is published for information and has no form, steps or competent agency.");

    /// <summary>What is told of a procedure published for information, read once.</summary>
    public InformationNotice ReadNotice() => notice ??= InformationNotice.FromJson(Definition);

    public string DefinitionDigest() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Definition)));

    internal sealed class Configuration : IEntityTypeConfiguration<ProcedureVersion>
    {
        public void Configure(EntityTypeBuilder<ProcedureVersion> builder)
        {
            builder.ToTable("ProcedureVersions");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.Code, x.Number }).IsUnique();
            builder.Property(x => x.Code).HasMaxLength(ProcedureCode.MaxLength);
            builder.Property(x => x.Name).HasMaxLength(MaxName);
            builder.Property(x => x.Field).HasMaxLength(200);
            builder.Property(x => x.DecisionNumber).HasMaxLength(ProcedureDraft.LongestNumber);
            builder.Property(x => x.Origin).HasMaxLength(MaxOrigin);
            builder.Property(x => x.SearchText).HasMaxLength(SearchWords.MaxLength);
        }
    }
}

public static class PublicationKinds
{
    /// <summary>Those the province takes and decides.</summary>
    public static IQueryable<ProcedureVersion> Handled(this IQueryable<ProcedureVersion> versions) => versions.Where(version => version.Kind == PublicationKind.Handled);
}
