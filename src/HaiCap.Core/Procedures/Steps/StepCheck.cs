namespace HaiCap.Core.Procedures.Steps;

/// <summary>
/// Faults of a procedure's steps, found before it is published: a dossier that could not go on, and acts a step names that could never be done there. Pure.
/// It walks the steps as a dossier does: what is proposed before it is signed, signed before it is issued, issued before it is handed over.
/// </summary>
public static class StepCheck
{
    public static IReadOnlyList<ProcedureProblem> Faults(IReadOnlyList<ProcessStep> steps)
    {
        if (steps.Count == 0)
        {
            return [Fault("CHK-101", "", "Chưa có bước nào: bước đầu là tiếp nhận, bước cuối là trả kết quả.", "There is no step: the first is reception, the last hands the result over.")];
        }

        return [.. EndFaults(steps), .. WalkFaults(steps)];
    }

    private static IEnumerable<ProcedureProblem> EndFaults(IReadOnlyList<ProcessStep> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            if (steps.Take(i).Any(other => other.Key == step.Key))
            {
                yield return Fault("CHK-102", $"Steps[{i}].Name", $"{Vi(steps, i)} trùng khóa với một bước trước.", $"{En(steps, i)} has the key of a step before it.");
            }

            if ((i == 0) != (step.Performer == StepPerformer.Reception))
            {
                yield return i == 0
                    ? Fault("CHK-103", "Steps[0].Performer", "Bước đầu phải là của bộ phận tiếp nhận.", "The first step is reception's.")
                    : Fault("CHK-103", $"Steps[{i}].Performer", $"{Vi(steps, i)}: chỉ bước đầu là của bộ phận tiếp nhận.", $"{En(steps, i)}: only the first step is reception's.");
            }

            if ((i == steps.Count - 1) != (step.Performer == StepPerformer.ReturnCentre))
            {
                yield return i == steps.Count - 1
                    ? Fault("CHK-104", $"Steps[{i}].Performer", "Bước cuối phải là của nơi trả kết quả.", "The last step is that of where results are handed over.")
                    : Fault("CHK-104", $"Steps[{i}].Performer", $"{Vi(steps, i)}: chỉ bước cuối là của nơi trả kết quả.", $"{En(steps, i)}: only the last step hands results over.");
            }

            if (step.Performer is StepPerformer.Reception or StepPerformer.ReturnCentre && step.Tier != StepTier.ReceivingCentre)
            {
                yield return Fault(
                    "CHK-105", $"Steps[{i}].Tier", $"{Vi(steps, i)} phải ở nơi tiếp nhận: hồ sơ và kết quả luôn ở đó.", $"{En(steps, i)} is at the receiving centre: that is where the dossier and the result are.");
            }
        }
    }

    private static IEnumerable<ProcedureProblem> WalkFaults(IReadOnlyList<ProcessStep> steps)
    {
        var (proposed, signed, issued) = (false, false, false);
        for (var i = 0; i < steps.Count; i++)
        {
            var (step, where, last) = (steps[i], $"Steps[{i}].Acts", i == steps.Count - 1);
            var known = StepRules.ActsOf(step.Performer);
            foreach (var act in step.Acts.Where(act => act != StepRules.AnyStep))
            {
                var why = !known.Contains(act) ? ("người làm bước này không được làm việc đó", "who does this step may not do that")
                    : issued && act is not (StepAct.SendBack or StepAct.HandOver) ? ("kết quả đã phát hành ở bước trước", "the result has been issued before it")
                    : act is StepAct.Approve or StepAct.Sign && !proposed ? ("chưa bước nào trước đó trình dự thảo", "no step before it proposes a result")
                    : act == StepAct.Sign && signed ? ("kết quả đã ký ở bước trước", "the result has been signed before it")
                    : act == StepAct.Issue && !signed ? ("chưa bước nào trước đó ký", "no step before it signs")
                    : act == StepAct.SendBack && !issued && !step.Acts.Contains(StepAct.Issue) ? ("kết quả chưa được phát hành", "the result has not been issued")
                    : act == StepAct.HandOver && !issued ? ("chưa bước nào trước đó phát hành kết quả", "no step before it issues the result")
                    : default;
                if (why.Item1 is not null)
                {
                    yield return Fault("CHK-106", where, $"{Vi(steps, i)} không thể {VietnameseOf(act)}: {why.Item1}.", $"{En(steps, i)} can never {EnglishOf(act)}: {why.Item2}.");
                }
            }

            // Those who receive or issue may send on in the same act or later: without the second act it would stay.
            if (step.Acts.Contains(StepAct.Issue) && !step.Acts.Contains(StepAct.SendBack))
            {
                yield return Fault("CHK-107", where, $"{Vi(steps, i)}: ai phát hành thì cũng gửi trả kết quả.", $"{En(steps, i)}: who issues sends the result back as well.");
            }

            if (i == 0 && (!step.Acts.Contains(StepAct.Receive) || (!last && !step.Acts.Contains(StepAct.Forward))))
            {
                yield return Fault("CHK-107", where, $"{Vi(steps, i)}: phải nhận được hồ sơ và chuyển đi.", $"{En(steps, i)}: it receives the dossier and forwards it.");
            }
            else if (!last && !step.Acts.Any(act => StepRules.MovesOn(act) && (!issued || act == StepAct.SendBack)))
            {
                yield return Fault("CHK-108", where, $"{Vi(steps, i)}: không có việc nào chuyển hồ sơ sang bước sau.", $"{En(steps, i)}: no act takes the dossier to the next step.");
            }

            (proposed, signed, issued) = (proposed || step.Acts.Contains(StepAct.Propose), signed || step.Acts.Contains(StepAct.Sign), issued || step.Acts.Contains(StepAct.Issue));
        }

        if (!signed)
        {
            yield return Fault("CHK-109", "", "Chưa bước nào ký kết quả.", "No step signs the result.");
        }

        if (!issued)
        {
            yield return Fault("CHK-109", "", "Chưa bước nào phát hành kết quả.", "No step issues the result.");
        }

        if (!steps[^1].Acts.Contains(StepAct.HandOver))
        {
            yield return Fault("CHK-109", $"Steps[{steps.Count - 1}].Acts", "Bước cuối phải trả kết quả cho người nộp.", "The last step hands the result to the applicant.");
        }
    }

    private static ProcedureProblem Fault(string code, string where, string vi, string en) => new(code, ProcedurePart.Steps, where, vi, en);

    private static string Vi(IReadOnlyList<ProcessStep> steps, int at) => $"Bước {at + 1} ({steps[at].Name})";

    private static string En(IReadOnlyList<ProcessStep> steps, int at) => $"Step {at + 1} ({steps[at].Name})";

    public static string VietnameseOf(StepAct act) => act switch
    {
        StepAct.Receive => "tiếp nhận",
        StepAct.RequestSupplement => "yêu cầu bổ sung",
        StepAct.Refuse => "từ chối tiếp nhận",
        StepAct.Forward => "chuyển bước sau",
        StepAct.Assign => "phân công người xử lý",
        StepAct.Consult => "lấy ý kiến đơn vị khác",
        StepAct.Return => "trả về bước trước",
        StepAct.Propose => "trình dự thảo kết quả",
        StepAct.Approve => "đồng ý dự thảo",
        StepAct.Sign => "ký kết quả",
        StepAct.Issue => "vào số, phát hành",
        StepAct.SendBack => "gửi trả kết quả về nơi tiếp nhận",
        StepAct.HandOver => "trả kết quả cho người nộp",
        _ => "dừng giải quyết",
    };

    public static string EnglishOf(StepAct act) => act switch
    {
        StepAct.Receive => "receive the dossier",
        StepAct.RequestSupplement => "ask for what is missing",
        StepAct.Refuse => "refuse to receive it",
        StepAct.Forward => "forward it",
        StepAct.Assign => "assign it to somebody",
        StepAct.Consult => "consult another unit",
        StepAct.Return => "give it back to a step before",
        StepAct.Propose => "propose a result",
        StepAct.Approve => "approve the proposal",
        StepAct.Sign => "sign the result",
        StepAct.Issue => "number and issue it",
        StepAct.SendBack => "send the result back to the centre",
        StepAct.HandOver => "hand the result over",
        _ => "stop the case",
    };
}
