using System.Security.Cryptography;
using System.Text;
using HaiCap.Core.Data;
using HaiCap.Core.Procedures.Recipes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Procedures.Drafts;

public enum DraftState
{
    /// <summary>The administrator writes it; it may be faulty.</summary>
    Drafting,

    /// <summary>The legal unit reads it.</summary>
    InReview,

    /// <summary>The legal unit gave it back with remarks; it may be written on.</summary>
    Returned,

    /// <summary>The legal unit agrees; the decision is still to come.</summary>
    Approved,

    /// <summary>It became a version.</summary>
    Published,

    /// <summary>Nobody goes on with it.</summary>
    Dropped,
}

/// <summary>
/// What the next version of a procedure is to be, while it is written and read: nothing the public sees. One procedure has at most one that is open.
/// Published and dropped ones are kept.
/// </summary>
public sealed class ProcedureDraft : IProvinceRecord
{
    public const int LongestName = 500;
    public const int LongestField = 200;
    public const int LongestRemarks = 2000;
    public const int LongestNumber = 100;

    /// <summary>Characters of a definition as JSON; what a person writes is far shorter.</summary>
    public const int LongestDefinition = 400_000;

    private (string Json, ProcedureDefinition Definition)? read;

    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    public required string Code { get; init; }

    public required string Name { get; set; }

    public required string Field { get; set; }

    public required ProcedureLevel Level { get; set; }

    public required ServiceLevel ServiceLevel { get; set; }

    /// <summary>A <see cref="ProcedureDefinition"/> as JSON.</summary>
    public required string Definition { get; set; }

    public DraftState State { get; set; }

    /// <summary>Counts the saves and the steps; whoever saves from an older page is told.</summary>
    public int Revision { get; set; }

    /// <summary>The version it was begun from; null for a new procedure.</summary>
    public Guid? BasedOnVersionId { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Who wrote it last; null: the system.</summary>
    public Guid? UpdatedByOfficerId { get; set; }

    /// <summary>Who of the legal unit decided last.</summary>
    public Guid? ReviewedByOfficerId { get; set; }

    public DateTimeOffset? ReviewedAt { get; set; }

    /// <summary>What the legal unit wants mended, or notes.</summary>
    public string? Remarks { get; set; }

    /// <summary>The newest version when the legal unit agreed: against another one it must be read again.</summary>
    public Guid? ReviewedAgainstId { get; set; }

    /// <summary>Number of the decision that published it.</summary>
    public string? DecisionNumber { get; set; }

    public DateOnly? DecidedOn { get; set; }

    /// <summary>First day of the version it became.</summary>
    public DateOnly? ValidFrom { get; set; }

    /// <summary>The version it became.</summary>
    public Guid? VersionId { get; set; }

    public bool IsOpen => State is not (DraftState.Published or DraftState.Dropped);

    /// <summary>It may be written on.</summary>
    public bool IsWritable => State is DraftState.Drafting or DraftState.Returned;

    public ProcedureDefinition Read()
    {
        if (read is not { } known || known.Json != Definition)
        {
            read = known = (Definition, ProcedureDefinition.FromJson(Definition));
        }

        return known.Definition;
    }

    /// <summary>It as the editor's screens and files know a procedure; the day is the one it was written on until one is decided.</summary>
    public ProcedureRecipe Recipe() => new()
    {
        Code = ProcedureCode.Parse(Code),
        Name = Name,
        Field = Field,
        Level = Level,
        ServiceLevel = ServiceLevel,
        ValidFrom = ValidFrom ?? UpdatedAt.LocalDay(),
        Definition = Read(),
    };

    public string Digest() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Name}\n{Field}\n{Level}\n{ServiceLevel}\n{Definition}")));

    /// <summary>Writes a recipe over it. Whether it may be written is the use case's to ask.</summary>
    /// <returns>Whether anything is different.</returns>
    internal bool Take(ProcedureRecipe recipe)
    {
        var before = (Name, Field, Level, ServiceLevel, Definition);
        (Name, Field, Level, ServiceLevel, Definition) =
            (VietnameseText.Nfc(recipe.Name), VietnameseText.Nfc(recipe.Field), recipe.Level, recipe.ServiceLevel, recipe.Definition.ToJson());
        return before != (Name, Field, Level, ServiceLevel, Definition);
    }

    internal sealed class Configuration : IEntityTypeConfiguration<ProcedureDraft>
    {
        public void Configure(EntityTypeBuilder<ProcedureDraft> builder)
        {
            builder.ToTable("ProcedureDrafts");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.Code }).IsUnique().HasFilter("state NOT IN ('Published', 'Dropped')").HasDatabaseName("IxProcedureDraftsOpen");
            builder.Property(x => x.Code).HasMaxLength(ProcedureCode.MaxLength);
            builder.Property(x => x.Name).HasMaxLength(LongestName);
            builder.Property(x => x.Field).HasMaxLength(LongestField);
            builder.Property(x => x.Remarks).HasMaxLength(LongestRemarks);
            builder.Property(x => x.DecisionNumber).HasMaxLength(LongestNumber);
            builder.Property(x => x.Revision).IsConcurrencyToken();
        }
    }
}
