using HaiCap.Core.Data;
using HaiCap.Core.Data.Batches;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Dossiers;

/// <summary>What the administration writes in a case; the forms of circular 03/2025/TT-VPCP by their numbers.</summary>
public enum DocumentKind
{
    /// <summary>Form 01, giấy tiếp nhận hồ sơ và hẹn trả kết quả.</summary>
    Receipt,

    /// <summary>Form 02, phiếu yêu cầu bổ sung, hoàn thiện hồ sơ.</summary>
    SupplementRequest,

    /// <summary>Form 03, phiếu từ chối tiếp nhận giải quyết hồ sơ.</summary>
    Refusal,

    /// <summary>Form 05, thông báo dừng giải quyết hồ sơ.</summary>
    StopNotice,

    PaymentRequest,

    /// <summary>The licence, certificate, decision or notice itself, signed.</summary>
    Result,

    /// <summary>Form 04, văn bản xin lỗi và đề nghị gia hạn.</summary>
    Apology,

    /// <summary>Nobody decided in time, and a law takes silence for consent.</summary>
    DeemedAcceptance,
}

/// <summary>
/// A document issued in a case. A form keeps its data as they stood and is typeset when asked for, so that issuing never waits for the
/// typesetter; a result is a signed PDF and keeps the file.
/// </summary>
public sealed class DossierDocument : IProvinceRecord, IBatched
{
    public required string ProvinceCode { get; init; }

    public required Guid DossierId { get; init; }

    public required Guid Id { get; init; }

    public required DocumentKind Kind { get; init; }

    /// <summary>"05/GP-SKHCN" once numbered.</summary>
    public string? Number { get; set; }

    public required string Title { get; init; }

    /// <summary>JSON the template is filled with.</summary>
    public required string Data { get; set; }

    public string? FileHash { get; set; }

    public required DateTimeOffset IssuedAt { get; set; }

    public required string IssuedBy { get; set; }

    /// <summary>Opens the public check page; unguessable, printed as a QR.</summary>
    public required string CheckCode { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<DossierDocument>
    {
        public void Configure(EntityTypeBuilder<DossierDocument> builder)
        {
            builder.ToTable("DossierDocuments");
            builder.HasKey(x => new { x.ProvinceCode, x.DossierId, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.CheckCode }).IsUnique();
            builder.Property(x => x.Number).HasMaxLength(60);
            builder.Property(x => x.Title).HasMaxLength(500);
            builder.Property(x => x.FileHash).HasMaxLength(64);
            builder.Property(x => x.IssuedBy).HasMaxLength(200);
            builder.Property(x => x.CheckCode).HasMaxLength(32);
        }
    }
}
