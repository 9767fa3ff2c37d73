using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace HaiCap.Web.Design.Tags;

/// <summary><c>&lt;empty-state icon="inbox" title="Không có việc nào"&gt;the next step&lt;/empty-state&gt;</c>.</summary>
[HtmlTargetElement("empty-state")]
public sealed class EmptyState(IFileVersionProvider versions) : TagHelper
{
    public required string Title { get; set; }

    public string Icon { get; set; } = "inbox";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "empty");
        output.PreContent.SetHtmlContent(IconTag.Svg(versions, Icon));
        output.PreContent.AppendHtml("<h2>").Append(Title).AppendHtml("</h2>");
    }
}
