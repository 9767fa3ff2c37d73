using System.Runtime.CompilerServices;
using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Dossiers.Sample;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Simulation;

/// <summary>One life, act by act: each by who would do it, in a unit of work of its own. Nothing is read to decide what comes next.</summary>
internal sealed class SimulatedLife(SimulationStage stage, LifePlan plan, SimulationSettings settings, IServiceProvider? held = null)
{
    private readonly ProcedureDefinition procedure = plan.Procedure.Read();
    private Dice dice = plan.Dice;
    private string code = "";
    private ProcessStep? step;
    private Actor? specialist;
    private Guid competent;
    private Guid division;
    private Guid issuer;

    public long Number => plan.Number;

    private DossierRef Which => new(code);

    private Actor Citizen => new(ActorKind.Citizen, plan.CitizenId, plan.Citizen.Name);

    /// <summary>Yields the working hours until the next act, and does the act when asked to go on.</summary>
    public async IAsyncEnumerable<decimal> LiveAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await FileAsync(cancellationToken);
        if (step!.Performer == StepPerformer.Reception)
        {
            if (plan.Turn == LifeTurn.Withdrawn)
            {
                yield return dice.Hours(0.5, 3);
                await DoAsync<WithdrawDossier>("withdraw", act => act.HandleAsync(Citizen, new(Which, "Chưa chuẩn bị xong giấy tờ."), cancellationToken));
                yield break;
            }

            yield return dice.Hours(0.5, 6);
            if (plan.Turn == LifeTurn.Refused)
            {
                await DoAsync<RefuseDossier>("refuse", act => act.HandleAsync(
                    Reception, new(Which, "Hồ sơ không thuộc thẩm quyền giải quyết của cơ quan.", "Nghị định 118/2025/NĐ-CP, Điều 17"), cancellationToken));
                yield break;
            }

            if (plan.Turn == LifeTurn.CompletedAtReception && Faulty is { } atReception)
            {
                await AskAsync(Reception, atReception, cancellationToken);
                yield return dice.Hours(4, 30);
                await AnswerAsync(atReception, cancellationToken);
                yield return dice.Hours(0.5, 4);
            }

            await DoAsync<ReceiveDossier>("receive", act => act.HandleAsync(Reception, new(Which), cancellationToken));
            step = Next;
        }

        var turned = false;
        while (step is { } at)
        {
            yield return Pace(at);
            if (!turned && plan.Turn == LifeTurn.CompletedInProcess && at.Performer == StepPerformer.Specialist && at.Acts.Contains(StepAct.RequestSupplement) && Faulty is { } faulty)
            {
                turned = true;
                await AskAsync(By(at), faulty, cancellationToken);
                yield return dice.Hours(4, 40);
                await AnswerAsync(faulty, cancellationToken);
                yield return Pace(at);
            }

            if (!turned && plan.Turn == LifeTurn.GivenBack && at.Acts.Contains(StepAct.Approve) && at.Acts.Contains(StepAct.Return) && Workflow.Before(procedure.Steps, at.Key).LastOrDefault() is { } before)
            {
                turned = true;
                await DoAsync<ReturnDossier>("return", act => act.HandleAsync(By(at), new(Which, "Bổ sung căn cứ trước khi trình."), cancellationToken));
                step = before;
                continue;
            }

            await WayOnAsync(at, cancellationToken);
            step = Next;
        }
    }

    private ProcessStep? Next => Workflow.Next(procedure.Steps, step!.Key);

    private Actor Reception => Known(plan.Centre.Id, Role.Reception);

    /// <summary>A paper to find fault with.</summary>
    private string? Faulty => procedure.Components.FirstOrDefault(component => component is { FromForm: false, NeedsFile: true, Required: true })?.Key;

    /// <summary>Most in good time; one stay in fifteen drags on, so that some are late.</summary>
    private decimal Pace(ProcessStep at) => settings.Straight || !dice.In100(7) ? dice.Hours(0.25, Math.Max(0.5, (double)at.Hours * 0.8)) : dice.Hours((double)at.Hours, 4 + ((double)at.Hours * 4));

    private async Task FileAsync(CancellationToken cancellationToken)
    {
        var today = plan.ArrivesAt.LocalDay();
        var answers = new SampleAnswers(stage.Texts, plan.Applicant, plan.Citizen, plan.Commune, today, (int)(plan.Number % 1000)).Fill(procedure.Form);
        var papers = new List<SubmitDossier.Paper>();
        foreach (var component in procedure.Components.Where(component => component.MustAttach(answers)))
        {
            var file = plan.Channel == Channel.Online ? await stage.PaperAsync(component.Key, cancellationToken) : null;
            papers.Add(file is null
                ? new(component.Key, PaperForm.CertifiedCopy, FileHash: null, FileName: null)
                : new(component.Key, PaperForm.Electronic, file.Hash, $"{component.Key}.pdf", file.Size));
        }

        (competent, division, issuer) = await stage.CompetentAsync(plan.Procedure, answers, plan.Centre.Id, plan.Commune, cancellationToken);
        var request = new SubmitDossier.Request(
            Ids.New(plan.ArrivesAt), plan.Procedure.Id, plan.Centre.Id, plan.Applicant, plan.Citizen.Name, answers, papers, plan.Channel, Assisted: false, plan.Commune);
        var first = Workflow.First(procedure.Steps);
        if (plan.Channel == Channel.Online)
        {
            code = (await stage.DoAsync<SubmitDossier, SubmitDossier.Submitted>("file", submit => submit.HandleAsync(Citizen, request, cancellationToken), held)).Code;
            step = first;
            return;
        }

        // At the counter it is filed, taken and sent on in one go.
        code = (await stage.DoAsync<FileAtCounter, DossierMoved>("take", take => take.HandleAsync(Reception, new(request, plan.Channel == Channel.Post), cancellationToken), held)).Code;
        step = Workflow.Next(procedure.Steps, first.Key);
    }

    private Task AskAsync(Actor by, string component, CancellationToken cancellationToken) => DoAsync<RequestSupplement>("supplement", act => act.HandleAsync(
        by, new(Which, [new(component, "Bản chụp mờ, không đọc được; đề nghị chụp lại.")]), cancellationToken));

    private async Task AnswerAsync(string component, CancellationToken cancellationToken)
    {
        var paper = await stage.PaperAsync("tai-lieu-bo-sung", cancellationToken);
        await DoAsync<AnswerSupplement>("answer", act => act.HandleAsync(
            plan.Channel == Channel.Online ? Citizen : Reception, new(Which, [new(component, paper.Hash, "tai-lieu-bo-sung.pdf", paper.Size)]), cancellationToken));
    }

    private Task WayOnAsync(ProcessStep at, CancellationToken cancellationToken)
    {
        var by = By(at);
        if (at.Acts.Contains(StepAct.Assign))
        {
            specialist = Known(UnitOf(Next!), Workflow.RoleOf(Next!.Performer));
            return DoAsync<AssignDossier>("assign", act => act.HandleAsync(by, new(Which, specialist.Id!.Value), cancellationToken));
        }

        return at.Acts.FirstOrDefault(act => act is StepAct.Propose or StepAct.Approve or StepAct.Sign or StepAct.Issue or StepAct.HandOver, StepAct.Forward) switch
        {
            StepAct.Propose => DoAsync<ProposeResult>("propose", act => act.HandleAsync(by, new(Which, Draft()), cancellationToken)),
            StepAct.Approve => DoAsync<ApproveProposal>("approve", act => act.HandleAsync(by, new(Which), cancellationToken)),
            StepAct.Sign => DoAsync<SignResult>("sign", act => act.HandleAsync(by, new(Which), cancellationToken)),
            StepAct.Issue => DoAsync<IssueResult>("issue", act => act.HandleAsync(by, new(Which), cancellationToken)),
            StepAct.HandOver => DoAsync<HandOverResult>("hand over", act => act.HandleAsync(by, new(Which), cancellationToken)),
            _ => DoAsync<ForwardDossier>("forward", act => act.HandleAsync(by, new(Which), cancellationToken)),
        };
    }

    private ResultDraft Draft() => plan.Turn == LifeTurn.Denied
        ? new(Grants: false, plan.Procedure.Name, "", "Hồ sơ không đáp ứng điều kiện theo quy định.")
        : new(Grants: true, plan.Procedure.Name, $"Tên tổ chức, cá nhân: {plan.Applicant.Name}\nĐịa chỉ: {plan.Applicant.Address}", "");

    private Guid UnitOf(ProcessStep at) => at.Tier switch
    {
        StepTier.ReceivingCentre => plan.Centre.Id,
        StepTier.CompetentAgency => at.Performer == StepPerformer.Clerk ? issuer : competent,
        _ => division,
    };

    private Actor By(ProcessStep at) => at.Performer switch
    {
        StepPerformer.Specialist when specialist is not null => specialist,
        StepPerformer.Director => stage.Cast.Head(UnitOf(at)) ?? Known(UnitOf(at), Role.Director),
        _ => Known(UnitOf(at), Workflow.RoleOf(at.Performer)),
    };

    private Actor Known(Guid unit, Role role) => stage.Cast.Find(unit, role, (int)(plan.Number % 7))
        ?? throw new InvalidOperationException($"Nobody is {role} in the unit {unit} for {plan.Procedure.Code}.");

    private Task DoAsync<TUseCase>(string name, Func<TUseCase, Task<Outcome<DossierMoved>>> act)
        where TUseCase : notnull => stage.DoAsync(name, act, held);
}
