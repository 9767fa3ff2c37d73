using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Recommendations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Programmes;

/// <summary>Opens programmes and delegations of the own tenant for an act; what somebody else did meanwhile is noticed.</summary>
public sealed class ProgrammeDesk(HaiCapDb db, ActRecorder acts, TimeProvider time)
{
    public DateTimeOffset Now { get; } = time.Now();

    /// <summary>MIS-040.</summary>
    public async Task<Outcome<MissionProgramme>> ProgrammeAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<MissionProgramme>().FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row ? row : ProgrammeProblems.NoProgramme;

    /// <summary>MIS-040.</summary>
    public async Task<Outcome<MissionDelegation>> DelegationAsync(Guid programme, int number, CancellationToken cancellationToken) =>
        await db.Set<MissionDelegation>().FirstOrDefaultAsync(row => row.ProgrammeId == programme && row.Number == number, cancellationToken) is { } row ? row : ProgrammeProblems.NoProgramme;

    /// <summary>Whether the page was of what stands. ACT-001.</summary>
    public async Task<Problem?> MeanwhileAsync(string subject, int? expected, CancellationToken cancellationToken) =>
        expected is { } known && known != await acts.SeqAsync(subject, cancellationToken) ? ActSaving.SomebodyWasFirst : null;

    public static string? Said(string? text) => RecommendationDesk.Said(text);

    /// <summary>MIS-008.</summary>
    public static IEnumerable<Problem> TooLong(params (string Field, string? Text, int Most)[] texts) =>
        texts.Where(one => one.Text?.Length > one.Most).Select(one => MissionProblems.TooLong(one.Field, one.Most));
}
