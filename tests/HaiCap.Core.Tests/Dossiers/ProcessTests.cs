using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Dossiers;

/// <summary>The ways a dossier goes besides the straight one.</summary>
public sealed class ProcessTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task A_supplement_asked_at_reception_starts_no_clock_and_can_be_asked_once(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var story = await Story.FiledAsync(house);
        (await DoAsync<RequestSupplement, DossierMoved>(house, act => act.HandleAsync(
            People.Reception, new(new(story.Code), [new("tai-lieu-ky-thuat", "Thiếu trang thông số")])))).State.ShouldBe(DossierState.SupplementRequested);
        (await story.SeeAsync()).DueAt.ShouldBeNull();

        await story.SupplementAsync();
        (await story.SeeAsync()).State.ShouldBe(DossierState.Submitted);

        await using var work = house.Open();
        var again = await work.Get<RequestSupplement>().HandleAsync(People.Reception, new(new(story.Code), [new("tai-lieu-ky-thuat", "Vẫn thiếu")]));
        again.Problems[0].Code.ShouldBe("DOS-011");
    }

    [Theory, BothProviders]
    public async Task The_counter_that_took_a_dossier_takes_its_supplement_on_the_applicants_behalf(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.AskForSupplementAsync();
        AnswerSupplement.Request brought = new(new(story.Code), [new("tai-lieu-ky-thuat", null, null, 0, PaperForm.CertifiedCopy)]);
        await using (var elsewhere = house.Open())
        {
            (await elsewhere.Get<AnswerSupplement>().HandleAsync(People.ReceptionElsewhere, brought)).Problems[0].Code.ShouldBe("ACC-001");
        }

        await DoAsync<AnswerSupplement, DossierMoved>(house, act => act.HandleAsync(People.Reception, brought));

        (await story.SeeAsync()).State.ShouldBe(DossierState.InProcess);
        (await story.ActsAsync())[^1].OnBehalfOf.ShouldBe("Nguyễn Văn Mẫu");
    }

    [Theory, BothProviders]
    public async Task A_refusal_needs_its_reason_and_its_law_and_ends_the_case(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var story = await Story.FiledAsync(house);
        await using (var work = house.Open())
        {
            var bare = await work.Get<RefuseDossier>().HandleAsync(People.Reception, new(new(story.Code), "", " "));
            bare.Problems.Select(problem => problem.Field).ShouldBe(["why", "legalBasis"]);
        }

        await DoAsync<RefuseDossier, DossierMoved>(house, act => act.HandleAsync(
            People.Reception, new(new(story.Code), "Thiết bị đặt ngoài tỉnh", "Điều 16 Nghị định 118/2025/NĐ-CP")));

        var refused = await story.SeeAsync();
        (refused.State, refused.HolderUnitId).ShouldBe((DossierState.NotAccepted, null));
    }

    [Theory, BothProviders]
    public async Task A_dossier_given_back_goes_to_who_had_it_and_the_legal_clock_runs_on(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.ProposeAsync();
        var due = (await story.SeeAsync()).DueAt;

        await DoAsync<ReturnDossier, DossierMoved>(house, act => act.HandleAsync(People.Head, new(new(story.Code), "Bổ sung căn cứ", "tham-dinh")));

        var back = await story.SeeAsync();
        (back.StepKey, back.HolderOfficerId, back.DueAt).ShouldBe(("tham-dinh", People.Specialist.Id, due));
        await story.ProposeAsync();
        (await story.SeeAsync()).StepKey.ShouldBe("xem-xet");
    }

    [Theory, BothProviders]
    public async Task Another_unit_is_asked_sees_the_question_in_its_work_and_answers(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        var head = People.Officer("truongphong.truongvinh");
        Guid unit;
        await using (var work = house.Open())
        {
            unit = (await People.AgencyOfAsync(work, head)).Id;
        }

        await DoAsync<ConsultUnit, DossierMoved>(house, act => act.HandleAsync(People.Specialist, new(new(story.Code), unit, "Cơ sở có hoạt động tại địa chỉ này không?")));
        Consultation asked;
        await using (var work = house.Open())
        {
            asked = await work.Db.Set<Consultation>().SingleAsync(row => row.AskedUnitId == unit && row.DossierId == work.Db.Set<Dossier>().Single(d => d.Code == story.Code).Id);
            (await work.Db.Set<OpenWork>().CountAsync(row => row.ConsultationId == asked.Id && row.HolderUnitId == unit)).ShouldBe(1);
            (await work.Get<AnswerConsultation>().HandleAsync(People.Officer("truongphong.vinhphu"), new(new(story.Code), asked.Id, "Có"))).Problems[0].Code.ShouldBe("ACC-001");
        }

        await DoAsync<AnswerConsultation, DossierMoved>(house, act => act.HandleAsync(head, new(new(story.Code), asked.Id, "Có, phòng khám hoạt động từ năm 2020")));
        await using var after = house.Open();
        (await after.Db.Set<OpenWork>().CountAsync(row => row.ConsultationId == asked.Id)).ShouldBe(0);
        (await after.Get<AnswerConsultation>().HandleAsync(head, new(new(story.Code), asked.Id, "Lần nữa"))).Problems[0].Code.ShouldBe("DOS-015");
    }

    [Theory, BothProviders]
    public async Task The_clock_stands_still_for_a_payment_and_goes_on_when_paid(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await DoAsync<RequestPayment, DossierMoved>(house, act => act.HandleAsync(People.Specialist, new(new(story.Code), 2_000_000, "Phí thẩm định")));
        (await story.SeeAsync()).State.ShouldBe(DossierState.PaymentRequested);

        // Stopped on Monday, resumed on Wednesday: two working days later.
        house.Clock.Set(FakeClock.At(2026, 7, 8, 9));
        await DoAsync<ConfirmPayment, DossierMoved>(house, act => act.HandleAsync(People.Specialist, new(new(story.Code), "chuyển khoản")));

        var paid = await story.SeeAsync();
        (paid.State, paid.ClockStopped, paid.DueAt).ShouldBe((DossierState.InProcess, false, FakeClock.At(2026, 7, 15, 17, 30)));
    }

    [Theory, BothProviders]
    public async Task The_applicant_withdraws_at_once_before_acceptance_and_by_a_stop_notice_after(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var early = await Story.FiledAsync(house);
        (await DoAsync<WithdrawDossier, DossierMoved>(house, act => act.HandleAsync(People.Citizen, new(new(early.Code), "Nộp nhầm thủ tục")))).State.ShouldBe(DossierState.Stopped);

        var later = await Story.FiledAsync(house);
        await later.ReceiveAsync();
        await later.AssignAsync();
        (await DoAsync<WithdrawDossier, DossierMoved>(house, act => act.HandleAsync(People.Citizen, new(new(later.Code), "Không còn nhu cầu")))).State
            .ShouldBe(DossierState.WithdrawalRequested);
        (await DoAsync<StopDossier, DossierMoved>(house, act => act.HandleAsync(People.Specialist, new(new(later.Code), "Theo đề nghị của chủ hồ sơ")))).State
            .ShouldBe(DossierState.Stopped);
        await using var work = house.Open();
        var stopped = await later.SeeAsync();
        (await work.Db.Set<DossierDocument>().AnyAsync(row => row.DossierId == stopped.Id && row.Kind == DocumentKind.StopNotice)).ShouldBeTrue();
        (await work.Get<WithdrawDossier>().HandleAsync(People.Citizen, new(new(later.Code), "Lần nữa"))).Problems[0].Code.ShouldBe("DOS-002");
    }

    [Theory, BothProviders]
    public async Task All_work_of_a_leaver_goes_to_another_in_one_go_and_due_times_stay(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var stories = new List<Story>();
        for (var i = 0; i < 3; i++)
        {
            var story = await Story.FiledAsync(house);
            await story.ReceiveAsync();
            await story.AssignAsync();
            stories.Add(story);
        }

        var due = (await stories[0].SeeAsync()).DueAt;
        var colleague = People.Officer("chuyenvien2.atbx").Id!.Value;
        var moved = await DoAsync<ReassignWork, ReassignWork.Reassigned>(house, act => act.HandleAsync(People.Head, new(People.Specialist.Id!.Value, colleague, "Nghỉ hưu")));

        (moved.Moved, moved.Left.Count).ShouldBe((3, 0));
        foreach (var story in stories)
        {
            var dossier = await story.SeeAsync();
            (dossier.HolderOfficerId, dossier.DueAt).ShouldBe((colleague, due));
        }

        await using var work = house.Open();
        (await work.Get<ReassignWork>().HandleAsync(People.Officer("truongphong.truongvinh"), new(colleague, People.Specialist.Id!.Value, "Thử")))
            .Problems[0].Code.ShouldBe("ACC-001");
    }

    [Theory, BothProviders]
    public async Task A_paper_dossier_of_another_commune_is_taken_at_any_counter_receipted_and_sent_on(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await using var work = house.Open();
        var centre = await People.AgencyOfAsync(work, People.Reception);
        var procedure = await work.Db.Set<ProcedureVersion>().SingleAsync(version => version.Code == Story.XRay);
        var taken = await work.Get<FileAtCounter>().HandleAsync(People.Reception, new(new(
            Guid.CreateVersion7(house.Clock.GetUtcNow()), procedure.Id, centre.Id, Story.Owner, "Nguyễn Văn Mẫu", FormAnswers.FromJson(Story.Declaration),
            [new("tai-lieu-ky-thuat", PaperForm.CertifiedCopy, null, null, Sets: 2)])));

        taken.Problems.ShouldBeEmpty();
        await using var after = house.Open();
        var dossier = await after.Db.Set<Dossier>().SingleAsync();
        (dossier.Channel, dossier.State, dossier.StepKey).ShouldBe((Channel.Counter, DossierState.InProcess, "phan-cong"));
        (await after.Db.Set<DossierDocument>().SingleAsync()).Kind.ShouldBe(DocumentKind.Receipt);
        var elsewhere = await after.Get<FileAtCounter>().HandleAsync(People.ReceptionElsewhere, new(new(
            Guid.CreateVersion7(house.Clock.GetUtcNow()), procedure.Id, centre.Id, Story.Owner, null, FormAnswers.FromJson(Story.Declaration), [])));
        elsewhere.Problems[0].Code.ShouldBe("ACC-001");
    }

    [Theory, BothProviders]
    public async Task A_due_time_past_the_last_published_year_is_provisional_until_the_year_is_published(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        house.Clock.Set(FakeClock.At(2027, 12, 29));
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        (await story.SeeAsync()).DueIsProvisional.ShouldBeTrue();
        var before = (await story.SeeAsync()).DueAt!.Value;

        await using (var nation = house.Open("00"))
        {
            var published = await nation.Get<PublishCalendarYearHandler>().HandleAsync(new(
                2028, [new(new(2028, 1, 1), "Tết Dương lịch", SpecialDayKind.Holiday), new(new(2028, 1, 3), "Nghỉ bù", SpecialDayKind.MadeUp), new(new(2028, 1, 4), "Nghỉ hoán đổi", SpecialDayKind.SwapOff)], "Thông báo mẫu", Actor.System));
            published.Problems.ShouldBeEmpty();
        }

        await Recounts.Recounting.RunAsync(house);

        var settled = await story.SeeAsync();
        settled.DueIsProvisional.ShouldBeFalse();
        settled.DueAt!.Value.ShouldBeGreaterThan(before);
        (await story.ActsAsync())[^1].Name.ShouldBe("dossier.due-recomputed");
    }

    private static async Task<TResult> DoAsync<TUseCase, TResult>(TestDatabase house, Func<TUseCase, Task<Outcome<TResult>>> act)
        where TUseCase : notnull
    {
        await using var work = house.Open();
        var outcome = await act(work.Get<TUseCase>());
        outcome.Problems.ShouldBeEmpty();
        return outcome.Value;
    }
}
