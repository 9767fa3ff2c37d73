using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using HaiCap.Web.SignIn;

namespace HaiCap.Faults.Tests.Support;

/// <summary>An officer at a browser over real HTTP: signs in, opens a form, sends it. The cookies outlive the host.</summary>
internal sealed class Desk : IDisposable
{
    private static readonly HtmlParser Parser = new();

    private readonly HttpClient http;
    private readonly string userName;
    private List<KeyValuePair<string, string>>? counter;

    public Desk(string userName)
    {
        this.userName = userName;
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), ConnectTimeout = TimeSpan.FromSeconds(2) })
        {
            Timeout = TimeSpan.FromSeconds(40),
        };
    }

    /// <summary>Where the host listens now; each start has a port of its own, and cookies know no ports.</summary>
    public Uri Host { get; set; } = new("http://localhost");

    public async Task SignInAsync()
    {
        var fields = await FormAsync("/dang-nhap/can-bo", "main form");
        Set(fields, "UserName", userName);
        Set(fields, "Password", AccountOpening.SamplePassword);
        using var answer = await PostAsync("/dang-nhap/can-bo", fields);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, userName);
    }

    /// <summary>A paper dossier taken at the counter, known by its key: filed, accepted, receipted and sent on in one transaction. Returns its code.</summary>
    public async Task<Sent> TakeAsync(Guid key)
    {
        const string page = "/lam-viec/tiep-nhan/1.004873";
        counter ??= await FormAsync(page, "main form.act-form");
        List<KeyValuePair<string, string>> fields = [.. counter];
        Set(fields, "SubmissionKey", key.ToString());
        Set(fields, "applicantName", "Phan Thị Thử");
        Set(fields, "applicantId", "040190000099");
        Set(fields, "applicantPhone", "0912345678");
        Set(fields, "applicantAddress", "Khối 1");
        return await SendAsync(page, fields);
    }

    /// <summary>The head gives a dossier to whoever the page suggests.</summary>
    public async Task<Sent> AssignAsync(string code)
    {
        var page = $"/lam-viec/ho-so/{code}/phan-cong";
        return await SendAsync(page, await FormAsync(page, "main form.act-form"));
    }

    public async Task<(HttpStatusCode Status, string Text, int? RetryAfter)> GetAsync(string path)
    {
        using var answer = await http.GetAsync(new Uri(Host, path));
        var seconds = answer.Headers.RetryAfter?.Delta?.TotalSeconds;
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), seconds is { } s ? (int)s : null);
    }

    public void Dispose() => http.Dispose();

    private async Task<Sent> SendAsync(string page, List<KeyValuePair<string, string>> fields)
    {
        using var answer = await PostAsync(page, fields);
        var code = answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location?.ToString() is { } to && to.StartsWith("/lam-viec/ho-so/", StringComparison.Ordinal)
            ? to["/lam-viec/ho-so/".Length..].Split('?')[0]
            : null;
        var words = code is null ? await answer.Content.ReadAsStringAsync() : "";
        return new(code, (int)answer.StatusCode, Told(words), answer.Headers.RetryAfter is not null);
    }

    private async Task<HttpResponseMessage> PostAsync(string path, List<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await http.PostAsync(new Uri(Host, path), content);
    }

    private async Task<List<KeyValuePair<string, string>>> FormAsync(string path, string selector)
    {
        using var answer = await http.GetAsync(new Uri(Host, path));
        var text = await answer.Content.ReadAsStringAsync();
        if (answer.StatusCode != HttpStatusCode.OK)
            throw new HttpRequestException(string.Create(CultureInfo.InvariantCulture, $"{userName} {path}: {(int)answer.StatusCode} {answer.Headers.Location} {Told(text)}"), inner: null, answer.StatusCode);
        using var document = Parser.ParseDocument(text);
        var form = (IHtmlFormElement)(document.QuerySelector(selector) ?? throw new InvalidOperationException($"No form on {path}"));
        return
        [
            .. form.QuerySelectorAll("input[name], select[name], textarea[name]").SelectMany(element => element switch
            {
                IHtmlInputElement { Type: "checkbox" or "radio" } box => box.IsChecked ? [KeyValuePair.Create(box.Name!, box.Value)] : [],
                IHtmlInputElement { Type: not ("submit" or "button" or "file") } input => [KeyValuePair.Create(input.Name!, input.Value)],
                IHtmlSelectElement select => select.Options.Where(option => option.IsSelected).Select(option => KeyValuePair.Create(select.Name!, option.Value)),
                IHtmlTextAreaElement area => [KeyValuePair.Create(area.Name!, area.Value)],
                _ => Enumerable.Empty<KeyValuePair<string, string>>(),
            }),
        ];
    }

    private static void Set(List<KeyValuePair<string, string>> fields, string name, string value)
    {
        fields.RemoveAll(field => field.Key == name);
        fields.Add(KeyValuePair.Create(name, value));
    }

    /// <summary>What a person reads on the page.</summary>
    private static string Told(string html)
    {
        using var document = Parser.ParseDocument(html);
        return string.Join(' ', (document.QuerySelector("main")?.TextContent ?? document.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}

/// <param name="Code">Of the dossier, when the host acknowledged.</param>
/// <param name="Told">The words of the page otherwise.</param>
internal sealed record Sent(string? Code, int Status, string Told, bool RetryAfter);
