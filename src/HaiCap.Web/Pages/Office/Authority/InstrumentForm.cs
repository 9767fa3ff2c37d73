using HaiCap.Core;
using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Instruments;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Authority;

/// <summary>What is typed of an instrument, new or mended.</summary>
public abstract class InstrumentForm : PageModel
{
    [BindProperty]
    public InstrumentKind Kind { get; set; } = InstrumentKind.Decision;

    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Issuer { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public DateOnly? SignedOn { get; set; }

    [BindProperty]
    public DateOnly? InForceFrom { get; set; }

    [BindProperty]
    public string? Link { get; set; }

    [BindProperty]
    public string? Articles { get; set; }

    [BindProperty]
    public string? Amends { get; set; }

    [BindProperty]
    public string? Replaces { get; set; }

    protected static readonly Problem NoDate = new("AUT-019", "Nhập ngày.", "Give the day.");

    protected void Show(AuthorityDesk.View view, LegalInstrument one)
    {
        (Kind, Number, Issuer, Title, SignedOn, InForceFrom, Link) = (one.Kind, one.Number, one.Issuer, one.Title, one.SignedOn, one.InForceFrom, one.Link);
        Articles = string.Join('\n', one.ReadArticles().Select(article => $"{article.Number} | {article.Quote.ReplaceLineEndings(" ")}"));
        string Numbers(bool replaces) => string.Join(", ", one.ReadChanges().Where(change => change.Replaces == replaces).Select(change => view.Register.Instruments.GetValueOrDefault(change.InstrumentId)?.Number).OfType<string>());
        (Amends, Replaces) = (Numbers(replaces: false), Numbers(replaces: true));
    }

    /// <summary>The facts, or what is missing of them.</summary>
    protected Outcome<InstrumentFacts> Read(AuthorityDesk.View view)
    {
        var problems = new List<Problem>();
        if (SignedOn is null)
        {
            problems.Add(NoDate with { Field = nameof(SignedOn) });
        }

        if (InForceFrom is null)
        {
            problems.Add(NoDate with { Field = nameof(InForceFrom) });
        }

        var changes = Changes(view, Amends, nameof(Amends), replaces: false, problems).Concat(Changes(view, Replaces, nameof(Replaces), replaces: true, problems)).ToList();
        return problems.Count > 0 ? problems : new InstrumentFacts(
            Kind, Number, Issuer, Title, SignedOn!.Value, InForceFrom!.Value, Link,
            Articles: [.. (Articles ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(ArticleOf)], Changes: changes);
    }

    private static QuotedArticle ArticleOf(string line) => line.Split('|', 2, StringSplitOptions.TrimEntries) is [var number, var quote] ? new(number, quote) : new(line, "");

    private static List<InstrumentChange> Changes(AuthorityDesk.View view, string? text, string field, bool replaces, List<Problem> problems)
    {
        var found = new List<InstrumentChange>();
        foreach (var number in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (view.Register.Instruments.Values.FirstOrDefault(one => string.Equals(one.Number, VietnameseText.Nfc(number), StringComparison.OrdinalIgnoreCase)) is { } named)
            {
                found.Add(new InstrumentChange(named.Id, replaces));
            }
            else
            {
                problems.Add(AuthorityProblems.NoInstrument with { Field = field });
            }
        }

        return found;
    }
}
