using System.Text.Json;
using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Moves;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Dossiers.Moves;

/// <summary>Running dossiers go on under another version of their procedure: seen before, done by an act, explained after.</summary>
public sealed class MoveDossierTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly Actor Legal = People.Officer("phapche.tinh");

    [Theory, BothProviders]
    public async Task One_dossier_moves_by_its_head_with_its_clock_explained_and_its_history_kept(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await AssignedAsync(house);
        var (before, _) = await ReadAsync(house, story.Code);
        var to = await PublishAsync(house, definition => definition with { TimeLimits = [new TimeLimit(9, TimeUnit.WorkingDay)] });
        house.Clock.SetLocal(2026, 7, 8, 10, 0);
        await using (var work = house.Open())
        {
            var seen = (await work.Get<ForetellMove>().OneAsync(People.Head, story.Code)).Value;
            (seen.From.Number, seen.To.Number, seen.Line.Effects.Stays).ShouldBe((1, 2, null));
            seen.Line.Effects.DueAfter!.Value.ShouldBeGreaterThan(before.DueAt!.Value);
            (await ReadAsync(house, story.Code)).Dossier.ProcedureVersionId.ShouldBe(before.ProcedureVersionId, "a dry run writes nothing");
            (await work.Get<MoveDossier>().HandleAsync(People.Reception, new(new(story.Code), to.Id, "Lý do"))).Problems.ShouldHaveSingleItem().Code.ShouldBe("ACC-001");
            (await work.Get<MoveDossier>().HandleAsync(People.Head, new(new(story.Code), to.Id, " "))).Problems.ShouldHaveSingleItem().Code.ShouldBe("DOS-061");
            (await work.Get<MoveDossier>().HandleAsync(People.Head, new(new(story.Code), Guid.CreateVersion7(), "Lý do"))).Problems.ShouldHaveSingleItem().Code.ShouldBe("DOS-060");
        }

        await using (var work = house.Open())
        {
            (await work.Get<MoveDossier>().HandleAsync(People.Head, new(new(story.Code), to.Id, "Theo quyết định mới"))).Problems.ShouldBeEmpty();
        }

        var (after, clock) = await ReadAsync(house, story.Code);
        (after.ProcedureVersionId, after.StepKey, after.HolderOfficerId, after.OriginalDueAt).ShouldBe((to.Id, before.StepKey, before.HolderOfficerId, before.OriginalDueAt));
        after.DueAt.ShouldBe(clock!.CurrentDueAt);
        await using (var work = house.Open())
        {
            var calendar = await work.Get<CalendarBook>().ForAsync(after.CompetentAgencyId);
            after.DueAt.ShouldBe(calendar.Due(clock.StartedAt, clock.Moves!.Single().Limits.Legal, clock.Rule).DueAt, "the new limit counts from the same start");
            var lines = clock.Recompute(calendar).Explanation;
            lines.ShouldContain(line => line.Kind == ClockLineKind.VersionChanged && line.Vi.Contains("1 → 2", StringComparison.Ordinal));
            lines[^1].To.ShouldBe(after.DueAt!.Value);
            var act = await work.Db.Set<Act>().AsNoTracking().SingleAsync(row => row.Name == "dossier.moved-to-version");
            var told = act.DataAs<DossierMovedToVersion>();
            (act.Why, told.FromNumber, told.ToNumber, told.DueBefore, told.MoveId).ShouldBe(("Theo quyết định mới", 1, 2, before.DueAt, null));
            var tick = await work.Db.Set<OpenWork>().AsNoTracking().SingleAsync(row => row.DossierId == after.Id);
            tick.DueKey.ShouldBeLessThanOrEqualTo(after.DueAt!.Value);
        }

        // It goes on to its end under the new version, and everything adds up.
        await story.ProposeAsync();
        await story.ApproveAsync();
        await VerifiedAsync(house);
    }

    [Theory, BothProviders]
    public async Task All_of_a_version_move_by_one_order_what_waits_stays_and_what_is_decided_is_left_alone(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var (running, waiting, fresh) = (await AssignedAsync(house), await AssignedAsync(house), await Story.FiledAsync(house));
        await waiting.AskForSupplementAsync();
        var to = await PublishAsync(house, definition => definition with { TimeLimits = [new TimeLimit(2, TimeUnit.WorkingDay)] });
        var before = await ReadAsync(house, running.Code);
        house.Clock.SetLocal(2026, 7, 8, 10, 0);
        var key = Guid.CreateVersion7();
        await using (var work = house.Open())
        {
            (await work.Get<ForetellMove>().HandleAsync(People.Head, Story.XRay, null, Guid.Empty)).Problems.ShouldHaveSingleItem().Code.ShouldBe("ACC-001");
            var plan = (await work.Get<ForetellMove>().HandleAsync(Legal, Story.XRay, null, Guid.Empty)).Value;
            (plan.From.Number, plan.To.Number, plan.Running, plan.Lines.Count, plan.Next).ShouldBe((1, 2, 3, 3, null));
            plan.Lines.Single(line => line.Dossier.Code == waiting.Code).Effects.Stays.ShouldBe(StayReason.Waiting);
            var start = work.Get<StartVersionMove>();
            (await start.HandleAsync(People.Head, new(key, plan.From.Id, to.Id, "Lý do"))).Problems.ShouldHaveSingleItem().Code.ShouldBe("ACC-001");
            (await start.HandleAsync(Legal, new(key, plan.From.Id, to.Id, ""))).Problems.ShouldHaveSingleItem().Code.ShouldBe("DOS-061");
            (await start.HandleAsync(Legal, new(key, plan.From.Id, plan.From.Id, "Lý do"))).Problems.ShouldHaveSingleItem().Code.ShouldBe("DOS-060");
            (await start.HandleAsync(Legal, new(key, plan.From.Id, to.Id, "Rút ngắn thời hạn"))).Ok.ShouldBeTrue();
            (await start.HandleAsync(Legal, new(key, plan.From.Id, to.Id, "Rút ngắn thời hạn"))).Value.Id.ShouldBe(key, "sent twice it is one order");
            (await start.HandleAsync(Legal, new(Guid.CreateVersion7(), plan.From.Id, to.Id, "Lần nữa"))).Problems.ShouldHaveSingleItem().Code.ShouldBe("DOS-062");
        }

        // Cut off at each look at the clock it goes on from where it stands, and moves each dossier once.
        for (var cut = 1; !await DoneAsync(house, key); cut++)
        {
            cut.ShouldBeLessThan(100);
            using var stop = new CancellationTokenSource();
            var clock = new Recounts.WatchedClock(house.Clock, look => (look == cut ? stop : null)?.Cancel());
            try
            {
                await new VersionMoveRunner(house.Services.GetRequiredService<IServiceScopeFactory>(), clock).RunDueAsync(stop.Token);
            }
            catch (OperationCanceledException)
            {
                // As when the host is stopped.
            }
        }

        var after = await ReadAsync(house, running.Code);
        after.Dossier.ProcedureVersionId.ShouldBe(to.Id);
        after.Dossier.DueAt.ShouldBe(before.Dossier.DueAt, "a shorter limit makes no promise earlier");
        (await ReadAsync(house, fresh.Code)).Dossier.ProcedureVersionId.ShouldBe(to.Id);
        (await ReadAsync(house, waiting.Code)).Dossier.ProcedureVersionId.ShouldBe(before.Dossier.ProcedureVersionId);
        await using (var work = house.Open())
        {
            var acts = await work.Db.Set<Act>().AsNoTracking().Where(row => row.Name == "dossier.moved-to-version").ToListAsync();
            acts.Count.ShouldBe(2);
            acts.ShouldAllBe(act => act.Why == "Rút ngắn thời hạn" && act.DataAs<DossierMovedToVersion>().MoveId == key);
            var orders = await work.Db.Set<Act>().AsNoTracking().Where(row => row.Subject == VersionMove.SubjectOf(key)).OrderBy(row => row.Seq).Select(row => row.Name).ToListAsync();
            orders.ShouldBe(["procedure-move.ordered", "procedure-move.done"]);
        }

        // What was asked under the version before is answered under it; then it may move as well.
        await waiting.SupplementAsync();
        await using (var work = house.Open())
        {
            (await work.Get<MoveDossier>().HandleAsync(People.Head, new(new(waiting.Code), to.Id, "Đã bổ sung"))).Problems.ShouldBeEmpty();
        }

        // Accepted after its move, the first clock is that of the version it has.
        await fresh.ReceiveAsync();
        (await ReadAsync(house, fresh.Code)).Clock!.Stages.ShouldHaveSingleItem().Value.ShouldBe(2);
        await VerifiedAsync(house);
    }

    [Theory]
    [InlineData("step", StayReason.StepGone)]
    [InlineData("performer", StayReason.StepOfOthers)]
    [InlineData("agency", StayReason.AgencyDiffers)]
    public async Task What_the_new_version_has_no_place_for_stays(string what, StayReason why)
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        var story = await AssignedAsync(house);
        var step = (await ReadAsync(house, story.Code)).Dossier.StepKey;
        var to = await PublishAsync(house, definition => what switch
        {
            "step" => definition with { Steps = [.. definition.Steps.Select(one => one.Key == step ? one with { Key = "buoc-khac" } : one)] },
            "performer" => definition with { Steps = [.. definition.Steps.Select(one => one.Key == step ? one with { Tier = StepTier.CompetentAgency } : one)] },
            _ => definition with { CompetentAgency = definition.CompetentAgency with { DivisionCode = null } },
        });
        house.Clock.SetLocal(2026, 7, 8, 10, 0);
        await using var work = house.Open();
        (await work.Get<ForetellMove>().OneAsync(People.Head, story.Code)).Value.Line.Effects.Stays.ShouldBe(why);
        (await work.Get<MoveDossier>().HandleAsync(People.Head, new(new(story.Code), to.Id, "Lý do"))).Problems.ShouldHaveSingleItem().Code.ShouldBe("DOS-064");
    }

    private static async Task<Story> AssignedAsync(TestDatabase house)
    {
        house.Clock.SetLocal(2026, 7, 6, 8, 0);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        return story;
    }

    private static async Task<ProcedureVersion> PublishAsync(TestDatabase house, Func<ProcedureDefinition, ProcedureDefinition> change)
    {
        await using var work = house.Open();
        var recipe = RecipeText.Of(await work.Db.Set<ProcedureVersion>().AsNoTracking().SingleAsync(row => row.Code == Story.XRay));
        return (await work.Get<PublishProcedureHandler>().HandleAsync(new(recipe with { Definition = change(recipe.Definition) with { InternalLimits = null } }, new DateOnly(2026, 7, 8), Actor.System))).Value;
    }

    private static async Task<(Dossier Dossier, ClockState? Clock)> ReadAsync(TestDatabase house, string code)
    {
        await using var work = house.Open();
        var dossier = await work.Db.Set<Dossier>().AsNoTracking().SingleAsync(row => row.Code == code);
        return (dossier, dossier.Clock is null ? null : JsonSerializer.Deserialize<ClockState>(dossier.Clock, OpenedDossier.ClockJson));
    }

    private static async Task<bool> DoneAsync(TestDatabase house, Guid key)
    {
        await using var work = house.Open();
        return (await work.Db.Set<VersionMove>().AsNoTracking().SingleAsync(row => row.Id == key)).EndedAt is not null;
    }

    private static async Task VerifiedAsync(TestDatabase house)
    {
        await using var work = house.Open();
        var findings = new List<Finding>();
        await foreach (var finding in work.Get<VerifyAll>().HandleAsync())
        {
            findings.Add(finding);
        }

        findings.ShouldBeEmpty();
    }
}
