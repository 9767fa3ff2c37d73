using System.Globalization;
using HaiCap.Core.Procedures.Fees;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Steps;

namespace HaiCap.Core.Procedures;

/// <summary>Faults of a definition as a whole and across its parts, found before it is published. Pure; where it is carried out is asked by rooms above.</summary>
public static class ProcedureCheck
{
    /// <summary>What keeps it from being published, in English: for who writes definitions as files.</summary>
    public static IReadOnlyList<string> Faults(ProcedureDefinition definition) =>
        [.. Problems(definition).Where(problem => problem.Blocks).Select(problem => problem.Part == ProcedurePart.Limits ? $"{problem.Where}: {problem.En}" : problem.En)];

    /// <summary>Everything found, what blocks and what is only told, in the order of the parts.</summary>
    public static IReadOnlyList<ProcedureProblem> Problems(ProcedureDefinition definition) =>
    [
        .. Info(definition),
        .. FormDefinitionCheck.Find(definition.Form).Select(fault => new ProcedureProblem("CHK-020", ProcedurePart.Form, "", fault.Vi, fault.En)),
        .. Components(definition),
        .. FeeCheck.Faults(definition).Select(fault => Fee(definition, fault)),
        .. LimitCheck.Faults(definition).Select(fault => new ProcedureProblem("CHK-080", ProcedurePart.Limits, fault.Where, LimitRow(fault.Where) + fault.Vi, fault.En)),
        .. StepCheck.Faults(definition.Steps),
        .. Hours(definition),
    ];

    private static IEnumerable<ProcedureProblem> Info(ProcedureDefinition definition)
    {
        var rule = definition.CompetentAgency;
        if (rule.Kind == CompetentKind.CommuneCommittee)
        {
            if (rule.PlaceField is null || definition.Form.Field(rule.PlaceField) is not { Kind: FormFieldKind.Place, Required: true })
            {
                yield return new(
                    "CHK-011", ProcedurePart.Info, "CompetentAgency.PlaceField",
                    "UBND cấp xã giải quyết: chọn câu hỏi về nơi (loại địa bàn, bắt buộc trả lời) cho biết là xã nào.",
                    "a commune's procedure names the required place field that says which commune");
            }
        }
        else if (rule.AgencyCode is null)
        {
            yield return new("CHK-012", ProcedurePart.Info, "CompetentAgency.AgencyCode", "Chưa chọn cơ quan giải quyết.", "the competent agency has no code");
        }
    }

    private static IEnumerable<ProcedureProblem> Components(ProcedureDefinition definition)
    {
        for (var i = 0; i < definition.Components.Count; i++)
        {
            var (paper, where) = (definition.Components[i], $"Components[{i}]");
            if (definition.Components.Take(i).Any(other => other.Key == paper.Key))
            {
                yield return new("CHK-041", ProcedurePart.Components, where, $"Giấy tờ “{paper.Name}” trùng khóa với một dòng trước.", $"component '{paper.Key}' is there twice");
            }

            foreach (var fault in FormDefinitionCheck.ConditionFaults(definition.Form, paper.RequiredWhen, new($"Giấy tờ “{paper.Name}”", $"component '{paper.Key}'")))
            {
                yield return new("CHK-042", ProcedurePart.Components, $"{where}.RequiredWhen", fault.Vi, fault.En);
            }

            // Whoever must follow a form of the law is to find that form here.
            if (paper is { FormNumber.Length: > 0, FromForm: false, Sample: null })
            {
                yield return new(
                    "CHK-043", ProcedurePart.Components, $"{where}.Sample", $"Giấy tờ “{paper.Name}” theo {paper.FormNumber} nhưng chưa có tệp mẫu cho người nộp tải về.",
                    $"component '{paper.Key}' follows {paper.FormNumber} and has no sample to download") { Blocks = false };
            }
        }
    }

    /// <summary>On its own page a fault stands beside its box; in a list it says which row.</summary>
    private static ProcedureProblem Fee(ProcedureDefinition definition, FeeFault fault)
    {
        var at = RowOf(fault.Where);
        var name = definition.Fees[at].Name;
        return new(fault.Code, ProcedurePart.Fees, fault.Where, $"Khoản phí {at + 1} ({name}): {fault.Vi}", $"Fee {at + 1} ({name}): {fault.En}");
    }

    private static string LimitRow(string where) =>
        where.StartsWith("TimeLimits[", StringComparison.Ordinal) ? $"Thời hạn theo luật, dòng {RowOf(where) + 1}: "
        : where.StartsWith("InternalLimits[", StringComparison.Ordinal) ? $"Hạn nội bộ, dòng {RowOf(where) + 1}: "
        : where.StartsWith("Steps[", StringComparison.Ordinal) ? $"Bước {RowOf(where) + 1}: " : "";

    private static int RowOf(string where) => int.Parse(where.AsSpan(where.IndexOf('[', StringComparison.Ordinal) + 1, where.IndexOf(']', StringComparison.Ordinal) - where.IndexOf('[', StringComparison.Ordinal) - 1), CultureInfo.InvariantCulture);

    private static IEnumerable<ProcedureProblem> Hours(ProcedureDefinition definition)
    {
        // Only limits that can be counted can be compared.
        if (definition.Steps.Count > 0 && LimitCheck.Faults(definition).Count == 0 && LimitLengths.ShortestHours(definition) is { } shortest
            && StepRules.HoursUntilResult(definition.Steps) is var hours && hours > shortest)
        {
            yield return new(
                "CHK-110", ProcedurePart.Steps, "", FormattableString.Invariant($"Các bước cộng lại {hours:0.##} giờ làm việc, dài hơn thời hạn ngắn nhất {shortest:0.##} giờ."),
                FormattableString.Invariant($"the steps take {hours:0.##} working hours, longer than the shortest limit of {shortest:0.##}")) { Blocks = false };
        }
    }
}
