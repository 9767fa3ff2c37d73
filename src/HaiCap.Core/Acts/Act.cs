using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Batches;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Acts;

/// <summary>
/// One change of a person's or an office's business: a row in the one append-only log (rule 5 of the house).
/// Its hash covers the hash before it in its subject's chain and every column here but the two the database gives and the erasable one.
/// </summary>
public sealed class Act : IProvinceRecord, IBatched
{
    public required string ProvinceCode { get; init; }

    /// <summary>What it is about: "dossier/0199…".</summary>
    public required string Subject { get; init; }

    /// <summary>1, 2, 3 … within the subject; unique, so a stale write fails in the database.</summary>
    public required int Seq { get; init; }

    public required string Name { get; init; }

    public required ActorKind ActorKind { get; init; }

    public Guid? ActorId { get; init; }

    public required string ActorName { get; init; }

    public Guid? PositionId { get; init; }

    public Guid? AgencyId { get; init; }

    public string? OnBehalfOf { get; init; }

    public required DateTimeOffset At { get; init; }

    public string? Why { get; init; }

    /// <summary>JSON text exactly as it was hashed.</summary>
    public required string Data { get; init; }

    /// <summary>Personal data with a salt; may be erased, its digest stays.</summary>
    public string? Personal { get; init; }

    public byte[]? PersonalDigest { get; init; }

    public byte[] Hash { get; private set; } = [];

    /// <summary>Order of arrival over all subjects; made by the database.</summary>
    public long LogPosition { get; init; }

    /// <summary>PostgreSQL's transaction number, so that readers never pass a writer that has not committed; 0 on SQLite.</summary>
    public long TransactionId { get; init; }

    public T DataAs<T>()
        where T : ActData => JsonSerializer.Deserialize<T>(Data, ActData.Json)!;

    public T? PersonalAs<T>()
        where T : class => Personal is null ? null : JsonSerializer.Deserialize<PersonalPart<T>>(Personal, ActData.Json)!.Data;

    internal Act Sealed(byte[] previous)
    {
        Hash = HashAfter(previous);
        return this;
    }

    internal byte[] HashAfter(byte[] previous)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        hash.AppendData(CanonicalBytes());
        return hash.GetHashAndReset();
    }

    internal static byte[] DigestOf(string personal) => SHA256.HashData(Encoding.UTF8.GetBytes(personal));

    private byte[] CanonicalBytes() => JsonSerializer.SerializeToUtf8Bytes(
        new object?[]
        {
            ProvinceCode, Subject, Seq, Name, ActorKind.ToString(), ActorId, ActorName, PositionId, AgencyId, OnBehalfOf,
            At.UtcTicks / TimeSpan.TicksPerMicrosecond, Why, Data, PersonalDigest,
        },
        ActData.Json);

    internal sealed record PersonalPart<T>(string Salt, T Data);

    internal sealed class Configuration : IEntityTypeConfiguration<Act>
    {
        public void Configure(EntityTypeBuilder<Act> builder)
        {
            builder.ToTable("Acts");
            builder.HasKey(x => new { x.ProvinceCode, x.Subject, x.Seq });
            builder.Property(x => x.Subject).HasMaxLength(100);
            builder.Property(x => x.Name).HasMaxLength(60);
            builder.Property(x => x.ActorName).HasMaxLength(200);
            builder.Property(x => x.OnBehalfOf).HasMaxLength(200);
            builder.Property(x => x.Why).HasMaxLength(4000);
            builder.Property(x => x.Hash).HasMaxLength(32);
            builder.Property(x => x.PersonalDigest).HasMaxLength(32);
            builder.Property(x => x.LogPosition).ValueGeneratedNever().Metadata.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
            builder.Property(x => x.TransactionId).ValueGeneratedNever().Metadata.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
            builder.HasIndex(x => new { x.TransactionId, x.LogPosition }).HasDatabaseName("IX_acts_log");
            builder.HasIndex(x => new { x.ProvinceCode, x.TransactionId, x.LogPosition }).HasDatabaseName("ix_acts_procedures").HasFilter("name LIKE 'procedure.%'");
        }
    }
}

/// <summary>The end of a subject's chain: a tail cut off the log shows here.</summary>
public sealed class ActHead : IProvinceRecord, IBatched
{
    public required string ProvinceCode { get; init; }

    public required string Subject { get; init; }

    public int Seq { get; internal set; }

    public byte[] Hash { get; internal set; } = [];

    internal sealed class Configuration : IEntityTypeConfiguration<ActHead>
    {
        public void Configure(EntityTypeBuilder<ActHead> builder)
        {
            builder.ToTable("ActHeads");
            builder.HasKey(x => new { x.ProvinceCode, x.Subject });
            builder.Property(x => x.Subject).HasMaxLength(100);
            builder.Property(x => x.Seq).IsConcurrencyToken();
            builder.Property(x => x.Hash).HasMaxLength(32);
        }
    }
}
