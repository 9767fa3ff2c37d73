using System.Text.Encodings.Web;
using HaiCap.Core.Procedures.Catalogue;
using Microsoft.AspNetCore.Html;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Design;

/// <summary>Why a search found something, as people read it.</summary>
public static class FoundWords
{
    /// <summary>The name with what was asked for marked.</summary>
    public static IHtmlContent Marked(string name, CatalogueWhy why)
    {
        var html = new HtmlContentBuilder();
        var at = 0;
        foreach (var (start, length) in why.Marks.Where(mark => mark.Start + mark.Length <= name.Length))
        {
            html.Append(name[at..start]).AppendHtml("<mark>").AppendHtml(HtmlEncoder.Default.Encode(name.Substring(start, length))).AppendHtml("</mark>");
            at = start + length;
        }

        return html.Append(name[at..]);
    }

    /// <summary>"máy chụp → thiết bị X-quang"; empty when the marks say all.</summary>
    public static string Reasons(CatalogueWhy why) => string.Join(" · ", why.Reasons.Select(Reason).Distinct(StringComparer.Ordinal));

    private static string Reason(CatalogueReason reason) => reason.Kind switch
    {
        CatalogueReasonKind.Everyday or CatalogueReasonKind.Spelling => $"{reason.Said} → {reason.Meant}",
        CatalogueReasonKind.LayWords => T($"còn gọi là “{reason.Meant}”", $"also called “{reason.Meant}”"),
        CatalogueReasonKind.Field => T($"lĩnh vực {reason.Meant}", $"field: {reason.Meant}"),
        _ => T($"“{reason.Said}” có ở cơ quan hoặc kết quả", $"“{reason.Said}” stands in the agency or the result"),
    };
}
