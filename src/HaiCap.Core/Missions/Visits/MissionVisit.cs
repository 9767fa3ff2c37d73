using System.Text.Json;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Missions.Visits;

/// <summary>Whose people somebody at a visit is.</summary>
public enum VisitSide
{
    /// <summary>Đoàn công tác.</summary>
    Delegation,

    /// <summary>Nơi đoàn đến.</summary>
    Place,
}

/// <summary>One line of what a visit goes through: when, what, who leads.</summary>
public sealed record AgendaLine(TimeOnly? At, string? Subject, string? Lead = null);

/// <summary>Somebody who was there.</summary>
public sealed record Attendee(VisitSide Side, string? Name, string? Title = null, string? Unit = null);

/// <summary>
/// What a delegation wrote of a stop: agenda, who was there, notes, figures, and how far the minutes are. It lies beside the stop, in the tenant that sends the
/// delegation; there is none until something is written.
/// </summary>
public sealed class MissionVisit : IProvinceRecord
{
    public const int LongestNotes = 8000;

    public required string ProvinceCode { get; init; }

    public required Guid StopId { get; init; }

    /// <summary>Of <see cref="AgendaLine"/>, as JSON.</summary>
    public required string Agenda { get; set; }

    /// <summary>Of <see cref="Attendee"/>, as JSON.</summary>
    public required string Attendance { get; set; }

    public string? Notes { get; set; }

    /// <summary>Counts the changes of agenda, attendance and notes: a page remembers it to notice that somebody wrote meanwhile.</summary>
    public int Revision { get; set; }

    public string? ChangedBy { get; set; }

    public DateTimeOffset? ChangedAt { get; set; }

    /// <summary>Figures of the place, as JSON; null until some are set.</summary>
    public string? Figures { get; set; }

    /// <summary>«BB-40-26-000012», given at the first approval.</summary>
    public string? Number { get; set; }

    /// <summary>The minutes as both sides approved them, as JSON; null until both have.</summary>
    public string? Minutes { get; set; }

    /// <summary>SHA-256 of what the delegation's head approved; it holds while the minutes still say that.</summary>
    public string? HeadDigest { get; set; }

    public string? HeadName { get; set; }

    public DateTimeOffset? HeadAt { get; set; }

    /// <summary>The day the head signed the printed minutes; null where it was done here.</summary>
    public DateOnly? HeadPaperDay { get; set; }

    /// <inheritdoc cref="HeadDigest"/>
    public string? PlaceDigest { get; set; }

    public string? PlaceName { get; set; }

    public DateTimeOffset? PlaceAt { get; set; }

    /// <inheritdoc cref="HeadPaperDay"/>
    public DateOnly? PlacePaperDay { get; set; }

    /// <summary>Both sides approved the minutes: nothing changes any more.</summary>
    public bool IsClosed => Minutes is not null;

    public VisitFacts Read() => new(
        JsonSerializer.Deserialize<List<AgendaLine>>(Agenda, JsonSerializerOptions.Web) ?? [], JsonSerializer.Deserialize<List<Attendee>>(Attendance, JsonSerializerOptions.Web) ?? [], Notes);

    internal void Write(VisitFacts facts) =>
        (Agenda, Attendance, Notes) = (JsonSerializer.Serialize(facts.Agenda, JsonSerializerOptions.Web), JsonSerializer.Serialize(facts.Attendance, JsonSerializerOptions.Web), facts.Notes);

    internal sealed class Configuration : IEntityTypeConfiguration<MissionVisit>
    {
        public void Configure(EntityTypeBuilder<MissionVisit> builder)
        {
            builder.ToTable("MissionVisits");
            builder.HasKey(x => new { x.ProvinceCode, x.StopId });
            builder.Property(x => x.Notes).HasMaxLength(LongestNotes);
            builder.Property(x => x.ChangedBy).HasMaxLength(200);
            builder.Property(x => x.Number).HasMaxLength(24);
            builder.Property(x => x.HeadDigest).HasMaxLength(64);
            builder.Property(x => x.HeadName).HasMaxLength(200);
            builder.Property(x => x.PlaceDigest).HasMaxLength(64);
            builder.Property(x => x.PlaceName).HasMaxLength(200);
            builder.Ignore(x => x.IsClosed);
        }
    }
}
