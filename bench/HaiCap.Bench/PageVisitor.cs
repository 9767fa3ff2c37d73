using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;

namespace HaiCap.Bench;

/// <summary>A browser as far as weights and forms go: takes brotli, keeps cookies, fetches what the page's head and body name.</summary>
internal sealed partial class PageVisitor(Uri address, CookieContainer? jar = null) : IDisposable
{
    private readonly HttpClient client = new(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None, CookieContainer = jar ?? new() }) { BaseAddress = address };

    public async Task<FetchedPage> GetAsync(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return await SendAsync(request);
    }

    /// <exception cref="InvalidOperationException">The page did not let us in.</exception>
    public async Task SignInAsync(string path, params (string Name, string Value)[] fields)
    {
        var form = await GetAsync(path);
        var token = Token().Match(form.Text).Groups["token"].Value;
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent([KeyValuePair.Create("__xacthuc", token), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]),
        };
        var after = await SendAsync(request);
        if (after.Path == path)
        {
            throw new InvalidOperationException($"Not signed in at {path}: {after.Status} at {after.Path}");
        }
    }

    public void Dispose() => client.Dispose();

    private async Task<FetchedPage> SendAsync(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "br");
        request.Headers.TryAddWithoutValidation("Accept", "text/html");
        using var response = await client.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        using var plain = new MemoryStream(body);
        await using Stream text = response.Content.Headers.ContentEncoding.Contains("br") ? new BrotliStream(plain, CompressionMode.Decompress) : plain;
        using var reader = new StreamReader(text);
        return new FetchedPage((int)response.StatusCode, response.RequestMessage!.RequestUri!.AbsolutePath, body.Length, await reader.ReadToEndAsync());
    }

    [GeneratedRegex("name=\"__xacthuc\"[^>]*value=\"(?<token>[^\"]+)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Token();
}

/// <param name="Bytes">As it went over the line.</param>
internal sealed partial record FetchedPage(int Status, string Path, int Bytes, string Text)
{
    /// <summary>Style, scripts, icons: each once.</summary>
    public IEnumerable<string> Assets() => Asset().Matches(Text)
        .Select(match => WebUtility.HtmlDecode(match.Groups["url"].Value).Split('#')[0])
        .Distinct(StringComparer.Ordinal);

    [GeneratedRegex("(?:src|href)=\"(?<url>/[^\"]+\\.(?:css|js|svg|ico|png|woff2|webp)(?:[?#][^\"]*)?)\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Asset();
}
