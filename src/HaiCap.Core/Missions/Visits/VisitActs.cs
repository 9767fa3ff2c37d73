using HaiCap.Core.Acts;

namespace HaiCap.Core.Missions.Visits;

public static class VisitSubjects
{
    public static string Of(Guid stop) => $"visit/{stop:N}";
}

/// <summary>Agenda, attendance and notes were written or changed.</summary>
[ActName("visit.recorded")]
public sealed record VisitRecorded(Guid StopId, int Revision, int Lines, int Delegation, int Place, string Sha256) : ActData;
