using System.IO.Compression;
using System.Net;
using System.Text;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Web.Hosting;
using HaiCap.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Portal;

/// <summary>Pages kept in memory for strangers: the same page with a nonce of its own each time, and never for somebody who is known.</summary>
public sealed class KeptPageTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string Page = "/thu-tuc/2.002385";

    [Theory]
    [InlineData("/")]
    [InlineData(Page)]
    public async Task Each_stranger_gets_the_same_page_with_another_nonce(string path)
    {
        var (first, firstNonce) = await FetchAsync(path);
        var (second, secondNonce) = await FetchAsync(path);
        secondNonce.ShouldNotBe(firstNonce);
        second.ShouldBe(first);
        var (packed, packedNonce) = await FetchAsync(path, ("Accept-Encoding", "gzip, br"));
        packedNonce.ShouldNotBe(secondNonce);
        packed.ShouldBe(first);
        var (english, _) = await FetchAsync(path, ("Cookie", "ngon-ngu=en"));
        english.ShouldNotBe(first);
        english.ShouldContain("<html lang=\"en\">");
    }

    [Fact]
    public async Task A_page_that_was_seen_is_not_sent_again_and_its_policy_stays_with_it()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync(Page);
        var tag = visitor.Response.Headers.ETag!.ToString();
        await visitor.GetAsync(Page, follow: false, ("If-None-Match", tag));
        visitor.Status.ShouldBe(HttpStatusCode.NotModified);
        visitor.Response.Headers.Contains("Content-Security-Policy").ShouldBeFalse("the page on the visitor's side carries the nonce of its own policy");
        visitor.Response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await visitor.Response.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Somebody_signed_in_gets_a_page_of_their_own_even_with_the_tag_of_the_kept_one()
    {
        using var stranger = province.Site.Visit();
        await stranger.GetAsync(Page);
        var tag = stranger.Response.Headers.ETag!.ToString();
        using var citizen = await province.CitizenAsync();
        await citizen.GetAsync(Page, follow: true, ("If-None-Match", tag));
        citizen.Status.ShouldBe(HttpStatusCode.OK);
        citizen.Response.Headers.ETag.ShouldBeNull();
        citizen.Page.QuerySelector(".head-tools a[href='/tai-khoan']").ShouldNotBeNull();
        await stranger.GetAsync(Page);
        stranger.Page.QuerySelector(".head-tools a[href='/tai-khoan']").ShouldBeNull();
    }

    [Fact]
    public async Task A_publication_draws_the_page_anew()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync(Page);
        await visitor.GetAsync(Page);
        visitor.Response.Headers.Contains("ETag").ShouldBeTrue();
        var kept = province.Site.App.Services.GetRequiredService<ProcedureCatalogue>();
        var before = await kept.GetAsync("40");
        kept.Forget("40");
        await visitor.GetAsync(Page);
        (await kept.GetAsync("40")).ShouldNotBeSameAs(before);
        visitor.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_code_that_is_not_there_is_not_found_each_time()
    {
        using var visitor = province.Site.Visit();
        for (var i = 0; i < 2; i++)
        {
            await visitor.GetAsync("/thu-tuc/9.999999");
            visitor.Status.ShouldBe(HttpStatusCode.NotFound);
            visitor.Text.ShouldContain("Không tìm thấy trang");
        }
    }

    [Fact]
    public void A_packed_page_opens_with_every_nonce()
    {
        const string First = "AAAAAAAAAAAAAAAAAAAAAAAA";
        var page = KeptPage.From(Encoding.UTF8.GetBytes($"<p>đầu trang</p><script nonce=\"{First}\"></script><p>đầu trang</p><script nonce=\"{First}\"></script><p>cuối</p>"), First);
        page.Tag.ShouldStartWith("W/");
        page.Packed.ShouldBeTrue();
    }

    private async Task<(string Page, string Nonce)> FetchAsync(string path, params (string Name, string Value)[] headers)
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync(path, follow: false, headers);
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        var body = await visitor.Response.Content.ReadAsByteArrayAsync();
        if (visitor.Response.Content.Headers.ContentEncoding.Contains("br"))
        {
            await using var open = new BrotliStream(new MemoryStream(body), CompressionMode.Decompress);
            using var whole = new MemoryStream();
            await open.CopyToAsync(whole);
            body = whole.ToArray();
        }
        else
        {
            headers.ShouldNotContain(header => header.Name == "Accept-Encoding");
        }

        var policy = visitor.Response.Headers.GetValues("Content-Security-Policy").Single();
        var from = policy.IndexOf("'nonce-", StringComparison.Ordinal) + "'nonce-".Length;
        var nonce = policy[from..(from + CspNonce.Length)];
        var text = Encoding.UTF8.GetString(body);
        text.Split(nonce).Length.ShouldBe(3, "both scripts carry the nonce of the policy");
        return (text.Replace(nonce, "", StringComparison.Ordinal), nonce);
    }
}
