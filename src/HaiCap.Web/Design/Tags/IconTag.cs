using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace HaiCap.Web.Design.Tags;

/// <summary><c>&lt;icon name="inbox"/&gt;</c> from the sprite. An icon is decoration unless it has a label.</summary>
[HtmlTargetElement("icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class IconTag(IFileVersionProvider versions) : TagHelper
{
    public required string Name { get; set; }

    public string? Label { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Svg(versions, Name, Label));
    }

    internal static string Svg(IFileVersionProvider versions, string name, string? label = null)
    {
        var sprite = versions.AddFileVersionToPath("", "/lib/icons.svg");
        var told = label is null ? "aria-hidden=\"true\"" : $"role=\"img\" aria-label=\"{HtmlEncoder.Default.Encode(label)}\"";
        return $"<svg class=\"icon\" {told} focusable=\"false\"><use href=\"{sprite}#{name}\"></use></svg>";
    }
}
