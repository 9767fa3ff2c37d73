using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Missions.Bells;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Missions;

/// <summary>What recommendations owe warns and escalates by the ladders of dossiers: asked on Monday 6 July at nine, ten working days to answer.</summary>
public sealed class MissionBellTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task An_answer_nobody_writes_is_told_of_rung_by_rung_up_to_the_secretariat(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var which = await house.AskAsync();
        await house.DraftAsync(which);
        var seen = (await house.StoryAsync(which))[^1].Seq;
        await GoToAsync(house, FakeClock.At(2026, 8, 3));

        var rung = (await house.StoryAsync(which)).FindAll(act => MissionBellActs.Names.Contains(act.Name));
        rung.ShouldAllBe(act => act.ActorKind == ActorKind.System);
        rung.ConvertAll(act => act.DataAs<RecommendationWarned>().Rung).ShouldBe(["75%", "-1", "0", "+1", "+3", "+5"], ignoreOrder: true);
        Told(rung, "0").ShouldBe([(People.Specialist.Id!.Value, BellTarget.Holder)], "who drafts it has it");
        Told(rung, "+1").ShouldContain((People.Director.Id!.Value, BellTarget.Head));
        Told(rung, "+3").ShouldBe([(People.Director.Id!.Value, BellTarget.Director)]);
        Told(rung, "+5").ShouldAllBe(told => told.As == BellTarget.Supervision);
        Told(rung, "+5").ShouldContain((People.Officer("chanhvanphong.tinh").Id!.Value, BellTarget.Supervision));
        rung[^1].DataAs<RecommendationEscalated>().LateMinutes.ShouldBeGreaterThanOrEqualTo(5 * 480);
        (await BellsAsync(house)).ShouldHaveSingleItem().BellAt.ShouldBeNull("nothing is left to ring");
        (await house.SweepAsync()).ShouldBe(0);

        // Bells refuse nobody's act; what somebody did does.
        await house.DoAsync<ApproveAnswer, Done>(act => act.HandleAsync(People.Director, new(which with { Expected = seen })));
        (await house.FailAsync<SendAnswer, Done>(act => act.HandleAsync(People.Director, new(which with { Expected = seen })))).ShouldBe("ACT-001");
        await house.DoAsync<SendAnswer, Done>(act => act.HandleAsync(People.Director, new(which)));
        (await BellsAsync(house)).ShouldBeEmpty("gone when it is answered");

        await house.DoAsync<CloseRecommendation, Done>(act => act.HandleAsync(People.Reception, new(which, AskersWord.Reopen, "Chưa rõ.")));
        (await BellsAsync(house)).ShouldHaveSingleItem().ShouldSatisfyAllConditions(bell => bell.Rungs.ShouldBeNull(), bell => bell.BellAt.ShouldNotBeNull().ShouldBeGreaterThan(house.Clock.Now()));
    }

    [Theory, BothProviders]
    public async Task Passing_it_on_gives_no_second_ladder_and_hosts_at_once_tell_nothing_twice(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var which = await house.AskAsync();
        house.Clock.SetLocal(2026, 7, 22, 8);
        (await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(house.SweepAsync)))).Sum().ShouldBe(1, "what was missed is told once");
        await house.DoAsync<RouteRecommendation, Done>(act => act.HandleAsync(People.Director, new(which, "H41.13", "Thuộc y tế.")));
        (await house.SweepAsync()).ShouldBe(0);
        var bell = (await BellsAsync(house)).ShouldHaveSingleItem();
        bell.Rungs.ShouldNotBeNull();
        await GoToAsync(house, FakeClock.At(2026, 7, 25));
        var last = (await house.StoryAsync(which))[^1].DataAs<RecommendationEscalated>();
        last.Told.Select(one => one.Officer).ShouldBe([MissionCast.HealthDirector.Id!.Value]);
    }

    [Theory, BothProviders]
    public async Task What_was_promised_by_a_day_warns_and_is_late_in_the_open_until_it_is_done(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var which = await house.AskAsync();
        var answer = await house.DraftAsync(which, new(AnswerKind.Planned, "Sẽ mở quyền tra cứu.", null, new DateOnly(2026, 7, 17)));
        await house.SendAsync(which);
        (await LateAsync(house, People.Director)).Plans.ShouldBeEmpty();
        await GoToAsync(house, FakeClock.At(2026, 7, 21, 18));

        var rung = (await house.StoryAsync(which)).FindAll(act => MissionBellActs.Names.Contains(act.Name)).ConvertAll(act => act.DataAs<RecommendationWarned>());
        rung.ConvertAll(one => (one.Clock, one.Rung)).ShouldBe([(BellClock.Plan, "-3"), (BellClock.Plan, "0"), (BellClock.Plan, "+1")]);
        (await LateAsync(house, People.Clerk)).Plans.ShouldHaveSingleItem().ShouldSatisfyAllConditions(line => line.Row.Code.ShouldBe(which.Code), line => line.DueAt.ShouldBeLessThan(house.Clock.Now()));
        (await LateAsync(house, People.ReceptionElsewhere)).Plans.ShouldBeEmpty("another commune's");

        await house.DoAsync<SendAnswer, Done>(act => act.KeepPlanAsync(People.Director, which, answer));
        (await LateAsync(house, People.Clerk)).Plans.ShouldBeEmpty();
        (await BellsAsync(house)).ShouldBeEmpty();
    }

    [Theory, BothProviders]
    public async Task The_secretariat_sees_what_is_late_and_soon_late_by_unit_and_a_unit_its_own(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var late = await house.AskAsync();
        house.Clock.SetLocal(2026, 7, 9);
        var soon = await house.AskAsync();
        var later = await house.AskAsync(kind: "phap-luat");
        house.Clock.SetLocal(2026, 7, 21);

        var all = await LateAsync(house, People.Clerk);
        all.Late.Select(line => line.Row.Code).ShouldBe([late.Code]);
        all.Soon.Select(line => line.Row.Code).ShouldBe([soon.Code]);
        all.Units.ShouldHaveSingleItem().ShouldSatisfyAllConditions(unit => (unit.Late, unit.Soon).ShouldBe((1, 1)), unit => unit.Oldest.ShouldBe(all.Late[0].DueAt));
        (await LateAsync(house, People.Specialist)).LateCount.ShouldBe(1);
        (await LateAsync(house, MissionCast.HealthExpert)).LateCount.ShouldBe(0, "another department's");
        (await house.FailAsync<ListLateRecommendations, ListLateRecommendations.Page>(list => list.HandleAsync(People.Officer("quantri.tinh")))).ShouldBe("ACC-001");
        later.Code.ShouldNotBe(soon.Code);
    }

    [Theory, BothProviders]
    public async Task A_ladder_that_is_set_rings_for_what_is_owed(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var which = await house.AskAsync();
        house.Clock.SetLocal(2026, 7, 8);
        await house.DoAsync<SetLadder, Done>(set => set.HandleAsync(
            People.Officer("quantri.tinh"), new(null, BellClock.Answer, new(2026, 7, 8), [new(BellPoint.Percent, 10, [BellTarget.Head])])));
        await house.CatchUpAsync();
        (await house.SweepAsync()).ShouldBe(0, "not before every host knows it");
        house.Clock.Advance(LadderBook.Settling);
        (await house.SweepAsync()).ShouldBe(1);
        (await house.StoryAsync(which))[^1].DataAs<RecommendationWarned>().Rung.ShouldBe("10%");
    }

    [Theory, BothProviders]
    public async Task A_round_in_which_nothing_is_due_asks_once_however_much_is_owed(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await using var work = house.Open();
        var now = house.Clock.Now();
        work.Db.AddRange(Enumerable.Range(0, 3000).Select(i => new MissionBell
        {
            ProvinceCode = "40", Id = Guid.CreateVersion7(), RecommendationId = Guid.CreateVersion7(), Clock = BellClock.Answer, OwnerProvince = "40", UnitId = Guid.Empty, Since = now,
            DueAt = now.AddDays(9), BellAt = i % 3 == 0 ? null : now.AddDays(1 + i),
        }));
        await work.Db.SaveChangesAsync();

        var counted = new Statements();
        await using var watched = house.Watched(work, counted);
        var ring = new RingMissionBells(watched, null!, null!, work.Get<Core.Organizations.GrantBook>(), house.Clock);
        (await ring.DueAsync(200)).ShouldBeEmpty();
        counted.Texts.ShouldHaveSingleItem();
        (await PlanAsync(work.Db, provider)).ShouldContain("ix_mission_bells_due");
    }

    private static async Task<string> PlanAsync(HaiCapDb db, Provider provider)
    {
        const string Question = "SELECT province_code, id FROM mission_bells WHERE bell_at <= {0} ORDER BY bell_at LIMIT 200";
        if (provider == Provider.Sqlite)
        {
            return string.Join('\n', await Rows(db, "EXPLAIN QUERY PLAN " + string.Format(System.Globalization.CultureInfo.InvariantCulture, Question, "1"), 3));
        }

        await db.Database.ExecuteSqlRawAsync("ANALYZE mission_bells");
        return string.Join('\n', await Rows(db, "EXPLAIN " + string.Format(System.Globalization.CultureInfo.InvariantCulture, Question, "'2026-07-06T00:00:00Z'"), 0));
    }

    private static async Task<List<string>> Rows(HaiCapDb db, string sql, int column)
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(column));
        }

        return rows;
    }

    private static List<(Guid Officer, BellTarget As)> Told(List<Act> rung, string name) =>
        [.. rung.Select(act => act.DataAs<RecommendationWarned>()).Single(one => one.Rung == name).Told.Select(one => (one.Officer, one.As))];

    private static async Task GoToAsync(TestDatabase house, DateTimeOffset until)
    {
        for (; house.Clock.Now() < until; house.Clock.Advance(TimeSpan.FromHours(2)))
        {
            await house.SweepAsync();
        }
    }

    private static async Task<List<MissionBell>> BellsAsync(TestDatabase house)
    {
        await using var work = house.Open();
        return await work.Db.Set<MissionBell>().AsNoTracking().ToListAsync();
    }

    private static Task<ListLateRecommendations.Page> LateAsync(TestDatabase house, Actor by) => house.DoAsync<ListLateRecommendations, ListLateRecommendations.Page>(list => list.HandleAsync(by));
}
