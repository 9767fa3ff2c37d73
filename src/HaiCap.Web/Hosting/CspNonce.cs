using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace HaiCap.Web.Hosting;

/// <summary>The word that lets a page's own scripts run and no others; drawn anew for each answer.</summary>
public static class CspNonce
{
    /// <summary>Characters: 18 bytes in base64 as addresses have it, so that HTML writes it as it is.</summary>
    public const int Length = 24;

    public static string Of(HttpContext context)
    {
        if (context.Items[typeof(CspNonce)] is string known)
        {
            return known;
        }

        var drawn = Draw();
        context.Items[typeof(CspNonce)] = drawn;
        return drawn;
    }

    /// <summary>Null where the answer has no scripts.</summary>
    internal static string? Drawn(HttpContext context) => context.Items[typeof(CspNonce)] as string;

    private static string Draw()
    {
        Span<byte> bytes = stackalloc byte[18];
        RandomNumberGenerator.Fill(bytes);
        return Base64Url.EncodeToString(bytes);
    }
}

/// <summary>Every script of a page carries the answer's nonce.</summary>
[HtmlTargetElement("script")]
public sealed class ScriptNonce : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output) => output.Attributes.SetAttribute("nonce", CspNonce.Of(ViewContext.HttpContext));
}
