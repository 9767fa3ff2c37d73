using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace HaiCap.Web.Tests.Support;

/// <summary>A browser without script: follows links and redirects, keeps cookies, fills and sends the forms of the page it is on.</summary>
public sealed class Visitor(HttpMessageHandler server, Uri address) : IDisposable
{
    private static readonly HtmlParser Parser = new();
    private readonly HttpMessageInvoker invoker = new(server);

    public CookieContainer Cookies { get; } = new();

    public HttpResponseMessage Response { get; private set; } = new();

    public Uri At { get; private set; } = address;

    /// <summary>Where the last answer sends, when that was not followed.</summary>
    public Uri? LeadsTo { get; private set; }

    public IHtmlDocument Page { get; private set; } = Parser.ParseDocument("");

    public HttpStatusCode Status => Response.StatusCode;

    /// <summary>Told of every answer, redirects too.</summary>
    public Action<HttpResponseMessage>? Answered { get; set; }

    public string Path => At.PathAndQuery;

    public string Text => string.Join(' ', (Page.Body?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public async Task<Visitor> GetAsync(string url, bool follow = true, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(At, url));
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await SendAsync(request, follow);
    }

    /// <summary>Sends the page's form (the first in main, or the one the selector names) with these fields changed.</summary>
    public Task<Visitor> SubmitAsync(params (string Name, string Value)[] fields) => SubmitFormAsync("main form", fields);

    public async Task<Visitor> SubmitFormAsync(string selector, params (string Name, string Value)[] fields)
    {
        var form = (IHtmlFormElement)(Page.QuerySelector(selector) ?? throw new InvalidOperationException($"No form '{selector}' on {Path}: {Text}"));
        var values = FieldsOf(form);
        foreach (var (name, _) in fields)
        {
            values.RemoveAll(v => v.Key == name);
        }

        values.AddRange(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        var action = form.GetAttribute("action") is { Length: > 0 } told ? told : At.PathAndQuery;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(At, action)) { Content = new FormUrlEncodedContent(values) };
        return await SendAsync(request, follow: true);
    }

    /// <summary>Presses a button that sends its form elsewhere.</summary>
    public async Task<Visitor> PressAsync(string button, params (string Name, string Value)[] fields)
    {
        var pressed = Page.QuerySelector(button) ?? throw new InvalidOperationException($"No button '{button}' on {Path}: {Text}");
        var values = FieldsOf((IHtmlFormElement)pressed.Closest("form")!).Where(v => !fields.Any(f => f.Name == v.Key)).Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(At, pressed.GetAttribute("formaction")!)) { Content = new FormUrlEncodedContent(values) };
        return await SendAsync(request, follow: true);
    }

    /// <summary>Sends just these fields, as a script does.</summary>
    public async Task<Visitor> PostAsync(string url, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(At, url))
        {
            Content = new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
        };
        return await SendAsync(request, follow: false);
    }

    /// <summary>Sends the first form in main with one file chosen.</summary>
    public Task<Visitor> UploadAsync(string input, string fileName, byte[] content, params (string Name, string Value)[] fields) => UploadFormAsync("main form", input, fileName, content, fields);

    public async Task<Visitor> UploadFormAsync(string selector, string input, string fileName, byte[] content, params (string Name, string Value)[] fields)
    {
        var form = (IHtmlFormElement)(Page.QuerySelector(selector) ?? throw new InvalidOperationException($"No form '{selector}' on {Path}: {Text}"));
        var body = new MultipartFormDataContent();
        foreach (var (name, value) in FieldsOf(form).Where(v => !fields.Any(f => f.Name == v.Key)).Concat(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))))
        {
            body.Add(new StringContent(value), name);
        }

        body.Add(new ByteArrayContent(content), input, fileName);
        var action = form.GetAttribute("action") is { Length: > 0 } told ? told : At.PathAndQuery;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(At, action)) { Content = body };
        return await SendAsync(request, follow: true);
    }

    public Task<Visitor> SignInAsync(string userName, string password = Site.Password) => SignInAtAsync("/dang-nhap/can-bo", userName, password);

    public async Task<Visitor> SignInAtAsync(string page, string userName, string password)
    {
        await GetAsync(page);
        return await SubmitAsync(("UserName", userName), ("Password", password));
    }

    public void Dispose()
    {
        invoker.Dispose();
        Response.Dispose();
    }

    /// <summary>What the form would send as it stands.</summary>
    internal static List<KeyValuePair<string, string>> FieldsOf(IHtmlFormElement form)
    {
        var values = new List<KeyValuePair<string, string>>();
        foreach (var element in form.QuerySelectorAll("input[name], select[name], textarea[name]"))
        {
            var name = element.GetAttribute("name")!;
            switch (element)
            {
                case IHtmlInputElement { Type: "checkbox" or "radio" } box:
                    if (box.IsChecked)
                    {
                        values.Add(KeyValuePair.Create(name, box.Value));
                    }

                    break;
                case IHtmlInputElement { Type: not ("submit" or "button" or "file") } input:
                    values.Add(KeyValuePair.Create(name, input.Value));
                    break;
                case IHtmlSelectElement select:
                    values.AddRange(select.Options.Where(o => o.IsSelected).Select(o => KeyValuePair.Create(name, o.Value)));
                    break;
                case IHtmlTextAreaElement area:
                    values.Add(KeyValuePair.Create(name, area.Value));
                    break;
            }
        }

        return values;
    }

    private async Task<Visitor> SendAsync(HttpRequestMessage first, bool follow)
    {
        var request = first;
        for (var hop = 0; ; hop++)
        {
            request.Headers.TryAddWithoutValidation("Cookie", Cookies.GetCookieHeader(request.RequestUri!));
            Response = await invoker.SendAsync(request, CancellationToken.None);
            At = request.RequestUri!;
            Answered?.Invoke(Response);
            if (Response.Headers.TryGetValues("Set-Cookie", out var cookies))
            {
                foreach (var cookie in cookies)
                {
                    Cookies.SetCookies(At, cookie);
                }
            }

            // Another site is another server: its visitor goes on from LeadsTo.
            LeadsTo = Response.Headers.Location is { } next ? new Uri(At, next) : null;
            if (!follow || LeadsTo is null || LeadsTo.Authority != At.Authority || hop > 10)
            {
                break;
            }

            request = new HttpRequestMessage(HttpMethod.Get, LeadsTo);
        }

        Page = await Parser.ParseDocumentAsync(await Response.Content.ReadAsStringAsync());
        return this;
    }
}
