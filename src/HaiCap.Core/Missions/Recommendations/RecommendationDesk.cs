using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Bells;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Recommendations;

/// <param name="Expected">The number of its last act the caller knew; null: whatever it is.</param>
public sealed record RecommendationRef(string Code, int? Expected = null);

/// <summary>A recommendation whose province is open for writing; dispose when the act is done.</summary>
public sealed record OpenedRecommendation(Recommendation Row, Actor By, IDisposable Province) : IDisposable
{
    public void Dispose() => Province.Dispose();
}

/// <summary>
/// Opens a recommendation for an act of who has it or of who asked. Access is decided in the caller's own tenant, the act is recorded in the
/// province that asked: there its whole story stands.
/// </summary>
public sealed class RecommendationDesk(HaiCapDb db, Access access, ActRecorder acts, CalendarBook calendars, MissionBells bells, KindBook kinds, TimeProvider time)
{
    public DateTimeOffset Now { get; } = time.Now();

    /// <summary>For who has it. MIS-001, ACC-001, ACT-001.</summary>
    public Task<Outcome<OpenedRecommendation>> AsOwnerAsync(Actor by, RecommendationRef which, Permission permission, CancellationToken cancellationToken) =>
        OpenAsync(by, which, permission, row => row.OwnerPath, cancellationToken);

    /// <summary>For who asked: only in the province that asked. MIS-001, ACC-001, ACT-001.</summary>
    public Task<Outcome<OpenedRecommendation>> AsAskerAsync(Actor by, RecommendationRef which, CancellationToken cancellationToken) =>
        OpenAsync(by, which, Permission.RecordDifficulty, row => row.AskerPath, cancellationToken);

    /// <summary>For whoever a rule of its own lets act.</summary>
    public async Task<Outcome<OpenedRecommendation>> OpenAsync(
        Actor by, RecommendationRef which, Permission permission, Func<Recommendation, string?> holder, CancellationToken cancellationToken)
    {
        if (ProvinceOf(which.Code) is not { } province)
        {
            return MissionProblems.NoDifficulty;
        }

        Recommendation? row;
        int seq;
        using (db.Tenant.Open(province))
        {
            row = await db.Set<Recommendation>().FirstOrDefaultAsync(one => one.Code == which.Code, cancellationToken);
            seq = row is null || which.Expected is null ? 0 : await acts.SeqAsync(MissionSubjects.OfRecommendation(row.Id), cancellationToken);
        }

        if (row is null)
        {
            return MissionProblems.NoDifficulty;
        }

        var allowed = await access.DecideAsync(by, permission, new AccessTarget([row.AskerPath], holder(row), null), cancellationToken);
        return !allowed.Ok ? allowed.As<OpenedRecommendation>()
            : which.Expected is { } expected && expected != seq && (expected > seq || await SomebodyActedAsync(row, expected, cancellationToken)) ? ActSaving.SomebodyWasFirst
            : new OpenedRecommendation(row, allowed.Value, db.Tenant.Open(province));
    }

    /// <summary>Records the act of a move that was made, and sets the bells by where the recommendation stands now.</summary>
    public async Task<Act> RecordAsync(OpenedRecommendation opened, ActData data, string? why, CancellationToken cancellationToken)
    {
        await bells.SetAsync(opened.Row, Now, cancellationToken);
        return await acts.RecordAsync(MissionSubjects.OfRecommendation(opened.Row.Id), opened.By, data, Said(why), at: Now, cancellationToken: cancellationToken);
    }

    public Task<Outcome<Done>> SaveAsync(CancellationToken cancellationToken) => db.SaveActsAsync(cancellationToken);

    /// <summary>The draft or approved answer being worked on; null when there is none.</summary>
    public Task<RecommendationAnswer?> UnsentAsync(Recommendation row, CancellationToken cancellationToken) =>
        db.Set<RecommendationAnswer>().FirstOrDefaultAsync(answer => answer.RecommendationId == row.Id && answer.State != AnswerState.Sent, cancellationToken);

    /// <summary>When the owner has to have answered: the kind's working days by the owner's calendar. MIS-007.</summary>
    public async Task<Outcome<DateTimeOffset>> DueAsync(Owner owner, string kind, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var days = (await kinds.GetAsync(db, cancellationToken)).Find(kind)!.AnswerDays;
        using var tenant = db.Tenant.Open(owner.ProvinceCode);
        var calendar = await calendars.ForPathAsync(owner.Path, cancellationToken: cancellationToken);
        try
        {
            return calendar.DueAt(from, days, TimeUnit.WorkingDay);
        }
        catch (CalendarSpanException)
        {
            return MissionProblems.NoCalendar;
        }
    }

    /// <summary>A bell that rang meanwhile changed nothing of what the page showed.</summary>
    private async Task<bool> SomebodyActedAsync(Recommendation row, int since, CancellationToken cancellationToken)
    {
        var subject = MissionSubjects.OfRecommendation(row.Id);
        using var province = db.Tenant.Open(row.ProvinceCode);
        return await db.Set<Act>().Where(act => act.Subject == subject && act.Seq > since).AnyAsync(act => !MissionBellActs.Names.Contains(act.Name), cancellationToken);
    }

    /// <summary>«KN-40-26-000012» → 40.</summary>
    public static string? ProvinceOf(string? code) => code?.Split('-') is ["KN" or "KK", [>= '0' and <= '9', >= '0' and <= '9'] province, { Length: 2 }, { Length: >= 6 }] ? province : null;

    internal static string? Said(string? text) => string.IsNullOrWhiteSpace(text) ? null : VietnameseText.Nfc(text);
}
