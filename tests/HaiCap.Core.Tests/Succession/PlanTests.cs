using HaiCap.Core.Acts;
using HaiCap.Core.Organizations;
using HaiCap.Core.Succession;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using static HaiCap.Core.Tests.Succession.Planning;

namespace HaiCap.Core.Tests.Succession;

/// <summary>Drawing up, the dry run, four eyes, and splits that need a rule.</summary>
public sealed class PlanTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task A_plan_is_reviewed_by_a_second_person(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var plan = (await DrawAsync(house, PlanKind.Merge, DivisionMerged)).Value;
        await using var work = house.Open();
        (await work.Get<ReviewPlan>().HandleAsync(Admin, new(plan, true, null))).Problems.ShouldHaveSingleItem().Code.ShouldBe("SUC-003");
        (await work.Get<ReviewPlan>().HandleAsync(People.Specialist, new(plan, true, null))).Problems.ShouldHaveSingleItem().Code.ShouldBe("ACC-001");
        (await work.Get<ReviewPlan>().HandleAsync(People.Officer("chutich.truongvinh"), new(plan, true, null))).Problems.ShouldHaveSingleItem().Code.ShouldBe("ACC-001");
        (await work.Get<ReviewPlan>().HandleAsync(Chairman, new(plan, false, null))).Problems.ShouldHaveSingleItem().Code.ShouldBe("SUC-005");
        (await work.Get<ReviewPlan>().HandleAsync(Chairman, new(plan, true, null))).Problems.ShouldBeEmpty();
        (await work.Get<ReviewPlan>().HandleAsync(Chairman, new(plan, true, null))).Problems.ShouldHaveSingleItem().Code.ShouldBe("SUC-002");
        (await work.Get<WithdrawPlan>().HandleAsync(Admin, plan, "Chờ hướng dẫn")).Problems.ShouldBeEmpty();
        (await work.Db.Set<Act>().Where(act => act.Subject == SuccessionPlan.SubjectOf(plan)).OrderBy(act => act.Seq).Select(act => act.Name).ToListAsync())
            .ShouldBe(["succession.drawn-up", "succession.reviewed", "succession.withdrawn"]);
    }

    [Theory, BothProviders]
    public async Task Only_who_administers_every_unit_draws_it_up(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        foreach (var nobody in (Actor[])[People.Specialist, People.Director, People.Clerk, People.Auditor, People.Officer("quantri.skhcn")])
        {
            (await DrawAsync(house, PlanKind.Rename, new() { Names = [new("H41.01", "Văn phòng mới", "VP mới", null, null)] }, by: nobody)).Problems.ShouldHaveSingleItem().Code.ShouldBe("ACC-001");
        }

        (await DrawAsync(house, PlanKind.Rename, new() { Names = [new(Science, "Phòng mới", "P. mới", null, null)] }, by: People.Officer("quantri.skhcn"))).Problems.ShouldBeEmpty();
    }

    [Theory, BothProviders]
    public async Task A_split_needs_a_rule_for_all_its_work(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        PlanTerms Split(params Handing[] handings) => new() { Handings = handings };

        var without = (await DrawAsync(house, PlanKind.Split, Split(new(Radiation, Science, new() { Procedures = ["2.002379"] }), new(Radiation, "H41.19.03", new() { Procedures = ["2.002380"] })))).Value;
        var blocked = await ForetellAsync(house, without);
        blocked.Blocks.Select(block => block.Code).ShouldContain("SUC-030");
        blocked.Blocks.Select(block => block.Code).ShouldContain("SUC-034");
        blocked.Blocks.Select(block => block.Code).ShouldContain("SUC-035");
        await using (var work = house.Open())
        {
            (await work.Get<ReviewPlan>().HandleAsync(Chairman, new(without, true, null))).Problems.ShouldHaveSingleItem().Code.ShouldBe("SUC-004");
            (await work.Get<WithdrawPlan>().HandleAsync(Admin, without, "Thiếu quy tắc")).Problems.ShouldBeEmpty();
        }

        var twice = (await DrawAsync(house, PlanKind.Split, Split(
            new(Radiation, Science, new() { Procedures = [Story.XRay] }), new(Radiation, "H41.19.03", new() { Fields = ["An toàn bức xạ và hạt nhân"] }), new(Radiation, "H41.19.04", Everything)))).Value;
        (await ForetellAsync(house, twice)).Blocks.Select(block => block.Code).ShouldContain("SUC-031");
        await using (var work = house.Open())
        {
            (await work.Get<WithdrawPlan>().HandleAsync(Admin, twice, "Hai nơi nhận")).Problems.ShouldBeEmpty();
        }

        await AgreedAsync(house, PlanKind.Split, Split(new(Radiation, Science, new() { Procedures = [Story.XRay], Communes = ["16690"] }), new(Radiation, "H41.19.03", Everything)));
        await ComeAsync(house);
        (await story.SeeAsync()).DivisionId.ShouldBe((await AgencyAsync(house, Science)).Id);
        house.Clock.SetLocal(2026, 7, 13, 9, 0);
        (await (await Story.FiledAsync(house)).SeeAsync()).DivisionId.ShouldBe((await AgencyAsync(house, Science)).Id);
        await using var later = house.Open();
        (await later.Db.Set<Position>().CountAsync(post => post.SucceedsId != null && post.Agency!.Code == AgencyCode.Parse("H41.19.03"))).ShouldBeGreaterThan(3);
    }

    [Theory, BothProviders]
    public async Task A_unit_that_goes_on_hands_over_a_part(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await AgreedAsync(house, PlanKind.Split, new() { Staying = [Radiation], Handings = [new(Radiation, Science, new() { Procedures = [Story.XRay] })] });
        await ComeAsync(house);
        (await AgencyAsync(house, Radiation)).ValidTo.ShouldBeNull();
        (await story.SeeAsync()).DivisionId.ShouldBe((await AgencyAsync(house, Science)).Id);
    }

    [Theory, BothProviders]
    public async Task What_does_not_fit_is_said(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        foreach (var (terms, code) in (IReadOnlyList<(PlanTerms, string)>)
        [
            (new(), "SUC-010"),
            (new() { Handings = [new("H41.99", Science, Everything)] }, "SUC-011"),
            (new() { Handings = [new(Radiation, "H41.99", Everything)] }, "SUC-012"),
            (new() { Handings = [new(Radiation, Radiation, Everything)] }, "SUC-013"),
            (NewDepartment with { New = [NewDepartment.New[0] with { Code = Department }] }, "SUC-014"),
            (NewDepartment with { New = [NewDepartment.New[0] with { Parent = "H41.98" }] }, "SUC-015"),
            (NewDepartment with { New = [NewDepartment.New[0] with { Name = " " }] }, "SUC-016"),
            (new() { Handings = [new(Radiation, Science, new() { Communes = ["99999"] })] }, "SUC-017"),
            (new() { Handings = [new("H41.01.02", Science, Everything)] }, "SUC-018"),
            (new() { Handings = [new(Radiation, Science, Everything), new(Radiation, "H41.19.03", Everything)] }, "SUC-019"),
            (new() { Staying = [Radiation], Handings = [new(Radiation, Science, Everything)] }, "SUC-020"),
            (new() { Handings = [new(Department, "H41.01", new() { Fields = ["Sở hữu trí tuệ"] })] }, "SUC-023"),
            (new() { Handings = [new(Radiation, Science, new() { Procedures = ["x"] })] }, "SUC-028"),
        ])
        {
            (await DrawAsync(house, PlanKind.Merge, terms)).Problems.Select(problem => problem.Code).ShouldContain(code);
        }

        (await DrawAsync(house, PlanKind.Merge, DivisionMerged, new(2026, 7, 1))).Problems.ShouldHaveSingleItem().Code.ShouldBe("SUC-009");
    }

    [Theory, BothProviders]
    public async Task Two_heads_in_one_unit_are_a_block_until_one_gets_another_post(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var terms = new PlanTerms { Handings = [new("H41.19.10", Department, Everything)] };
        var plan = (await DrawAsync(house, PlanKind.Merge, terms)).Value;
        (await ForetellAsync(house, plan)).Blocks.ShouldHaveSingleItem().Code.ShouldBe("SUC-032");
        await using var work = house.Open();
        var officer = People.Officer("chicuctruong.tdc").Id!.Value;
        var post = await work.Db.Set<Position>().SingleAsync(row => row.OfficerId == officer);
        var drawn = await work.Db.Set<SuccessionPlan>().AsNoTracking().SingleAsync(row => row.Id == plan);
        (await work.Get<DrawUpPlan>().HandleAsync(Admin, new(
            plan, drawn.Kind, drawn.Title, drawn.InstrumentId, drawn.EffectiveOn, terms with { Posts = [new(post.Id, Department, "Phó Giám đốc", Role.Director, SigningForm.Deputy)] }))).Problems.ShouldBeEmpty();
        (await ForetellAsync(house, plan)).Blocks.ShouldBeEmpty();
    }
}
