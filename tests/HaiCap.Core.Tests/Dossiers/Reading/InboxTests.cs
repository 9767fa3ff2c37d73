using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Dossiers.Reading;

public sealed class InboxTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly Actor Commune = People.Reception;

    private static async Task<InboxPage> ListAsync(TestDatabase house, Actor by, ListInbox.Request? request = null)
    {
        await using var work = house.Open();
        return await work.Get<ListInbox>().HandleAsync(by, request ?? new());
    }

    [Theory, BothProviders]
    public async Task Work_stands_on_the_desk_of_whose_turn_it_is_and_on_no_other(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await Story.FiledAsync(house);
        await OnDeskOfAsync(People.Reception);
        await story.ReceiveAsync();
        await OnDeskOfAsync(People.Head);
        await story.AssignAsync();
        await OnDeskOfAsync(People.Specialist);
        await story.ProposeAsync();
        await OnDeskOfAsync(People.Head);
        await story.ApproveAsync();
        await OnDeskOfAsync(People.Director);
        await story.SignAsync();
        await OnDeskOfAsync(People.Clerk);
        await story.IssueAsync();
        await OnDeskOfAsync(People.Reception);
        await story.HandOverAsync();
        await OnDeskOfAsync(null);

        async Task OnDeskOfAsync(Actor? whose)
        {
            foreach (var officer in new[] { People.Reception, People.ReceptionElsewhere, People.Head, People.Specialist, People.Director, People.Clerk, People.Auditor })
            {
                var page = await ListAsync(house, officer);
                page.Lines.Select(line => line.Code).ShouldBe(officer == whose ? [story.Code] : [], officer.Name);
                page.Counts.Mine.ShouldBe(officer == whose ? 1 : 0, officer.Name);
            }
        }
    }

    [Theory, BothProviders]
    public async Task A_dossier_that_waits_for_its_applicant_is_under_waiting_and_sorts_last(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var waiting = await Story.FiledAsync(house);
        await waiting.ReceiveAsync();
        await waiting.AssignAsync();
        await waiting.AskForSupplementAsync();
        var other = await Story.FiledAsync(house);
        await other.ReceiveAsync();
        await other.AssignAsync();

        (await ListAsync(house, People.Specialist)).Lines.Select(line => line.Code).ShouldBe([other.Code]);
        (await ListAsync(house, People.Specialist, new(InboxTab.Waiting))).Lines.ShouldHaveSingleItem().WaitsFor.ShouldBe(WaitsFor.Applicant);
        var unit = await ListAsync(house, People.Specialist, new(InboxTab.Unit));
        unit.Lines.Select(line => line.Code).ShouldBe([other.Code, waiting.Code]);
        unit.Lines[1].DueAt.ShouldBeNull();
        unit.Counts.ShouldBe(new InboxCounts(1, 2, 1));
        (await ListAsync(house, People.Director, new(InboxTab.Unit))).Lines.Count.ShouldBe(2);
        (await ListAsync(house, People.Auditor, new(InboxTab.Unit))).Lines.Count.ShouldBe(2);
        (await ListAsync(house, People.ReceptionElsewhere, new(InboxTab.Unit))).Lines.ShouldBeEmpty();
    }

    [Theory, BothProviders]
    public async Task Every_row_is_reached_once_page_by_page_in_the_order_of_what_is_due_in_the_same_few_statements(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await FillAsync(house, 137);
        var counted = new Statements();
        _ = await CountedAsync(house, new(Size: 5), counted);
        var few = await CountedAsync(house, new(Size: 5), counted);
        var seen = new List<InboxLine>();
        InboxPosition? after = null;
        do
        {
            var page = await ListAsync(house, Commune, new(After: after));
            page.Lines.Count.ShouldBeLessThanOrEqualTo(ListInbox.PageSize);
            page.Counts.Mine.ShouldBe(137);
            seen.AddRange(page.Lines);
            after = page.Next is null ? null : InboxPosition.Parse(page.Next.ToString());
        }
        while (after is not null);

        seen.Select(line => line.Code).Distinct().Count().ShouldBe(137);
        seen.Select(line => line.DueAt).ShouldBe(seen.Select(line => line.DueAt).Order());
        (await CountedAsync(house, new(), counted)).ShouldBe(few);
        few.ShouldBeLessThanOrEqualTo(4);
    }

    [Theory, BothProviders]
    public async Task Filters_narrow_by_text_without_accents_by_code_by_due_and_by_procedure(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await FillAsync(house, 12);
        (await ListAsync(house, Commune, new(Text: "chu ho so 7"))).Lines.ShouldHaveSingleItem().Applicant.ShouldBe("Chủ hồ sơ 7");
        (await ListAsync(house, Commune, new(Text: "h41.19-260101-0007"))).Lines.ShouldHaveSingleItem();
        (await ListAsync(house, Commune, new(Procedure: "9.999999"))).Lines.ShouldBeEmpty();
        var late = await ListAsync(house, Commune, new(Due: DueFilter.Late));
        late.Lines.ShouldAllBe(line => line.MinutesLeft <= 0);
        var today = await ListAsync(house, Commune, new(Due: DueFilter.Today));
        (late.Lines.Count + today.Lines.Count).ShouldBeLessThan(12);
        (await ListAsync(house, Commune, new(Due: DueFilter.ThreeDays))).Lines.Count.ShouldBeGreaterThan(today.Lines.Count);
    }

    [Fact]
    public async Task Nobody_without_a_post_has_an_inbox()
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        await FillAsync(house, 3);
        foreach (var by in new[] { People.Citizen, new Actor(ActorKind.Officer, Guid.CreateVersion7(), "Người lạ"), Actor.System })
        {
            foreach (var tab in Enum.GetValues<InboxTab>())
            {
                (await ListAsync(house, by, new(tab))).Lines.ShouldBeEmpty();
            }
        }
    }

    private static async Task<int> CountedAsync(TestDatabase house, ListInbox.Request request, Statements counted)
    {
        await using var work = house.Open();
        await using var db = house.Watched(work, counted);
        var inbox = new ListInbox(db, new Access(db, house.Clock, work.Get<GrantBook>()), work.Get<GrantBook>(), new InboxFrames(house.Clock), work.Get<PublishedProcedures>(), work.Get<Core.Calendar.CalendarBook>(), house.Clock);
        counted.Texts.Clear();
        (await inbox.HandleAsync(Commune, request)).Lines.ShouldNotBeEmpty();
        return counted.Texts.Count;
    }

    private static async Task FillAsync(TestDatabase house, int count)
    {
        await using var work = house.Open();
        var centre = await People.AgencyOfAsync(work, Commune);
        var version = await work.Db.Set<ProcedureVersion>().FirstAsync(row => row.Code == Story.XRay);
        for (var i = 0; i < count; i++)
        {
            var now = house.Clock.GetUtcNow();
            var dossier = new Dossier
            {
                ProvinceCode = "40",
                Id = Guid.CreateVersion7(now),
                Code = $"H41.19-260101-{i:0000}",
                SubmissionKey = Guid.CreateVersion7(now),
                ProcedureCode = version.Code,
                ProcedureVersionId = version.Id,
                ProcedureName = version.Name,
                ReceivingAgencyId = centre.Id,
                CompetentAgencyId = centre.Id,
                DivisionId = centre.Id,
                Channel = default,
                Assisted = false,
                ApplicantKind = default,
                ApplicantName = $"Chủ hồ sơ {i}",
                ApplicantIdNumber = "040099000001",
                ApplicantFolded = $"chu ho so {i}",
                SubmitterName = "Người nộp",
                Title = version.Name,
                Answers = "{}",
                SubmittedAt = now,
                ReceptionDueAt = now,
                State = Core.Dossiers.Rules.DossierState.Submitted,
            };
            work.Db.Add(dossier);
            work.Db.Add(new OpenWork
            {
                ProvinceCode = "40",
                Id = Guid.CreateVersion7(now),
                DossierId = dossier.Id,
                Kind = WorkKind.Step,
                HolderUnitId = centre.Id,
                Role = Role.Reception,

                // Many share a due time: the id must break the tie.
                DueKey = now.AddHours((i % 8 * 12) - 24),
                LastDue = now.AddDays(3),
            });
        }

        await work.Db.SaveChangesAsync();
    }
}
