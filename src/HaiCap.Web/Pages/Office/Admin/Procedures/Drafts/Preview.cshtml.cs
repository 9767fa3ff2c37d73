using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Design;
using HaiCap.Web.Pages.Portal.Procedures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>
/// The draft as a citizen would see it: the public page, and the form section by section with what the answers ask for and cost. There is nothing to send.
/// </summary>
public sealed class PreviewModel(DraftTools tools, DraftFormTools form) : DraftFormPage(tools, form)
{
    public ProcedureSheet Sheet => new(Draft.Code, Draft.Name, Draft.Level, Draft.ServiceLevel, ProcedureCode.Parse(Draft.Code).IsSample, Definition, PreviewRoot: DraftTabs.Root(Draft.Code));

    public string Carried => Seal(Answers.ToJson());

    protected override DraftTab Tab => DraftTab.Preview;

    protected override string Purpose => "draft-preview";

    public async Task<IActionResult> OnGetAsync(string code)
    {
        var opened = await OpenAsync(code);
        return opened is PageResult ? await DrawAsync() : opened;
    }

    /// <summary>An answer that opens questions, an item more, or on to another section.</summary>
    public async Task<IActionResult> OnPostAsync(string code)
    {
        var opened = await OpenAsync(code);
        if (opened is not PageResult)
        {
            return opened;
        }

        ModelState.Clear();
        var posted = await Request.ReadFormAsync(HttpContext.RequestAborted);
        var act = (posted["viec"].LastOrDefault() ?? "").Split(':');
        Answers = Take(Definition.Form, posted, Unseal(posted["da-khai"].LastOrDefault()) is { } carried ? FormAnswers.FromJson(carried) : FormAnswers.None, SectionKey, act);
        if (act is ["sang", var next])
        {
            ModelState.Add(FormValidation.Validate(Definition.Form, Answers, new FormContext(Tools.Today, Form.Places), SectionKey));
            SectionKey = ModelState.IsValid ? next : SectionKey;
        }

        return await DrawAsync();
    }

    /// <summary>No section named: the public page.</summary>
    private async Task<IActionResult> DrawAsync()
    {
        if (SectionKey is not null)
        {
            await DrawFormAsync();
        }

        return Page();
    }
}
