using System.Globalization;
using HaiCap.Core;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace HaiCap.Web.Design.Tags;

/// <summary><c>&lt;local-time value="@instant"/&gt;</c> → 22/11/2026 09:30 with a machine-readable <c>datetime</c>.</summary>
[HtmlTargetElement("local-time", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class LocalTime : TagHelper
{
    public DateTimeOffset? Value { get; set; }

    public bool DayOnly { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Value is not { } value)
        {
            output.TagName = null;
            output.Content.SetContent("—");
            return;
        }

        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("datetime", value.ToLocal().ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        output.Attributes.SetAttribute("class", "nowrap");
        output.Content.SetContent(DayOnly ? Words.Day(value.LocalDay()) : Words.Instant(value));
    }
}
