using HaiCap.Core.Procedures;
using HaiCap.Core.Statistics;

namespace HaiCap.Web.Pages.Portal.Procedures;

/// <summary>A procedure as its public page draws it.</summary>
/// <param name="Real">How long it really took lately; null when too few were decided.</param>
/// <param name="PreviewRoot">Address of the draft it is a preview of: nothing leads away or can be filed; null for what is published.</param>
public sealed record ProcedureSheet(
    string Code, string Name, ProcedureLevel Level, ServiceLevel ServiceLevel, bool CodeIsSample, ProcedureDefinition Definition, RecentTime? Real = null, string? PreviewRoot = null)
{
    public bool IsPreview => PreviewRoot is not null;

    public int PapersToBring => Definition.Components.Count(c => c.Required && !c.FromForm);

    public bool HasUnconfirmed => CodeIsSample || !Definition.CodeConfirmed
        || Definition.Fees.Any(f => !f.Confirmed) || Definition.TimeLimits.Any(t => !t.Confirmed) || Definition.Components.Any(c => !c.Confirmed);

    public string SampleUrl(DossierComponent component) => $"{PreviewRoot ?? $"/thu-tuc/{Code}"}/mau/{component.Key}";
}
