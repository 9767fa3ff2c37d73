using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions;
using HaiCap.Core.Missions.Bells;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Notifications;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Missions;

/// <summary>Steps of a recommendation's way that several classes tell: asked by the sample's ward, drafted by a specialist, approved and sent by the director.</summary>
internal static class MissionCast
{
    public static readonly Actor MinistrySecretary = People.Officer("thuky.bo");

    public static readonly Actor MinistryExpert = People.Officer("chuyenvien.shtt.bo");

    public static readonly Actor MinistryDirector = People.Officer("cuctruong.shtt.bo");

    public static readonly Actor HealthDirector = People.Officer("giamdoc.syt");

    public static readonly Actor HealthExpert = People.Officer("chuyenvien.syt");

    public static async Task<RecommendationRef> AskAsync(this TestDatabase house, Addressee addressee = Addressee.Province, string kind = "to-chuc")
    {
        await using var work = house.Open();
        var recorded = await work.Get<RecordDifficulty>().HandleAsync(People.Reception, new(new(
            kind, "Sở hữu trí tuệ", Text: "Nơi ghi ngày, nơi ghi ngày làm việc.", Person: "Nguyễn Văn An", Asks: "Thống nhất cách tính thời hạn.", Addressee: addressee)));
        recorded.Problems.ShouldBeEmpty();
        return new(recorded.Value.Recommendation!);
    }

    public static Task<Guid> DraftAsync(this TestDatabase house, RecommendationRef which, AnswerFacts? facts = null) =>
        house.DoAsync<DraftAnswer, Guid>(act => act.HandleAsync(People.Specialist, new(which, facts ?? new(AnswerKind.Guidance, "Tính theo ngày làm việc."))));

    public static async Task SendAsync(this TestDatabase house, RecommendationRef which)
    {
        await house.DoAsync<ApproveAnswer, Done>(act => act.HandleAsync(People.Director, new(which)));
        await house.DoAsync<SendAnswer, Done>(act => act.HandleAsync(People.Director, new(which)));
    }

    public static async Task<T> DoAsync<TUseCase, T>(this TestDatabase house, Func<TUseCase, Task<Outcome<T>>> act, string province = "40")
        where TUseCase : notnull
    {
        await using var work = house.Open();
        using var tenant = work.Db.Tenant.Open(province);
        var outcome = await act(work.Get<TUseCase>());
        outcome.Problems.ShouldBeEmpty();
        return outcome.Value;
    }

    /// <summary>The code of its first problem.</summary>
    public static async Task<string> FailAsync<TUseCase, T>(this TestDatabase house, Func<TUseCase, Task<Outcome<T>>> act, string province = "40")
        where TUseCase : notnull
    {
        await using var work = house.Open();
        using var tenant = work.Db.Tenant.Open(province);
        return (await act(work.Get<TUseCase>())).Problems[0].Code;
    }

    public static async Task<List<Act>> StoryAsync(this TestDatabase house, RecommendationRef which)
    {
        await using var work = house.Open();
        var subject = MissionSubjects.OfRecommendation((await work.Db.Set<Recommendation>().AsNoTracking().SingleAsync(row => row.Code == which.Code)).Id);
        return await work.Db.Set<Act>().AsNoTracking().Where(act => act.Subject == subject).OrderBy(act => act.Seq).ToListAsync();
    }

    public static Task<int> SweepAsync(this TestDatabase house) => house.Services.GetRequiredService<MissionBellSweep>().SweepAsync();

    public static async Task CatchUpAsync(this TestDatabase house)
    {
        // On PostgreSQL any open transaction of the server holds the log back for a moment.
        using var patience = new CancellationTokenSource(Patience.Limit);
        while (true)
        {
            await house.Services.GetRequiredService<ConsumerRunner>().CatchUpAsync(patience.Token);
            await using var work = house.Open();
            var last = await work.Db.AcrossProvinces<Act>("a test").OrderByDescending(act => act.LogPosition).Select(act => act.LogPosition).FirstAsync(patience.Token);
            if (await work.Db.Set<ConsumerCursor>().CountAsync(cursor => (cursor.Name == "notices" || cursor.Name == "mission-ladders") && cursor.Position >= last, patience.Token) == 2)
            {
                return;
            }
        }
    }

    public static async Task<NoticePage> NoticesAsync(this TestDatabase house, Actor by, string province = "40")
    {
        await using var work = house.Open();
        using var tenant = work.Db.Tenant.Open(province);
        return await work.Get<NoticeBook>().OfAsync(by);
    }
}
