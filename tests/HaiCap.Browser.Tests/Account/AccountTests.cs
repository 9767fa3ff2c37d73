using HaiCap.Browser.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;

namespace HaiCap.Browser.Tests.Account;

public sealed class AccountTests(Stage stage)
{
    [Theory]
    [InlineData(Device.Desktop, ColorScheme.Light)]
    [InlineData(Device.Desktop, ColorScheme.Dark)]
    [InlineData(Device.Phone, ColorScheme.Light)]
    [InlineData(Device.Phone, ColorScheme.Dark)]
    public async Task Sign_in_and_account_pages_are_sound_in_light_and_dark(Device device, ColorScheme scheme)
    {
        await using var visit = await stage.VisitAsync(device);
        await visit.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
        foreach (var page in new[] { "/dang-nhap", "/dang-nhap/can-bo", "/dang-nhap/cong-dan-mau" })
        {
            await visit.GoAsync(page);
            await visit.ShouldBeSoundAsync();
        }

        await visit.GoAsync("/dang-nhap/can-bo?ReturnUrl=%2Ftai-khoan");
        await visit.FollowAsync(visit.Page.Locator("main form button").First);
        await visit.ShouldBeSoundAsync();
        (await visit.Page.EvaluateAsync<string>("document.activeElement.className")).ShouldBe("error-summary");
        await visit.FillAsync("Tên đăng nhập", "quantri.tinh");
        await visit.FillAsync("Mật khẩu", stage.Site.Password);
        await visit.FollowAsync(visit.Page.Locator("main form button").First);
        foreach (var page in new[] { "/tai-khoan", "/tai-khoan/mat-khau", "/tai-khoan/xac-thuc-hai-lop", "/lam-viec/tai-khoan?q=truongvinh" })
        {
            await visit.GoAsync(page);
            await visit.ShouldBeSoundAsync();
        }

        await visit.FollowAsync(visit.Page.Locator("tbody a").First);
        await visit.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task A_quarter_of_an_hour_without_activity_covers_the_screen_and_the_password_uncovers_what_was_typed()
    {
        await using var visit = await stage.VisitAsync();
        await visit.Page.Clock.InstallAsync();
        await visit.GoAsync("/dang-nhap/can-bo?ReturnUrl=%2Ftai-khoan%2Fmat-khau");
        await visit.FillAsync("Tên đăng nhập", "kiemtra.tinh");
        await visit.FillAsync("Mật khẩu", stage.Site.Password);
        await visit.FollowAsync(visit.Page.Locator("main form button").First);
        await visit.FillAsync("Mật khẩu mới", "đang gõ dở");
        var cover = visit.Page.Locator("dialog.cover");
        (await cover.IsVisibleAsync()).ShouldBeFalse();
        await visit.Page.Clock.FastForwardAsync("16:00");
        await cover.WaitForAsync();
        await visit.ShouldBeSoundAsync();

        await LockOnServerAsync();

        // Another process wrote it: the server hears of it within its three seconds.
        IAPIResponse answer;
        do
        {
            answer = await visit.Page.Context.APIRequest.GetAsync("/mo-khoa", new() { MaxRedirects = 0 });
        }
        while (answer.Status == 302);

        answer.Status.ShouldBe(200);
        await cover.Locator("input[type=password]").FillAsync("sai");
        await cover.Locator("button").ClickAsync();
        await Assertions.Expect(cover.Locator("[role=alert]")).ToContainTextAsync("không đúng");
        await cover.Locator("input[type=password]").FillAsync(stage.Site.Password);
        await cover.Locator("button").ClickAsync();
        await Assertions.Expect(cover).ToBeHiddenAsync();
        (await visit.Page.GetByLabel("Mật khẩu mới").First.InputValueAsync()).ShouldBe("đang gõ dở");
        await visit.GoAsync("/tai-khoan");
        visit.Page.Url.ShouldEndWith("/tai-khoan");
    }

    /// <summary>The site's clock is the real one: what its idle limit would do is written into its database.</summary>
    private async Task LockOnServerAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(stage.Site.DataFolder, "haicap.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText =
            "UPDATE sign_in_sessions SET locked_at = last_seen_at WHERE account_id = (SELECT id FROM accounts WHERE user_name = 'kiemtra.tinh') AND ended_at IS NULL";
        (await command.ExecuteNonQueryAsync()).ShouldBeGreaterThan(0);
    }
}
