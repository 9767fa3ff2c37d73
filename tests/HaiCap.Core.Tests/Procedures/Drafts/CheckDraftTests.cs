using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Procedures.Drafts;

/// <summary>What would keep a procedure from being carried out keeps its draft from being sent, agreed to and published; what is only to be looked at does not.</summary>
public sealed class CheckDraftTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private const string Commune = "2.000815";
    private const string Province = "2.002385";
    private static readonly DateOnly Today = new(2026, 7, 6);

    [Theory, BothProviders]
    public async Task A_step_nobody_can_do_in_twelve_communes_refuses_each_step_of_the_drafts_life(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await using var work = house.Open();
        var (admin, legal) = (People.Officer("quantri.tinh"), People.Officer("phapche.tinh"));
        var draft = (await work.Get<OpenDraft>().HandleAsync(admin, new(Commune))).Value;
        draft = (await work.Get<SaveDraft>().HandleAsync(admin, new(draft.Id, draft.Revision, draft.Recipe() with { Definition = draft.Read() with { Summary = "Khác" } }))).Value;
        draft = (await work.Get<SubmitDraft>().HandleAsync(admin, new(draft.Id, draft.Revision))).Value;
        draft = (await work.Get<ReviewDraft>().HandleAsync(legal, new(draft.Id, draft.Revision, Approve: true))).Value;

        // From August on twelve communes have no specialist: today's checks pass, the day it begins does not.
        var units = await LeaveAsync(work, Role.Specialist, 12, new DateOnly(2026, 7, 31));
        var refused = await work.Get<PublishDraft>().HandleAsync(legal, new(draft.Id, draft.Revision, "12/QĐ-UBND", new DateOnly(2026, 7, 1), new DateOnly(2026, 8, 1)));
        var told = refused.Problems.ShouldHaveSingleItem();
        (told.Code, told.Vi.Contains(": 12 xã, phường không có ai thực hiện được (", StringComparison.Ordinal)).ShouldBe(("PRO-001", true), told.Vi);
        told.Vi.ShouldEndWith("Sửa ở trang Các bước.");
        told.Vi.ShouldStartWith("Bước ");
        var found = (await work.Get<CheckDraft>().ProblemsAsync(draft.Recipe(), new DateOnly(2026, 8, 1))).Single(problem => problem.Code == "CHK-210");
        found.Units.ShouldBe(units, ignoreOrder: true);
        (await work.Get<CheckDraft>().ProblemsAsync(draft.Recipe(), Today)).ShouldNotContain(problem => problem.Blocks);

        house.Clock.SetLocal(2026, 8, 3, 8, 0);
        (await work.Get<ReviewDraft>().HandleAsync(legal, new(draft.Id, draft.Revision, Approve: true))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-001");
        draft = (await work.Get<ReviewDraft>().HandleAsync(legal, new(draft.Id, draft.Revision, Approve: false, "Thiếu người"))).Value;
        (await work.Get<SubmitDraft>().HandleAsync(admin, new(draft.Id, draft.Revision))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-001");
    }

    [Fact]
    public async Task A_vacant_head_is_told_and_blocks_nothing_while_others_sign_elsewhere()
    {
        await using var work = (await houses.GetAsync(Provider.Sqlite)).Open();
        var found = await ProblemsAsync(work, Commune, definition => definition);
        var vacant = found.Single(problem => problem.Code == "CHK-211");
        (vacant.Blocks, vacant.Units.Count, vacant.Part).ShouldBe((false, 1, ProcedurePart.Steps));
        found.ShouldNotContain(problem => problem.Blocks);
        (await ProblemsAsync(work, Province, definition => definition)).ShouldNotContain(problem => problem.Blocks);
    }

    [Fact]
    public async Task A_department_without_a_division_that_appraises_is_told_where_to_choose_one()
    {
        await using var work = (await houses.GetAsync(Provider.Sqlite)).Open();
        var found = (await ProblemsAsync(work, Province, definition => definition with { CompetentAgency = definition.CompetentAgency with { DivisionCode = null } })).Where(problem => problem.Blocks).ToList();
        found.ShouldNotBeEmpty();
        found.ShouldAllBe(problem => problem.Code == "CHK-210" && problem.Part == ProcedurePart.Info && problem.Vi.EndsWith("không có ai thực hiện được, chưa chọn phòng thẩm định.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_sample_procedure_could_be_published_again()
    {
        await using var work = (await houses.GetAsync(Provider.Sqlite)).Open();
        foreach (var version in await work.Db.Set<ProcedureVersion>().AsNoTracking().ToListAsync())
        {
            var blocking = (await work.Get<CheckDraft>().ProblemsAsync(RecipeText.Of(version), Today)).Where(problem => problem.Blocks).Select(problem => $"{version.Code} {problem.Code} {problem.Vi}");
            blocking.ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData("CHK-042", ProcedurePart.Components)]
    [InlineData("CHK-072", ProcedurePart.Fees)]
    [InlineData("CHK-061", ProcedurePart.Fees)]
    [InlineData("CHK-080", ProcedurePart.Limits)]
    [InlineData("CHK-020", ProcedurePart.Form)]
    [InlineData("CHK-011", ProcedurePart.Info)]
    [InlineData("CHK-201", ProcedurePart.Info)]
    [InlineData("CHK-101", ProcedurePart.Steps)]
    public async Task What_contradicts_another_part_is_told_in_both_languages_with_the_page_it_is_mended_on(string code, ProcedurePart part)
    {
        await using var work = (await houses.GetAsync(Provider.Sqlite)).Open();
        var gone = new FormCondition { Field = "khong-co", Is = "co" };
        var found = await ProblemsAsync(work, Commune, definition => code switch
        {
            "CHK-042" => definition with { Components = [definition.Components[0] with { RequiredWhen = gone }] },
            "CHK-072" => definition with { Fees = [new Fee("Phí", 1000, When: gone)] },
            "CHK-061" => definition with { Fees = [new Fee("Phí")] },
            "CHK-080" => definition with { TimeLimits = [definition.TimeLimits[0] with { When = gone, Case = "trường hợp riêng" }, definition.TimeLimits[0] with { Stage = null }] },
            "CHK-020" => definition with { Form = definition.Form with { Sections = [definition.Form.Sections[0] with { VisibleWhen = gone }, .. definition.Form.Sections.Skip(1)] } },
            "CHK-011" => definition with { CompetentAgency = definition.CompetentAgency with { PlaceField = "khong-co" } },
            "CHK-201" => definition with { CompetentAgency = new CompetentAgencyRule(CompetentKind.Department, "Sở không có", "H41.99") },
            _ => definition with { Steps = [] },
        });
        var fault = found.First(problem => problem.Code == code && (code != "CHK-080" || problem.Vi.Contains("Điều kiện không dùng được", StringComparison.Ordinal)));
        (fault.Part, fault.Blocks).ShouldBe((part, true));
        fault.Vi.ShouldNotBe(fault.En);
        if (code is "CHK-042" or "CHK-020" or "CHK-080")
        {
            fault.Vi.ShouldContain("“khong-co”");
        }
    }

    private static async Task<IReadOnlyList<ProcedureProblem>> ProblemsAsync(Work work, string code, Func<ProcedureDefinition, ProcedureDefinition> change)
    {
        var version = await work.Db.Set<ProcedureVersion>().AsNoTracking().SingleAsync(row => row.Code == code);
        var recipe = RecipeText.Of(version);
        return await work.Get<CheckDraft>().ProblemsAsync(recipe with { Code = ProcedureCode.Parse(code == Commune ? "9.700001" : code), Definition = change(recipe.Definition) }, Today);
    }

    /// <summary>Ends every post of a role in some communes' offices.</summary>
    private static async Task<List<string>> LeaveAsync(Work work, Role role, int communes, DateOnly last)
    {
        var divisions = await work.Db.Set<Agency>().AsNoTracking().Where(agency => agency.Kind == AgencyKind.CommuneDivision).OrderBy(agency => agency.UnitCode).Take(communes).ToListAsync();
        var ids = divisions.ConvertAll(agency => agency.Id);
        foreach (var post in await work.Db.Set<Position>().Where(post => ids.Contains(post.AgencyId) && post.Role == role).ToListAsync())
        {
            post.ValidTo = last;
        }

        await work.Db.SaveChangesAsync();
        var units = divisions.ConvertAll(agency => agency.UnitCode);
        return await work.Db.Set<Agency>().Where(agency => agency.Kind == AgencyKind.CommuneCommittee && units.Contains(agency.UnitCode)).Select(agency => agency.ShortName).ToListAsync();
    }
}
