using HaiCap.Core.Calendar;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Procedures;

/// <summary>A fault of a procedure's limits.</summary>
/// <param name="Where">The property at fault ("TimeLimits[1].Value"), as the screen that edits limits names its boxes.</param>
public sealed record LimitFault(string Where, string Vi, string En);

/// <summary>Faults of a procedure's limits, found before it is published: what a clock could not count, and what no law allows without being cited. Pure.</summary>
public static class LimitCheck
{
    /// <summary>Ten years of days: more is a slip of the finger.</summary>
    private const decimal Most = 3650;

    public static IReadOnlyList<LimitFault> Faults(ProcedureDefinition definition)
    {
        List<LimitFault> faults =
        [
            .. RowFaults(definition.Form, definition.TimeLimits, nameof(definition.TimeLimits)),
            .. RowFaults(definition.Form, definition.InternalLimits ?? [], nameof(definition.InternalLimits)),
            .. WholeFaults(definition),
            .. CitationFaults(definition),
        ];

        // Only rows that can be counted can be compared.
        return faults.Count > 0 ? faults : [.. InternalFaults(definition)];
    }

    private static IEnumerable<LimitFault> RowFaults(FormDefinition form, IReadOnlyList<TimeLimit> rows, string list)
    {
        var stages = LimitStages.Of(rows);
        var at = 0;
        var numbers = new HashSet<int>();
        foreach (var stage in stages)
        {
            var first = at;
            if (stage.Alternatives[0].Stage is { } number && !numbers.Add(number))
            {
                yield return new($"{list}[{first}].Stage", $"Các dòng của giai đoạn {number} phải đứng liền nhau.", $"The rows of stage {number} must stand together.");
            }

            foreach (var fault in StageFaults(stage, list, first))
            {
                yield return fault;
            }

            foreach (var row in stage.Alternatives)
            {
                foreach (var fault in RowFaults(form, row, $"{list}[{at}]"))
                {
                    yield return fault;
                }

                at++;
            }
        }
    }

    private static IEnumerable<LimitFault> StageFaults(StageOfLimit stage, string list, int first)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var closed = false;
        for (var i = 0; i < stage.Alternatives.Count; i++)
        {
            var (row, where) = (stage.Alternatives[i], $"{list}[{first + i}]");
            if (row.Kind != stage.Kind)
            {
                yield return new($"{where}.Kind", "Các trường hợp của một giai đoạn phải cùng loại.", "The alternatives of a stage must be of one kind.");
            }

            if (closed)
            {
                yield return new(
                    $"{where}.When",
                    "Trường hợp này không bao giờ được dùng vì đứng sau dòng “các trường hợp còn lại”: chuyển nó lên trước.",
                    "This alternative is never reached: it stands after one without a condition. Move it up.");
            }
            else if (row.When is not null && !seen.Add(LimitCase.KeyOf(row.When)))
            {
                yield return new($"{where}.When", "Điều kiện này đã có ở dòng trên, nên dòng này không bao giờ được dùng.", "This alternative is never reached: one above has the same condition.");
            }

            closed |= row.When is null;
        }

        if (!closed)
        {
            yield return new(
                $"{list}[{first + stage.Alternatives.Count - 1}].When",
                "Giai đoạn này có thể không tìm được thời hạn nào: thêm một dòng không có điều kiện cho các trường hợp còn lại.",
                "This stage could find no limit: add a row without a condition for all other cases.");
        }
    }

    private static IEnumerable<LimitFault> RowFaults(FormDefinition form, TimeLimit row, string where)
    {
        if (row.Value is < 0 or > Most)
        {
            yield return new($"{where}.Value", $"Thời hạn phải từ 0 đến {Most:0}.", $"A limit is from 0 to {Most:0}.");
        }

        if ((row.When is null) != string.IsNullOrWhiteSpace(row.Case))
        {
            yield return row.When is null
                ? new($"{where}.Case", "Dòng không có điều kiện thì không ghi trường hợp.", "A row without a condition names no case.")
                : new($"{where}.Case", "Ghi trường hợp bằng lời, như luật viết (ví dụ: phải kiểm tra thực tế).", "Name the case in the words of the law.");
        }

        foreach (var fault in FormDefinitionCheck.ConditionFaults(form, row.When, new(row.Case ?? where, where)).Concat(Mute(form, row.When)))
        {
            yield return new($"{where}.When", $"Điều kiện không dùng được: {fault.Vi.TrimEnd('.')}.", $"The condition cannot be used: {fault.En}.");
        }
    }

    /// <summary>Conditions that ask nothing hold always; a number asked of a field that has none never holds.</summary>
    private static IEnumerable<FormFault> Mute(FormDefinition form, FormCondition? condition)
    {
        if (condition is null)
        {
            return [];
        }

        List<FormCondition> inner = [.. condition.All ?? [], .. condition.Any ?? []];
        if (condition.Not is not null)
        {
            inner.Add(condition.Not);
        }

        List<FormFault> faults = [.. inner.SelectMany(part => Mute(form, part))];
        var asks = condition.Is is not null || condition.IsOneOf is { Count: > 0 } || condition.AtLeast is not null || condition.AtMost is not null || condition.Answered is not null;
        if (condition.Field is null ? inner.Count == 0 : !asks)
        {
            faults.Add(new("điều kiện không hỏi gì", "it asks nothing"));
        }

        if ((condition.AtLeast ?? condition.AtMost) is not null && form.Field(condition.Field ?? "") is { Kind: not (FormFieldKind.Number or FormFieldKind.Money) })
        {
            faults.Add(new($"câu hỏi “{condition.Field}” không trả lời bằng số", $"'{condition.Field}' is no number"));
        }

        return faults;
    }

    private static IEnumerable<LimitFault> WholeFaults(ProcedureDefinition definition)
    {
        var stages = LimitStages.Of(definition.TimeLimits);
        if (stages.Count > 0 && stages.All(stage => stage.Kind != TimeLimitKind.Process))
        {
            yield return new("TimeLimits", "Chưa có thời hạn nào để giải quyết.", "No time limit is for processing.");
        }

        if (stages.Count(stage => stage.Kind == TimeLimitKind.SupplementWindow) > 1)
        {
            yield return new("TimeLimits", "Thời gian để người dân bổ sung chỉ ghi một lần.", "The time to answer a supplement request is given once.");
        }

        if (definition.InternalLimits is { Count: > 0 } own)
        {
            if (stages.Count == 0)
            {
                yield return new("InternalLimits", "Ghi thời hạn theo luật trước khi ghi hạn nội bộ.", "An internal limit stands beside a legal one.");
            }

            for (var i = 0; i < own.Count; i++)
            {
                if (own[i].Kind == TimeLimitKind.SupplementWindow)
                {
                    yield return new($"InternalLimits[{i}].Kind", "Hạn nội bộ không tính thời gian của người dân.", "The applicant's time is no part of an internal limit.");
                }
            }
        }

        if (definition.SameDayCutOff is not null && !definition.TimeLimits.Any(row => row is { Value: 0, Kind: not TimeLimitKind.SupplementWindow } && row.Unit != TimeUnit.WorkingHour))
        {
            yield return new("SameDayCutOff", "Giờ chốt chỉ dùng cho thời hạn trong ngày (0 ngày làm việc).", "A cut-off is for same-day limits (0 working days) only.");
        }

        for (var i = 0; i < definition.Steps.Count; i++)
        {
            if (definition.Steps[i].Hours is < 0 or > Most)
            {
                yield return new($"Steps[{i}].Hours", $"Số giờ của bước phải từ 0 đến {Most:0}.", $"The hours of a step are from 0 to {Most:0}.");
            }
        }
    }

    private static IEnumerable<LimitFault> CitationFaults(ProcedureDefinition definition)
    {
        if (definition.AfterSupplement is { Clock: SupplementClock.Continue } after && string.IsNullOrWhiteSpace(after.Citation))
        {
            yield return new(
                "AfterSupplement.Citation",
                "Chỉ được tính tiếp sau khi bổ sung nếu luật riêng quy định: ghi điều luật đó (khoản 5 Điều 19 Nghị định 118/2025/NĐ-CP).",
                "The clock may continue after a supplement only where a law is cited (decree 118/2025, article 19.5).");
        }

        if (definition.SupplementEnd is { Outcome: not SupplementOutcome.Stop } end && string.IsNullOrWhiteSpace(end.Citation))
        {
            yield return new(
                "SupplementEnd.Citation",
                "Hồ sơ không bổ sung đúng hạn chỉ được trả lại hoặc từ chối nếu luật riêng quy định: ghi điều luật đó (khoản 5 Điều 19 Nghị định 118/2025/NĐ-CP).",
                "An unanswered supplement ends otherwise than by a stop notice only where a law is cited (decree 118/2025, article 19.5).");
        }

        if (definition.Deemed is { } deemed && string.IsNullOrWhiteSpace(deemed.Citation))
        {
            yield return new("Deemed.Citation", "Ghi điều luật cho phép im lặng là đồng ý.", "Silence is acceptance only where a law is cited.");
        }

        if (definition.ConsultationStops is { } stops && string.IsNullOrWhiteSpace(stops.Citation))
        {
            yield return new(
                "ConsultationStops.Citation", "Ghi điều luật cho phép dừng tính thời hạn khi lấy ý kiến.", "A consultation stops the clock only where a law is cited.");
        }
    }

    /// <summary>In every case the internal limit is the shorter: each condition that any row asks, and the case in which none holds.</summary>
    private static IEnumerable<LimitFault> InternalFaults(ProcedureDefinition definition)
    {
        var (legal, own) = (LimitStages.Of(definition.TimeLimits), LimitStages.Of(definition.InternalLimits));
        if (own.Count == 0)
        {
            yield break;
        }

        foreach (var one in LimitStages.Cases(definition))
        {
            if (LimitLengths.Minutes(own, one) >= LimitLengths.Minutes(legal, one))
            {
                var (vi, en) = one.Name is null ? ("", "") : ($" trong trường hợp {one.Name}", $" in the case “{one.Name}”");
                yield return new(
                    "InternalLimits[0].Value",
                    $"Hạn nội bộ phải ngắn hơn thời hạn theo luật{vi}.",
                    $"The internal limit must be shorter than the legal one{en}.");
                yield break;
            }
        }
    }
}
