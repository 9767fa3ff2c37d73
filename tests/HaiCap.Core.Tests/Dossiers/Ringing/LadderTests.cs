using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Dossiers.Ringing;

/// <summary>Ladders are rows: the nation's, a province's, an agency's, each from a day on.</summary>
public sealed class LadderTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly Actor Administrator = People.Officer("quantri.tinh");

    private static readonly IReadOnlyList<Rung> Early = [new(BellPoint.Percent, 10, [BellTarget.Holder, BellTarget.Director])];

    [Theory, BothProviders]
    public async Task A_provinces_ladder_rings_for_what_is_open_and_an_agencys_goes_before_it(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        house.Clock.SetLocal(2026, 7, 7, 9);

        (await SetAsync(house, new(null, BellClock.Legal, new(2026, 7, 7), Early))).Problems.ShouldBeEmpty();
        (await house.Services.GetRequiredService<BellSweep>().SweepAsync()).ShouldBe(0, "what is open gets its bells beside the request");
        house.Clock.Advance(LadderBook.Settling);
        (await house.Services.GetRequiredService<LadderRunner>().RunDueAsync()).ShouldBe(1);
        var told = (await story.ActsAsync())[^1].DataAs<DossierWarned>();
        (told.Clock, told.Rung).ShouldBe((BellClock.Legal, "10%"));
        told.Told.Select(one => one.As).ShouldBe([BellTarget.Holder, BellTarget.Director]);

        await using var work = house.Open();
        var agency = (await People.AgencyOfAsync(work, People.Director)).Code.Text;
        (await SetAsync(house, new(agency, BellClock.Legal, new(2026, 7, 7), []))).Problems.ShouldBeEmpty();
        var ladders = await work.Get<LadderBook>().GetAsync(work.Db);
        var dossier = await story.SeeAsync();
        ladders.For(dossier.DivisionId, new(2026, 7, 7))(BellClock.Legal).ShouldBeEmpty();
        ladders.For(dossier.ReceivingAgencyId, new(2026, 7, 7))(BellClock.Legal).ShouldHaveSingleItem();
        ladders.For(dossier.DivisionId, new(2026, 7, 6))(BellClock.Legal).Count.ShouldBe(6);
        ladders.For(dossier.DivisionId, new(2026, 7, 7))(BellClock.Step).Count.ShouldBe(6);
    }

    [Theory]
    [InlineData("Percent", 100, "Holder", "LAD-004")]
    [InlineData("DaysAfter", 0, "Holder", "LAD-004")]
    [InlineData("DaysBefore", 61, "Holder", "LAD-004")]
    [InlineData("Percent", 50, "", "LAD-005")]
    [InlineData("Percent", 50, "Applicant", "LAD-005")]
    public async Task A_rung_that_makes_no_sense_is_refused_with_its_place(string at, int value, string tell, string code)
    {
        var house = await houses.GetAsync(Provider.Sqlite);
        Rung wrong = new(Enum.Parse<BellPoint>(at), value, tell.Length == 0 ? [] : [Enum.Parse<BellTarget>(tell)]);
        var refused = await SetAsync(house, new(null, BellClock.Step, house.Clock.Now().LocalDay(), [new(BellPoint.AtDue, 0, [BellTarget.Holder]), wrong]));
        refused.Problems[0].ShouldSatisfyAllConditions(problem => problem.Code.ShouldBe(code), problem => problem.Field.ShouldBe("rungs[1]"));
    }

    [Fact]
    public async Task Twice_the_same_a_day_that_is_over_an_unknown_place_and_a_stranger_are_refused()
    {
        var house = await houses.GetAsync(Provider.Sqlite);
        var today = house.Clock.Now().LocalDay();
        (await SetAsync(house, new(null, BellClock.Step, today, [.. Early, .. Early]))).Problems[0].Code.ShouldBe("LAD-006");
        (await SetAsync(house, new(null, BellClock.Step, today.AddDays(-1), Early))).Problems[0].Code.ShouldBe("LAD-002");
        (await SetAsync(house, new("H99.99", BellClock.Step, today, Early))).Problems[0].Code.ShouldBe("LAD-001");
        foreach (var other in new[] { People.Director, People.Auditor, People.Reception, People.Citizen, People.Officer("quantri.truongvinh") })
        {
            (await SetAsync(house, new(null, BellClock.Step, today, Early), other)).Problems[0].Code.ShouldBe("ACC-001", other.Name);
        }
    }

    private static async Task<Outcome<Done>> SetAsync(TestDatabase house, SetLadder.Request request, Actor? by = null)
    {
        await using var work = house.Open();
        return await work.Get<SetLadder>().HandleAsync(by ?? Administrator, request);
    }
}
