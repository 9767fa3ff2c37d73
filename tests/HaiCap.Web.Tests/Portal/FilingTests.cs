using System.Net;
using System.Text.Json;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.Portal;

/// <summary>The filing journey in a browser without script.</summary>
public sealed class FilingTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private static readonly (string, string)[] Office =
    [
        ("ten-to-chuc", "Phòng khám Hoa Sen"), ("ma-so-thue", "0100109106"), ("dia-chi-tru-so.province", "40"), ("dia-chi-tru-so.commune", "16690"),
        ("dia-chi-tru-so.street", "Số 5, đường Lê Lợi"), ("dien-thoai", "0912 345 678"), ("nguoi-dai-dien", "Nguyễn Thị Hoà"), ("chuc-vu", "Giám đốc"),
        ("so-dinh-danh", "040185000101"),
    ];

    private static readonly (string, string)[] Device =
    [
        ("thiet-bi[0].loai", "tong-hop"), ("thiet-bi[0].hang", "Shimadzu"), ("thiet-bi[0].model", "RAD"), ("thiet-bi[0].serial", "SN-1"),
        ("thiet-bi[0].nuoc", "Nhật Bản"), ("thiet-bi[0].nam", "2024"), ("thiet-bi[0].kv", "150"), ("thiet-bi[0].ma", "630,5"),
        ("nguon-goc", "mua-moi"), ("ngay-co", "01/07/2026"),
    ];

    [Fact]
    public async Task A_citizen_files_an_X_ray_declaration_without_script()
    {
        using var citizen = await BeginAsync();
        var id = DraftOf(citizen);
        await GoOnAsync(citizen, Office);
        citizen.Path.ShouldEndWith("/muc/noi-su-dung");

        // The question a choice opens appears by the Update button, what was chosen stays.
        citizen.Page.QuerySelector("[name='noi-dat.commune']").ShouldBeNull();
        await citizen.SubmitAsync(("loai-co-so", "phong-kham"), ("cach-lap-dat", "co-dinh"), ("viec", "cap-nhat:cach-lap-dat"));
        citizen.Page.QuerySelector("[name='noi-dat.commune']").ShouldNotBeNull();
        citizen.Page.QuerySelector("[name='loai-co-so'][checked]")!.GetAttribute("value").ShouldBe("phong-kham");
        await GoOnAsync(citizen, ("noi-dat.commune", "16690"), ("noi-dat.street", "Số 5"), ("phong-dat", "Tầng 1"));

        await citizen.SubmitAsync([.. Device, ("viec", "them:thiet-bi")]);
        citizen.Page.QuerySelectorAll("fieldset.item").Length.ShouldBe(2);
        await citizen.SubmitAsync(("viec", "bot:thiet-bi:1"));
        citizen.Page.QuerySelectorAll("fieldset.item").Length.ShouldBe(1);
        citizen.Page.QuerySelector("[name='thiet-bi[0].ma']")!.GetAttribute("value").ShouldBe("630,5");
        await GoOnAsync(citizen);
        await GoOnAsync(citizen, ("nguoi-an-toan", "Trần Văn Bình"), ("trinh-do", "Kỹ sư"), ("dien-thoai-an-toan", "0987654321"));
        await GoOnAsync(citizen, ("cach-nhan", "khong"));
        citizen.Path.ShouldEndWith("/giay-to");
        await citizen.UploadAsync("paper-tai-lieu-ky-thuat", "catalogue.pdf", SampleFiles.Pdf(), ("viec", "tiep"));
        citizen.Path.ShouldEndWith("/noi-nop");

        // The centre of the commune in the answers stands chosen.
        citizen.Page.QuerySelector("#centre option[selected]")!.TextContent.ShouldContain("Trường Vinh");
        await citizen.SubmitAsync();
        citizen.Path.ShouldEndWith("/kiem-tra");
        citizen.Text.ShouldContain("Số 5, đường Lê Lợi, phường Trường Vinh, tỉnh Nghệ An");
        citizen.Text.ShouldContain("catalogue.pdf");
        await citizen.SubmitAsync();
        citizen.Path.ShouldEndWith($"/{id}/xong");
        var code = citizen.Page.QuerySelector(".sent-code")!.TextContent;
        code.ShouldStartWith("H41.19-260706-");

        var dossier = await province.Site.DoAsync((_, db) => db.Set<Dossier>().SingleAsync(d => d.SubmissionKey == id));
        dossier.Code.ShouldBe(code);
        dossier.ApplicantKind.ShouldBe(PartyKind.Enterprise);
        dossier.ApplicantName.ShouldBe("Phòng khám Hoa Sen");
        FormAnswers.FromJson(dossier.Answers).Items("thiet-bi").ShouldHaveSingleItem().Number("ma").ShouldBe(630.5m);
        (await province.Site.DoAsync((_, db) => db.Set<DossierPaper>().SingleAsync(p => p.DossierId == dossier.Id))).FileName.ShouldBe("catalogue.pdf");

        // Back to a page of the draft: it is a dossier now.
        await citizen.GetAsync($"/nop-ho-so/{id}/kiem-tra");
        citizen.Path.ShouldEndWith("/xong");
    }

    [Fact]
    public async Task Faults_are_told_at_their_fields_in_the_order_of_the_page_and_nothing_typed_is_lost()
    {
        using var citizen = await BeginAsync();
        await GoOnAsync(citizen, ("ten-to-chuc", "Phòng khám"), ("ma-so-thue", "123"), ("dien-thoai", "không có"));
        citizen.Path.ShouldEndWith("/muc/to-chuc");
        var links = citizen.Page.QuerySelectorAll(".error-summary a").Select(a => a.GetAttribute("href")!).ToList();
        links.Take(3).ShouldBe(["#ma-so-thue", "#dia-chi-tru-so_commune", "#dia-chi-tru-so_street"]);
        links.ShouldAllBe(link => citizen.Page.QuerySelector(link) != null);
        var phone = citizen.Page.QuerySelector("[name='dien-thoai']")!;
        phone.GetAttribute("value").ShouldBe("không có");
        phone.GetAttribute("aria-invalid").ShouldBe("true");
        citizen.Page.QuerySelector("#" + phone.GetAttribute("aria-describedby")!.Split(' ')[^1])!.TextContent.ShouldContain("10 chữ số");

        // The draft keeps the wrong answers too: tomorrow, on another device.
        using var elsewhere = await province.CitizenAsync();
        await elsewhere.GetAsync(citizen.Path);
        elsewhere.Page.QuerySelector("[name='ma-so-thue']")!.GetAttribute("value").ShouldBe("123");
    }

    [Fact]
    public async Task The_autosave_answers_with_version_and_time_and_tells_a_save_from_elsewhere()
    {
        using var citizen = await BeginAsync();
        var page = citizen.Path;
        await citizen.SubmitFormAsync("main form", ("ten-to-chuc", "Một"), ("viec", "luu"));
        await citizen.GetAsync(page);
        var version = citizen.Page.QuerySelector("[name='version']")!.GetAttribute("value")!;
        var token = citizen.Page.QuerySelector("[name='__xacthuc']")!.GetAttribute("value")!;
        var kept = await KeepAsync(citizen, page, version, token, "Hai");
        kept.Status.ShouldBe(HttpStatusCode.OK);
        var saved = JsonDocument.Parse(kept.Body).RootElement;
        saved.GetProperty("version").GetInt32().ShouldBe(int.Parse(version, System.Globalization.CultureInfo.InvariantCulture) + 1);
        saved.GetProperty("at").GetString().ShouldBe("06/07/2026 09:00");

        var stale = await KeepAsync(citizen, page, version, token, "Ba");
        stale.Status.ShouldBe(HttpStatusCode.Conflict);
        JsonDocument.Parse(stale.Body).RootElement.GetProperty("problem").GetString()!.ShouldContain("thiết bị hoặc cửa sổ khác");
    }

    [Fact]
    public async Task Nobody_sees_the_draft_of_another()
    {
        using var citizen = await BeginAsync();
        var id = DraftOf(citizen);
        using var other = await province.CitizenAsync(2);
        foreach (var page in (string[])["", "/muc/to-chuc", "/giay-to", "/noi-nop", "/kiem-tra", "/xong", $"/tep/{id}"])
        {
            await other.GetAsync($"/nop-ho-so/{id}{page}");
            other.Status.ShouldBe(HttpStatusCode.NotFound, page);
        }

        using var stranger = province.Site.Visit();
        await stranger.GetAsync($"/nop-ho-so/{id}/kiem-tra");
        stranger.Path.ShouldStartWith("/dang-nhap?");
    }

    [Fact]
    public async Task A_file_that_is_not_what_its_name_says_is_refused_and_the_others_stay()
    {
        using var citizen = await BeginAsync();
        var id = DraftOf(citizen);
        await citizen.GetAsync($"/nop-ho-so/{id}/giay-to");
        await citizen.UploadAsync("paper-tai-lieu-ky-thuat", "a.pdf", SampleFiles.Pdf("a"), ("viec", "tai"));
        await citizen.UploadAsync("paper-tai-lieu-ky-thuat", "virus.pdf", "MZ\u0090 this program"u8.ToArray(), ("viec", "tai"));
        citizen.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("virus.pdf");
        var link = citizen.Page.QuerySelector(".file-line a")!;
        link.TextContent.ShouldBe("a.pdf");
        await citizen.GetAsync(link.GetAttribute("href")!);
        citizen.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        // A component the procedure does not ask for takes nothing.
        await citizen.GetAsync($"/nop-ho-so/{id}/giay-to");
        await citizen.UploadAsync("paper-khong-co", "b.pdf", SampleFiles.Pdf("b"), ("viec", "tai"));
        (await province.Site.DoAsync((_, db) => db.Set<DraftFile>().CountAsync(f => f.DraftId == id))).ShouldBe(1);
    }

    [Fact]
    public async Task A_form_sent_after_the_session_ended_is_given_back_after_signing_in()
    {
        using var citizen = await BeginAsync();
        var id = DraftOf(citizen);
        province.Site.Clock.Advance(TimeSpan.FromHours(9));
        await GoOnAsync(citizen, Office);
        citizen.Path.ShouldStartWith("/dang-nhap");
        await citizen.GetAsync("/dang-nhap/cong-dan-mau" + citizen.At.Query);
        await citizen.SubmitFormAsync("main li:nth-of-type(1) form");
        citizen.Path.ShouldStartWith("/khoi-phuc/");
        await citizen.SubmitAsync();
        citizen.Path.ShouldBe($"/nop-ho-so/{id}/muc/noi-su-dung");
        province.Site.Clock.SetLocal(2026, 7, 6);
    }

    private async Task<Visitor> BeginAsync(string code = "2.002385")
    {
        var citizen = await province.CitizenAsync();
        await citizen.GetAsync($"/nop-ho-so/moi?thu-tuc={code}");
        await citizen.SubmitAsync();
        citizen.Path.ShouldContain("/muc/");
        return citizen;
    }

    private static Task<Visitor> GoOnAsync(Visitor citizen, params (string, string)[] fields) => citizen.SubmitAsync([.. fields, ("viec", "tiep")]);

    private static Guid DraftOf(Visitor citizen) => Guid.Parse(citizen.Path.Split('/')[2]);

    private static async Task<(HttpStatusCode Status, string Body)> KeepAsync(Visitor citizen, string page, string version, string token, string name)
    {
        await citizen.PostAsync($"{page}?handler=Keep", ("version", version), ("__xacthuc", token), ("ten-to-chuc", name));
        return (citizen.Status, await citizen.Response.Content.ReadAsStringAsync());
    }
}
