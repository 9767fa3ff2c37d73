using HaiCap.Core.Procedures.Fees;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Procedures;

/// <summary>Faults of a definition as a whole, found before it is published. English: for its author.</summary>
public static class ProcedureCheck
{
    public static IReadOnlyList<string> Faults(ProcedureDefinition definition)
    {
        List<string> faults = [.. FormDefinitionCheck.Faults(definition.Form)];
        faults.AddRange(Twice(definition.Components.Select(c => c.Key)).Select(k => $"component '{k}' is there twice"));
        faults.AddRange(Twice(definition.Steps.Select(s => s.Key)).Select(k => $"step '{k}' is there twice"));
        faults.AddRange(definition.Components.SelectMany(c => FormDefinitionCheck.ConditionFaults(definition.Form, c.RequiredWhen, $"component '{c.Key}'")));
        faults.AddRange(FeeCheck.Faults(definition).Select(fault => $"{fault.Where}: {fault.En}"));
        faults.AddRange(LimitCheck.Faults(definition).Select(fault => $"{fault.Where}: {fault.En}"));
        if (definition.Steps.Count == 0 || definition.Steps[0].Performer != StepPerformer.Reception || definition.Steps[^1].Performer != StepPerformer.ReturnCentre)
        {
            faults.Add("the steps begin at reception and end with the centre that returns the result");
        }

        if (definition.Steps.All(s => !s.Acts.Contains(StepAct.Sign)))
        {
            faults.Add("nobody signs");
        }

        var rule = definition.CompetentAgency;
        if (rule.Kind == CompetentKind.CommuneCommittee)
        {
            if (rule.PlaceField is null || definition.Form.Field(rule.PlaceField) is not { Kind: FormFieldKind.Place, Required: true })
            {
                faults.Add("a commune's procedure names the required place field that says which commune");
            }
        }
        else if (rule.AgencyCode is null)
        {
            faults.Add("the competent agency has no code");
        }

        return faults;
    }

    private static IEnumerable<string> Twice(IEnumerable<string> keys) =>
        keys.GroupBy(k => k, StringComparer.Ordinal).Where(g => g.Skip(1).Any()).Select(g => g.Key);
}
