namespace HaiCap.Core.Procedures.Forms;

/// <summary>Gives questions other keys and follows them wherever a procedure reads their answers. Pure.</summary>
public static class FormRename
{
    /// <param name="names">The new key of each question that gets one; all at once, so that two may change places.</param>
    public static ProcedureDefinition Of(ProcedureDefinition definition, IReadOnlyDictionary<FieldPath, string> names)
    {
        if (names.Count == 0)
        {
            return definition;
        }

        var form = definition.Form;
        return definition with
        {
            Form = form with { Sections = [.. form.Sections.Select(section => section with { VisibleWhen = Condition(section.VisibleWhen, null), Fields = [.. section.Fields.Select(field => Field(field, null))] })] },
            CompetentAgency = definition.CompetentAgency with { PlaceField = Name(definition.CompetentAgency.PlaceField, null) },
            Components = [.. definition.Components.Select(paper => paper with { RequiredWhen = Condition(paper.RequiredWhen, null) })],
            Fees = [.. definition.Fees.Select(fee => fee with { When = Condition(fee.When, null), Rule = Rule(fee.Rule) })],
            TimeLimits = Limits(definition.TimeLimits)!,
            InternalLimits = Limits(definition.InternalLimits),
        };

        string? Name(string? name, string? group) => name is null ? null : names.GetValueOrDefault(FormUses.Meant(form, group, name), name);

        FormField Field(FormField field, string? group) => field with
        {
            Key = names.GetValueOrDefault(new FieldPath(group, field.Key), field.Key),
            VisibleWhen = Condition(field.VisibleWhen, group),
            Fields = [.. field.Fields.Select(inner => Field(inner, field.Key))],
        };

        FormCondition? Condition(FormCondition? condition, string? group) => condition is null ? null : condition with
        {
            Field = Name(condition.Field, group),
            All = condition.All is null ? null : [.. condition.All.Select(one => Condition(one, group)!)],
            Any = condition.Any is null ? null : [.. condition.Any.Select(one => Condition(one, group)!)],
            Not = Condition(condition.Not, group),
        };

        Fees.FeeRule? Rule(Fees.FeeRule? rule) => rule is null ? null : rule with
        {
            Each = Name(rule.Each, null),
            PerUnit = rule.PerUnit is null ? null : rule.PerUnit with { Field = Name(rule.PerUnit.Field, rule.Each)! },
            ByClass = rule.ByClass is null ? null : rule.ByClass with { Field = Name(rule.ByClass.Field, rule.Each)! },
            Times = Name(rule.Times, rule.Each),
        };

        IReadOnlyList<TimeLimit>? Limits(IReadOnlyList<TimeLimit>? limits) => limits is null ? null : [.. limits.Select(limit => limit with { When = Condition(limit.When, null) })];
    }
}
