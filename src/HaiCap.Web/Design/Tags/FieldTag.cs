using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace HaiCap.Web.Design.Tags;

/// <summary>
/// <c>&lt;field for="UserName" label="…" hint="…" autocomplete="username"/&gt;</c>: label, hint, error and input tied together for a screen reader.
/// With content of its own (a select, a textarea) the content stands in place of the input; give it the ids of <c>aria-describedby</c> by <c>id</c>.
/// </summary>
[HtmlTargetElement("field")]
public sealed class FieldTag : TagHelper
{
    public required ModelExpression For { get; set; }

    public required string Label { get; set; }

    public string? Hint { get; set; }

    public string Type { get; set; } = "text";

    public string? Autocomplete { get; set; }

    public string? Inputmode { get; set; }

    public int? Maxlength { get; set; }

    public bool Optional { get; set; }

    /// <summary>Several lines of text: a textarea of so many rows.</summary>
    public int? Rows { get; set; }

    /// <summary>More classes of the input: <c>input-short</c>, <c>input-code</c>.</summary>
    public string? Width { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var name = View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "_");
        var entry = View.ViewData.ModelState[name];
        var wrong = entry?.Errors.Count > 0;
        var content = await output.GetChildContentAsync();

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", wrong ? "field has-error" : "field");

        var label = new TagBuilder("label") { Attributes = { ["for"] = id } };
        label.InnerHtml.Append(Label);
        if (Optional)
        {
            var mark = new TagBuilder("span") { Attributes = { ["class"] = "optional" } };
            mark.InnerHtml.Append(Words.T(" (không bắt buộc)", " (optional)"));
            label.InnerHtml.AppendHtml(mark);
        }

        output.Content.AppendHtml(label);
        if (Hint is not null)
        {
            output.Content.AppendHtml(Line($"{id}-hint", "hint", Hint));
        }

        if (wrong)
        {
            output.Content.AppendHtml(Line($"{id}-error", "field-error", string.Join(' ', entry!.Errors.Select(e => e.ErrorMessage))));
        }

        output.Content.AppendHtml(content.IsEmptyOrWhiteSpace ? Input(name, id, entry?.AttemptedValue, wrong) : content);
    }

    private TagBuilder Input(string name, string id, string? attempted, bool wrong)
    {
        var input = Rows is null ? new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing } : new TagBuilder("textarea");
        void Set(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                input.Attributes[key] = value;
            }
        }

        Set("id", id);
        Set("name", name);
        Set("type", Rows is null ? Type : null);
        Set("rows", Rows?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Set("class", string.Join(' ', new[] { "form-control", Width, wrong ? "is-invalid" : null }.Where(c => c is not null)));
        Set("autocomplete", Autocomplete);
        Set("inputmode", Inputmode);
        Set("maxlength", Maxlength?.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var value = Type == "password" ? null : attempted ?? For.Model?.ToString();
        Set("value", Rows is null ? value : null);
        if (Rows is not null && value is not null)
        {
            // The line feed after the opening tag is not part of the text.
            input.InnerHtml.AppendHtml("\n").Append(value);
        }

        Set("aria-describedby", string.Join(' ', new[] { Hint is null ? null : $"{id}-hint", wrong ? $"{id}-error" : null }.Where(c => c is not null)));
        Set("aria-invalid", wrong ? "true" : null);
        return input;
    }

    private static TagBuilder Line(string id, string css, string text)
    {
        var line = new TagBuilder("span") { Attributes = { ["id"] = id, ["class"] = css == "hint" ? "hint d-block" : css } };
        line.InnerHtml.Append(text);
        return line;
    }
}
