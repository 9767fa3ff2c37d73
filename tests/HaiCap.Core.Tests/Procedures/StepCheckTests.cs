using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Steps;

namespace HaiCap.Core.Tests.Procedures;

/// <summary>The way of a dossier is walked before it is published: what could never be done at a step is told there.</summary>
public sealed class StepCheckTests
{
    private static readonly ProcessStep[] Usual =
    [
        Step("tiep-nhan", StepPerformer.Reception), Step("phan-cong", StepPerformer.HeadOfOffice), Step("tham-dinh", StepPerformer.Specialist), Step("xem-xet", StepPerformer.HeadReview),
        Step("ky", StepPerformer.Director), Step("phat-hanh", StepPerformer.Clerk), Step("tra", StepPerformer.ReturnCentre),
    ];

    public static TheoryData<string, string, Func<List<ProcessStep>, IEnumerable<ProcessStep>>> Faulty => new()
    {
        { "no step", "CHK-101 ", _ => [] },
        { "a key twice", "CHK-102 Steps[3].Name", steps => Change(steps, 3, step => step with { Key = "tham-dinh" }) },
        { "no reception", "CHK-103 Steps[0].Performer", steps => Change(steps, 0, step => step with { Performer = StepPerformer.Specialist }) },
        { "reception in the middle", "CHK-103 Steps[1].Performer", steps => Change(steps, 1, step => step with { Performer = StepPerformer.Reception, Acts = [StepAct.Forward], Tier = StepTier.ReceivingCentre }) },
        { "nobody hands over", "CHK-104 Steps[5].Performer", steps => steps.Take(6) },
        { "reception elsewhere", "CHK-105 Steps[0].Tier", steps => Change(steps, 0, step => step with { Tier = StepTier.CompetentAgency }) },
        { "a clerk who signs", "CHK-106 Steps[5].Acts", steps => Change(steps, 5, step => step with { Acts = [StepAct.Sign, StepAct.Issue, StepAct.SendBack] }) },
        { "signed before it is proposed", "CHK-106 Steps[1].Acts", steps => [steps[0], steps[4], .. steps.Take(4).Skip(1), .. steps.Skip(5)] },
        { "issued before it is signed", "CHK-106 Steps[4].Acts", steps => [.. steps.Take(4), steps[5], steps[4], steps[6]] },
        { "signed twice", "CHK-106 Steps[5].Acts", steps => [.. steps.Take(5), steps[4] with { Key = "ky-lai" }, .. steps.Skip(5)] },
        { "proposed once it is issued", "CHK-106 Steps[6].Acts", steps => [.. steps.Take(6), steps[2] with { Key = "them" }, steps[6]] },
        { "sent back before it is issued", "CHK-106 Steps[3].Acts", steps => Change(steps, 3, step => step with { Acts = [StepAct.Approve, StepAct.SendBack] }) },
        { "issued and kept", "CHK-107 Steps[5].Acts", steps => Change(steps, 5, step => step with { Acts = [StepAct.Issue] }) },
        { "received and kept", "CHK-107 Steps[0].Acts", steps => Change(steps, 0, step => step with { Acts = [StepAct.Receive] }) },
        { "no way on", "CHK-108 Steps[3].Acts", steps => Change(steps, 3, step => step with { Acts = [StepAct.Return] }) },
        { "nobody signs", "CHK-109 ", steps => Change(steps, 4, step => step with { Acts = [StepAct.Approve] }) },
    };

    [Fact]
    public void The_usual_way_has_no_fault() => StepCheck.Faults(Usual).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Faulty))]
    public void What_could_never_be_done_is_told_where_it_stands(string what, string expected, Func<List<ProcessStep>, IEnumerable<ProcessStep>> change)
    {
        var faults = StepCheck.Faults([.. change([.. Usual])]);
        faults.Select(fault => $"{fault.Code} {fault.Where}").ShouldContain(expected, what);
        faults.ShouldAllBe(fault => fault.Part == ProcedurePart.Steps && fault.Vi.EndsWith('.') && fault.En.EndsWith('.'));
    }

    [Theory]
    [InlineData(StepPerformer.Reception)]
    [InlineData(StepPerformer.HeadOfOffice)]
    [InlineData(StepPerformer.Specialist)]
    [InlineData(StepPerformer.HeadReview)]
    [InlineData(StepPerformer.Director)]
    [InlineData(StepPerformer.Clerk)]
    [InlineData(StepPerformer.ReturnCentre)]
    public void A_step_offers_only_what_its_role_may_do_and_what_is_usual_is_among_it(StepPerformer performer)
    {
        var acts = StepRules.ActsOf(performer);
        acts.ShouldNotBeEmpty();
        acts.ShouldAllBe(act => Access.RoleAllows(Workflow.RoleOf(performer), Workflow.PermissionOf(act)));
        StepRules.UsualActs(performer).Except(acts).ShouldBeEmpty();
    }

    [Fact]
    public void Handing_over_is_nobodys_time() => StepRules.HoursUntilResult(Usual).ShouldBe(12);

    private static ProcessStep Step(string key, StepPerformer performer) => new(key, key, performer, StepRules.UsualTier(performer), 2, StepRules.UsualActs(performer));

    private static List<ProcessStep> Change(List<ProcessStep> steps, int at, Func<ProcessStep, ProcessStep> change)
    {
        steps[at] = change(steps[at]);
        return steps;
    }
}
