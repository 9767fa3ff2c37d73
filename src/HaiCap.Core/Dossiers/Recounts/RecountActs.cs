using HaiCap.Core.Acts;

namespace HaiCap.Core.Dossiers.Recounts;

/// <summary>Which change of the calendar moved a due time.</summary>
/// <param name="Year">The published year; null when hours were set.</param>
/// <param name="From">The day the hours hold from.</param>
/// <param name="AgencyId">Null: every agency of the province or the nation.</param>
public sealed record RecountCause(int? Year, int? Version, DateOnly? From, Guid? AgencyId, string? Notice)
{
    public static RecountCause Of(CalendarRecount recount) => new(
        recount.Year, recount.Version, recount.FromDay, recount.AgencyId == Guid.Empty ? null : recount.AgencyId, recount.Notice);
}

/// <summary>An opinion that is due at another time.</summary>
public sealed record ConsultationRecounted(Guid ConsultationId, DateTimeOffset Before, DateTimeOffset DueAt);

/// <summary>The applicant's time to complete the dossier ends on another day.</summary>
public sealed record WindowRecounted(Guid DocumentId, DateOnly Before, DateOnly LastDay);

/// <summary>Every open clock the change could touch was looked at.</summary>
/// <param name="Moved">Due times that became others; each is an act of its dossier.</param>
[ActName("calendar.recounted")]
public sealed record CalendarRecounted(Guid RecountId, RecountCause Cause, int Checked, int Moved, int Promises) : ActData;
