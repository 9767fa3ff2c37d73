using System.Globalization;
using System.Security.Cryptography;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Fees;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Web.Design.Forms;
using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;

/// <summary>What a page that draws a draft's form needs besides.</summary>
public sealed class DraftFormTools(UnitDirectory units, SiteIdentity site, IPlaceNames places, IDataProtectionProvider protection)
{
    public UnitDirectory Units => units;

    public SiteIdentity Site => site;

    public IPlaceNames Places => places;

    public IDataProtectionProvider Protection => protection;
}

/// <summary>
/// A page on which the draft's form is filled in section by section, drawn by the portal's own parts. Answers travel with the page, sealed for this draft, and are
/// kept nowhere.
/// </summary>
public abstract class DraftFormPage(DraftTools tools, DraftFormTools form) : DraftPage(tools)
{
    /// <summary>The section of the form that is shown.</summary>
    [BindProperty(SupportsGet = true, Name = "muc")]
    public string? SectionKey { get; set; }

    public FormAnswers Answers { get; protected set; } = FormAnswers.None;

    public FormFields? Fields { get; private set; }

    public IReadOnlyList<FormSection> Sections => [.. new FormView(Definition.Form, Answers).Sections];

    public FeeBill Bill => FeeBill.Of(Definition, Answers);

    /// <summary>What these answers ask the applicant to attach.</summary>
    public IEnumerable<DossierComponent> Papers => Definition.Components.Where(paper => paper.MustAttach(Answers));

    protected DraftFormTools Form => form;

    /// <summary>What is sealed for: another page's seal opens nothing here.</summary>
    protected abstract string Purpose { get; }

    /// <summary>Nothing of it is ever saved.</summary>
    protected override object PartOf(ProcedureRecipe recipe) => recipe.Code.Value;

    protected string Seal(string text) => Sealer.Protect(text);

    /// <summary>Null where it is no seal of this page and draft.</summary>
    protected string? Unseal(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : Sealer.Unprotect(text);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>What was posted over the answers there were, with an item more or less where that was pressed.</summary>
    protected static FormAnswers Take(FormDefinition definition, IFormCollection posted, FormAnswers before, string? section, string[] act)
    {
        FormField? Group(string key) => definition.Field(key) is { Kind: FormFieldKind.Group } group ? group : null;
        var fields = posted.ToDictionary(field => field.Key, field => field.Value.OfType<string>().ToArray(), StringComparer.Ordinal);
        var answers = FormRules.Read(definition, fields, before, section);
        return act switch
        {
            ["them", var key] when Group(key) is { } group => FormRules.AddItem(group, answers),
            ["bot", var key, var at] when Group(key) is { } group && int.TryParse(at, CultureInfo.InvariantCulture, out var index) => FormRules.RemoveItem(group, answers, index),
            _ => answers,
        };
    }

    /// <summary>The section one is on, or the first where an answer took that away.</summary>
    protected async Task DrawFormAsync()
    {
        if ((Sections.FirstOrDefault(section => section.Key == SectionKey) ?? Sections.FirstOrDefault()) is { } shown)
        {
            SectionKey = shown.Key;
            Fields = new FormFields(Definition.Form, shown, Answers, await form.Units.GetAsync(HttpContext.RequestAborted), Tools.Today, form.Site.ProvinceCode);
        }
    }

    private IDataProtector Sealer => form.Protection.CreateProtector(Purpose, RouteData.Values["code"] as string ?? "");
}
