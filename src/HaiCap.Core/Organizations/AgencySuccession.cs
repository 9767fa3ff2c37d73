using System.Text.Json;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Organizations;

/// <summary>What work is about, as far as it is known: which of several successors it goes to is told by this.</summary>
/// <param name="Commune">Code of the commune the place field names.</param>
public sealed record WorkOf(string? Procedure, string? Field, string? Commune);

/// <summary>Which work of an agency goes to one successor. Of procedures and fields any that fits is enough; a commune, where some are named, must fit as well.</summary>
public sealed record SuccessionScope
{
    public IReadOnlyList<string> Procedures { get; init; } = [];

    public IReadOnlyList<string> Fields { get; init; } = [];

    public IReadOnlyList<string> Communes { get; init; } = [];

    /// <summary>Everything no other rule names.</summary>
    public bool IsRest => Procedures.Count + Fields.Count + Communes.Count == 0;

    public bool Covers(WorkOf work) => !IsRest
        && (Procedures.Count + Fields.Count == 0 || Procedures.Contains(work.Procedure ?? "", StringComparer.Ordinal) || Fields.Contains(work.Field ?? "", StringComparer.OrdinalIgnoreCase))
        && (Communes.Count == 0 || Communes.Contains(work.Commune ?? "", StringComparer.Ordinal));

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static SuccessionScope FromJson(string json) => JsonSerializer.Deserialize<SuccessionScope>(json, Json) ?? new();

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
}

/// <summary>From a day on, what was one agency's is another's: all of it, or the work a rule names. Never changed once it holds.</summary>
public sealed class AgencySuccession : IProvinceRecord
{
    private SuccessionScope? read;

    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    public required Guid AgencyId { get; init; }

    public required Guid SuccessorId { get; init; }

    public required DateOnly FromDay { get; init; }

    /// <summary>The reviewed plan it came by.</summary>
    public required Guid PlanId { get; init; }

    /// <summary>The instrument that orders it, as cited to people.</summary>
    public required string Citation { get; init; }

    /// <summary>A <see cref="SuccessionScope"/> as JSON.</summary>
    public required string Scope { get; init; }

    public SuccessionScope ReadScope() => read ??= SuccessionScope.FromJson(Scope);

    internal sealed class Configuration : IEntityTypeConfiguration<AgencySuccession>
    {
        public void Configure(EntityTypeBuilder<AgencySuccession> builder)
        {
            builder.ToTable("AgencySuccessions");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.Property(x => x.ProvinceCode).HasMaxLength(2);
            builder.Property(x => x.Citation).HasMaxLength(120);
        }
    }
}

/// <summary>How an agency was called and where it stood until a day: what was issued up to then says so for ever.</summary>
public sealed class AgencyPast : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    public required Guid AgencyId { get; init; }

    /// <summary>The last day it was so.</summary>
    public required DateOnly LastDay { get; init; }

    public required string Name { get; init; }

    public required string ShortName { get; init; }

    public string? EnglishName { get; init; }

    public string? NotationSuffix { get; init; }

    public Guid? ParentId { get; init; }

    public static AgencyPast Of(Agency agency, DateOnly lastDay) => new()
    {
        ProvinceCode = agency.ProvinceCode,
        AgencyId = agency.Id,
        LastDay = lastDay,
        Name = agency.Name,
        ShortName = agency.ShortName,
        EnglishName = agency.EnglishName,
        NotationSuffix = agency.NotationSuffix,
        ParentId = agency.ParentId,
    };

    internal sealed class Configuration : IEntityTypeConfiguration<AgencyPast>
    {
        public void Configure(EntityTypeBuilder<AgencyPast> builder)
        {
            builder.ToTable("AgencyPasts");
            builder.HasKey(x => new { x.ProvinceCode, x.AgencyId, x.LastDay });
            builder.Property(x => x.ProvinceCode).HasMaxLength(2);
            builder.Property(x => x.Name).HasMaxLength(200);
            builder.Property(x => x.ShortName).HasMaxLength(100);
            builder.Property(x => x.EnglishName).HasMaxLength(200);
            builder.Property(x => x.NotationSuffix).HasMaxLength(30);
        }
    }
}
