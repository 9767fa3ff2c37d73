namespace HaiCap.Web.Tests.Support;

/// <summary>What every page keeps to, whoever asks for it.</summary>
public static class PageRules
{
    /// <summary>Faults of the page last fetched: inline script or style, a script without the answer's nonce, a policy that allows more than it should.</summary>
    public static IReadOnlyList<string> Faults(Visitor visitor)
    {
        if (visitor.Response.Content.Headers.ContentType?.MediaType != "text/html" || visitor.Response.Content.Headers.ContentLength == 0)
        {
            return [];
        }

        var policy = string.Join(' ', visitor.Response.Headers.GetValues("Content-Security-Policy"));
        var scripts = visitor.Page.QuerySelectorAll("script").ToList();
        List<string> faults = [];
        Fault(policy.Contains("unsafe", StringComparison.Ordinal), policy);
        Fault(!policy.StartsWith("default-src 'none'; script-src 'n", StringComparison.Ordinal), policy);
        Fault(scripts.Exists(script => !script.HasAttribute("src") || script.TextContent.Trim().Length > 0), "inline script");
        Fault(scripts.Exists(script => !policy.Contains($"'nonce-{script.GetAttribute("nonce")}'", StringComparison.Ordinal)), $"a script without the nonce of {policy}");
        Fault(visitor.Page.QuerySelector("style, [style], base, object, embed, iframe") is not null, "inline style or embedded content");
        Fault(
            visitor.Page.All.SelectMany(element => element.Attributes).Any(attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || attribute.Name.StartsWith("hx-on", StringComparison.OrdinalIgnoreCase) || attribute.Value.TrimStart().StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)),
            "script in an attribute");
        return faults;

        void Fault(bool found, string what)
        {
            if (found)
            {
                faults.Add($"{visitor.Path}: {what}");
            }
        }
    }
}
