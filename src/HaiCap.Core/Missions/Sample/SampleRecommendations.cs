using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Sample;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Precedents;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Missions.Topics;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Missions.Sample;

/// <summary>What communes asked in the last weeks, led through the use cases by the people of the sample: some answered, some late, some asked in other words.</summary>
internal sealed class SampleRecommendations(IConfiguration configuration, DatabaseOptions database, TimeProvider present, HaiCapDb db, CalendarBook calendars) : ISampleData
{
    private const string Department = "H41.19";

    /// <summary>After the programme of visits.</summary>
    public int Order => 860;

    public async Task LoadAsync(IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        if (await db.Set<Difficulty>().AnyAsync(cancellationToken))
        {
            // A load that was broken off: what is there stays.
            return;
        }

        var clock = new SampleClock(present);
        await using var house = SampleHouse.Build(configuration, database, clock);
        var questions = SampleQuestions.Read(SampleLoader.Folder);
        var names = await db.Set<Officer>().AsNoTracking().ToDictionaryAsync(officer => officer.Id, officer => officer.Name, cancellationToken);
        var story = new Story(names, new SampleHouse(house), clock, await calendars.ForAsync(cancellationToken: cancellationToken), questions);
        using (db.Tenant.Open(Tenant.Nation))
        {
            await new SampleVoices(db, new SampleHouse(house), clock, await calendars.ForAsync(cancellationToken: cancellationToken), questions).LoadAsync(progress, cancellationToken);
        }

        var codes = new List<(string Topic, string Code)>();
        foreach (var (one, i) in questions.Cases.OrderByDescending(one => one.Days).Select((one, i) => (one, i)))
        {
            progress?.Report(new WorkProgress((double)i / questions.Cases.Count, "Ghi khó khăn, kiến nghị mẫu"));
            codes.Add((one.Topic, await story.TellAsync(one, new TimeOnly(8, 10 + (i % 40)), cancellationToken)));
        }

        foreach (var topic in questions.Topics)
        {
            await story.GroupAsync(topic.Title, [.. codes.Where(one => one.Topic == topic.Key).Select(one => one.Code)], cancellationToken);
        }
    }

    private sealed class Story(IReadOnlyDictionary<Guid, string> names, SampleHouse work, SampleClock clock, WorkingCalendar calendar, SampleQuestions questions)
    {
        private Actor Secretary => Officer("chuyenvien.vanphong");

        private Actor Expert => Officer("chuyenvien.vpso");

        private Actor Director => Officer("giamdoc.skhcn");

        /// <summary>The recommendation's code.</summary>
        public async Task<string> TellAsync(SampleQuestions.Case one, TimeOnly hour, CancellationToken cancellationToken)
        {
            clock.Back(calendar, one.Days, hour);
            var asker = Officer(one.By);
            var recorded = await work.DoAsync<RecordDifficulty, RecordDifficulty.Recorded>(act => act.HandleAsync(asker, new(one.Facts), cancellationToken: cancellationToken));
            var which = new RecommendationRef(recorded.Recommendation!);
            if (one.Fate == SampleFate.Received)
            {
                return which.Code;
            }

            if (one.Fate == SampleFate.Withdrawn)
            {
                Later(one, 1);
                await work.DoAsync<CloseRecommendation, Done>(act => act.HandleAsync(asker, new(which, AskersWord.Withdraw, "Đã được hướng dẫn qua điện thoại."), cancellationToken));
                return which.Code;
            }

            var state = await work.WithAsync(async rows => (await rows.Set<Recommendation>().AsNoTracking().SingleAsync(row => row.Code == which.Code, cancellationToken)).State);
            if (state == RecommendationState.Received)
            {
                clock.Set(clock.GetUtcNow().AddHours(2));
                await work.DoAsync<RouteRecommendation, Done>(act => act.HandleAsync(Secretary, new(which, Department), cancellationToken));
            }

            if (one.Fate >= SampleFate.Drafting)
            {
                await AnswerAsync(one, which, asker, cancellationToken);
            }

            return which.Code;
        }

        /// <summary>The secretary puts what asks the same under one topic.</summary>
        public async Task GroupAsync(string title, IReadOnlyList<string> codes, CancellationToken cancellationToken)
        {
            clock.Back(calendar, 1, new TimeOnly(15, 0));
            await work.DoAsync<GroupRecommendations, string>(act => act.HandleAsync(Secretary, new(codes, Title: title), cancellationToken));
        }

        private async Task AnswerAsync(SampleQuestions.Case one, RecommendationRef which, Actor asker, CancellationToken cancellationToken)
        {
            Later(one, 2);
            var facts = questions.Answers[one.Reply ?? one.Topic].Facts(clock.GetUtcNow().LocalDay());
            var answer = await work.DoAsync<DraftAnswer, Guid>(act => act.HandleAsync(Expert, new(which, facts), cancellationToken));
            if (one.Fate == SampleFate.Drafting)
            {
                return;
            }

            Later(one, 5);
            await work.DoAsync<ApproveAnswer, Done>(act => act.HandleAsync(Director, new(which), cancellationToken));
            await work.DoAsync<SendAnswer, Done>(act => act.HandleAsync(Director, new(which), cancellationToken));
            if (one.Publish is { } question)
            {
                await work.DoAsync<PublishPrecedent, string>(act => act.HandleAsync(Director, new(which, answer, question, one.Procedure, IsPublic: true), cancellationToken));
            }

            if (one.Fate == SampleFate.Answered)
            {
                return;
            }

            Later(one, 7);
            await work.DoAsync<CloseRecommendation, Done>(act => act.HandleAsync(
                asker, one.Fate == SampleFate.Closed ? new(which, AskersWord.Confirm) : new(which, AskersWord.Reopen, "Đã làm theo hướng dẫn nhưng vẫn chưa được."), cancellationToken));
        }

        private Actor Officer(string userName)
        {
            var id = SampleIds.For($"officer/{userName}");
            return new(ActorKind.Officer, id, names[id]);
        }

        private void Later(SampleQuestions.Case one, int workingDays) => clock.Back(calendar, Math.Max(0, one.Days - workingDays), new TimeOnly(14, 30));
    }
}

public static class SampleRecommendationServices
{
    /// <summary>For whoever serves the sample; tests of single rooms begin with empty desks.</summary>
    public static IServiceCollection AddSampleRecommendations(this IServiceCollection services) => services.AddScoped<ISampleData, SampleRecommendations>();
}
