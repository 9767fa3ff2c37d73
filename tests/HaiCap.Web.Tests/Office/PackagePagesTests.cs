using System.IO.Compression;
using System.Net;
using System.Text;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.Office;

/// <summary>A package goes out by its page, is changed by hand as its reader would, looked at and made a draft.</summary>
public sealed class PackagePagesTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string Page = "/lam-viec/thu-tuc/goi";

    [Fact]
    public async Task A_package_is_taken_out_changed_looked_at_and_becomes_a_draft()
    {
        using var writer = await province.OfficerAsync("quantri.tinh");
        var bytes = await ExportAsync(writer, "2.002385");
        bytes = Change(bytes, "versions/1/procedure.yaml", text => text.Replace("confirmed: true", "confirmed: false", StringComparison.Ordinal).Replace("summary:", "summary: Tóm tắt <b>đã sửa</b>\n  # ", StringComparison.Ordinal));

        await writer.GetAsync(Page);
        await writer.UploadFormAsync("#nhap", "file", "C:\\tải về\\gói.zip", Drop(bytes, "versions/1/procedure.yaml"));
        writer.Text.ShouldContain("chưa nhập gì");
        writer.Page.QuerySelector("#tao").ShouldBeNull();
        await writer.UploadFormAsync("#nhap", "file", "gói.zip", Change(bytes, "versions/1/procedure.yaml", text => text.Replace("level: province", "level: tỉnh", StringComparison.Ordinal)));
        writer.Text.ShouldContain("versions/1/procedure.yaml, dòng 4");

        await writer.UploadFormAsync("#nhap", "file", "gói.zip", bytes);
        writer.Text.ShouldContain("đang có phiên bản 1");
        writer.Text.ShouldContain("đã được sửa sau khi xuất");
        writer.Page.QuerySelectorAll("table td").ShouldContain(cell => cell.TextContent.Contains("Tóm tắt <b>đã sửa</b>", StringComparison.Ordinal));
        (await DraftAsync("2.002385")).ShouldBeNull();
        await writer.SubmitFormAsync("#tao");
        writer.Text.ShouldContain("Đã tạo bản thảo thủ tục 2.002385");
        (await DraftAsync("2.002385")).ShouldNotBeNull().Read().Summary.ShouldBe("Tóm tắt <b>đã sửa</b>");
        (await province.Site.DoAsync((_, db) => db.Set<ProcedureVersion>().CountAsync(version => version.Code == "2.002385"))).ShouldBe(1, "nothing is published");

        // What was looked at is used up, and a second one is told of the open draft.
        await writer.GetAsync(Page);
        await writer.UploadFormAsync("#nhap", "file", "gói.zip", bytes);
        writer.Text.ShouldContain("đang có một bản thảo");
    }

    [Fact]
    public async Task What_somebody_else_looks_at_is_not_mine_to_import()
    {
        using var writer = await province.OfficerAsync("quantri.tinh");
        var bytes = await ExportAsync(writer, "1.013792");
        await writer.GetAsync(Page);
        await writer.UploadFormAsync("#nhap", "file", "a.zip", bytes);
        foreach (var token in new[] { "", "../../haicap.db", new string('0', 64) })
        {
            await writer.GetAsync(Page);
            await writer.UploadFormAsync("#nhap", "file", "a.zip", bytes);
            await writer.SubmitFormAsync("#tao", ("Token", token));
            writer.Status.ShouldBe(HttpStatusCode.OK);
            writer.Text.ShouldContain("Tải gói lên lại");
        }

        (await DraftAsync("1.013792")).ShouldBeNull();
    }

    [Fact]
    public async Task Files_that_are_none_are_refused_in_words()
    {
        using var writer = await province.OfficerAsync("quantri.tinh");
        foreach (var content in new[] { [], "PK\x03\x04"u8.ToArray(), "<html>"u8.ToArray(), HaiCap.Testing.SampleFiles.Docx(), HaiCap.Testing.SampleFiles.Zip(("../history.yaml", "x")) })
        {
            await writer.GetAsync(Page);
            await writer.UploadFormAsync("#nhap", "file", "../../a\u202e.zip", content);
            writer.Status.ShouldBe(HttpStatusCode.OK);
            writer.Page.QuerySelector("#tao").ShouldBeNull();
            writer.Page.QuerySelector(".field-error").ShouldNotBeNull();
        }

        await writer.GetAsync($"{Page}?handler=Zip&ma=1.999999");
        writer.Text.ShouldContain("Không có thủ tục mang mã này");
    }

    [Theory]
    [InlineData("phapche.tinh", true)]
    [InlineData("chuyenvien.atbx", false)]
    public async Task The_legal_unit_takes_packages_out_and_brings_none_in(string who, bool reads)
    {
        using var visitor = await province.OfficerAsync(who);
        await visitor.GetAsync(Page);
        visitor.Status.ShouldBe(reads ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        visitor.Page.QuerySelector("#nhap").ShouldBeNull();
        await visitor.GetAsync($"{Page}?handler=Zip&ma=2.002385");
        visitor.Status.ShouldBe(reads ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
    }

    private async Task<byte[]> ExportAsync(Visitor visitor, string code)
    {
        await visitor.GetAsync($"{Page}?handler=Zip&ma={code}");
        visitor.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/zip");
        visitor.Response.Content.Headers.ContentDisposition!.FileName.ShouldBe($"thu-tuc-{code}.zip");
        return await visitor.Response.Content.ReadAsByteArrayAsync();
    }

    private Task<ProcedureDraft?> DraftAsync(string code) => province.Site.DoAsync((_, db) => db.Set<ProcedureDraft>().AsNoTracking().FirstOrDefaultAsync(draft => draft.Code == code));

    private static byte[] Drop(byte[] package, string file) => With(package, zip => zip.GetEntry(file)!.Delete());

    private static byte[] Change(byte[] package, string file, Func<string, string> change) => With(package, zip =>
    {
        string text;
        using (var reader = new StreamReader(zip.GetEntry(file)!.Open()))
        {
            text = change(reader.ReadToEnd());
        }

        zip.GetEntry(file)!.Delete();
        using var entry = zip.CreateEntry(file).Open();
        entry.Write(Encoding.UTF8.GetBytes(text));
    });

    private static byte[] With(byte[] package, Action<ZipArchive> change)
    {
        using var memory = new MemoryStream();
        memory.Write(package);
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            change(zip);
        }

        return memory.ToArray();
    }
}
