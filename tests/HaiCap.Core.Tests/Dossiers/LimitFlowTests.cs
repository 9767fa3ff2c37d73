using System.Text.Json;
using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Dossiers;

/// <summary>
/// A procedure published with limits by case, an internal limit and consultation stops: what dossiers filed under it are promised. The clock stands at
/// Monday 6 July 2026, 09:00, as the sample's.
/// </summary>
public sealed class LimitFlowTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private const string Fixed = "co-dinh";
    private const string Mobile = "di-dong";
    private static readonly IReadOnlyList<TimeLimit> TenOrTwenty =
    [
        new(20, TimeUnit.WorkingDay, Stage: 1, When: new() { Field = "cach-lap-dat", Is = Mobile }, Case: "phải kiểm tra thực tế"),
        new(10, TimeUnit.WorkingDay, Stage: 1),
    ];

    [Theory, BothProviders]
    public async Task The_answers_choose_the_limit_the_receipt_promises(Provider provider)
    {
        var house = await PublishedAsync(provider, d => d with { TimeLimits = TenOrTwenty });
        var here = await FiledAsync(house, Fixed);
        var there = await FiledAsync(house, Mobile);
        await here.ReceiveAsync();
        await there.ReceiveAsync();

        (await here.SeeAsync()).DueAt.ShouldBe(FakeClock.At(2026, 7, 20, 17, 30), "Monday the 6th and ten working days");
        (await there.SeeAsync()).DueAt.ShouldBe(FakeClock.At(2026, 8, 3, 17, 30), "twenty, to be inspected");
        (await ReceiptAsync(house, here)).LegalTime.ShouldBe("10 ngày làm việc");
        (await ReceiptAsync(house, there)).LegalTime.ShouldBe("20 ngày làm việc (phải kiểm tra thực tế)");
    }

    [Theory, BothProviders]
    public async Task Answers_corrected_in_a_supplement_choose_anew_and_the_explanation_says_so(Provider provider)
    {
        var house = await PublishedAsync(provider, d => d with { TimeLimits = TenOrTwenty });
        var story = await FiledAsync(house, Fixed);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.AskForSupplementAsync("phieu-khai-bao");

        // Answered on Wednesday with the device now a mobile one: twenty days from then.
        house.Clock.Set(FakeClock.At(2026, 7, 8, 9));
        await DoAsync<AnswerSupplement>(house, act => act.HandleAsync(People.Citizen, new(new(story.Code), [], Answers(Mobile))));

        var dossier = await story.SeeAsync();
        dossier.DueAt.ShouldBe(FakeClock.At(2026, 8, 5, 17, 30));
        dossier.OriginalDueAt.ShouldBe(FakeClock.At(2026, 7, 20, 17, 30));
        await using var work = house.Open();
        var view = (await work.Get<GetDossier>().ForOfficerAsync(People.Specialist, story.Code)).Value;
        view.Clock!.Explanation.ShouldContain(line => line.Kind == ClockLineKind.Restarted && line.Vi.Contains("theo nội dung đã sửa là 20 ngày làm việc (phải kiểm tra thực tế)", StringComparison.Ordinal));
        (await VerifyAsync(work)).ShouldBeEmpty();
    }

    [Theory, BothProviders]
    public async Task The_internal_limit_orders_the_work_and_the_citizen_sees_only_the_legal_one(Provider provider)
    {
        var house = await PublishedAsync(provider, d => d with { TimeLimits = [new(5, TimeUnit.WorkingDay)], InternalLimits = [new(2.5m, TimeUnit.WorkingDay)], Steps = Long(d) });
        var story = await FiledAsync(house, Fixed);
        await story.ReceiveAsync();

        var dossier = await story.SeeAsync();
        (dossier.DueAt, dossier.InternalDueAt).ShouldBe((FakeClock.At(2026, 7, 13, 17, 30), FakeClock.At(2026, 7, 9, 11, 30)));
        await using var work = house.Open();
        (await work.Db.Set<OpenWork>().SingleAsync(row => row.DossierId == dossier.Id)).DueKey.ShouldBe(dossier.InternalDueAt!.Value, "the step has more hours than the internal limit");
        (await work.Get<GetDossier>().ForOfficerAsync(People.Head, story.Code)).Value.Clock!.Internal!.DueAt.ShouldBe(dossier.InternalDueAt.Value);
        var own = (await work.Get<GetDossier>().ForOwnerAsync(People.Citizen, story.Code)).Value;
        (own.DueNow, own.Clock!.Internal).ShouldBe((dossier.DueAt, null));

        var act = (await story.ActsAsync())[^1];
        act.After()!.InternalDueAt.ShouldBe(dossier.InternalDueAt);
        (await VerifyAsync(work)).ShouldBeEmpty();
        await work.Db.Set<Dossier>().Where(row => row.Id == dossier.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.InternalDueAt, FakeClock.At(2026, 7, 10, 11, 30)));
        (await VerifyAsync(work)).ShouldHaveSingleItem().Row.ShouldContain("InternalDueAt");
    }

    [Theory, BothProviders]
    public async Task Where_its_law_says_so_a_consultation_stops_the_clock_until_every_answer_is_there(Provider provider)
    {
        var house = await PublishedAsync(provider, d => d with { ConsultationStops = new("Điều 9 Luật mẫu") });
        var story = await FiledAsync(house, Fixed);
        await story.ReceiveAsync();
        await story.AssignAsync();
        var promised = (await story.SeeAsync()).DueAt;
        var (first, second) = (People.Officer("truongphong.truongvinh"), People.Officer("truongphong.vinhphu"));
        var asked = await AskAsync(house, story, first);
        house.Clock.Set(FakeClock.At(2026, 7, 7, 9));
        var askedToo = await AskAsync(house, story, second);
        var waiting = await story.SeeAsync();
        (waiting.ClockStopped, waiting.State).ShouldBe((true, DossierState.InProcess));
        (await WorkAsync(house, waiting)).ShouldBe((WaitsFor.AnotherUnit, OpenWork.Paused));
        await using (var work = house.Open())
        {
            (await work.Get<TrackDossier>().HandleAsync(new(story.Code, Story.Owner.IdNumber[^4..]))).Value.Now.Vi.ShouldContain("trong lúc chờ ý kiến thời hạn giải quyết không tính");
        }

        // One answers on Wednesday; the clock waits for the other, who answers on Thursday: Monday to Thursday are three working days.
        house.Clock.Set(FakeClock.At(2026, 7, 8, 9));
        await DoAsync<AnswerConsultation>(house, act => act.HandleAsync(first, new(new(story.Code), asked, "Có")));
        (await story.SeeAsync()).ClockStopped.ShouldBeTrue();
        house.Clock.Set(FakeClock.At(2026, 7, 9, 9));
        await DoAsync<AnswerConsultation>(house, act => act.HandleAsync(second, new(new(story.Code), askedToo, "Có")));

        var after = await story.SeeAsync();
        promised.ShouldBe(FakeClock.At(2026, 7, 13, 17, 30));
        (after.ClockStopped, after.DueAt).ShouldBe((false, FakeClock.At(2026, 7, 16, 17, 30)));
        var (waits, due) = await WorkAsync(house, after);
        waits.ShouldBe(WaitsFor.Nobody);
        due.ShouldBeLessThan(OpenWork.Paused);
        await using var checkedAfter = house.Open();
        (await VerifyAsync(checkedAfter)).ShouldBeEmpty();
    }

    [Theory, BothProviders]
    public async Task A_supplement_answered_meanwhile_leaves_the_work_waiting_for_the_opinion(Provider provider)
    {
        var house = await PublishedAsync(provider, d => d with { ConsultationStops = new("Điều 9 Luật mẫu") });
        var story = await FiledAsync(house, Fixed);
        await story.ReceiveAsync();
        await story.AssignAsync();
        var head = People.Officer("truongphong.truongvinh");
        var asked = await AskAsync(house, story, head);
        await story.AskForSupplementAsync();
        await story.SupplementAsync();
        var waiting = await story.SeeAsync();
        (waiting.State, waiting.ClockStopped).ShouldBe((DossierState.InProcess, true));
        (await WorkAsync(house, waiting)).ShouldBe((WaitsFor.AnotherUnit, OpenWork.Paused));

        house.Clock.Set(FakeClock.At(2026, 7, 8, 9));
        await DoAsync<AnswerConsultation>(house, act => act.HandleAsync(head, new(new(story.Code), asked, "Có")));
        var after = await story.SeeAsync();

        // One stop with the supplement, which restarts the limit: five working days from Wednesday.
        (after.ClockStopped, after.DueAt).ShouldBe((false, FakeClock.At(2026, 7, 15, 17, 30)));
        (await WorkAsync(house, after)).Waits.ShouldBe(WaitsFor.Nobody);
    }

    [Theory, BothProviders]
    public async Task Who_goes_on_without_the_opinion_waits_no_longer(Provider provider)
    {
        var house = await PublishedAsync(provider, d => d with { ConsultationStops = new("Điều 9 Luật mẫu") });
        var story = await FiledAsync(house, Fixed);
        await story.ReceiveAsync();
        await story.AssignAsync();
        var head = People.Officer("truongphong.truongvinh");
        var asked = await AskAsync(house, story, head);
        house.Clock.Set(FakeClock.At(2026, 7, 7, 9));
        await story.ProposeAsync();

        var gone = await story.SeeAsync();
        (gone.ClockStopped, gone.DueAt).ShouldBe((false, FakeClock.At(2026, 7, 14, 17, 30)));
        (await WorkAsync(house, gone)).Waits.ShouldBe(WaitsFor.Nobody);
        await using (var work = house.Open())
        {
            (await work.Get<GetDossier>().ForOfficerAsync(People.Head, story.Code)).Value.Clock!.Explanation
                .ShouldContain(line => line.Vi.Contains("giải quyết tiếp khi chưa có trả lời", StringComparison.Ordinal));
        }

        // A late answer is kept and moves nothing.
        house.Clock.Set(FakeClock.At(2026, 7, 9, 9));
        await DoAsync<AnswerConsultation>(house, act => act.HandleAsync(head, new(new(story.Code), asked, "Có")));
        (await story.SeeAsync()).DueAt.ShouldBe(gone.DueAt);
    }

    [Theory, BothProviders]
    public async Task Without_a_law_the_clock_runs_on_while_another_unit_is_asked(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await FiledAsync(house, Fixed);
        await story.ReceiveAsync();
        await story.AssignAsync();
        var before = await story.SeeAsync();
        var due = (await WorkAsync(house, before)).Due;
        await AskAsync(house, story, People.Officer("truongphong.truongvinh"));
        var after = await story.SeeAsync();
        (after.ClockStopped, after.DueAt, after.Clock).ShouldBe((false, before.DueAt, before.Clock));
        (await WorkAsync(house, after)).ShouldBe((WaitsFor.AnotherUnit, due));
    }

    [Theory, BothProviders]
    public async Task A_procedures_own_cut_off_goes_before_the_calendars(Provider provider)
    {
        var house = await PublishedAsync(provider, d => d with { TimeLimits = [new(0, TimeUnit.WorkingDay)], SameDayCutOff = new TimeOnly(16, 30) });
        house.Clock.Set(FakeClock.At(2026, 7, 6, 16));
        var early = await FiledAsync(house, Fixed);
        await early.ReceiveAsync();
        (await early.SeeAsync()).DueAt.ShouldBe(FakeClock.At(2026, 7, 6, 17, 30), "before 16:30: today, though after the calendar's 15:00");
        house.Clock.Set(FakeClock.At(2026, 7, 6, 16, 45));
        var late = await FiledAsync(house, Fixed);
        await late.ReceiveAsync();
        (await late.SeeAsync()).DueAt.ShouldBe(FakeClock.At(2026, 7, 7, 17, 30));
    }

    private static FormAnswers Answers(string installed) =>
        FormAnswers.FromJson(Story.Declaration.Replace("\"cach-lap-dat\": \"co-dinh\"", $"\"cach-lap-dat\": \"{installed}\"", StringComparison.Ordinal));

    private static Task<Story> FiledAsync(TestDatabase house, string installed) => Story.FiledAsync(house, Answers(installed).ToJson());

    /// <summary>The sample's declaration published anew from today, changed.</summary>
    private async Task<TestDatabase> PublishedAsync(Provider provider, Func<ProcedureDefinition, ProcedureDefinition> change)
    {
        var house = await houses.FreshAsync(provider);
        await using var work = house.Open();
        var version = await work.Db.Set<ProcedureVersion>().AsNoTracking().Where(row => row.Code == Story.XRay).OrderByDescending(row => row.Number).FirstAsync();
        var recipe = RecipeText.Of(version);
        var published = await work.Get<PublishProcedureHandler>().HandleAsync(
            new(recipe with { Definition = change(recipe.Definition) }, house.Clock.Now().LocalDay(), Actor.System));
        published.Problems.ShouldBeEmpty();
        return house;
    }

    /// <summary>The same steps with a week for the head, so that limits come before them.</summary>
    private static IReadOnlyList<ProcessStep> Long(ProcedureDefinition definition) =>
        [.. definition.Steps.Select(step => step.Performer == StepPerformer.HeadOfOffice ? step with { Hours = 40 } : step)];

    private static async Task<Guid> AskAsync(TestDatabase house, Story story, Actor head)
    {
        await using var work = house.Open();
        var unit = await People.AgencyOfAsync(work, head);
        (await work.Get<ConsultUnit>().HandleAsync(People.Specialist, new(new(story.Code), unit.Id, "Cơ sở có hoạt động không?"))).Problems.ShouldBeEmpty();
        return (await work.Db.Set<Consultation>().SingleAsync(row => row.AskedUnitId == unit.Id && row.DossierId == work.Db.Set<Dossier>().Single(d => d.Code == story.Code).Id)).Id;
    }

    private static async Task<(WaitsFor Waits, DateTimeOffset Due)> WorkAsync(TestDatabase house, Dossier dossier)
    {
        await using var work = house.Open();
        var row = await work.Db.Set<OpenWork>().AsNoTracking().SingleAsync(open => open.DossierId == dossier.Id && open.Kind == WorkKind.Step);
        return (row.WaitsFor, row.DueKey);
    }

    private static async Task<ReceiptFacts> ReceiptAsync(TestDatabase house, Story story)
    {
        var id = (await story.SeeAsync()).Id;
        await using var work = house.Open();
        var receipt = await work.Db.Set<DossierDocument>().AsNoTracking().SingleAsync(row => row.DossierId == id && row.Kind == DocumentKind.Receipt);
        return JsonSerializer.Deserialize<ReceiptFacts>(receipt.Data, OpenedDossier.ClockJson)!;
    }

    private static async Task<List<Finding>> VerifyAsync(Work work)
    {
        var findings = new List<Finding>();
        await foreach (var finding in new DossierVerification().CheckAsync(work.Db, null, default))
        {
            findings.Add(finding);
        }

        return findings;
    }

    private static async Task DoAsync<TUseCase>(TestDatabase house, Func<TUseCase, Task<Outcome<DossierMoved>>> act)
        where TUseCase : notnull
    {
        await using var work = house.Open();
        (await act(work.Get<TUseCase>())).Problems.ShouldBeEmpty();
    }
}
