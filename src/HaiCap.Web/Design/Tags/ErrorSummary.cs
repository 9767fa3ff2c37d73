using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace HaiCap.Web.Design.Tags;

/// <summary><c>&lt;error-summary/&gt;</c>: all problems of the ModelState at the head of the form, each a link to its field; takes the focus.</summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class ErrorSummary : TagHelper
{
    /// <summary>ViewData key of the field names in the order of the page.</summary>
    public const string OrderKey = "ErrorOrder";

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var state = View.ViewData.ModelState;
        if (state.IsValid)
        {
            output.SuppressOutput();
            return;
        }

        var html = HtmlEncoder.Default;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        output.Attributes.SetAttribute("aria-labelledby", "error-summary-title");

        // A problem of no field is nothing to mend here: somebody acted first, or the step does not allow it.
        var title = state.All(pair => pair.Key.Length == 0 || pair.Value!.Errors.Count == 0)
            ? Words.T("Chưa thực hiện được", "It was not done")
            : Words.T("Có chỗ cần sửa", "There is something to mend");
        output.Content.AppendHtml($"<h2 id=\"error-summary-title\">{html.Encode(title)}</h2><ul>");
        // ModelState keeps no order; a page that has one gives it, so that the list reads as the page does.
        var order = View.ViewData[OrderKey] as IReadOnlyList<string> ?? [];
        foreach (var (key, entry) in state.OrderBy(pair => order.TakeWhile(name => name != pair.Key).Count()))
        {
            foreach (var error in entry!.Errors)
            {
                var text = html.Encode(error.ErrorMessage);
                output.Content.AppendHtml(key.Length == 0
                    ? $"<li>{text}</li>"
                    : $"<li><a href=\"#{html.Encode(TagBuilder.CreateSanitizedId(key, "_"))}\">{text}</a></li>");
            }
        }

        output.Content.AppendHtml("</ul>");
    }
}
