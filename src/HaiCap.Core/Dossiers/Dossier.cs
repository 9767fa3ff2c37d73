using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Batches;
using HaiCap.Core.Dossiers.Rules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Dossiers;

/// <summary>One case (hồ sơ). Its columns are a summary of its acts and can be rebuilt from them; <c>haicap verify</c> does.</summary>
public sealed class Dossier : IProvinceRecord, IBatched
{
    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    public required string Code { get; init; }

    /// <summary>Made by who sends it, the same on every try: one submission makes one dossier.</summary>
    public required Guid SubmissionKey { get; init; }

    public required string ProcedureCode { get; init; }

    /// <summary>The version it was filed under, or was moved to by an act (<see cref="Moves.MoveDossier"/>).</summary>
    public required Guid ProcedureVersionId { get; set; }

    public required string ProcedureName { get; init; }

    /// <summary>The three units change only when a successor takes their place while the dossier is open (<see cref="Heirs.PassDossierOn"/>).</summary>
    public required Guid ReceivingAgencyId { get; set; }

    public required Guid CompetentAgencyId { get; set; }

    /// <summary>The office of the competent agency that appraises; the agency itself when it has none.</summary>
    public required Guid DivisionId { get; set; }

    public required Channel Channel { get; init; }

    /// <summary>An officer filed it online for somebody: it does not count as truly online.</summary>
    public required bool Assisted { get; init; }

    public Guid? CitizenId { get; init; }

    public required PartyKind ApplicantKind { get; init; }

    public required string ApplicantName { get; init; }

    public required string ApplicantIdNumber { get; init; }

    public required string ApplicantFolded { get; init; }

    public string? ApplicantAddress { get; init; }

    public string? ApplicantPhone { get; init; }

    public string? ApplicantEmail { get; init; }

    public required string SubmitterName { get; init; }

    public required string Title { get; init; }

    /// <summary>The answers to the procedure's form as JSON.</summary>
    public required string Answers { get; set; }

    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>When "accepted" or "fix this" is due, by the rule in force on arrival (decree 118/2025, article 17.2).</summary>
    public required DateTimeOffset ReceptionDueAt { get; set; }

    public DossierState State { get; set; }

    /// <summary>Key of the process step the dossier stands at; null once it has ended.</summary>
    public string? StepKey { get; set; }

    public Guid? HolderUnitId { get; set; }

    public Guid? HolderOfficerId { get; set; }

    public DateTimeOffset? AcceptedAt { get; set; }

    public DateTimeOffset? OriginalDueAt { get; set; }

    public DateTimeOffset? DueAt { get; set; }

    /// <summary>When the shorter limit ends that the province set itself beside the legal one; for officials only, null where there is none.</summary>
    public DateTimeOffset? InternalDueAt { get; set; }

    /// <summary>Past the last published calendar year: computed again on publication.</summary>
    public bool DueIsProvisional { get; set; }

    public bool ClockStopped { get; set; }

    /// <summary>When the decision was there (or the case ended); the clock's end.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    public Timeliness? Timeliness { get; set; }

    public DateTimeOffset? ReturnedAt { get; set; }

    /// <summary>The whole clock as JSON: stages, stops with their documents, original and current due time.</summary>
    public string? Clock { get; set; }

    public bool IsOverdueAt(DateTimeOffset now) => !State.IsDecided() && !ClockStopped && DueAt is { } due && Lateness.Of(now, due) == Calendar.Timeliness.Late;

    public Party Applicant => new(ApplicantKind, ApplicantName, ApplicantIdNumber, ApplicantAddress, ApplicantPhone, ApplicantEmail);

    public string Subject => DossierSubject.Of(Id);

    internal sealed class Configuration : IEntityTypeConfiguration<Dossier>
    {
        public void Configure(EntityTypeBuilder<Dossier> builder)
        {
            builder.ToTable("Dossiers");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.Code }).IsUnique();
            builder.HasIndex(x => new { x.ProvinceCode, x.SubmissionKey }).IsUnique();
            builder.HasIndex(x => new { x.ProvinceCode, x.CompetentAgencyId, x.SubmittedAt });
            builder.HasIndex(x => new { x.ProvinceCode, x.ReceivingAgencyId, x.SubmittedAt });
            builder.HasIndex(x => new { x.ProvinceCode, x.ProcedureCode, x.DecidedAt }).HasDatabaseName("ix_dossiers_decided").HasFilter("decided_at IS NOT NULL");
            builder.Property(x => x.Code).HasMaxLength(DossierCode.MaxLength);
            builder.Property(x => x.ProcedureCode).HasMaxLength(Procedures.ProcedureCode.MaxLength);
            builder.Property(x => x.ProcedureName).HasMaxLength(500);
            builder.Property(x => x.ApplicantName).HasMaxLength(200);
            builder.Property(x => x.ApplicantIdNumber).HasMaxLength(20);
            builder.Property(x => x.ApplicantFolded).HasMaxLength(200);
            builder.Property(x => x.ApplicantAddress).HasMaxLength(500);
            builder.Property(x => x.ApplicantPhone).HasMaxLength(20);
            builder.Property(x => x.ApplicantEmail).HasMaxLength(200);
            builder.Property(x => x.SubmitterName).HasMaxLength(200);
            builder.Property(x => x.Title).HasMaxLength(1000);
            builder.Property(x => x.StepKey).HasMaxLength(60);
            builder.Ignore(x => x.Applicant);
            builder.Ignore(x => x.Subject);
            DossierSubject.TeachSql(builder.Metadata.Model);
        }
    }
}
