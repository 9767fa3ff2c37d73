using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Portal.Guide;

/// <summary>The user guide of docs/huong-dan, as it was written when this program was built.</summary>
public sealed class ShowModel : PageModel
{
    private const string First = "README";
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseAutoIdentifiers().DisableHtml().Build();
    private static readonly Lazy<Dictionary<string, string>> Guide = new(() =>
        Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder, "*.md").ToDictionary(f => Path.GetFileNameWithoutExtension(f), System.IO.File.ReadAllText, StringComparer.Ordinal) : []);

    public string Heading { get; private set; } = "";

    public string Html { get; private set; } = "";

    public bool IsFirst { get; private set; }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "docs", "huong-dan");

    public IActionResult OnGet(string? name)
    {
        IsFirst = name is null;
        if (!Guide.Value.TryGetValue(name ?? First, out var text) || name == First)
        {
            return NotFound();
        }

        var document = Markdown.Parse(text, Pipeline);
        Heading = document.Descendants<HeadingBlock>().FirstOrDefault()?.Inline?.FirstChild?.ToString() ?? "";
        foreach (var link in document.Descendants<LinkInline>())
        {
            link.Url = Here(link.Url);
        }

        foreach (var table in document.Descendants<Table>())
        {
            table.GetAttributes().AddClass("table");
        }

        Html = document.ToHtml(Pipeline);
        return Page();
    }

    /// <summary>In the repository the pages lie beside each other; here below one address.</summary>
    private static string? Here(string? url) => url is null || !url.EndsWith(".md", StringComparison.Ordinal) || url.Contains('/', StringComparison.Ordinal) ? url
        : url == First + ".md" ? "/huong-dan"
        : "/huong-dan/" + url[..^3];
}
