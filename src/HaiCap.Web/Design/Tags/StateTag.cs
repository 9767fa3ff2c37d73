using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace HaiCap.Web.Design.Tags;

public enum Tone
{
    Neutral,
    Info,
    Good,
    Warn,
    Bad,

    /// <summary>Waiting or over: nothing to do here.</summary>
    Off,
}

/// <summary><c>&lt;state-tag tone="Good" icon="check-circle"&gt;Đã trả kết quả&lt;/state-tag&gt;</c>: the word carries the meaning, the colour helps.</summary>
[HtmlTargetElement("state-tag")]
public sealed class StateTag(IFileVersionProvider versions) : TagHelper
{
    public Tone Tone { get; set; } = Tone.Neutral;

    public string? Icon { get; set; }

    internal static string ClassOf(Tone tone) => $"tag tone-{tone.ToString().ToLowerInvariant()}";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.Attributes.SetAttribute("class", ClassOf(Tone));
        if (Icon is not null)
        {
            output.PreContent.SetHtmlContent(IconTag.Svg(versions, Icon));
        }
    }
}
