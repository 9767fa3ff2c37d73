using HaiCap.Browser.Tests.Support;
using Microsoft.Playwright;

namespace HaiCap.Browser.Tests.Office;

/// <summary>The desks of the sample as their people find them, on both screens and by the keyboard alone.</summary>
public sealed class DeskTests(Stage stage)
{
    public static TheoryData<string, Device> Desks
    {
        get
        {
            var data = new TheoryData<string, Device>();
            foreach (var device in Enum.GetValues<Device>())
            {
                foreach (var userName in new[] { "tiepnhan.truongvinh", "tiepnhan.tinh", "truongphong.atbx", "chuyenvien.atbx", "giamdoc.skhcn", "vanthu.vanphong", "chutich.truongvinh" })
                {
                    data.Add(userName, device);
                }
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Desks))]
    public async Task Every_known_desk_has_work_and_every_form_it_offers_is_sound(string userName, Device device)
    {
        await using var visit = await stage.VisitAsync(device);
        await visit.SignInAsync(userName);
        await visit.GoAsync("/lam-viec");
        await visit.ShouldBeSoundAsync();
        var dossiers = visit.Page.Locator("table[data-rows] tbody th a");
        (await dossiers.CountAsync()).ShouldBeGreaterThan(0, $"{userName} has an empty desk");
        await visit.FollowAsync(dossiers.First);
        await visit.ShouldBeSoundAsync();
        var acts = await visit.Page.Locator(".act-bar a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        acts.ShouldNotBeEmpty();
        foreach (var act in acts)
        {
            await visit.GoAsync(act);
            visit.Page.Url.ShouldEndWith(act);
            await visit.ShouldBeSoundAsync();
        }
    }

    [Theory]
    [InlineData(Device.Desktop)]
    [InlineData(Device.Phone)]
    public async Task Lists_counter_finding_and_handing_over_are_sound(Device device)
    {
        await using (var reception = await stage.VisitAsync(device))
        {
            await reception.SignInAsync("tiepnhan.truongvinh");
            foreach (var page in new[] { "/lam-viec?xem=don-vi", "/lam-viec?xem=cho", "/lam-viec?tim=khong+co+gi", "/lam-viec/tra-cuu", "/lam-viec/tra-cuu?q=mau", "/lam-viec/tiep-nhan", "/lam-viec/tiep-nhan/1.001612", "/lam-viec/tiep-nhan/2.002385/nop-giup" })
            {
                await reception.GoAsync(page);
                await reception.ShouldBeSoundAsync();
            }
        }

        await using var head = await stage.VisitAsync(device);
        await head.SignInAsync("truongphong.atbx");
        await head.GoAsync("/lam-viec/ban-giao");
        await head.ShouldBeSoundAsync();
        var owner = await head.Page.Locator("#cua option:not([value=''])").First.GetAttributeAsync("value");
        await head.GoAsync($"/lam-viec/ban-giao?cua={owner}");
        await head.ShouldBeSoundAsync();
    }

    [Fact]
    public async Task The_inbox_is_worked_by_the_keyboard_alone()
    {
        await using var visit = await stage.VisitAsync();
        await visit.SignInAsync("tiepnhan.truongvinh");
        await visit.GoAsync("/lam-viec");
        var codes = await visit.Page.Locator("table[data-rows] tbody th a").AllInnerTextsAsync();
        codes.Count.ShouldBeGreaterThan(2);
        await visit.Page.Keyboard.PressAsync("j");
        await visit.Page.Keyboard.PressAsync("j");
        await visit.Page.Keyboard.PressAsync("k");
        (await visit.Page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe(codes[0]);
        await visit.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(visit.Page.Locator("[data-keys]")).ToHaveAttributeAsync("open", "");
        await visit.Page.Keyboard.PressAsync("/");
        (await visit.Page.EvaluateAsync<string>("document.activeElement.id")).ShouldBe("head-q");
        await visit.Page.Keyboard.TypeAsync(codes[1]);
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.ArriveAsync($"/lam-viec/ho-so/{codes[1]}");
    }
}
