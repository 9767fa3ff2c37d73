using HaiCap.Core.Acts;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Procedures.Drafts;

public sealed class DraftLifeTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private const string Code = "2.002385";
    private static readonly DateOnly Soon = new(2026, 8, 1);

    [Theory, BothProviders]
    public async Task A_draft_is_written_returned_mended_agreed_to_and_published_by_a_decision(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await using var work = house.Open();
        var (admin, legal) = (People.Officer("quantri.tinh"), People.Officer("phapche.tinh"));
        var draft = (await work.Get<OpenDraft>().HandleAsync(admin, new(Code))).Value;
        draft.BasedOnVersionId.ShouldNotBeNull();
        draft.Recipe().Definition.ToJson().ShouldBe((await NewestAsync(work)).Definition);
        (await work.Get<OpenDraft>().HandleAsync(admin, new(Code))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-012");

        var faulty = draft.Recipe() with { Definition = draft.Read() with { Steps = [], Summary = "Tóm tắt mới" } };
        draft = (await work.Get<SaveDraft>().HandleAsync(admin, new(draft.Id, draft.Revision, faulty))).Value;
        draft.Revision.ShouldBe(1);
        (await work.Get<SaveDraft>().HandleAsync(admin, new(draft.Id, 1, faulty))).Value.Revision.ShouldBe(1, "nothing was changed");
        (await work.Get<SubmitDraft>().HandleAsync(admin, new(draft.Id, 1))).Problems.ShouldContain(p => p.Code == "PRO-001");
        var whole = faulty with { Definition = faulty.Definition with { Steps = (await NewestAsync(work)).Read().Steps } };
        (await work.Get<SaveDraft>().HandleAsync(admin, new(draft.Id, 0, whole))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-011");
        draft = (await work.Get<SaveDraft>().HandleAsync(admin, new(draft.Id, 1, whole))).Value;
        draft = (await work.Get<SubmitDraft>().HandleAsync(admin, new(draft.Id, draft.Revision))).Value;
        (await work.Get<SaveDraft>().HandleAsync(admin, new(draft.Id, draft.Revision, faulty))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-016");

        (await work.Get<ReviewDraft>().HandleAsync(legal, new(draft.Id, draft.Revision, Approve: false))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-018");
        draft = (await work.Get<ReviewDraft>().HandleAsync(legal, new(draft.Id, draft.Revision, Approve: false, "Ghi rõ hơn"))).Value;
        (draft.State, draft.Remarks).ShouldBe((DraftState.Returned, "Ghi rõ hơn"));
        var mended = draft.Recipe() with { Definition = draft.Read() with { Summary = "Tóm tắt rõ" } };
        draft = (await work.Get<SaveDraft>().HandleAsync(admin, new(draft.Id, draft.Revision, mended))).Value;
        draft = (await work.Get<SubmitDraft>().HandleAsync(admin, new(draft.Id, draft.Revision))).Value;
        (await PublishAsync(work, legal, draft)).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-016");
        draft = (await work.Get<ReviewDraft>().HandleAsync(legal, new(draft.Id, draft.Revision, Approve: true))).Value;

        (await work.Get<PublishDraft>().HandleAsync(legal, new(draft.Id, draft.Revision, " ", new DateOnly(2027, 1, 1), new DateOnly(2026, 1, 1))))
            .Problems.Select(p => p.Code).ShouldBe(["PRO-005", "PRO-006", "PRO-007"]);
        var version = (await PublishAsync(work, legal, draft)).Value;
        (version.Number, version.ValidFrom, version.DecisionNumber, version.DecidedOn).ShouldBe((2, Soon, "12/QĐ-UBND", new DateOnly(2026, 7, 1)));
        version.Read().Summary.ShouldBe("Tóm tắt rõ");
        var versions = await work.Db.Set<ProcedureVersion>().AsNoTracking().Where(v => v.Code == Code).OrderBy(v => v.Number).ToListAsync();
        versions.Select(v => v.ValidTo).ShouldBe([Soon.AddDays(-1), null]);
        (await work.Get<DraftDesk>().FindAsync(legal, Code)).Value.ShouldBeNull();

        var acts = await work.Db.Set<Act>().AsNoTracking().Where(a => a.Subject == $"procedure-draft/{draft.Id}").OrderBy(a => a.Seq).ToListAsync();
        acts.Select(a => a.Name[(a.Name.IndexOf('.', StringComparison.Ordinal) + 1)..])
            .ShouldBe(["opened", "saved", "saved", "submitted", "returned", "saved", "submitted", "approved", "published"]);
        acts[^1].Why.ShouldBe("Quyết định 12/QĐ-UBND ngày 01/07/2026");
    }

    [Theory, BothProviders]
    public async Task A_new_procedure_begins_from_nothing_or_as_a_copy_and_a_dropped_one_makes_room(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await using var work = house.Open();
        var admin = People.Officer("quantri.tinh");
        var open = work.Get<OpenDraft>();
        (await open.HandleAsync(admin, new("12", "Tên", "Lĩnh vực"))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-013");
        (await open.HandleAsync(admin, new("9.123456", " ", "Lĩnh vực"))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-015");
        (await open.HandleAsync(admin, new(Code, "Tên", "Lĩnh vực", IsNew: true))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-013");
        (await open.HandleAsync(admin, new("9.123456", CopyOf: "9.999999"))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-014");
        var blank = (await open.HandleAsync(admin, new("9.123456", "Tên", "Lĩnh vực"))).Value;
        (blank.BasedOnVersionId, blank.Recipe().Definition.Form.Sections.Count).ShouldBe((null, 0));
        await using (var second = house.Open())
        {
            (await second.Get<OpenDraft>().HandleAsync(admin, new("9.123456", CopyOf: Code))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-012");
        }

        (await work.Get<DropDraft>().HandleAsync(admin, new(blank.Id, blank.Revision, "Nhầm"))).Value.State.ShouldBe(DraftState.Dropped);
        (await work.Get<DropDraft>().HandleAsync(admin, new(blank.Id, blank.Revision))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-016");
        var copy = (await open.HandleAsync(admin, new("9.123456", "Bản sao", CopyOf: Code))).Value;
        (copy.Name, copy.Field, copy.Read().Steps.Count).ShouldBe(("Bản sao", (await NewestAsync(work)).Field, (await NewestAsync(work)).Read().Steps.Count));
        (await work.Get<DraftDesk>().ListAsync(admin)).Value.ShouldHaveSingleItem().IsNew.ShouldBeTrue();
    }

    [Theory, BothProviders]
    public async Task What_was_published_meanwhile_asks_for_another_review(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await using var work = house.Open();
        var legal = People.Officer("phapche.tinh");
        var draft = await ApprovedAsync(work);
        (await work.Get<PublishProcedureHandler>().HandleAsync(new(draft.Recipe() with { Name = "Nhập từ nơi khác" }, new DateOnly(2026, 7, 20), Actor.System))).Ok.ShouldBeTrue();
        (await PublishAsync(work, legal, draft)).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-019");
        draft = (await work.Get<ReviewDraft>().HandleAsync(legal, new(draft.Id, draft.Revision, Approve: true))).Value;
        (await PublishAsync(work, legal, draft)).Value.Number.ShouldBe(3);
    }

    [Theory]
    [InlineData("quantri.skhcn")]
    [InlineData("tiepnhan.tinh")]
    [InlineData("chutich.tinh")]
    [InlineData("phapche.tinh")]
    public async Task Only_the_administrator_writes(string user)
    {
        await using var work = (await houses.GetAsync(Provider.Sqlite)).Open();
        (await work.Get<OpenDraft>().HandleAsync(People.Officer(user), new(Code))).Problems.ShouldHaveSingleItem().Code.ShouldBe(Access.Refused.Code);
    }

    [Theory]
    [InlineData("quantri.tinh")]
    [InlineData("quantri.skhcn")]
    [InlineData("chutich.tinh")]
    [InlineData("kiemtra.tinh")]
    public async Task Only_the_legal_unit_reviews_and_publishes(string user)
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        await using var work = house.Open();
        var (other, draft) = (People.Officer(user), await ApprovedAsync(work));
        (await work.Get<ReviewDraft>().HandleAsync(other, new(draft.Id, draft.Revision, Approve: true))).Problems.ShouldHaveSingleItem().Code.ShouldBe(Access.Refused.Code);
        (await PublishAsync(work, other, draft)).Problems.ShouldHaveSingleItem().Code.ShouldBe(Access.Refused.Code);
        (await NewestAsync(work)).Number.ShouldBe(1);
    }

    [Fact]
    public async Task Who_wrote_a_draft_neither_agrees_to_nor_publishes_it()
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        await using var work = house.Open();
        var (admin, legal) = (People.Officer("quantri.tinh"), People.Officer("phapche.tinh"));
        var post = await work.Db.Set<Position>().AsNoTracking().SingleAsync(p => p.OfficerId == legal.Id);

        // The administrator holds a post in the legal unit as well.
        work.Db.Add(new Position
        {
            ProvinceCode = "40", Id = Ids.New(house.Clock.Now()), OfficerId = admin.Id!.Value, AgencyId = post.AgencyId, Title = "Phó Trưởng phòng", Role = Role.Legal, ValidFrom = post.ValidFrom,
        });
        await work.Db.SaveChangesAsync();
        house.Clock.Advance(TimeSpan.FromSeconds(6));
        var draft = await ApprovedAsync(work);
        (await work.Get<ReviewDraft>().HandleAsync(admin, new(draft.Id, draft.Revision, Approve: true))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-017");
        (await PublishAsync(work, admin, draft)).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-017");
        (await PublishAsync(work, legal, draft)).Ok.ShouldBeTrue();
    }

    private static async Task<ProcedureDraft> ApprovedAsync(Work work)
    {
        var (admin, legal) = (People.Officer("quantri.tinh"), People.Officer("phapche.tinh"));
        var draft = (await work.Get<OpenDraft>().HandleAsync(admin, new(Code))).Value;
        draft = (await work.Get<SaveDraft>().HandleAsync(admin, new(draft.Id, draft.Revision, draft.Recipe() with { Name = "Tên mới" }))).Value;
        draft = (await work.Get<SubmitDraft>().HandleAsync(admin, new(draft.Id, draft.Revision))).Value;
        return (await work.Get<ReviewDraft>().HandleAsync(legal, new(draft.Id, draft.Revision, Approve: true))).Value;
    }

    private static Task<Outcome<ProcedureVersion>> PublishAsync(Work work, Actor by, ProcedureDraft draft) =>
        work.Get<PublishDraft>().HandleAsync(by, new(draft.Id, draft.Revision, "12/QĐ-UBND", new DateOnly(2026, 7, 1), Soon));

    private static Task<ProcedureVersion> NewestAsync(Work work) =>
        work.Db.Set<ProcedureVersion>().AsNoTracking().Where(v => v.Code == Code).OrderByDescending(v => v.Number).FirstAsync();
}
