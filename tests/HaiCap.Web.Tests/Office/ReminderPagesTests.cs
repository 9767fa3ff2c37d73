using System.Net;
using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Office;

public sealed class ReminderPagesTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string Here = "/lam-viec/nhac-viec";
    private const string Ladders = $"{Here}/bac-thang";

    [Fact]
    public async Task What_rang_is_on_the_page_with_its_number_in_the_menu_until_it_is_read()
    {
        var story = await LateAsync();
        using var visitor = await province.OfficerAsync(DossierStory.Specialist);
        await visitor.GetAsync(Here);
        visitor.Text.ShouldContain(story.Code);
        visitor.Text.ShouldContain("Đến hạn và quá hạn");
        visitor.Page.QuerySelector(".rail .count")!.TextContent.ShouldNotBe("0");
        visitor.Page.QuerySelector("main")!.TextContent.ShouldNotContain("Nguyễn Văn Mẫu", customMessage: "the page names no applicant");

        await visitor.SubmitFormAsync("main form");
        visitor.Text.ShouldContain("0 chưa xem");
        visitor.Page.QuerySelector(".rail .count").ShouldBeNull();
    }

    [Fact]
    public async Task A_dossier_that_will_hardly_be_in_time_shows_the_draft_and_the_head_sends_it()
    {
        var story = await LateAsync();
        using var specialist = await province.OfficerAsync(DossierStory.Specialist);
        (await specialist.GetAsync($"/lam-viec/ho-so/{story.Code}")).Text.ShouldContain("Báo lãnh đạo phòng");

        using var head = await province.OfficerAsync(DossierStory.Head);
        await head.GetAsync($"/lam-viec/ho-so/{story.Code}");
        head.Text.ShouldContain("Hồ sơ khó kịp hạn");
        await head.GetAsync($"/lam-viec/ho-so/{story.Code}/xin-loi");
        head.Page.QuerySelector("#Why")!.TextContent.ShouldContain("kéo dài hơn thời gian quy định");
        var day = head.Page.QuerySelector("#NewDay")!.GetAttribute("value")!;
        day.ShouldNotBeNullOrEmpty();

        await head.SubmitFormAsync("main form[method=post]", ("Why", ""));
        head.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Ghi lý do");
        head.Page.QuerySelector("#NewDay")!.GetAttribute("value").ShouldBe(day);
        await head.SubmitFormAsync("main form[method=post]", ("Why", "Phải kiểm tra thực tế thêm một lần."));
        head.Text.ShouldContain("Đã gửi văn bản xin lỗi");
        head.Text.ShouldContain("Văn bản xin lỗi và đề nghị gia hạn");
        (await story.SeeAsync()).DueAt!.Value.LocalDay().ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture).ShouldBe(day);
    }

    [Fact]
    public async Task An_administrator_sets_a_ladder_and_what_is_wrong_keeps_what_was_typed()
    {
        using var visitor = await province.OfficerAsync("quantri.tinh");
        await visitor.GetAsync($"{Ladders}?sua=Consultation");
        visitor.Text.ShouldContain("khi dùng hết 75 % thời gian: người đang giữ");

        await visitor.SubmitFormAsync("main form[method=post]", ("Rows[0].At", "Percent"), ("Rows[0].Value", "250"), ("Rows[0].Tell", "Holder"));
        visitor.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Bậc 1");
        visitor.Page.QuerySelector("[name='Rows[0].Value']")!.GetAttribute("value").ShouldBe("250");

        await visitor.SubmitFormAsync("main form[method=post]", ("Rows[0].At", "Percent"), ("Rows[0].Value", "60"), ("Rows[0].Tell", "Holder"));
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Text.ShouldContain("Đã lưu");
        visitor.Text.ShouldContain("khi dùng hết 60 % thời gian");
        visitor.Text.ShouldContain("của tỉnh");
        visitor.Page.QuerySelector("#dat-lai")!.TextContent.ShouldContain("Việc đang mở được đặt lại giờ nhắc từ");
        PageRules.Faults(visitor).ShouldBeEmpty();
        var act = await province.Site.DoAsync((_, db) => db.Set<Act>().SingleAsync(act => act.Name == "ladder.set"));
        act.DataAs<LadderSet>().Rungs[0].ShouldBe("60% Holder");

        // Half way a bar says how far it is, then how many it were.
        await province.Site.DoAsync((_, db) => db.Set<LadderRun>().ExecuteUpdateAsync(set => set.SetProperty(run => run.BegunAt, run => run.BeginsAt)
            .SetProperty(run => run.Total, 2400).SetProperty(run => run.Checked, 1200)));
        await visitor.GetAsync(Ladders);
        visitor.Page.QuerySelector("#dat-lai")!.TextContent.ShouldContain("Đang đặt lại giờ nhắc cho việc đang mở: 1.200/2.400");
        visitor.Page.QuerySelector("#dat-lai progress")!.GetAttribute("value").ShouldBe("1200");
        province.Site.Clock.Advance(LadderBook.Settling);
        (await province.Site.App.Services.GetRequiredService<LadderRunner>().RunDueAsync()).ShouldBe(1);
        await visitor.GetAsync(Ladders);
        visitor.Page.QuerySelector("#dat-lai")!.TextContent.ShouldContain("Việc đang mở đã được đặt lại giờ nhắc");
        visitor.Page.QuerySelector("#dat-lai progress").ShouldBeNull();
    }

    /// <summary>On a specialist's desk past the step's hours, told of.</summary>
    private async Task<DossierStory> LateAsync()
    {
        var site = province.Site;
        var begun = site.Clock.GetUtcNow();
        using var citizen = await province.CitizenAsync();
        var story = await DossierStory.FiledAsync(site);
        await story.ReceiveAsync();
        await story.AssignAsync();
        var due = (await story.SeeAsync()).DueAt!.Value;
        var step = await site.DoAsync(async (_, db) => await db.Set<DossierHop>().Where(hop => hop.DossierId == db.Set<Dossier>().First(row => row.Code == story.Code).Id && hop.DoneAt == null)
            .Select(hop => hop.DueAt).SingleAsync());
        site.Clock.Set(step.AddMinutes(90));
        due.ShouldBeGreaterThan(site.Clock.GetUtcNow());
        await site.App.Services.GetRequiredService<BellSweep>().SweepAsync();
        await site.App.Services.GetRequiredService<ConsumerRunner>().CatchUpAsync(CancellationToken.None);
        site.Clock.GetUtcNow().ShouldBeGreaterThan(begun);
        return story;
    }
}
