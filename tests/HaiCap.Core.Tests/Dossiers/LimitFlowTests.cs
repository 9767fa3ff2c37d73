using System.Text.Json;
using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Organizations.Calendars;
using HaiCap.Core.Procedures;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using static HaiCap.Core.Tests.Dossiers.LimitStories;

namespace HaiCap.Core.Tests.Dossiers;

/// <summary>A procedure published with limits by case and an internal limit: what dossiers filed under it are promised.</summary>
public sealed class LimitFlowTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly IReadOnlyList<TimeLimit> TenOrTwenty =
    [
        new(20, TimeUnit.WorkingDay, Stage: 1, When: new() { Field = "cach-lap-dat", Is = Mobile }, Case: "phải kiểm tra thực tế"),
        new(10, TimeUnit.WorkingDay, Stage: 1),
    ];

    [Theory, BothProviders]
    public async Task The_answers_choose_the_limit_the_receipt_promises(Provider provider)
    {
        var house = await houses.PublishedAsync(provider, d => d with { TimeLimits = TenOrTwenty });
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
        var house = await houses.PublishedAsync(provider, d => d with { TimeLimits = TenOrTwenty });
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
        var house = await houses.PublishedAsync(provider, d => d with { TimeLimits = [new(5, TimeUnit.WorkingDay)], InternalLimits = [new(2.5m, TimeUnit.WorkingDay)], Steps = Long(d) });
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
    public async Task A_procedures_own_cut_off_goes_before_the_calendars(Provider provider)
    {
        var house = await houses.PublishedAsync(provider, d => d with { TimeLimits = [new(0, TimeUnit.WorkingDay)], SameDayCutOff = new TimeOnly(16, 30) });
        house.Clock.Set(FakeClock.At(2026, 7, 6, 16));
        var early = await FiledAsync(house, Fixed);
        await early.ReceiveAsync();
        (await early.SeeAsync()).DueAt.ShouldBe(FakeClock.At(2026, 7, 6, 17, 30), "before 16:30: today, though after the calendar's 15:00");
        house.Clock.Set(FakeClock.At(2026, 7, 6, 16, 45));
        var late = await FiledAsync(house, Fixed);
        await late.ReceiveAsync();
        (await late.SeeAsync()).DueAt.ShouldBe(FakeClock.At(2026, 7, 7, 17, 30));
    }

    [Theory, BothProviders]
    public async Task A_new_weeks_cut_off_leaves_clocks_already_begun_and_holds_from_its_day(Provider provider)
    {
        var house = await houses.PublishedAsync(provider, d => d with { TimeLimits = [new(0, TimeUnit.WorkingDay)] });
        house.Clock.Set(FakeClock.At(2026, 7, 6, 14));
        var early = await FiledAsync(house);
        await early.ReceiveAsync();
        (await early.SeeAsync()).DueAt.ShouldBe(FakeClock.At(2026, 7, 6, 17, 30), "before 15:00");

        // Set on the day it begins: what came in that day keeps 15:00, the next day has 10:00.
        await using (var work = house.Open())
        {
            (await work.Get<SetWorkingWeekHandler>().HandleAsync(new(
                Recounts.Recounting.Admin, null, CalendarPurpose.Working, new(2026, 7, 6), RegularWeek.MondayToFriday.Hours, new(10, 0), "Quyết định 99/QĐ-UBND"))).Problems.ShouldBeEmpty();
        }

        var seen = await early.SeeAsync();
        await using (var work = house.Open())
        {
            (await work.Get<ReadClocks>().HandleAsync(seen, inner: true))!.Explanation[^1].To.ShouldBe(seen.DueAt!.Value, "the reasons lead to the date that was promised");
        }

        house.Clock.Set(FakeClock.At(2026, 7, 7, 10, 30));
        var late = await FiledAsync(house);
        await late.ReceiveAsync();
        (await late.SeeAsync()).DueAt.ShouldBe(FakeClock.At(2026, 7, 8, 17, 30));
        (await early.SeeAsync()).DueAt.ShouldBe(seen.DueAt);
    }

    /// <summary>The same steps with a week for the head, so that limits come before them.</summary>
    private static IReadOnlyList<ProcessStep> Long(ProcedureDefinition definition) =>
        [.. definition.Steps.Select(step => step.Performer == StepPerformer.HeadOfOffice ? step with { Hours = 40 } : step)];

    private static async Task<ReceiptFacts> ReceiptAsync(TestDatabase house, Story story)
    {
        var id = (await story.SeeAsync()).Id;
        await using var work = house.Open();
        var receipt = await work.Db.Set<DossierDocument>().AsNoTracking().SingleAsync(row => row.DossierId == id && row.Kind == DocumentKind.Receipt);
        return JsonSerializer.Deserialize<ReceiptFacts>(receipt.Data, OpenedDossier.ClockJson)!;
    }
}
