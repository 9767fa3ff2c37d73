using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace HaiCap.Web.Design.Tags;

/// <summary><c>&lt;field-error key="answers[name]"/&gt;</c>: the problems of one field by its form name, for inputs written by hand; id is "{name}-error".</summary>
[HtmlTargetElement("field-error", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class FieldError : TagHelper
{
    public required string Key { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = View.ViewData.ModelState[Key]?.Errors;
        if (errors is not { Count: > 0 })
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("id", TagBuilder.CreateSanitizedId(Key, "_") + "-error");
        output.Attributes.SetAttribute("class", "field-error");
        output.Content.SetContent(string.Join(' ', errors.Select(e => e.ErrorMessage)));
    }
}
