using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Visits;
using HaiCap.Core.Missions.Visits.Sample;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Missions;

public sealed class SampleVisitTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task One_visit_has_all_that_belongs_to_it_and_waits_for_the_place(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await LoadAsync(house);
        await LoadAsync(house);
        await using var work = house.Open();
        var chairman = new Actor(ActorKind.Officer, SampleIds.For("officer/chutich.truongvinh"), "chutich.truongvinh");
        var view = (await work.Get<ShowVisit>().HandleAsync(chairman, SampleIds.For("stop/2083/40/2"))).Value;
        (view.Facts.Agenda.Count, view.Photos.Count, view.Find(VisitPart.SiteSurvey)!.Sent is not null).ShouldBe((3, 1, true));
        view.Figures!.Lines.Count(line => line.IsReported).ShouldBe(5);
        var minutes = await work.Get<DraftMinutes>().OfAsync(view);
        minutes.Approvals.Select(one => (one.Side, one.Holds)).ShouldBe([(VisitSide.Delegation, true)]);
        minutes.MayApprove.ShouldBe(VisitSide.Place);
        minutes.Minutes.Help.ShouldHaveSingleItem();
        minutes.Minutes.Survey.Count.ShouldBe(5);
        (await work.Get<ApproveMinutes>().HandleAsync(chairman, new(view.Stop.Id, VisitSide.Place, minutes.Digest))).Value.ShouldBe(minutes.Number);
    }

    private static async Task LoadAsync(TestDatabase house)
    {
        var services = new ServiceCollection();
        services.AddSampleVisit();
        await using var work = house.Open();
        await ((ISampleData)ActivatorUtilities.CreateInstance(work.Services, services[^1].ImplementationType!)).LoadAsync(progress: null, CancellationToken.None);
    }
}
