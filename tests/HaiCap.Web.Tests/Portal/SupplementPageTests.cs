using System.Net;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.Portal;

/// <summary>Answering a supplement request in a browser without script.</summary>
public sealed class SupplementPageTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Fact]
    public async Task A_supplement_keeps_good_files_beside_a_refused_one_and_is_sent_once()
    {
        using var citizen = await province.CitizenAsync();
        var story = await province.FiledAsync(citizen);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.AskAsync((DossierStory.Component, "Bản chụp mờ, thiếu trang thông số"));
        var page = $"/ho-so/{story.Code}/bo-sung";
        await citizen.GetAsync(page);
        citizen.Text.ShouldContain("Bản chụp mờ, thiếu trang thông số");
        citizen.Text.ShouldContain("21/07/2026");

        await citizen.SubmitAsync(("viec", "tiep"));
        citizen.Page.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe($"#paper-{DossierStory.Component}");
        await citizen.UploadAsync($"paper-{DossierStory.Component}", "moi.pdf", SampleFiles.Pdf("mới"), ("viec", "tai"));
        await citizen.UploadAsync($"paper-{DossierStory.Component}", "hong.pdf", "MZ not a pdf"u8.ToArray(), ("viec", "tiep"));
        citizen.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("hong.pdf");
        citizen.Page.QuerySelectorAll(".file-line").Length.ShouldBe(1);
        await citizen.GetAsync($"/ho-so/{story.Code}");
        (await story.SeeAsync()).State.ShouldBe(DossierState.SupplementRequested, "nothing is sent yet");

        await citizen.GetAsync(page);
        await citizen.SubmitAsync(("viec", "tiep"));
        citizen.Path.ShouldBe($"{page}/gui");
        citizen.Text.ShouldContain("moi.pdf");
        await citizen.SubmitAsync(("note", "Đã chụp lại"));

        citizen.Path.ShouldBe($"/ho-so/{story.Code}?xong=bo-sung");
        citizen.Text.ShouldContain("Đã gửi nội dung bổ sung.");
        citizen.Text.ShouldContain("Đã chụp lại");
        (await story.SeeAsync()).State.ShouldBe(DossierState.InProcess);
        await citizen.GetAsync(page);
        citizen.Path.ShouldBe($"/ho-so/{story.Code}", "answered: the address leads to the dossier");
        var dossier = await story.SeeAsync();
        var paper = await province.Site.DoAsync((_, db) => db.Set<DossierPaper>().SingleAsync(row => row.DossierId == dossier.Id));
        await citizen.GetAsync($"/ho-so/{story.Code}/giay-to/{paper.Id}");
        citizen.Response.Content.Headers.GetValues("Content-Disposition").Single().ShouldContain("moi.pdf");
        using var other = await province.CitizenAsync(2);
        await other.GetAsync($"/ho-so/{story.Code}/giay-to/{paper.Id}");
        other.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Asked_to_correct_the_form_one_corrects_it_section_by_section_and_the_office_gets_it_with_the_supplement()
    {
        using var citizen = await province.CitizenAsync();
        var story = await province.FiledAsync(citizen);
        await story.ReceiveAsync();
        await story.AssignAsync();
        var form = await province.Site.DoAsync((_, db) => db.Set<Core.Procedures.ProcedureVersion>().SingleAsync(row => row.Code == "2.002385"));
        var component = form.Read().Components.Single(one => one.FromForm).Key;
        await story.AskAsync((component, "Sai số máy"));
        var page = $"/ho-so/{story.Code}/bo-sung";
        await citizen.GetAsync($"{page}/gui");
        await citizen.SubmitAsync();
        citizen.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Tờ khai chưa được sửa");

        await citizen.GetAsync(page);
        var section = form.Read().Form.Sections.Single(one => one.Fields.Any(field => field.Key == "thiet-bi")).Key;
        await citizen.GetAsync(citizen.Page.QuerySelectorAll(".task-list a").Single(a => a.GetAttribute("href")!.EndsWith(section, StringComparison.Ordinal)).GetAttribute("href")!);
        citizen.Page.QuerySelector("[name='thiet-bi[0].serial']")!.GetAttribute("value").ShouldBe("SN-001");
        await citizen.SubmitAsync(("thiet-bi[0].serial", ""), ("viec", "tiep"));
        citizen.Page.QuerySelector(".error-summary").ShouldNotBeNull();
        await citizen.SubmitAsync(("thiet-bi[0].serial", "SN-777"), ("viec", "tiep"));
        citizen.Path.ShouldBe(page);
        citizen.Text.ShouldContain("(đã sửa)");
        (await story.SeeAsync()).Answers.ShouldContain("SN-001", Case.Sensitive, "not sent yet");
        await citizen.GetAsync("/ho-so");
        citizen.Page.QuerySelectorAll(".draft-list li").Length.ShouldBe(0, "a correction is no filing in preparation");
        await citizen.GetAsync($"/nop-ho-so/{(await story.DocumentAsync(DocumentKind.SupplementRequest)).Id}");
        citizen.Status.ShouldBe(HttpStatusCode.NotFound);

        await citizen.GetAsync($"{page}/gui");
        await citizen.SubmitAsync();

        (await story.SeeAsync()).Answers.ShouldContain("SN-777");
    }
}
