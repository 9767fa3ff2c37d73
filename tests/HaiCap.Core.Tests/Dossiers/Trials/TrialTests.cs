using System.Security.Cryptography;
using System.Text;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Dossiers.Trials;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Dossiers.Trials;

/// <summary>A trial goes as a real dossier goes, and leaves nothing behind.</summary>
public sealed class TrialTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly DateTimeOffset Filed = FakeClock.At(2026, 7, 6, 8);

    /// <summary>Received, assigned, asked for a paper, supplied, proposed, approved, signed, issued, handed over.</summary>
    private static readonly TrialDeed[] Way =
    [
        new(StepAct.Receive, 1), new(StepAct.Assign, 1.5m), new(StepAct.RequestSupplement, 6), new(StepAct.RequestSupplement, 17, Answered: true), new(StepAct.Propose, 9.25m),
        new(StepAct.Approve, 2), new(StepAct.Sign, 3), new(StepAct.Issue, 1), new(StepAct.HandOver, 4),
    ];

    [Theory, BothProviders]
    public async Task It_walks_as_a_real_dossier_walks_by_the_same_deeds_at_the_same_times(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        house.Clock.Set(Filed);
        await OpenDraftAsync(house);
        var trial = await WalkAsync(house, Way);
        (trial.Done, trial.State, trial.Step).ShouldBe((Way.Length, DossierState.Returned, null));

        var story = await Story.FiledAsync(house);
        Func<Task>[] deeds =
        [
            () => story.ReceiveAsync(), story.AssignAsync, () => story.AskForSupplementAsync(), () => story.SupplementAsync(), story.ProposeAsync, story.ApproveAsync, story.SignAsync, story.IssueAsync,
            story.HandOverAsync,
        ];
        foreach (var (deed, line) in deeds.Zip(trial.Story))
        {
            house.Clock.Set(line.At);
            await deed();
            (await story.SeeAsync()).State.ShouldBe(line.State, line.What.ToString());
        }

        var real = await story.SeeAsync();
        (trial.Clock!.CurrentDueAt, trial.Clock.OriginalDueAt, trial.Timeliness, trial.DecidedAt).ShouldBe((real.DueAt!.Value, real.OriginalDueAt!.Value, real.Timeliness, real.DecidedAt));
        await using var work = house.Open();
        var hops = await work.Db.Set<DossierHop>().AsNoTracking().Where(hop => hop.DossierId == real.Id).OrderBy(hop => hop.Number).ToListAsync();
        trial.Stays.Select(stay => (stay.Step.Key, stay.From, stay.DueAt, stay.DoneAt)).ShouldBe(hops.Select(hop => (hop.StepKey, hop.StartedAt, hop.DueAt, hop.DoneAt)));
        var papers = await work.Db.Set<DossierDocument>().AsNoTracking().Where(paper => paper.DossierId == real.Id).Select(paper => paper.Kind).ToListAsync();
        trial.Papers.Select(paper => paper.Kind).ShouldBe(papers, ignoreOrder: true);
    }

    [Theory, BothProviders]
    public async Task Not_one_row_of_any_table_is_written_or_changed_by_it(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        house.Clock.Set(Filed);
        await OpenDraftAsync(house);
        var before = await EverythingAsync(house);
        before.Count.ShouldBeGreaterThan(40);
        (await WalkAsync(house, Way)).State.ShouldBe(DossierState.Returned);
        (await WalkAsync(house, new TrialDeed(StepAct.Refuse, 1))).State.ShouldBe(DossierState.NotAccepted);
        (await EverythingAsync(house)).ShouldBe(before);
    }

    [Theory, BothProviders]
    public async Task What_a_desk_would_not_offer_is_not_done_and_the_story_ends_before_it(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        house.Clock.Set(Filed);
        await OpenDraftAsync(house);
        var filed = await WalkAsync(house);
        filed.Choices.Select(choice => choice.Act).ShouldBe([StepAct.Receive, StepAct.RequestSupplement, StepAct.Refuse], ignoreOrder: true);
        filed.Papers.ShouldBeEmpty();

        // Nobody signs what was not proposed, asks twice at reception, or hands over what was not issued.
        foreach (var act in new[] { StepAct.Sign, StepAct.HandOver, StepAct.Propose, StepAct.Forward, StepAct.Stop })
        {
            var walk = await WalkAsync(house, new TrialDeed(act, 1));
            (walk.Done, walk.Broken!.Act, walk.State).ShouldBe((0, act, DossierState.Submitted));
        }

        var asked = await WalkAsync(house, new TrialDeed(StepAct.RequestSupplement, 1), new TrialDeed(StepAct.RequestSupplement, 8, Answered: true), new TrialDeed(StepAct.RequestSupplement, 1));
        (asked.Done, asked.State, asked.Clock).ShouldBe((2, DossierState.Submitted, null));
        var given = await WalkAsync(house, [.. Way[..5], new(StepAct.Return, 1)]);
        (given.Step!.Performer, given.State).ShouldBe((StepPerformer.Specialist, DossierState.InProcess));
        var late = await WalkAsync(house, [.. Way[..4], new(StepAct.Propose, 400), .. Way[5..]]);
        (late.Timeliness, late.Stays.Count(stay => stay.IsLate)).ShouldBe((Core.Calendar.Timeliness.Late, 1));
    }

    [Theory, BothProviders]
    public async Task The_usual_way_leads_to_the_end_in_the_hours_of_the_steps(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        house.Clock.Set(Filed);
        await OpenDraftAsync(house);
        var walk = await WalkAsync(house);
        for (List<TrialDeed> deeds = []; walk.Onward is { } onward; walk = await WalkAsync(house, [.. deeds]))
        {
            deeds.Add(onward);
        }

        (walk.State, walk.Timeliness == Core.Calendar.Timeliness.Late, walk.Stays.Skip(1).Any(stay => stay.IsLate)).ShouldBe((DossierState.Returned, false, false));
        walk.Story.Select(line => line.What.Act).ShouldBe([StepAct.Receive, StepAct.Assign, StepAct.Propose, StepAct.Approve, StepAct.Sign, StepAct.Issue, StepAct.HandOver]);
    }

    [Fact]
    public async Task Who_may_not_read_drafts_walks_nothing_and_no_draft_is_no_trial()
    {
        var house = await houses.GetAsync(Provider.Sqlite);
        house.Clock.Set(Filed);
        await OpenDraftAsync(house);
        await using var work = house.Open();
        var trying = work.Get<TryDraft>();
        var trial = new Trial(FormAnswers.FromJson(Story.Declaration), Filed, []);
        (await trying.HandleAsync(People.Specialist, Story.XRay, trial)).Problems.ShouldHaveSingleItem().Code.ShouldBe("ACC-001");
        (await trying.HandleAsync(People.Officer("phapche.tinh"), Story.XRay, trial)).Ok.ShouldBeTrue();
        (await trying.HandleAsync(People.Officer("quantri.tinh"), "9.999999", trial)).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-010");
        (await trying.HandleAsync(People.Officer("quantri.tinh"), Story.XRay, trial with { FiledAt = FakeClock.At(1999, 1, 4) })).Problems.ShouldHaveSingleItem().Code.ShouldBe("CAL-011");
        (await trying.HandleAsync(People.Officer("quantri.tinh"), Story.XRay, trial with { FiledAt = FakeClock.At(2027, 12, 30), Deeds = [new(StepAct.Receive, 500), new(StepAct.Assign, 500), new(StepAct.Propose, 500)] }))
            .Problems.Select(problem => problem.Code).ShouldBeSubsetOf(["CAL-011"]);
    }

    private static async Task OpenDraftAsync(TestDatabase house)
    {
        await using var work = house.Open();
        if (!await work.Db.Set<ProcedureDraft>().AnyAsync(draft => draft.Code == Story.XRay))
        {
            (await work.Get<OpenDraft>().HandleAsync(People.Officer("quantri.tinh"), new(Story.XRay))).Problems.ShouldBeEmpty();
        }
    }

    private static async Task<TrialWalk> WalkAsync(TestDatabase house, params TrialDeed[] deeds)
    {
        await using var work = house.Open();
        var walked = await work.Get<TryDraft>().HandleAsync(People.Officer("quantri.tinh"), Story.XRay, new(FormAnswers.FromJson(Story.Declaration), Filed, deeds));
        walked.Problems.ShouldBeEmpty();
        return walked.Value;
    }

    /// <summary>Every table with its rows, told by one figure each that any changed letter changes.</summary>
    private static async Task<SortedDictionary<string, string>> EverythingAsync(TestDatabase house)
    {
        await using var work = house.Open();
        var told = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var connection = work.Db.Database.GetDbConnection();
        await work.Db.Database.OpenConnectionAsync();
        foreach (var table in work.Db.Model.GetEntityTypes().Select(entity => entity.GetTableName()).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var reader = await command.ExecuteReaderAsync();
            var (rows, sum) = (0, 0UL);
            while (await reader.ReadAsync())
            {
                var row = string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : $"{reader.GetValue(i)}"));
                rows++;
                sum += BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(row)));
            }

            told[table] = $"{rows} rows, {sum:x}";
        }

        return told;
    }
}
