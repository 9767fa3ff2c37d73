using Microsoft.AspNetCore.Razor.TagHelpers;

namespace HaiCap.Web.Design.Forms;

/// <summary><c>&lt;sample-mark confirmed="@fee.Confirmed"/&gt;</c>: a quiet "mẫu" beside a value nobody has published yet, nothing beside one that is.</summary>
[HtmlTargetElement("sample-mark", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class SampleMark : TagHelper
{
    public bool Confirmed { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (Confirmed)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "abbr";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "sample-mark");
        output.Attributes.SetAttribute("title", Words.T("Số liệu mẫu, chưa được tỉnh công bố xác nhận", "Sample value, not yet confirmed by the province's publication"));
        output.Content.SetContent(Words.T("mẫu", "sample"));
    }
}
