using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using HaiCap.Core;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Hostile;

/// <summary>Follows every link a visitor finds, sends every naughty string through every form on the way, and keeps what went wrong.</summary>
/// <param name="each">How many strings each form gets: the next ones of the list, so that all forms together see all of it several times over.</param>
internal sealed partial class FormWalk(int each)
{
    private int next;

    private const int PagesOfAKind = 2;
    private const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private readonly HashSet<string> attacked = new(StringComparer.Ordinal);

    public List<string> Faults { get; } = [];

    public int Forms => attacked.Count;

    public int Sent { get; private set; }

    /// <summary>Tables and papers looked into.</summary>
    public int Files { get; private set; }

    /// <summary>Every page from these on, two of each kind; faults of what is shown are kept.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(Visitor visitor, params IEnumerable<string> starts)
    {
        var (queue, seen, kinds) = (new Queue<string>(starts), new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var pages = new List<string>();
        while (queue.TryDequeue(out var url))
        {
            var kind = KindOf(url);
            if (!seen.Add(url) || kinds.GetValueOrDefault(kind) >= PagesOfAKind)
            {
                continue;
            }

            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            await visitor.GetAsync(url);
            Check(visitor, $"GET {url}");
            await CheckFileAsync(visitor, url);
            if (visitor.Response.Content.Headers.ContentType?.MediaType != "text/html")
            {
                continue;
            }

            pages.Add(url);
            foreach (var link in visitor.Page.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")!).Where(href => href.StartsWith('/') || href.StartsWith('?')))
            {
                var to = new Uri(visitor.At, link).PathAndQuery;
                if (!to.StartsWith("/dang-xuat", StringComparison.Ordinal) && !to.StartsWith("/ngon-ngu", StringComparison.Ordinal))
                {
                    queue.Enqueue(to);
                }
            }
        }

        return pages;
    }

    /// <summary>Every form of these pages that was not met before.</summary>
    public async Task AttackAsync(Visitor visitor, IEnumerable<string> pages)
    {
        foreach (var page in pages)
        {
            await visitor.GetAsync(page);
            var forms = visitor.Page.QuerySelectorAll("form").OfType<IHtmlFormElement>().Select(form => form.OuterHtml.Contains("/dang-xuat", StringComparison.Ordinal) ? "" : KeyOf(page, form)).ToList();
            for (var number = 0; number < forms.Count; number++)
            {
                if (forms[number].Length > 0 && attacked.Add(forms[number]))
                {
                    await AttackAsync(visitor, page, number);
                }
            }
        }
    }

    private static string KindOf(string url) => Changing().Replace(url.Split('#')[0], "…");

    private static string KeyOf(string page, IHtmlFormElement form) =>
        $"{KindOf(page.Split('?')[0])} {KindOf(form.GetAttribute("action") ?? "")} {string.Join(',', form.QuerySelectorAll("[name]").Select(field => KindOf(field.GetAttribute("name")!)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))}";

    private static bool IsText(IElement field) => field is IHtmlTextAreaElement or IHtmlInputElement { Type: "text" or "search" or "tel" or "email" or "url" or "number" or "date" or "password" or "time" };

    /// <summary>Each naughty string once in some text field of the form; then other fields, which only tampering changes, with a few.</summary>
    private async Task AttackAsync(Visitor visitor, string page, int number)
    {
        var form = await OpenAsync(visitor, page, number);
        var texts = form?.QuerySelectorAll("[name]").Where(IsText).Select(field => field.GetAttribute("name")!).Distinct(StringComparer.Ordinal).ToList() ?? [];
        for (var at = 0; texts.Count > 0 && at < each && form is not null; at += texts.Count)
        {
            var typed = texts.ConvertAll(name => KeyValuePair.Create(name, NaughtyStrings.All[next++ % NaughtyStrings.All.Count]));
            form = await SendAsync(visitor, page, number, form, typed);
        }

        var others = form is null ? [] : Visitor.FieldsOf(form).Select(field => field.Key).Except(texts, StringComparer.Ordinal).Where(name => name != "__xacthuc").Distinct(StringComparer.Ordinal).ToList();
        foreach (var (other, i) in others.Select((other, i) => (other, i)))
        {
            foreach (var text in new[] { "", "\0", "99999999999999999999", NaughtyStrings.Html[i % NaughtyStrings.Html.Count], Guid.Empty.ToString() })
            {
                if (form is not null)
                {
                    form = await SendAsync(visitor, page, number, form, [KeyValuePair.Create(other, text)]);
                }
            }
        }
    }

    private async Task<IHtmlFormElement?> SendAsync(Visitor visitor, string page, int number, IHtmlFormElement form, List<KeyValuePair<string, string>> typed)
    {
        var values = Visitor.FieldsOf(form);
        values.RemoveAll(value => typed.Exists(one => one.Key == value.Key));
        values.AddRange(typed);
        var action = form.GetAttribute("action") is { Length: > 0 } told ? told : page;
        var what = $"{form.Method} {page} #{number} {string.Join(" & ", typed.Select(one => $"{one.Key}={Shown(one.Value)}"))}";
        if (string.Equals(form.Method, "get", StringComparison.OrdinalIgnoreCase))
        {
            await visitor.GetAsync(new Uri(new Uri(new Uri("http://localhost"), page), action).AbsolutePath + "?" + string.Join('&', values.Select(value => $"{Uri.EscapeDataString(value.Key)}={Uri.EscapeDataString(value.Value)}")), follow: false);
        }
        else
        {
            await visitor.PostAsync(new Uri(new Uri(new Uri("http://localhost"), page), action).PathAndQuery, [.. values.Select(value => (value.Key, value.Value))]);
        }

        Sent++;
        Check(visitor, what);
        if (visitor.LeadsTo is not null || (int)visitor.Status >= 400)
        {
            return await OpenAsync(visitor, page, number);
        }

        foreach (var (name, text) in typed)
        {
            // What was typed stands there again, in Unicode's composed form.
            if (visitor.Page.QuerySelectorAll("form [name]").FirstOrDefault(field => field.GetAttribute("name") == name) is { } again && ValueOf(again) is { } value && !IsSame(value, text)
                && !IsCut(again, value, text) && !IsRead(again, value, text))
            {
                Faults.Add($"{what}: {name} came back as {Shown(value)}");
            }
        }

        return form;
    }

    private static string? ValueOf(IElement field) => field switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement { Type: "text" or "search" or "tel" or "email" } input => input.GetAttribute("value") ?? "",
        _ => null,
    };

    /// <summary>No more than the field takes by its own word comes back of what a browser would not have let in.</summary>
    private static bool IsCut(IElement field, string value, string text) =>
        int.TryParse(field.GetAttribute("maxlength"), out var most) && text.Length > most && value.Length >= most && text.StartsWith(value, StringComparison.Ordinal);

    /// <summary>A number that was understood stands there as the same number.</summary>
    private static bool IsRead(IElement field, string value, string text) =>
        field.GetAttribute("inputmode") is "decimal" or "numeric" && FormValues.Number(text) is { } number && FormValues.Number(value) == number;

    private static bool IsSame(string value, string text) => value.Length == 0 || Form(value) == Form(text);

    /// <summary>As a person sees it: composed, without characters that are none (a test of their own tells which), lines ended alike (a field of one line has none).</summary>
    private static string Form(string text) => VietnameseText.Nfc(Gap().Replace(NotSeen().Replace(text, ""), " ")).Trim();

    private static async Task<IHtmlFormElement?> OpenAsync(Visitor visitor, string page, int number)
    {
        await visitor.GetAsync(page);
        return visitor.Page.QuerySelectorAll("form").OfType<IHtmlFormElement>().ElementAtOrDefault(number);
    }

    private void Check(Visitor visitor, string what)
    {
        var headers = string.Join('\n', visitor.Response.Headers.Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"));
        if ((int)visitor.Status >= 500)
        {
            Faults.Add($"{what}: {(int)visitor.Status}");
        }
        else if (visitor.LeadsTo is { } to && to.Authority != visitor.At.Authority)
        {
            Faults.Add($"{what}: leads to {to}");
        }
        else if (headers.Contains("X-Hc:", StringComparison.OrdinalIgnoreCase) || headers.Contains("hc=1;", StringComparison.Ordinal))
        {
            Faults.Add($"{what}: a header of its own");
        }
        else if (visitor.Response.Content.Headers.ContentType?.MediaType == "text/html")
        {
            if (visitor.Page.QuerySelector($"{NaughtyStrings.Element}, [{NaughtyStrings.Attribute}]") is { } escaped)
            {
                Faults.Add($"{what}: not escaped: {escaped.OuterHtml}");
            }

            Faults.AddRange(PageRules.Faults(visitor).Where(fault => !fault.EndsWith("script in an attribute", StringComparison.Ordinal)
                || visitor.Page.QuerySelector("[href^='javascript:' i], [src^='javascript:' i], [action^='javascript:' i], [formaction^='javascript:' i]") is not null).Select(fault => $"{what}: {fault}"));
        }
    }

    /// <summary>What a page hands out: no cell of a table runs in a spreadsheet, every paper is one that Poppler reads.</summary>
    private async Task CheckFileAsync(Visitor visitor, string url)
    {
        var type = visitor.Response.Content.Headers.ContentType?.MediaType;
        Files += type is "text/csv" or Workbook or "application/pdf" ? 1 : 0;
        if (type == "text/csv")
        {
            Faults.AddRange(CsvRules.Faults(await visitor.Response.Content.ReadAsStringAsync()).Select(fault => $"{url}: {fault}"));
        }
        else if (type == Workbook)
        {
            SheetReader.Read(await visitor.Response.Content.ReadAsByteArrayAsync());
        }
        else if (type == "application/pdf" && (await Poppler.PlainTextAsync(await visitor.Response.Content.ReadAsByteArrayAsync())).Contains("root:x:0", StringComparison.Ordinal))
        {
            Faults.Add($"{url}: a file of the machine was read");
        }
    }

    private static string Shown(string text)
    {
        var shown = System.Text.Json.JsonSerializer.Serialize(text);
        return shown.Length > 60 ? $"{shown[..60]}… ({text.Length})" : shown;
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Gap();

    [GeneratedRegex(@"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufeff\ufffe\uffff]|[\ud83f\ud87f\ud8bf\ud8ff\ud93f\ud97f\ud9bf\ud9ff\uda3f\uda7f\udabf\udaff\udb3f\udb7f\udbbf\udbff][\udffe\udfff]", RegexOptions.None, 1000)]
    private static partial Regex NotSeen();

    [GeneratedRegex(@"[0-9a-f]{8}-[0-9a-f-]{27}|H41[.0-9-]*|\d[\d.-]+|(?<==)[^&]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Changing();
}
