using System.Net;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Web.SignIn;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Office;

/// <summary>The site over the sample province, with accounts for those of its officers a test names.</summary>
public sealed class SampleSite : IAsyncLifetime
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly HashSet<string> opened = [];

    public Site Site { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var database = await Site.PrepareAsync();
        await using (var work = database.Open())
        {
            await NgheAnSeed.ApplyAsync(work.Db, database.Clock, SampleLoader.Folder);
        }

        await Site.InitializeAsync();
    }

    public ValueTask DisposeAsync() => Site.DisposeAsync();

    public async Task<Visitor> VisitAsAsync(string userName)
    {
        await gate.WaitAsync();
        try
        {
            if (opened.Add(userName))
            {
                await Site.DoAsync(async (services, db) =>
                {
                    var officer = await db.Set<Officer>().SingleAsync(o => o.Id == SampleIds.For($"officer/{userName}"));
                    return await services.GetRequiredService<AccountOpening>().OpenAsync(officer, userName, Site.Password, Actor.System, default);
                });
            }
        }
        finally
        {
            gate.Release();
        }

        return await Site.Visit().SignInAsync(userName);
    }
}

public sealed class OrganizationPagesTests(SampleSite sample) : IClassFixture<SampleSite>
{
    private static readonly Guid Leaver = SampleIds.For("position/chuyenvien3.atbx/H41.19.05");

    [Fact]
    public async Task An_administrator_gives_a_post_and_it_stands_on_the_unit_s_page()
    {
        using var visitor = await sample.VisitAsAsync("quantri.skhcn");
        await visitor.GetAsync("/lam-viec/to-chuc/H41.19.05/nhan-chuc-vu");
        await visitor.SubmitFormAsync("main form[method=post]", ("Title", "Chuyên viên"));
        visitor.Text.ShouldContain("Nhập họ tên cán bộ.");
        visitor.Page.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#Name");

        await visitor.SubmitFormAsync("main form[method=post]", ("Name", "Cao Thị Tuyển Mới"), ("Title", "Chuyên viên"));

        visitor.Path.ShouldBe("/lam-viec/to-chuc/H41.19.05?xong=nhan");
        visitor.Text.ShouldContain("Đã giao chức vụ.");
        visitor.Page.QuerySelectorAll("tbody th").Select(th => th.TextContent).ShouldContain("Cao Thị Tuyển Mới");
    }

    [Fact]
    public async Task Somebody_who_serves_already_is_found_by_name_and_given_a_further_post()
    {
        using var visitor = await sample.VisitAsAsync("quantri.skhcn");
        var director = await sample.Site.DoAsync((_, db) => db.Set<Officer>().SingleAsync(o => o.Id == SampleIds.For("officer/phogiamdoc2.skhcn")));
        await visitor.GetAsync("/lam-viec/to-chuc/H41.19.10/nhan-chuc-vu?tim=" + Uri.EscapeDataString(director.Folded));
        visitor.Page.QuerySelector($"#o-{director.Id}").ShouldNotBeNull();

        await visitor.SubmitFormAsync(
            "main form[method=post]", ("OfficerId", director.Id.ToString()), ("Title", "Phụ trách Chi cục"), ("Role", "Director"), ("SigningForm", "Acting"));

        visitor.Path.ShouldEndWith("?xong=nhan");
        var posts = await sample.Site.DoAsync((_, db) => db.Set<Position>().Where(p => p.OfficerId == director.Id).OrderByDescending(p => p.IsPrimary).ToListAsync());
        posts.Select(p => (p.Title, p.SigningForm, p.IsPrimary)).ShouldBe([("Phó Giám đốc", SigningForm.Deputy, true), ("Phụ trách Chi cục", SigningForm.Acting, false)]);
    }

    [Fact]
    public async Task A_leaver_s_post_is_ended_with_a_reason_and_listed_as_former_from_the_next_day()
    {
        using var visitor = await sample.VisitAsAsync("quantri.skhcn");
        await visitor.GetAsync($"/lam-viec/to-chuc/H41.19.05/chuc-vu/{Leaver}/ket-thuc");
        await visitor.SubmitAsync(("LastDay", "2026-07-05"), ("Why", "Nghỉ hưu"));

        visitor.Path.ShouldBe("/lam-viec/to-chuc/H41.19.05?xong=ket-thuc");
        visitor.Page.QuerySelector("main details li:last-child")!.TextContent.ShouldEndWith("Chuyên viên: 01/07/2025 – 05/07/2026");
        (await sample.Site.DoAsync((_, db) => db.Set<Act>().SingleAsync(a => a.Subject == $"position/{Leaver}"))).Why.ShouldBe("Nghỉ hưu");
    }

    [Fact]
    public async Task Contact_details_are_changed_by_the_unit_s_administrator()
    {
        using var visitor = await sample.VisitAsAsync("quantri.truongvinh");
        await visitor.GetAsync("/lam-viec/to-chuc");
        var code = visitor.Page.QuerySelector("tbody td")!.TextContent;
        await visitor.GetAsync($"/lam-viec/to-chuc/{code}/lien-he");
        await visitor.SubmitAsync(("Address", "Số 1 phố Mẫu, phường Trường Vinh"), ("Phone", "02380000000"));

        visitor.Text.ShouldContain("Đã lưu thông tin liên hệ.");
        visitor.Text.ShouldContain("Số 1 phố Mẫu, phường Trường Vinh");
    }

    [Fact]
    public async Task The_unit_s_page_leads_to_the_account_of_each_of_its_officers()
    {
        using var admin = await sample.VisitAsAsync("quantri.skhcn");
        await admin.GetAsync("/lam-viec/to-chuc/H41.19.02");
        await admin.GetAsync(admin.Page.QuerySelector("a[href^='/lam-viec/tai-khoan/']")!.GetAttribute("href")!);
        admin.Status.ShouldBe(HttpStatusCode.OK);
        admin.Text.ShouldContain("Tên đăng nhập");
    }

    [Fact]
    public async Task A_further_post_gives_another_place_no_power_over_the_account()
    {
        var guest = SampleIds.For("officer/phogiamdoc3.skhcn");
        using var admin = await sample.VisitAsAsync("quantri.vinhphu");
        await admin.GetAsync("/lam-viec/to-chuc");
        var code = admin.Page.QuerySelector("tbody td")!.TextContent;
        await admin.GetAsync($"/lam-viec/to-chuc/{code}/nhan-chuc-vu");
        await admin.SubmitFormAsync("main form[method=post]", ("OfficerId", guest.ToString()), ("Title", "Tăng cường"));
        admin.Path.ShouldEndWith("?xong=nhan");

        (await admin.GetAsync($"/lam-viec/tai-khoan/{guest}", follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("tiepnhan.truongvinh")]
    [InlineData("giamdoc.skhcn")]
    [InlineData("kiemtra.tinh")]
    [InlineData("quantri.cualo")]
    public async Task Nobody_else_opens_the_unit_s_pages(string userName)
    {
        using var visitor = await sample.VisitAsAsync(userName);
        string[] pages =
        [
            "/lam-viec/to-chuc/H41.19.05", "/lam-viec/to-chuc/H41.19.05/nhan-chuc-vu", "/lam-viec/to-chuc/H41.19.05/lien-he",
            $"/lam-viec/to-chuc/H41.19.05/chuc-vu/{Leaver}/ket-thuc",
            $"/lam-viec/tai-khoan/{SampleIds.For("officer/chuyenvien.atbx")}",
        ];
        foreach (var page in pages)
        {
            (await visitor.GetAsync(page, follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden, page);
        }
    }

    [Fact]
    public async Task A_code_that_is_none_is_not_found()
    {
        using var visitor = await sample.VisitAsAsync("quantri.skhcn");

        (await visitor.GetAsync("/lam-viec/to-chuc/H99.99", follow: false)).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_list_finds_without_accents_and_turns_its_pages()
    {
        using var visitor = await sample.VisitAsAsync("quantri.tinh");
        await visitor.GetAsync("/lam-viec/to-chuc?q=so+khoa+hoc");
        visitor.Page.QuerySelector("tbody th a")!.GetAttribute("href").ShouldBe("/lam-viec/to-chuc/H41.19");

        await visitor.GetAsync("/lam-viec/to-chuc");
        var first = visitor.Page.QuerySelectorAll("tbody td.code").Select(td => td.TextContent).ToList();
        await visitor.GetAsync(visitor.Page.QuerySelector(".pager a[rel=next]")!.GetAttribute("href")!);
        first.Count.ShouldBe(50);
        visitor.Page.QuerySelectorAll("tbody td.code").Select(td => td.TextContent).ShouldNotContain(c => first.Contains(c));
    }
}
