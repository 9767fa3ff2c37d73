using HaiCap.Core.Letters.Sheets;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Letters;

/// <summary>The papers of a dossier as the receipt counts them: one line a component, in the order of the procedure.</summary>
internal static class PaperLines
{
    public static IReadOnlyList<PaperLine> Of(ProcedureDefinition procedure, IReadOnlyList<DossierPaper> papers)
    {
        var handedIn = papers.ToLookup(paper => paper.Component, StringComparer.Ordinal);
        var lines = procedure.Components
            .Where(component => component.FromForm || handedIn.Contains(component.Key))
            .Select(component => Line(component.Name, component.FromForm, [.. handedIn[component.Key]]));

        // A paper of a component the version does not know is still in the dossier.
        var others = papers.Where(paper => procedure.Components.All(component => component.Key != paper.Component))
            .Select(paper => Line(paper.Title, fromForm: false, [paper]));
        return [.. lines.Concat(others)];
    }

    private static PaperLine Line(string name, bool fromForm, IReadOnlyList<DossierPaper> papers)
    {
        int Sets(PaperForm form) => papers.Where(paper => paper.Form == form).Sum(paper => paper.Sets);
        var electronic = papers.Count(paper => paper.Form == PaperForm.Electronic);
        var note = fromForm && papers.Count == 0 ? "tờ khai điện tử"
            : electronic > 1 ? $"bản điện tử, {electronic} tệp"
            : electronic == 1 ? "bản điện tử"
            : null;
        return new PaperLine(name, Sets(PaperForm.Original), Sets(PaperForm.CertifiedCopy), Sets(PaperForm.Copy), note);
    }
}
