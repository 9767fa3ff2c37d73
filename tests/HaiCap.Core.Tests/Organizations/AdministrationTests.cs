using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Administration;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Organizations;

public sealed class AdministrationTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly DateOnly Today = new(2026, 7, 6);

    [Theory, BothProviders]
    public async Task A_new_officer_takes_up_a_post_and_both_are_acts(Provider provider)
    {
        await using var work = await OpenAsync(provider);
        var admin = await ActorAsync(work, "quantri.skhcn");
        var division = await AgencyAsync(work, "H41.19.05");

        var id = (await work.Get<StartPositionHandler>().HandleAsync(New(admin, division, name: "Đỗ Thị  Mới"))).Value;

        var position = await work.Db.Set<Position>().AsNoTracking().Include(p => p.Officer).SingleAsync(p => p.Id == id);
        position.IsPrimary.ShouldBeTrue();
        position.Officer!.Folded.ShouldBe("do thi moi");
        (await NamesAsync(work, OrganizationSubjects.OfOfficer(position.OfficerId))).ShouldBe(["officer.added"]);
        (await NamesAsync(work, OrganizationSubjects.OfPosition(id))).ShouldBe(["position.started"]);
        (await work.Get<Access>().GrantsOfAsync(position.OfficerId)).ShouldHaveSingleItem().Role.ShouldBe(Role.Specialist);
    }

    [Theory, BothProviders]
    public async Task A_leavers_post_ends_with_its_last_day_and_gives_nothing_afterwards(Provider provider)
    {
        await using var work = await OpenAsync(provider);
        var admin = await ActorAsync(work, "quantri.skhcn");
        var leaver = await ActorAsync(work, "chuyenvien3.atbx");

        var ended = await work.Get<EndPositionHandler>().HandleAsync(new(admin, leaver.PositionId!.Value, Today.AddDays(-1), "Chuyển công tác"));

        ended.Ok.ShouldBeTrue();
        (await work.Get<Access>().GrantsOfAsync(leaver.Id!.Value)).ShouldBeEmpty();
        var act = await work.Db.Set<Act>().SingleAsync(a => a.Subject == OrganizationSubjects.OfPosition(leaver.PositionId.Value));
        (act.Name, act.Why).ShouldBe(("position.ended", "Chuyển công tác"));
        act.DataAs<PositionEnded>().LastDay.ShouldBe(Today.AddDays(-1));
        (await work.Get<EndPositionHandler>().HandleAsync(new(admin, leaver.PositionId.Value, Today, null))).Problems.ShouldHaveSingleItem().Code.ShouldBe("ORG-009");
    }

    [Fact]
    public async Task The_last_day_itself_still_counts()
    {
        await using var work = await OpenAsync(Provider.Sqlite);
        var leaver = await ActorAsync(work, "chuyenvien.bcvt");
        await work.Get<EndPositionHandler>().HandleAsync(new(await ActorAsync(work, "quantri.skhcn"), leaver.PositionId!.Value, Today, null));

        (await work.Get<Access>().GrantsOfAsync(leaver.Id!.Value)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_administrator_of_one_commune_manages_no_other()
    {
        await using var work = await OpenAsync(Provider.Sqlite);
        var admin = await ActorAsync(work, "quantri.truongvinh");
        var elsewhere = await ActorAsync(work, "tiepnhan.cualo");
        var centre = await work.Db.Set<Agency>().SingleAsync(a => a.Id == elsewhere.AgencyId);

        (await work.Get<StartPositionHandler>().HandleAsync(New(admin, centre, name: "Người Lạ"))).Problems.ShouldHaveSingleItem().Code.ShouldBe("ACC-001");
        (await work.Get<EndPositionHandler>().HandleAsync(new(admin, elsewhere.PositionId!.Value, Today, null))).Problems.ShouldHaveSingleItem().Code.ShouldBe("ACC-001");
        (await work.Get<ChangeAgencyContactHandler>().HandleAsync(new(admin, centre.Id, "Nơi khác", null, null))).Problems.ShouldHaveSingleItem().Code.ShouldBe("ACC-001");
        (await work.Get<OrganizationBook>().ShowAsync(admin, centre.Code.Text)).Problems.ShouldHaveSingleItem().Code.ShouldBe("ACC-001");
        (await work.Get<OrganizationBook>().ListAsync(admin, null, null)).Value.Lines.Select(l => l.Kind)
            .ShouldBe([AgencyKind.CommuneCommittee, AgencyKind.CommuneDivision, AgencyKind.CommuneCentre]);
    }

    [Theory]
    [InlineData("tiepnhan.truongvinh")]
    [InlineData("giamdoc.skhcn")]
    [InlineData("kiemtra.tinh")]
    public async Task Only_administrators_manage_the_organisation(string userName)
    {
        await using var work = await OpenAsync(Provider.Sqlite);
        var by = await ActorAsync(work, userName);

        (await work.Get<OrganizationBook>().ListAsync(by, null, null)).Problems.ShouldHaveSingleItem().Code.ShouldBe("ACC-001");
        (await work.Get<OrganizationBook>().FindOfficersAsync(by, "nguyen")).ShouldBeEmpty();
        (await work.Get<StartPositionHandler>().HandleAsync(New(by, await AgencyAsync(work, "H41.19.05"), name: "Ai Đó"))).Problems.ShouldHaveSingleItem().Code.ShouldBe("ACC-001");
    }

    [Fact]
    public async Task Nobody_ends_their_own_administration()
    {
        await using var work = await OpenAsync(Provider.Sqlite);
        var admin = await ActorAsync(work, "quantri.skhcn");

        (await work.Get<EndPositionHandler>().HandleAsync(new(admin, admin.PositionId!.Value, Today, null))).Problems.ShouldHaveSingleItem().Code.ShouldBe("ORG-011");
    }

    [Fact]
    public async Task What_does_not_fit_is_said_all_at_once()
    {
        await using var work = await OpenAsync(Provider.Sqlite);
        var request = New(await ActorAsync(work, "quantri.skhcn"), await AgencyAsync(work, "H41.19.05"), name: " ") with { Title = "", Role = Role.Director };

        (await work.Get<StartPositionHandler>().HandleAsync(request)).Problems.Select(p => p.Code).ShouldBe(["ORG-003", "ORG-004", "ORG-006"]);
    }

    [Fact]
    public async Task Of_two_administrators_ending_one_post_at_once_one_is_told()
    {
        var database = await SeededAsync(Provider.Sqlite);
        await using var one = database.Open();
        await using var two = database.Open();
        var admin = await ActorAsync(one, "quantri.skhcn");
        var post = (await one.Get<StartPositionHandler>().HandleAsync(New(admin, await AgencyAsync(one, "H41.19.03"), name: "Lê Văn Đi"))).Value;
        await two.Get<ActRecorder>().SeqAsync(OrganizationSubjects.OfPosition(post));

        (await one.Get<EndPositionHandler>().HandleAsync(new(admin, post, Today, null))).Ok.ShouldBeTrue();
        (await two.Get<EndPositionHandler>().HandleAsync(new(admin, post, Today.AddDays(3), null))).Problems.ShouldHaveSingleItem().Code.ShouldBe("ACT-001");
    }

    [Fact]
    public async Task The_province_administrator_pages_through_all_agencies_and_finds_without_accents()
    {
        await using var work = await OpenAsync(Provider.Sqlite);
        var admin = await ActorAsync(work, "quantri.tinh");
        var book = work.Get<OrganizationBook>();
        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = (await book.ListAsync(admin, null, after)).Value;
            seen.AddRange(page.Lines.Select(l => l.Code));
            after = page.More;
        }
        while (after is not null);

        seen.Count.ShouldBe(await work.Db.Set<Agency>().CountAsync());
        seen.ShouldBeUnique();
        (await book.ListAsync(admin, "truong vinh trung tam", null)).Value.Lines.ShouldHaveSingleItem().Kind.ShouldBe(AgencyKind.CommuneCentre);
        var science = (await book.ShowAsync(admin, "H41.19")).Value;
        science.Positions[0].Title.ShouldBe("Giám đốc");
        science.Above!.Code.ShouldBe("H41");
        science.Below.Count.ShouldBe(6);
    }

    private static StartPosition New(Actor by, Agency agency, string? name = null, Guid? officer = null) =>
        new(by, agency.Id, officer, name, null, null, "Chuyên viên", Role.Specialist, null, Today);

    private static Task<Agency> AgencyAsync(Work work, string code)
    {
        var parsed = AgencyCode.Parse(code);
        return work.Db.Set<Agency>().AsNoTracking().SingleAsync(a => a.Code == parsed);
    }

    private static async Task<Actor> ActorAsync(Work work, string userName)
    {
        var officer = await work.Db.Set<Officer>().AsNoTracking().SingleAsync(o => o.Id == SampleIds.For($"officer/{userName}"));
        var position = await work.Db.Set<Position>().AsNoTracking().SingleAsync(p => p.OfficerId == officer.Id && p.IsPrimary);
        return new(ActorKind.Officer, officer.Id, officer.Name, position.Id, position.AgencyId);
    }

    private static Task<List<string>> NamesAsync(Work work, string subject) =>
        work.Db.Set<Act>().Where(a => a.Subject == subject).OrderBy(a => a.Seq).Select(a => a.Name).ToListAsync();

    private async Task<Work> OpenAsync(Provider provider) => (await SeededAsync(provider)).Open();

    private async Task<TestDatabase> SeededAsync(Provider provider)
    {
        var database = await databases.GetAsync(provider, s => s.AddOrganizations());
        await using var work = database.Open();
        if (!await work.Db.Set<Agency>().AnyAsync())
        {
            await NgheAnSeed.ApplyAsync(work.Db, database.Clock, SampleLoader.Folder);
        }

        return database;
    }
}
