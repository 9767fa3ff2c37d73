using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Web.Design.Forms;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>How far one part of a draft is.</summary>
/// <param name="Holds">What stands in it, in a line.</param>
/// <param name="Missing">What is not written yet.</param>
public sealed record DraftProgress(string Holds, IReadOnlyList<string> Missing)
{
    public static DraftProgress Of(ProcedurePart part, ProcedureRecipe recipe)
    {
        var definition = recipe.Definition;
        return part switch
        {
            ProcedurePart.Info => new($"{recipe.Level.Name()} · {recipe.Field} · {recipe.ServiceLevel.Name()}", [.. Blank(definition)]),
            ProcedurePart.Form => Counted(definition.Form.Sections.Sum(section => section.Fields.Count), count => T($"{count} câu hỏi trong {definition.Form.Sections.Count} mục", $"{count} questions in {definition.Form.Sections.Count} sections"), T("câu hỏi của tờ khai", "questions of the form")),
            ProcedurePart.Components => Counted(definition.Components.Count, count => T($"{count} giấy tờ", $"{count} papers"), T("giấy tờ của hồ sơ", "papers of the dossier")),
            ProcedurePart.Fees => new(FeeWords.HowMuch(definition.Fees), []),
            ProcedurePart.Limits => new(ProcedureWords.HowLong(definition.TimeLimits), definition.TimeLimits.Count == 0 ? [T("thời hạn theo luật", "the limit of the law")] : []),
            _ => Counted(definition.Steps.Count, count => T($"{count} bước, {Number(definition.Steps.Sum(step => step.Hours))} giờ làm việc", $"{count} steps, {Number(definition.Steps.Sum(step => step.Hours))} working hours"), T("các bước giải quyết", "the steps")),
        };
    }

    private static DraftProgress Counted(int count, Func<int, string> say, string missing) => count > 0 ? new(say(count), []) : new(T("chưa có gì", "nothing yet"), [missing]);

    private static IEnumerable<string> Blank(ProcedureDefinition definition) =>
        new[]
        {
            (definition.Summary, T("tóm tắt", "summary")), (definition.WhoMayApply, T("ai được nộp", "who may apply")), (definition.FileAt, T("nơi nộp", "where to file")),
            (definition.CompetentAgency.Text, T("cơ quan giải quyết", "competent agency")), (definition.DecidedBy.Text, T("người quyết định", "who decides")), (definition.Result.Title, T("kết quả", "result")),
            (definition.LegalBasis.Count > 0 ? "x" : "", T("căn cứ pháp lý", "legal basis")),
        }.Where(fact => string.IsNullOrWhiteSpace(fact.Item1)).Select(fact => fact.Item2);
}
