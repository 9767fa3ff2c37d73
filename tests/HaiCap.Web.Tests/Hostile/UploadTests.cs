using System.IO.Compression;
using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Core.Organizations.Keys;
using HaiCap.Testing;
using HaiCap.Web.Tests.Api;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Hostile;

/// <summary>Files that are not what they say, on the page and by API alike; and how an honest one with a wicked name goes out again.</summary>
public sealed class UploadTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    public static TheoryData<string, byte[], string> Hostile => new()
    {
        { "rong.pdf", [], "FIL-001" },
        { "anh.png", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>hc()</script></svg>"u8.ToArray(), "FIL-003" },
        { "don.pdf", "<!DOCTYPE html><html><script>hc()</script></html>"u8.ToArray(), "FIL-003" },
        { "don.docx", "<?xml version=\"1.0\"?><hc/>"u8.ToArray(), "FIL-003" },
        { "don.pdf", [.. "GIF89a/*"u8, .. "*/=1;hc()"u8], "FIL-003" },
        { "don.pdf", [.. "\u007fELF"u8, 1, 1, 1], "FIL-003" },
        { "don.pdf", [.. SampleFiles.Pdf(), .. SampleFiles.Zip(("a.html", "<script>"))], "FIL-005" },
        { "anh.jpg", [.. SampleFiles.Jpeg(), .. SampleFiles.Zip(("a.html", "<script>"))], "FIL-006" },
        { "anh.png", [.. SampleFiles.Png(), .. SampleFiles.Zip(("a.html", "<script>"))], "FIL-006" },
        { "don.docx", SampleFiles.Docx(("../../evil.html", "x")), "FIL-006" },
        { "don.docx", SampleFiles.Docx(("word/vbaProject.bin", "x")), "FIL-006" },
        { "don.docx", Bomb(), "FIL-006" },
        { "don.pdf", SampleFiles.Pdf()[..^8], "FIL-005" },
    };

    [Theory, MemberData(nameof(Hostile), DisableDiscoveryEnumeration = true)]
    public async Task A_file_that_is_not_what_it_says_is_refused_on_the_page_and_by_api(string name, byte[] content, string code)
    {
        using var citizen = await province.CitizenAsync();
        var draft = await DraftAsync();
        await citizen.GetAsync($"/nop-ho-so/{draft}/giay-to");
        await citizen.UploadAsync($"paper-{DossierStory.Component}", name, content, ("viec", "tai"));
        ((int)citizen.Status).ShouldBe(200);
        citizen.Page.QuerySelectorAll(".file-line a").ShouldBeEmpty();
        (await province.Site.DoAsync((_, db) => db.Set<DraftFile>().CountAsync(file => file.DraftId == draft))).ShouldBe(0);

        using var client = await ApiClient.WithKeyAsync(province.Site, KeyScopes.Read | KeyScopes.Write);
        var sent = await client.SendAsync(HttpMethod.Post, "/api/v1/files", new ByteArrayContent(content) { Headers = { ContentType = new("application/pdf") } });
        sent.Status.ShouldBeInRange(400, 422, sent.Text);
        sent.Code.ShouldBe(code, sent.Text);
    }

    [Theory]
    [InlineData("../../../etc/passwd"), InlineData("..\\..\\win.ini"), InlineData("CON"), InlineData("a\0b.pdf"), InlineData("hoa-don\u202efdp.exe"), InlineData("<hc-x>.pdf")]
    [InlineData("=cmd|'/C calc'!A0.pdf"), InlineData("тест😀.pdf"), InlineData("Đơn đề nghị.pdf"), InlineData(".pdf"), InlineData("a.html")]
    public async Task An_honest_file_goes_out_as_what_it_is_whatever_its_name(string name)
    {
        using var citizen = await province.CitizenAsync();
        var draft = await DraftAsync();
        await citizen.GetAsync($"/nop-ho-so/{draft}/giay-to");
        await citizen.UploadAsync($"paper-{DossierStory.Component}", name.Replace("\0", "", StringComparison.Ordinal), SampleFiles.Pdf(name), ("viec", "tai"));
        citizen.Page.QuerySelector(NaughtyStrings.Element).ShouldBeNull();
        var link = citizen.Page.QuerySelector(".file-line a")!.GetAttribute("href")!;

        await citizen.GetAsync(link);

        var headers = citizen.Response.Content.Headers;
        headers.ContentType!.MediaType.ShouldBe("application/pdf");
        headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        headers.ContentDisposition.FileNameStar.ShouldEndWith(".pdf");
        headers.ContentDisposition.FileNameStar!.IndexOfAny(['/', '\\', '\0', '<', '"', '\u202e']).ShouldBe(-1);
        citizen.Response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        citizen.Response.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
    }

    /// <summary>A few kilobytes that unpack to more than half a gigabyte.</summary>
    private static byte[] Bomb()
    {
        using var memory = new MemoryStream();
        memory.Write(SampleFiles.Docx());
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = archive.CreateEntry("word/media/a.bin", CompressionLevel.Fastest).Open();
            var zeros = new byte[1024 * 1024];
            for (var megabyte = 0; megabyte < 520; megabyte++)
            {
                part.Write(zeros);
            }
        }

        return memory.ToArray();
    }

    private async Task<Guid> DraftAsync()
    {
        var citizen = await province.Site.DoAsync((_, db) => db.Set<CitizenAccount>().OrderBy(account => account.Id).FirstAsync(), "00");
        return await province.Site.DoAsync(async (services, _) =>
            (await services.GetRequiredService<StartDraft>().HandleAsync(new Actor(ActorKind.Citizen, citizen.Id, citizen.Name), new("2.002385"))).Value.Id);
    }
}
