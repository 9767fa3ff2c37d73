namespace HaiCap.Core.Procedures.Forms;

/// <summary>A question of a form, or of a repeated group in it.</summary>
/// <param name="Group">Key of the group it is asked in for each item; null for a question of the form.</param>
public sealed record FieldPath(string? Group, string Key);

/// <summary>One place in a procedure that reads the answer to a question.</summary>
/// <param name="Field">The question it means; where there is none of that name, one of the form.</param>
/// <param name="Values">Choices it asks for; empty where it asks none.</param>
/// <param name="Where">The row ("Components[2].RequiredWhen").</param>
/// <param name="Vi">The row as its page calls it ("giấy tờ 3").</param>
public sealed record FieldUse(FieldPath Field, IReadOnlyList<string> Values, ProcedurePart Part, string Where, string Vi, string En);

/// <summary>Where a procedure's questions are used: conditions of the form, papers, fees and limits, what fees are reckoned from, the place that decides. Pure.</summary>
public static class FormUses
{
    /// <summary>All uses, those of questions that are not there among them, in the order of the pages.</summary>
    public static IReadOnlyList<FieldUse> Of(ProcedureDefinition definition) =>
        [.. OfForm(definition.Form), .. OfPlace(definition), .. OfPapers(definition), .. OfFees(definition), .. OfLimits(definition)];

    /// <summary>What a name means: inside a group the neighbour first, then a question of the form.</summary>
    internal static FieldPath Meant(FormDefinition form, string? group, string name) =>
        group is not null && form.Field(group)?.Fields.Any(field => field.Key == name) == true ? new(group, name) : new(null, name);

    private static IEnumerable<FieldUse> OfForm(FormDefinition form)
    {
        for (var s = 0; s < form.Sections.Count; s++)
        {
            var section = form.Sections[s];
            foreach (var use in Of(form, null, section.VisibleWhen, ProcedurePart.Form, $"Form.Sections[{s}].VisibleWhen", $"mục “{section.Title}”", $"section “{section.Title}”"))
            {
                yield return use;
            }

            for (var f = 0; f < section.Fields.Count; f++)
            {
                foreach (var use in OfField(form, null, section.Fields[f], $"Form.Sections[{s}].Fields[{f}]"))
                {
                    yield return use;
                }
            }
        }
    }

    private static IEnumerable<FieldUse> OfField(FormDefinition form, string? group, FormField field, string where) =>
    [
        .. Of(form, group, field.VisibleWhen, ProcedurePart.Form, $"{where}.VisibleWhen", $"câu hỏi “{field.Label}”", $"question “{field.Label}”"),
        .. field.Fields.SelectMany((inner, i) => OfField(form, field.Key, inner, $"{where}.Fields[{i}]")),
    ];

    private static IEnumerable<FieldUse> OfPlace(ProcedureDefinition definition) => definition.CompetentAgency.PlaceField is { } place
        ? [new(new(null, place), [], ProcedurePart.Info, "CompetentAgency.PlaceField", "cơ quan giải quyết (ô địa chỉ)", "competent agency (its address)")]
        : [];

    private static IEnumerable<FieldUse> OfPapers(ProcedureDefinition definition) => definition.Components.SelectMany((paper, i) =>
        Of(definition.Form, null, paper.RequiredWhen, ProcedurePart.Components, $"Components[{i}].RequiredWhen", $"giấy tờ {i + 1} “{paper.Name}”", $"paper {i + 1} “{paper.Name}”"));

    private static IEnumerable<FieldUse> OfFees(ProcedureDefinition definition) => definition.Fees.SelectMany((fee, i) =>
    {
        var (vi, en) = ($"khoản phí {i + 1} “{fee.Name}”", $"fee {i + 1} “{fee.Name}”");
        FieldUse? Reads(string? name, string? group, string box) =>
            name is null ? null : new(Meant(definition.Form, group, name), [], ProcedurePart.Fees, $"Fees[{i}].{box}", vi, en);
        return Of(definition.Form, null, fee.When, ProcedurePart.Fees, $"Fees[{i}].When", vi, en).Concat(new[]
        {
            Reads(fee.Rule?.Each, null, "Each"), Reads(fee.Rule?.PerUnit?.Field ?? fee.Rule?.ByClass?.Field, fee.Rule?.Each, "Field"), Reads(fee.Rule?.Times, fee.Rule?.Each, "Times"),
        }.OfType<FieldUse>());
    });

    private static IEnumerable<FieldUse> OfLimits(ProcedureDefinition definition) =>
    [
        .. definition.TimeLimits.SelectMany((limit, i) => Of(definition.Form, null, limit.When, ProcedurePart.Limits, $"TimeLimits[{i}].When", $"thời hạn {i + 1}", $"limit {i + 1}")),
        .. (definition.InternalLimits ?? []).SelectMany((limit, i) =>
            Of(definition.Form, null, limit.When, ProcedurePart.Limits, $"InternalLimits[{i}].When", $"hạn nội bộ {i + 1}", $"internal limit {i + 1}")),
    ];

    private static IEnumerable<FieldUse> Of(FormDefinition form, string? group, FormCondition? condition, ProcedurePart part, string where, string vi, string en)
    {
        if (condition is null)
        {
            return [];
        }

        IEnumerable<FormCondition?> inner = [.. condition.All ?? [], .. condition.Any ?? [], condition.Not];
        var below = inner.SelectMany(one => Of(form, group, one, part, where, vi, en));
        return condition.Field is not { } name ? below
            : below.Prepend(new(Meant(form, group, name), [.. (condition.IsOneOf ?? []).Append(condition.Is).OfType<string>()], part, where, vi, en));
    }
}
