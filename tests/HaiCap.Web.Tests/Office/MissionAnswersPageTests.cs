using System.Net;
using HaiCap.Core.Missions.Bells;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Office;

/// <summary>Opinions, lateness and kinds by their pages.</summary>
public sealed class MissionAnswersPageTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Fact]
    public async Task A_unit_asks_another_which_answers_in_words_that_stand_beside_the_draft()
    {
        var story = await MissionStory.AskedAsync(province.Site);
        using var specialist = await province.OfficerAsync(DossierStory.Specialist);
        await specialist.GetAsync($"/lam-viec/kien-nghi/{story.Code}");
        specialist.Text.ShouldContain("hạn trả lời kiến nghị vẫn chạy");
        await specialist.SubmitFormAsync("form.consult-form", ("AskUnit", "H41.13"), ("Ask", ""), ("AnswerBy", ""));
        specialist.Text.ShouldContain("Ghi điều cần xin ý kiến.");
        var tomorrow = DateOnly.FromDateTime(province.Site.Clock.GetUtcNow().AddHours(7).AddDays(3).DateTime).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        await specialist.SubmitFormAsync("form.consult-form", ("AskUnit", "H41.13"), ("Ask", "Sở Y tế tính theo ngày nào?"), ("AnswerBy", tomorrow));
        specialist.Text.ShouldContain("Sở Y tế tính theo ngày nào?");
        specialist.Text.ShouldContain("chờ ý kiến");
        specialist.Text.ShouldContain("Xin ý kiến Sở Y tế tỉnh Nghệ An");

        using var health = await province.OfficerAsync("chuyenvien.syt");
        await health.GetAsync("/lam-viec/kien-nghi");
        health.Text.ShouldContain("Được xin ý kiến (1)");
        await health.GetAsync("/lam-viec/kien-nghi/y-kien");
        health.Text.ShouldContain("Sở Y tế tính theo ngày nào?");
        await health.GetAsync(health.Page.QuerySelector("th.code a[href*='y-kien']")!.GetAttribute("href")!);
        health.Text.ShouldContain("Thống nhất cách tính thời hạn.");
        health.Text.ShouldNotContain("Nguyễn Văn Mẫu");
        var page = health.At.AbsolutePath;
        await health.SubmitFormAsync("form.opinion-form");
        health.Text.ShouldContain("Ghi ý kiến.");
        await health.SubmitFormAsync("form.opinion-form", ("Opinion", "Theo ngày làm việc."));
        health.Text.ShouldContain("Đã gửi ý kiến đến");
        health.Page.QuerySelector("form.opinion-form").ShouldBeNull();
        (await health.GetAsync($"/lam-viec/kien-nghi/{story.Code}", follow: false)).Status.ShouldBe(HttpStatusCode.NotFound, "it reads the question, not the recommendation's page");

        await specialist.GetAsync($"/lam-viec/kien-nghi/{story.Code}");
        specialist.Text.ShouldContain("Theo ngày làm việc.");
        using var commune = await province.OfficerAsync(DossierStory.Reception);
        await commune.GetAsync($"/lam-viec/kien-nghi/{story.Code}");
        commune.Text.ShouldNotContain("Theo ngày làm việc.");
        commune.Text.ShouldContain("Sở Y tế tỉnh Nghệ An cho ý kiến");
        (await commune.GetAsync(page, follow: false)).Status.ShouldBe(HttpStatusCode.NotFound);

        using var auditor = await province.OfficerAsync("quantri.tinh");
        (await auditor.GetAsync("/lam-viec/kien-nghi/y-kien", follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task What_is_late_is_on_the_secretariats_list_and_in_the_story()
    {
        var story = await MissionStory.AskedAsync(province.Site);
        var planned = await MissionStory.AskedAsync(province.Site);
        await planned.AnsweredAsync(AnswerKind.Planned);
        await province.Site.DoAsync(async (_, db) =>
        {
            // As if the day promised were nearer: what is owed stands in rows of its own.
            foreach (var bell in db.Set<MissionBell>().Where(bell => bell.Clock == Core.Dossiers.Rules.BellClock.Plan))
            {
                bell.DueAt = province.Site.Clock.GetUtcNow().AddDays(20);
            }

            await db.SaveChangesAsync();
            return true;
        });
        province.Site.Clock.Advance(TimeSpan.FromDays(45));
        await province.Site.App.Services.GetRequiredService<MissionBellSweep>().SweepAsync();

        using var secretary = await province.OfficerAsync("chuyenvien.vanphong");
        await secretary.GetAsync("/lam-viec/kien-nghi/tre-han");
        secretary.Page.QuerySelectorAll("[aria-labelledby=qua-han] a").Select(a => a.TextContent.Trim()).ShouldContain(story.Code);
        secretary.Page.QuerySelectorAll("[aria-labelledby=viec-hen] a").Select(a => a.TextContent.Trim()).ShouldContain(planned.Code);
        secretary.Page.QuerySelector("[aria-labelledby=don-vi]")!.TextContent.ShouldContain("Sở KH&CN");
        await secretary.GetAsync($"/lam-viec/kien-nghi/{story.Code}");
        secretary.Text.ShouldContain("Báo lên cấp trên: hạn trả lời kiến nghị đã quá");
        using var administrator = await province.OfficerAsync("quantri.tinh");
        (await administrator.GetAsync("/lam-viec/kien-nghi/tre-han", follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden);
        await administrator.GetAsync("/lam-viec/nhac-viec/bac-thang");
        administrator.Text.ShouldContain("Trả lời kiến nghị");
        administrator.Text.ShouldContain("văn phòng (đầu mối)");
    }

    [Fact]
    public async Task The_ministrys_secretariat_adds_a_kind_which_forms_offer_and_hides_it_again()
    {
        using var office = await province.OfficerAsync("thuky.bo");
        await office.GetAsync("/lam-viec/kien-nghi");
        office.Page.QuerySelector("a[href='/lam-viec/kien-nghi/loai']").ShouldNotBeNull();
        await office.GetAsync("/lam-viec/kien-nghi/loai");
        office.Page.QuerySelectorAll("form.kind-form").ShouldBeEmpty("the fixed ones always stay");
        await office.SubmitFormAsync("form.add-form", ("Name", "Đường truyền"), ("NameEn", ""));
        office.Text.ShouldContain("Ghi tên loại khó khăn");
        await office.SubmitFormAsync("form.add-form", ("Name", "Đường truyền"), ("NameEn", "Lines"), ("AnswerDays", "7"));
        office.Text.ShouldContain("Đã ghi.");

        using var commune = await province.OfficerAsync(DossierStory.Reception);
        await commune.GetAsync("/lam-viec/kien-nghi/ghi");
        commune.Page.QuerySelector("#Kind option[value=duong-truyen]")!.TextContent.ShouldBe("Đường truyền");
        await commune.SubmitFormAsync("form.difficulty-form", ("Kind", "duong-truyen"), ("Field", "Sở hữu trí tuệ"), ("Severity", "Hinders"), ("Text", "Đường truyền đứt mỗi chiều."), ("Asks", "Sửa đường truyền."));
        commune.Text.ShouldContain("Đường truyền · Sở hữu trí tuệ");

        await office.SubmitFormAsync("form.kind-form");
        office.Text.ShouldContain("đã ẩn");
        await commune.GetAsync("/lam-viec/kien-nghi/ghi");
        commune.Page.QuerySelector("#Kind option[value=duong-truyen]").ShouldBeNull();
        await commune.GetAsync("/lam-viec/kien-nghi/kho-khan?loai=duong-truyen");
        commune.Text.ShouldContain("Đường truyền đứt mỗi chiều.");
        await commune.GetAsync("/lam-viec/kien-nghi/toan-canh");
        commune.Page.QuerySelector(".kind-months")!.TextContent.ShouldContain("Đường truyền");
        (await commune.GetAsync("/lam-viec/kien-nghi/loai", follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden);
        using var secretary = await province.OfficerAsync("chuyenvien.vanphong");
        (await secretary.GetAsync("/lam-viec/kien-nghi/loai", follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden, "kinds are the ministry's");
    }
}
