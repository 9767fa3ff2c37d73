using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Dossiers;

/// <summary>Who may do what at each step: everybody else of the province is refused, the same role in another commune too.</summary>
public sealed class AccessTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly Actor[] Everybody =
    [
        People.Citizen, People.Reception, People.ReceptionElsewhere, People.Head, People.Officer("truongphong.truongvinh"), People.Specialist,
        People.Officer("chuyenvien.truongvinh"), People.Officer("chuyenvien2.atbx"), People.Clerk, People.Officer("vanthu.skhcn"), People.Officer("vanthu.truongvinh"), People.Director,
        People.Officer("chutich.truongvinh"), People.Officer("quantri.tinh"), People.Auditor, new(ActorKind.Integrator, null, "Cổng"), new(ActorKind.Officer, null, "Không ai"),
    ];

    [Fact]
    public async Task At_each_step_only_those_whose_turn_it_is_may_act()
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        var story = await Story.FiledAsync(house);
        await OnlyAsync<ReceiveDossier>(house, (act, by) => act.HandleAsync(by, new(new(story.Code))), People.Reception);
        await story.ReceiveAsync();
        await OnlyAsync<AssignDossier>(house, (act, by) => act.HandleAsync(by, new(new(story.Code), People.Specialist.Id!.Value)), People.Head);
        await story.AssignAsync();
        await OnlyAsync<ProposeResult>(house, (act, by) => act.HandleAsync(by, new(new(story.Code), new(true, "x", "", ""))), People.Specialist);
        await story.ProposeAsync();
        await OnlyAsync<ApproveProposal>(house, (act, by) => act.HandleAsync(by, new(new(story.Code))), People.Head);
        await story.ApproveAsync();
        await OnlyAsync<SignResult>(house, (act, by) => act.HandleAsync(by, new(new(story.Code))), People.Director);
        await story.SignAsync();
        await OnlyAsync<IssueResult>(house, (act, by) => act.HandleAsync(by, new(new(story.Code))), People.Clerk);
        await story.IssueAsync();
        await OnlyAsync<HandOverResult>(house, (act, by) => act.HandleAsync(by, new(new(story.Code))), People.Reception);
    }

    [Fact]
    public async Task Nobody_but_the_owner_and_the_counter_that_took_it_acts_for_the_applicant()
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        var story = await Story.FiledAsync(house);
        var stranger = People.Citizen with { Id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch) };
        foreach (var somebody in Everybody.Where(one => one != People.Citizen && one != People.Reception).Append(stranger))
        {
            await using var work = house.Open();
            var outcome = await work.Get<WithdrawDossier>().HandleAsync(somebody, new(new(story.Code), "Thử"));
            outcome.Ok.ShouldBeFalse(somebody.Name);
            outcome.Problems[0].Code.ShouldBe(somebody.Kind == ActorKind.Citizen ? "DOS-001" : "ACC-001");
        }
    }

    private static async Task OnlyAsync<TUseCase>(TestDatabase house, Func<TUseCase, Actor, Task<Outcome<DossierMoved>>> act, Actor allowed)
        where TUseCase : notnull
    {
        foreach (var somebody in Everybody.Where(one => one != allowed))
        {
            await using var work = house.Open();
            var outcome = await act(work.Get<TUseCase>(), somebody);
            outcome.Ok.ShouldBeFalse($"{typeof(TUseCase).Name} by {somebody.Name}");
            outcome.Problems[0].Code.ShouldBe("ACC-001", $"{typeof(TUseCase).Name} by {somebody.Name}");
        }
    }
}
