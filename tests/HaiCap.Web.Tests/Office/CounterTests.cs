using System.Net;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.Office;

public sealed class CounterTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string Form = "main form.act-form";

    private static readonly (string Name, string Value)[] Applicant =
        [("applicantName", "Phan Thị Thử"), ("applicantId", "040190000099"), ("applicantPhone", "0912345678"), ("applicantAddress", "Khối 1")];

    private Task<Dossier> SeeAsync(string code) => province.Site.DoAsync((_, db) => db.Set<Dossier>().AsNoTracking().SingleAsync(row => row.Code == code));

    [Fact]
    public async Task A_commune_takes_papers_for_another_communes_procedure_and_the_receipt_is_there()
    {
        using var reception = await province.OfficerAsync("tiepnhan.truongvinh");
        await reception.GetAsync("/lam-viec/tiep-nhan?q=tinh+trang+hon+nhan");
        reception.Page.QuerySelector("a[href='/lam-viec/tiep-nhan/1.004873']").ShouldNotBeNull(reception.Text);
        await reception.GetAsync("/lam-viec/tiep-nhan/1.004873");
        await reception.SubmitFormAsync(Form, [.. Applicant, ("place", "16732")]);
        reception.Path.ShouldEndWith("?xong=tiep-nhan", Case.Sensitive, reception.Text);
        var dossier = await SeeAsync(reception.At.Segments[^1].Trim('/'));
        dossier.Channel.ShouldBe(Channel.Counter);
        dossier.Assisted.ShouldBeFalse();
        dossier.State.ShouldBe(DossierState.InProcess);
        var committee = await province.Site.DoAsync((_, db) => db.Set<Agency>().SingleAsync(agency => agency.Id == dossier.CompetentAgencyId));
        committee.UnitCode.ShouldBe("16732");
        reception.Page.QuerySelector("a[href*='/van-ban/']")!.TextContent.ShouldContain("Giấy tiếp nhận hồ sơ và hẹn trả kết quả");
        await reception.GetAsync(reception.Page.QuerySelector("a[href*='/van-ban/']")!.GetAttribute("href")!);
        reception.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
    }

    [Fact]
    public async Task Two_presses_of_the_button_make_one_dossier()
    {
        using var reception = await province.OfficerAsync("tiepnhan.truongvinh");
        await reception.GetAsync("/lam-viec/tiep-nhan/1.004873");
        var key = reception.Page.QuerySelector("input[name=SubmissionKey]")!.GetAttribute("value")!;
        await reception.SubmitFormAsync(Form, Applicant);
        var first = reception.Path;
        await reception.GetAsync("/lam-viec/tiep-nhan/1.004873");
        await reception.SubmitFormAsync(Form, [.. Applicant, ("SubmissionKey", key)]);
        reception.Path.ShouldBe(first);
    }

    [Fact]
    public async Task A_missing_paper_and_a_wrong_number_are_told_at_their_fields_and_nothing_typed_is_lost()
    {
        using var reception = await province.OfficerAsync("tiepnhan.truongvinh");
        await reception.GetAsync("/lam-viec/tiep-nhan/1.001612");
        await reception.SubmitFormAsync(Form, ("applicantName", "Phan Thị Thử"), ("applicantId", "12"), ("Papers[giay-de-nghi].Originals", "0"));
        reception.Status.ShouldBe(HttpStatusCode.OK);
        foreach (var link in reception.Page.QuerySelectorAll(".error-summary a"))
        {
            reception.Page.QuerySelector(link.GetAttribute("href")!).ShouldNotBeNull(link.OuterHtml);
        }

        reception.Page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")).ShouldContain("#applicantId");
        reception.Page.QuerySelector("#applicantName")!.GetAttribute("value").ShouldBe("Phan Thị Thử");
    }

    [Fact]
    public async Task An_officer_files_online_for_somebody_on_the_citizens_own_pages_and_the_dossier_says_so()
    {
        using var reception = await province.OfficerAsync("tiepnhan.truongvinh");
        await reception.GetAsync("/lam-viec/tiep-nhan/2.002385/nop-giup");
        await reception.SubmitFormAsync(Form, Applicant);
        reception.Path.ShouldStartWith("/nop-ho-so/", Case.Sensitive, reception.Text);
        reception.Text.ShouldContain("Phan Thị Thử");
        var draft = Guid.Parse(reception.At.Segments[2].Trim('/'));
        await province.Site.DoAsync(async (_, db) =>
        {
            var row = await db.Set<Draft>().SingleAsync(one => one.Id == draft);
            row.Answers = DossierStory.Declaration;
            return await db.SaveChangesAsync();
        });
        await reception.GetAsync($"/nop-ho-so/{draft}/kiem-tra");
        await reception.SubmitFormAsync("main form[method=post]");
        reception.Path.ShouldEndWith("?xong=nop-giup", Case.Sensitive, reception.Text);
        var dossier = await SeeAsync(reception.At.Segments[^1].Trim('/'));
        (dossier.Channel, dossier.Assisted, dossier.CitizenId).ShouldBe((Channel.Online, true, null));
        dossier.SubmitterName.ShouldBe("Phan Thị Thử");
        reception.Page.QuerySelector(".act-bar a")!.TextContent.Trim().ShouldBe("Tiếp nhận");

        using var stranger = await province.OfficerAsync("tiepnhan.vinhphu");
        await stranger.GetAsync($"/nop-ho-so/{draft}/kiem-tra");
        stranger.Path.ShouldNotContain("xong");
        stranger.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Papers_that_complete_a_dossier_are_taken_at_the_counter_that_took_it()
    {
        using var citizen = await province.CitizenAsync();
        var story = await DossierStory.FiledAsync(province.Site);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.AskAsync((DossierStory.Component, "Bản chụp mờ."));
        using var elsewhere = await province.OfficerAsync("tiepnhan.vinhphu");
        await elsewhere.GetAsync($"/lam-viec/ho-so/{story.Code}/nhan-bo-sung");
        elsewhere.Status.ShouldBe(HttpStatusCode.NotFound);

        using var reception = await province.OfficerAsync("tiepnhan.truongvinh");
        await reception.GetAsync($"/lam-viec/ho-so/{story.Code}");
        await reception.GetAsync(reception.Page.QuerySelector(".act-bar a")!.GetAttribute("href")!);
        reception.Text.ShouldContain("Bản chụp mờ.");
        await reception.SubmitFormAsync(Form, ("Note", "mang đến lúc 9 giờ"));
        reception.Page.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe($"#paper-{DossierStory.Component}");
        reception.Text.ShouldContain("mang đến lúc 9 giờ");

        await reception.SubmitFormAsync(Form, ($"Papers[{DossierStory.Component}].Certified", "2"));
        reception.Path.ShouldEndWith("?xong=nhan-bo-sung", Case.Sensitive, reception.Text);
        var dossier = await SeeAsync(story.Code);
        dossier.State.ShouldBe(DossierState.InProcess);
        var paper = await province.Site.DoAsync((_, db) => db.Set<DossierPaper>().AsNoTracking().SingleAsync(row => row.DossierId == dossier.Id && row.SupplementId != null));
        (paper.Form, paper.Sets, paper.FileHash).ShouldBe((PaperForm.CertifiedCopy, 2, null));
    }

    [Theory]
    [InlineData("chuyenvien.atbx")]
    [InlineData("kiemtra.tinh")]
    [InlineData("quantri.tinh")]
    public async Task Who_does_not_receive_has_no_counter(string userName)
    {
        using var officer = await province.OfficerAsync(userName);
        foreach (var page in new[] { "/lam-viec/tiep-nhan", "/lam-viec/tiep-nhan/2.002385", "/lam-viec/tiep-nhan/2.002385/nop-giup" })
        {
            await officer.GetAsync(page);
            officer.Status.ShouldBe(HttpStatusCode.Forbidden, page);
        }
    }

    [Fact]
    public async Task A_leavers_work_goes_to_a_colleague_in_one_go_and_only_by_who_oversees_it()
    {
        using var citizen = await province.CitizenAsync();
        var story = await DossierStory.FiledAsync(province.Site);
        await story.ReceiveAsync();
        await story.AssignAsync();
        var from = SampleIds.For("officer/chuyenvien.atbx");
        var to = SampleIds.For("officer/chuyenvien2.atbx");
        using var stranger = await province.OfficerAsync("truongphong.qlkh");
        await stranger.GetAsync($"/lam-viec/ban-giao?cua={from}");
        stranger.Text.ShouldNotContain(story.Code);
        using var specialist = await province.OfficerAsync("chuyenvien.atbx");
        await specialist.GetAsync("/lam-viec/ban-giao");
        specialist.Status.ShouldBe(HttpStatusCode.Forbidden);

        using var head = await province.OfficerAsync("truongphong.atbx");
        await head.GetAsync($"/lam-viec/ban-giao?cua={from}");
        head.Text.ShouldContain(story.Code);
        await head.SubmitFormAsync(Form, ("officer", ""), ("Why", "Chuyển công tác"));
        head.Text.ShouldContain("Chọn người nhận việc");
        await head.SubmitFormAsync(Form, ("officer", to.ToString()), ("Why", "Chuyển công tác"));
        head.Text.ShouldContain("Đã bàn giao");
        (await SeeAsync(story.Code)).HolderOfficerId.ShouldBe(to);
        await head.GetAsync($"/lam-viec/ho-so/{story.Code}");
        head.Text.ShouldContain("Chuyển công tác");
    }
}
