using HaiCap.Core.Acts;
using HaiCap.Core.Authority;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Core.Missions;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations;
using HaiCap.Core.Succession;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Core.Tests.Missions;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using static HaiCap.Core.Tests.Succession.Planning;

namespace HaiCap.Core.Tests.Succession;

/// <summary>Units merged, renamed and abolished, with dossiers open in them.</summary>
public sealed class SuccessionTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task A_department_that_becomes_another_leaves_it_everything_and_nobody_begins_anew(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var filed = await Story.FiledAsync(house);
        var atWork = await Story.FiledAsync(house);
        await atWork.ReceiveAsync();
        await atWork.AssignAsync();
        var unsealed = await SignedAsync(house);
        var decided = await SignedAsync(house);
        await decided.IssueAsync();
        var issuer = (await IssuerAsync(house, unsealed)).ShouldNotBeNull();
        var (count, before) = (await CountAsync(house), await atWork.SeeAsync());
        var signed = await decided.SeeAsync();
        var old = await AgencyAsync(house, Department);
        var plan = await AgreedAsync(house, PlanKind.Merge, NewDepartment);

        await ComeAsync(house);

        (await Planning.SeeAsync(house, plan)).State.ShouldBe(PlanState.Done);
        var heir = await AgencyAsync(house, "H41.40");
        (await AgencyAsync(house, Department)).ValidTo.ShouldBe(Day.AddDays(-1));
        var after = await atWork.SeeAsync();
        (after.CompetentAgencyId, after.DueAt, after.HolderOfficerId).ShouldBe((heir.Id, before.DueAt, People.Specialist.Id));
        after.Code.ShouldBe(before.Code);
        (await filed.SeeAsync()).CompetentAgencyId.ShouldBe(heir.Id);
        (await decided.SeeAsync()).CompetentAgencyId.ShouldBe(old.Id);
        (await decided.SeeAsync()).DecidedAt.ShouldBe(signed.DecidedAt);
        (await atWork.ActsAsync())[^1].Name.ShouldBe("dossier.passed-on");
        await ShouldBeWholeAsync(house, count);

        // The same people go on with it, in the posts that go on with theirs.
        house.Clock.SetLocal(2026, 7, 13, 9, 0);
        await atWork.ProposeAsync();
        await atWork.ApproveAsync();
        await atWork.SignAsync();
        await atWork.IssueAsync();
        (await atWork.SeeAsync()).DecidedAt.ShouldNotBeNull();

        // A paper signed before the day stays whose it was, though the clerk who seals it serves the successor.
        await unsealed.IssueAsync();
        (await IssuerAsync(house, unsealed)).ShouldBe(issuer);

        // What comes now is the successor's, under its own code.
        var later = await Story.FiledAsync(house);
        later.Code.ShouldStartWith("H41.40-260713-");
        (await later.SeeAsync()).CompetentAgencyId.ShouldBe(heir.Id);
    }

    [Theory, BothProviders]
    public async Task The_stay_is_parted_between_the_units_and_the_minutes_add_up(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await AgreedAsync(house, PlanKind.Merge, DivisionMerged);

        await ComeAsync(house);

        var (gone, heir) = (await AgencyAsync(house, Radiation), await AgencyAsync(house, Science));
        house.Clock.SetLocal(2026, 7, 14, 10, 0);
        await story.ProposeAsync();
        await using var work = house.Open();
        var dossier = await story.SeeAsync();
        var hops = await work.Db.Set<DossierHop>().AsNoTracking().Where(hop => hop.DossierId == dossier.Id).OrderBy(hop => hop.Number).ToListAsync();
        var stays = hops.FindAll(hop => hop.StepKey == "tham-dinh");
        stays.Select(hop => hop.UnitId).ShouldBe([gone.Id, heir.Id]);
        stays.Select(hop => hop.DueAt).Distinct().Count().ShouldBe(1);
        stays[0].DoneAt.ShouldBe(stays[1].StartedAt);

        // Accepted on Monday the 6th at nine: to the proposal on Tuesday the 14th at ten every working minute is somebody's.
        var charged = hops.Where(hop => hop.DoneAt is not null).Sum(hop => hop.ChargedMinutes!.Value);
        var view = await work.Get<GetDossier>().ForOfficerAsync(People.Officer("truongphong.qlkh"), story.Code);
        view.Problems.ShouldBeEmpty();
        charged.ShouldBe((6 * 480) - 90 + 150 - 480 + 480);
        charged.ShouldBe(view.Value.Clocks!.Charges!.TotalMinutes);
    }

    [Theory, BothProviders]
    public async Task What_is_to_be_answered_goes_on_with_its_draft_and_its_time(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var which = await house.AskAsync();
        await house.DraftAsync(which);
        var before = await AskedAsync(house, which);
        var plan = await DrawAsync(house, PlanKind.Merge, NewDepartment);
        (await ForetellAsync(house, plan.Value)).Effects.Where(effect => effect.Kind == EffectKind.Recommendations).ShouldHaveSingleItem().Text.Vi.ShouldContain("1 kiến nghị");
        await using (var work = house.Open())
        {
            (await work.Get<ReviewPlan>().HandleAsync(Chairman, new(plan.Value, true, null))).Problems.ShouldBeEmpty();
        }

        await ComeAsync(house);

        var (after, heir) = (await AskedAsync(house, which), await AgencyAsync(house, "H41.40"));
        (after.OwnerId, after.OwnerPath, after.State, after.DueAt, after.AskerId).ShouldBe((heir.Id, heir.Path, RecommendationState.Drafting, before.DueAt, before.AskerId));
        await using (var work = house.Open())
        {
            var acts = await work.Db.Set<Act>().AsNoTracking().Where(act => act.Subject == MissionSubjects.OfRecommendation(after.Id)).OrderBy(act => act.Seq).ToListAsync();
            acts[^1].DataAs<RecommendationSucceeded>().ShouldBe(new(plan.Value, acts[^1].DataAs<RecommendationSucceeded>().Citation, heir.Id, heir.Name, before.AskerId));
            RecommendationStanding.Of(acts)!.UnitId.ShouldBe(heir.Id);
            (await work.Get<PassRecommendationsOn>().HandleAsync(plan.Value, "")).ShouldBe(0, "done once");
        }

        // The same people answer it, in the posts that go on with theirs.
        house.Clock.SetLocal(2026, 7, 13, 9, 0);
        await house.SendAsync(which);
        (await AskedAsync(house, which)).State.ShouldBe(RecommendationState.Answered);
        await Dossiers.Recounts.Recounting.VerifyAsync(house);
    }

    private static async Task<Recommendation> AskedAsync(TestDatabase house, RecommendationRef which)
    {
        await using var work = house.Open();
        return await work.Db.Set<Recommendation>().AsNoTracking().SingleAsync(row => row.Code == which.Code);
    }

    [Theory, BothProviders]
    public async Task A_renamed_agency_is_the_same_and_what_it_issued_keeps_the_old_name(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        var before = await AgencyAsync(house, Department);
        await AgreedAsync(house, PlanKind.Rename, new() { Names = [new(Department, "Sở Khoa học, Công nghệ và Số tỉnh Nghệ An", "Sở KHCN&S", null, "SKHCNS")] });

        await ComeAsync(house);

        var after = await AgencyAsync(house, Department);
        (after.Id, after.Name, after.NotationSuffix).ShouldBe((before.Id, "Sở Khoa học, Công nghệ và Số tỉnh Nghệ An", "SKHCNS"));
        var shelf = await ShelfAsync(house);
        shelf.On(after, Day.AddDays(-1)).Name.ShouldBe(before.Name);
        shelf.On(after, Day).Name.ShouldBe(after.Name);
        (await story.SeeAsync()).CompetentAgencyId.ShouldBe(before.Id);
        house.Clock.SetLocal(2026, 7, 13, 9, 0);
        (await Story.FiledAsync(house)).Code.ShouldStartWith("H41.19-260713-");
    }

    [Theory, BothProviders]
    public async Task Who_succeeded_reads_what_was_left_and_the_old_code_leads_to_it(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await SignedAsync(house);
        await story.IssueAsync();
        await AgreedAsync(house, PlanKind.Merge, NewDepartment);
        await ComeAsync(house);

        await using var work = house.Open();
        var view = await work.Get<GetDossier>().ForOfficerAsync(People.Director, story.Code);
        view.Problems.ShouldBeEmpty();
        view.Value.Competent.Name.ShouldBe("Sở Khoa học và Công nghệ tỉnh Nghệ An");
        var shelf = await work.Get<GrantBook>().AgenciesAsync(work.Db);
        shelf.FindNow(AgencyCode.Parse(Department), Day)!.Code.Text.ShouldBe("H41.40");
        var decides = await work.Get<WhoDecides>().HandleAsync(new(Story.XRay));
        decides.Value.Found.Agency!.Code.Text.ShouldBe("H41.40");
        decides.Value.Found.One!.Chain[^1].From.ShouldNotBeNull().ShouldContain("Sở Khoa học và Công nghệ");
        (await work.Get<WhoDecides>().HandleAsync(new(Story.XRay, On: Day.AddDays(-1)))).Value.Found.Agency!.Code.Text.ShouldBe(Department);
    }

    [Theory, BothProviders]
    public async Task A_commune_goes_into_its_neighbour_with_committee_division_and_centre(Provider provider)
    {
        const string Old = "16681";
        var house = await houses.FreshAsync(provider);
        var shelf = await ShelfAsync(house);
        Agency In(string unit, AgencyKind kind) => shelf.In(unit).First(agency => agency.Kind == kind);
        AgencyKind[] kinds = [AgencyKind.CommuneCommittee, AgencyKind.CommuneDivision, AgencyKind.CommuneCentre];
        var handings = kinds.SelectMany(kind => shelf.In(Old).Where(agency => agency.Kind == kind).Select(gone => new Handing(gone.Code.Text, In("16690", kind).Code.Text, Everything))).ToList();
        var count = await CountAsync(house);
        var drawn = await DrawAsync(house, PlanKind.Merge, new() { Handings = handings });
        drawn.Problems.ShouldBeEmpty();
        var foretold = await ForetellAsync(house, drawn.Value);
        foretold.Blocks.Select(block => block.Code).Distinct().ShouldBe(["SUC-032"]);
        PostChange[] deputies = [.. foretold.Posts.Where(post => post.IsHead).Select(post => new PostChange(post.Old.Id, post.To!.Code.Text, "Cấp phó", Role.Director, SigningForm.Deputy))];
        await using (var work = house.Open())
        {
            (await work.Get<WithdrawPlan>().HandleAsync(Admin, drawn.Value, "Ghi thêm chức vụ")).Problems.ShouldBeEmpty();
        }

        await AgreedAsync(house, PlanKind.Merge, new() { Handings = handings, Posts = deputies });
        await ComeAsync(house);

        await ShouldBeWholeAsync(house, count);
        await using var later = house.Open();
        (await later.Get<WhoDecides>().HandleAsync(new("1.001612", Old))).Value.Found.Agency?.UnitCode.ShouldBe("16690");
        (await later.Get<FindUnitsHandler>().HandleAsync(new(handings[0].From))).ShouldContain(unit => unit.Key == handings[0].To);
    }

    private static async Task<Story> SignedAsync(TestDatabase house)
    {
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.ProposeAsync();
        await story.ApproveAsync();
        await story.SignAsync();
        return story;
    }

    private static async Task<Guid?> IssuerAsync(TestDatabase house, Story story)
    {
        var id = (await story.SeeAsync()).Id;
        await using var work = house.Open();
        return ResultFacts.Of(await work.Db.Set<DossierDocument>().AsNoTracking().SingleAsync(row => row.DossierId == id && row.Kind == DocumentKind.Result)).IssuerId;
    }
}
