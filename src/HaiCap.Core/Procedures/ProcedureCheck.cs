using HaiCap.Core.Procedures.Fees;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Steps;

namespace HaiCap.Core.Procedures;

/// <summary>Faults of a definition as a whole, found before it is published. English: for its author.</summary>
public static class ProcedureCheck
{
    public static IReadOnlyList<string> Faults(ProcedureDefinition definition)
    {
        List<string> faults = [.. FormDefinitionCheck.Faults(definition.Form)];
        faults.AddRange(Twice(definition.Components.Select(c => c.Key)).Select(k => $"component '{k}' is there twice"));
        faults.AddRange(definition.Components.SelectMany(c => FormDefinitionCheck.ConditionFaults(definition.Form, c.RequiredWhen, $"component '{c.Key}'")));
        faults.AddRange(FeeCheck.Faults(definition).Select(fault => $"{fault.Where}: {fault.En}"));
        faults.AddRange(LimitCheck.Faults(definition).Select(fault => $"{fault.Where}: {fault.En}"));
        faults.AddRange(StepCheck.Faults(definition.Steps).Select(fault => fault.En));
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
