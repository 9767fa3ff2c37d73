using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Dossiers;

public sealed class ConcurrencyTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task Sixty_four_who_submit_at_one_agency_at_once_get_sixty_four_codes(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var centre = await CentreAsync(house);
        var drafts = new List<Guid>();
        for (var i = 0; i < 64; i++)
        {
            drafts.Add(await DraftAsync(house, centre));
        }

        var submitted = await Task.WhenAll(drafts.Select(draft => Task.Run(() => SubmitAsync(house, draft))));

        submitted.ShouldAllBe(outcome => outcome.Ok);
        submitted.Select(outcome => outcome.Value.Code).Distinct().Count().ShouldBe(64);
        await using var work = house.Open();
        (await work.Db.Set<Dossier>().CountAsync()).ShouldBe(64);
        (await work.Db.Set<Draft>().CountAsync()).ShouldBe(0);
    }

    [Theory, BothProviders]
    public async Task One_draft_sent_eight_times_at_once_is_one_dossier(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var draft = await DraftAsync(house, await CentreAsync(house));

        var submitted = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SubmitAsync(house, draft))));

        submitted.ShouldAllBe(outcome => outcome.Ok, string.Join(' ', submitted.SelectMany(outcome => outcome.Problems).Select(problem => problem.En)));
        submitted.Select(outcome => outcome.Value.Code).Distinct().Count().ShouldBe(1);
        await using var work = house.Open();
        (await work.Db.Set<Dossier>().CountAsync()).ShouldBe(1);
    }

    [Theory, BothProviders]
    public async Task Two_officers_who_act_on_one_dossier_at_once_one_wins_and_the_other_is_told(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var story = await Story.FiledAsync(house);
        await using var one = house.Open();
        await using var other = house.Open();
        var seen = new DossierRef(story.Code, 1);

        var outcomes = await Task.WhenAll(
            Task.Run(() => one.Get<ReceiveDossier>().HandleAsync(People.Reception, new(seen))),
            Task.Run(() => other.Get<RefuseDossier>().HandleAsync(People.Officer("tiepnhan2.truongvinh"), new(seen, "Không thuộc thẩm quyền", "Điều 16 Nghị định 118/2025/NĐ-CP"))));

        outcomes.Count(outcome => outcome.Ok).ShouldBe(1);
        outcomes.Single(outcome => !outcome.Ok).Problems[0].Code.ShouldBe("ACT-001");
        (await story.ActsAsync()).Count.ShouldBeOneOf(2, 3);
    }

    [Theory, BothProviders]
    public async Task An_act_decided_on_an_older_page_is_told_whatever_the_act(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        var old = new DossierRef(story.Code, 1);
        var officer = People.Specialist.Id!.Value;

        (await ProblemAsync<ConfirmPayment>(house, act => act.HandleAsync(People.Specialist, new(old, "Tiền mặt")))).ShouldBe("ACT-001");
        (await ProblemAsync<AnswerConsultation>(house, act => act.HandleAsync(People.Head, new(old, Guid.Empty, "Đồng ý")))).ShouldBe("ACT-001");
        await using var work = house.Open();
        (await work.Get<ReassignWork>().HandleAsync(People.Head, new(officer, People.Head.Id!.Value, "Nghỉ", old))).Problems[0].Code.ShouldBe("ACT-001");
    }

    [Theory, BothProviders]
    public async Task One_form_taken_at_the_counter_eight_times_at_once_is_one_dossier(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var centre = await CentreAsync(house);
        await using var work = house.Open();
        var version = await work.Db.Set<Core.Procedures.ProcedureVersion>().FirstAsync(row => row.Code == Story.XRay);
        var filing = new SubmitDossier.Request(
            Guid.CreateVersion7(), version.Id, centre, Story.Owner, "Nguyễn Văn Mẫu", Core.Procedures.Forms.FormAnswers.None, [], FormOnPaper: true);

        var taken = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            await using var own = house.Open();
            return await own.Get<FileAtCounter>().HandleAsync(People.Reception, new(filing));
        })));

        taken.ShouldAllBe(outcome => outcome.Ok, string.Join(' ', taken.SelectMany(outcome => outcome.Problems).Select(problem => problem.En)));
        taken.Select(outcome => outcome.Value.Code).Distinct().Count().ShouldBe(1);
        (await work.Db.Set<Dossier>().CountAsync()).ShouldBe(1);
    }

    private static async Task<string> ProblemAsync<T>(TestDatabase house, Func<T, Task<Outcome<DossierMoved>>> act)
        where T : notnull
    {
        await using var work = house.Open();
        return (await act(work.Get<T>())).Problems[0].Code;
    }

    [Theory, BothProviders]
    public async Task A_submission_that_fails_leaves_nothing_half_made(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var draft = await DraftAsync(house, await CentreAsync(house), answers: "{}");

        var outcome = await SubmitAsync(house, draft);

        outcome.Ok.ShouldBeFalse();
        outcome.Problems.ShouldContain(problem => problem.Field == "ten-to-chuc");
        await using var work = house.Open();
        (await work.Db.Set<Dossier>().CountAsync()).ShouldBe(0);
        (await work.Db.Set<OpenWork>().CountAsync()).ShouldBe(0);
        (await work.Db.Set<Draft>().CountAsync()).ShouldBe(1);
    }

    private static async Task<Guid> CentreAsync(TestDatabase house)
    {
        await using var work = house.Open();
        return (await People.AgencyOfAsync(work, People.Reception)).Id;
    }

    private static async Task<Guid> DraftAsync(TestDatabase house, Guid centre, string answers = Story.Declaration)
    {
        await using var work = house.Open();
        var draft = (await work.Get<StartDraft>().HandleAsync(People.Citizen, new(Story.XRay, Story.Owner, centre))).Value;
        await work.Get<SaveDraft>().HandleAsync(People.Citizen, new(draft.Id, Answers: answers));
        return draft.Id;
    }

    private static async Task<Outcome<SubmitDossier.Submitted>> SubmitAsync(TestDatabase house, Guid draft)
    {
        await using var work = house.Open();
        return await work.Get<SubmitDraft>().HandleAsync(People.Citizen, new(draft));
    }
}
