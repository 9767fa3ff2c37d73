using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace HaiCap.Web.Design.Tags;

/// <summary><c>&lt;pager previous="@url" next="@url"&gt;50 hồ sơ&lt;/pager&gt;</c> for keyset pages: no page numbers, nothing that slows with depth.</summary>
[HtmlTargetElement("pager")]
public sealed class PagerTag(IFileVersionProvider versions) : TagHelper
{
    /// <summary>Null or empty: there is none (Razor hands a null expression over as an empty text).</summary>
    public string? Previous { get; set; }

    /// <summary>Null or empty: there is none.</summary>
    public string? Next { get; set; }

    /// <summary>What the way back leads to, where it is not the page before: "Trang đầu".</summary>
    public string? PreviousText { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var middle = await output.GetChildContentAsync();
        if (string.IsNullOrEmpty(Previous) && string.IsNullOrEmpty(Next) && middle.IsEmptyOrWhiteSpace)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.Attributes.SetAttribute("class", "pager");
        output.Attributes.SetAttribute("aria-label", Words.T("Các trang", "Pages"));
        output.Content.AppendHtml(Link(Previous, "prev", "arrow-left", PreviousText ?? Words.T("Trang trước", "Previous page")));
        output.Content.AppendHtml(new TagBuilder("span") { Attributes = { ["class"] = "muted" } }.WithInner(middle));
        output.Content.AppendHtml(Link(Next, "next", "arrow-right", Words.T("Trang sau", "Next page")));
    }

    private TagBuilder Link(string? url, string rel, string icon, string text)
    {
        var link = new TagBuilder(string.IsNullOrEmpty(url) ? "span" : "a");
        if (link.TagName == "a")
        {
            link.Attributes["href"] = url;
            link.Attributes["rel"] = rel;
            link.Attributes["class"] = "btn btn-secondary btn-sm";
            var arrow = IconTag.Svg(versions, icon);
            _ = rel == "prev" ? link.InnerHtml.AppendHtml(arrow).Append(text) : link.InnerHtml.Append(text).AppendHtml(arrow);
        }

        return link;
    }
}

internal static class TagBuilders
{
    public static TagBuilder WithInner(this TagBuilder tag, TagHelperContent content)
    {
        tag.InnerHtml.AppendHtml(content.GetContent());
        return tag;
    }
}
