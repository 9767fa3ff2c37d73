using HaiCap.Core.Acts;

namespace HaiCap.Core.Missions.Visits;

public static class VisitSubjects
{
    public static string Of(Guid stop) => $"visit/{stop:N}";
}

/// <summary>Agenda, attendance and notes were written or changed.</summary>
[ActName("visit.recorded")]
public sealed record VisitRecorded(Guid StopId, int Revision, int Lines, int Delegation, int Place, string Sha256) : ActData;

/// <summary>The secretariat set a form of its programme.</summary>
[ActName("mission.form-set")]
public sealed record MissionFormSet(VisitPart Part, int Number, string Sha256) : ActData;

/// <summary>The checklist of a site survey was sent.</summary>
[ActName("visit.survey-sent")]
public sealed record SurveySent(Guid StopId, Guid FormId, int Form) : ActData;

/// <summary>The place sent what it was asked to prepare.</summary>
[ActName("visit.preparation-sent")]
public sealed record PreparationSent(Guid StopId, Guid FormId, int Form) : ActData;

/// <summary>A photograph was put to a visit.</summary>
[ActName("visit.photo-added")]
public sealed record PhotoAdded(Guid StopId, Guid PhotoId, string FileHash, DateTimeOffset TakenAt) : ActData;

/// <summary>A photograph was taken from a visit.</summary>
[ActName("visit.photo-removed")]
public sealed record PhotoRemoved(Guid StopId, Guid PhotoId, string FileHash) : ActData;

/// <summary>Figures of the place were quoted.</summary>
/// <param name="Counted">How many the platform has.</param>
/// <param name="Reported">How many somebody typed.</param>
[ActName("visit.figures-quoted")]
public sealed record FiguresQuoted(Guid StopId, DateOnly From, DateOnly To, int Counted, int Reported) : ActData;

/// <summary>A side approved the minutes as they stand.</summary>
/// <param name="Sha256">Of what they say.</param>
/// <param name="Both">The other side had approved the same: nothing changes any more.</param>
/// <param name="SignedBy">Who signed the printed minutes, as whoever wrote it down says; null where it was approved here.</param>
/// <param name="SignedOn">The day of that signature.</param>
[ActName("visit.minutes-approved")]
public sealed record MinutesApproved(Guid StopId, VisitSide Side, string Number, string Sha256, bool Both, string? SignedBy = null, DateOnly? SignedOn = null) : ActData;
