using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Sample;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Missions.Topics;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Sample;

/// <summary>What the delegations of August 2025 heard in many provinces, led through the use cases in the nation's tenant: some settled on the spot, some answered by units, some still owed.</summary>
internal sealed class SampleVoices(HaiCapDb db, SampleHouse work, SampleClock clock, WorkingCalendar calendar, SampleQuestions questions)
{
    private const string Secretary = "thuky.bo";

    /// <summary>Working days from the hearing to the draft, and to the answer.</summary>
    private const int ToDraft = 4;
    private const int ToAnswer = 7;

    private Dictionary<Guid, string> names = [];

    public async Task LoadAsync(IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        names = await db.Set<Officer>().AsNoTracking().ToDictionaryAsync(officer => officer.Id, officer => officer.Name, cancellationToken);
        var stops = await db.Set<MissionStop>().AsNoTracking().ToDictionaryAsync(stop => stop.Id, stop => stop.StartsAt, cancellationToken);
        var topics = new List<(string Topic, string Code)>();
        foreach (var (one, i) in questions.Heard.OrderBy(one => stops[IdOf(one)]).Select((one, i) => (one, i)))
        {
            progress?.Report(new WorkProgress((double)i / questions.Heard.Count, "Ghi kiến nghị đoàn công tác nghe được"));
            var code = await TellAsync(one, stops[IdOf(one)].AddMinutes(75), cancellationToken);
            if (one.Topic is { } topic)
            {
                topics.Add((topic, code));
            }
        }

        clock.Back(calendar, 1, new TimeOnly(15, 0));
        foreach (var topic in topics.GroupBy(one => one.Topic, one => one.Code))
        {
            await DoAsync<GroupRecommendations, string>(act => act.HandleAsync(Officer(Secretary), new([.. topic], Title: topic.Key), cancellationToken));
        }
    }

    /// <summary>Its code.</summary>
    private async Task<string> TellAsync(SampleQuestions.HeardCase one, DateTimeOffset heard, CancellationToken cancellationToken)
    {
        clock.Set(heard);
        var recorded = await DoAsync<RecordDifficulty, RecordDifficulty.Recorded>(act => act.HandleAsync(Officer(one.By), new(one.Facts(IdOf(one))), cancellationToken: cancellationToken));
        var which = new RecommendationRef(recorded.Recommendation!);
        if (one.Unit is not { } unit)
        {
            return which.Code;
        }

        Later(heard, 1);
        await DoAsync<RouteRecommendation, Done>(act => act.HandleAsync(Officer(Secretary), new(which, unit), cancellationToken));
        if (one.Reply is { } reply)
        {
            var (expert, head) = (Officer(questions.Units[unit][0]), Officer(questions.Units[unit][1]));
            Later(heard, ToDraft);
            await DoAsync<DraftAnswer, Guid>(act => act.HandleAsync(expert, new(which, questions.Answers[reply].Facts(clock.GetUtcNow().LocalDay())), cancellationToken));
            Later(heard, ToAnswer);
            await DoAsync<ApproveAnswer, Done>(act => act.HandleAsync(head, new(which), cancellationToken));
            await DoAsync<SendAnswer, Done>(act => act.HandleAsync(head, new(which), cancellationToken));
        }

        return which.Code;
    }

    private void Later(DateTimeOffset heard, int workingDays)
    {
        var day = heard.LocalDay();
        for (var left = workingDays; left > 0;)
        {
            day = day.AddDays(1);
            left -= calendar.IsWorkingDay(day) ? 1 : 0;
        }

        clock.Set(day.AtLocal(new TimeOnly(14, 30)));
    }

    private Task<TResult> DoAsync<TUseCase, TResult>(Func<TUseCase, Task<Outcome<TResult>>> act)
        where TUseCase : notnull => work.DoAsync(act, Tenant.Nation);

    private Actor Officer(string userName)
    {
        var id = SampleIds.For($"officer/{userName}");
        return new(ActorKind.Officer, id, names[id]);
    }

    private static Guid IdOf(SampleQuestions.HeardCase one) => SampleIds.For($"stop/2083/{one.Stop}");
}
