using System.Net;
using HaiCap.Core.Acts;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.SignIn;

public sealed class AccountPagesTests(Site site) : IClassFixture<Site>
{
    /// <summary>An administrator in the unit of the officer of that user name.</summary>
    private async Task<Visitor> AdministratorOverAsync(string administrator, Guid officerId)
    {
        var admin = await site.OfficerAsync(administrator, Role.Administrator, "Đặng Quản Trị");
        await site.DoAsync(async (_, db) =>
        {
            var position = await db.Set<Position>().SingleAsync(p => p.OfficerId == officerId);
            db.Add(new Position
            {
                ProvinceCode = "40",
                Id = Guid.CreateVersion7(site.Clock.GetUtcNow()),
                OfficerId = admin.Id,
                AgencyId = position.AgencyId,
                Title = "Quản trị",
                Role = Role.Administrator,
                ValidFrom = position.ValidFrom,
            });
            return await db.SaveChangesAsync();
        });
        var visitor = site.Visit();
        await visitor.SignInAsync(administrator);
        return visitor;
    }

    private static string PasswordOn(Visitor visitor) => visitor.Page.QuerySelectorAll(".notice code").Last().TextContent;

    [Fact]
    public async Task A_given_password_serves_once_and_is_then_replaced()
    {
        var officer = await site.OfficerAsync("quen.mat.khau");
        using var admin = await AdministratorOverAsync("qt.mot", officer.Id);
        using var owner = site.Visit();
        await owner.SignInAsync("quen.mat.khau");
        await admin.GetAsync($"/lam-viec/tai-khoan/{officer.Id}");
        await admin.SubmitFormAsync("main form[action*=Password]");
        var given = PasswordOn(admin);

        await owner.GetAsync("/tai-khoan");
        owner.Path.ShouldStartWith("/dang-nhap");
        await owner.SignInAtAsync("/dang-nhap/can-bo?ReturnUrl=%2Flam-viec%2Fthong-ke", "quen.mat.khau", given);
        owner.Path.ShouldStartWith("/tai-khoan/mat-khau");
        owner.Text.ShouldContain("do quản trị viên đặt");
        await owner.SubmitAsync(("Password", given), ("NewPassword", given), ("Repeat", given));
        owner.Text.ShouldContain("phải khác");
        await owner.SubmitAsync(("Password", given), ("NewPassword", "Mat-khau-rieng-26"), ("Repeat", "Mat-khau-rieng-26"));
        await owner.GetAsync("/tai-khoan");
        owner.Path.ShouldBe("/tai-khoan");
    }

    [Fact]
    public async Task A_disabled_account_is_out_at_once_and_may_be_opened_again()
    {
        var officer = await site.OfficerAsync("nghi.viec");
        using var admin = await AdministratorOverAsync("qt.hai", officer.Id);
        using var owner = site.Visit();
        await owner.SignInAsync("nghi.viec");
        await admin.GetAsync($"/lam-viec/tai-khoan/{officer.Id}");
        await admin.SubmitFormAsync("main form[action*=Disable]", ("Why", "Nghỉ hưu"));
        admin.Text.ShouldContain("Đã vô hiệu hóa");
        await owner.GetAsync("/tai-khoan");
        owner.Path.ShouldStartWith("/dang-nhap");
        await owner.SignInAsync("nghi.viec");
        owner.Text.ShouldContain("Tài khoản đã bị vô hiệu hóa");
        await admin.SubmitFormAsync("main form[action*=Enable]");
        await owner.SignInAsync("nghi.viec");
        owner.Path.ShouldBe("/lam-viec");
        var why = await site.DoAsync(async (_, db) => await db.Set<Act>().Where(a => a.Name == "account.disabled").Select(a => a.Why).SingleAsync());
        why.ShouldBe("Nghỉ hưu");
    }

    [Fact]
    public async Task An_account_is_opened_for_an_officer_who_has_none()
    {
        var colleague = await site.OfficerAsync("dong.nghiep");
        var newcomer = await site.DoAsync(async (_, db) =>
        {
            var post = await db.Set<Position>().SingleAsync(p => p.OfficerId == colleague.Id);
            var officer = new Officer { ProvinceCode = "40", Id = Guid.CreateVersion7(site.Clock.GetUtcNow()), Name = "Lò Văn Mới", Folded = "lo van moi" };
            db.AddRange(officer, new Position
            {
                ProvinceCode = "40", Id = Guid.CreateVersion7(site.Clock.GetUtcNow()), OfficerId = officer.Id, AgencyId = post.AgencyId,
                Title = "Chuyên viên", Role = Role.Specialist, ValidFrom = post.ValidFrom, IsPrimary = true,
            });
            await db.SaveChangesAsync();
            return officer.Id;
        });
        using var admin = await AdministratorOverAsync("qt.ba", colleague.Id);
        await admin.GetAsync("/lam-viec/tai-khoan?q=van+moi");
        admin.Text.ShouldContain("Chưa có tài khoản");
        await admin.GetAsync($"/lam-viec/tai-khoan/{newcomer}");
        await admin.SubmitAsync(("UserName", ""));
        admin.Text.ShouldContain("Nhập tên đăng nhập");
        await admin.SubmitAsync(("UserName", "Lo.Van.Moi"));
        using var owner = site.Visit();
        await owner.SignInAsync("lo.van.moi", PasswordOn(admin));
        await owner.GetAsync("/tai-khoan/mat-khau");
        owner.Text.ShouldContain("do quản trị viên đặt");
    }

    [Fact]
    public async Task Nobody_else_reaches_an_account_that_is_not_of_their_unit()
    {
        var officer = await site.OfficerAsync("dich.nham");
        await site.OfficerAsync("qt.noi.khac", Role.Administrator);
        await site.OfficerAsync("chuyen.vien.thuong");
        foreach (var user in new[] { "qt.noi.khac", "chuyen.vien.thuong" })
        {
            using var visitor = site.Visit();
            await visitor.SignInAsync(user);
            await visitor.GetAsync($"/lam-viec/tai-khoan/{officer.Id}");
            visitor.Status.ShouldBe(HttpStatusCode.Forbidden);
            await visitor.GetAsync("/tai-khoan");
            visitor.Page.QuerySelector("main form")!.SetAttribute("action", $"/lam-viec/tai-khoan/{officer.Id}?handler=Password");
            await visitor.SubmitAsync();
            visitor.Status.ShouldBe(HttpStatusCode.Forbidden);
        }

        (await site.DoAsync((_, db) => db.Set<Account>().SingleAsync(a => a.UserName == "dich.nham"))).MustChangePassword.ShouldBeFalse();
    }
}
