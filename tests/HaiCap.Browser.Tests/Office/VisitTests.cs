using HaiCap.Browser.Tests.Support;
using HaiCap.Core.Organizations.Sample;
using Microsoft.Playwright;

namespace HaiCap.Browser.Tests.Office;

/// <summary>A visit written down on a phone: the line is cut while one types, and nothing is lost.</summary>
public sealed class VisitTests(Stage stage)
{
    private static readonly string Stop = $"/lam-viec/doan-cong-tac/diem/{SampleIds.For("stop/2083/42/2")}";

    [Fact]
    public async Task What_was_typed_outlives_the_line_and_stands_on_another_phone()
    {
        await using (var lost = await stage.VisitAsync(Device.Phone))
        {
            await lost.SignInAsync("cuctruong.buxa.bo");
            await lost.GoAsync($"{Stop}/ghi");
            await lost.MeetAsync("ghi-buoi-lam-viec");
            await lost.Page.Locator("#Notes").FillAsync("Phần mềm chậm.");
            await Assertions.Expect(lost.Page.Locator("[data-saved]")).ToContainTextAsync("Đã lưu lúc");
            await lost.CutLineAsync(
                async () =>
                {
                    await lost.Page.Locator("#Notes").FillAsync("Phần mềm chậm. Thiếu máy quét.");
                    await Assertions.Expect(lost.Page.Locator("[data-saved]")).ToContainTextAsync("Chưa lưu được");
                },
                () => Assertions.Expect(lost.Page.Locator("[data-saved]")).ToContainTextAsync("Đã lưu lúc"));
        }

        await using var visit = await stage.VisitAsync(Device.Phone);
        await visit.SignInAsync("cuctruong.buxa.bo");
        await visit.GoAsync($"{Stop}/ghi");
        (await visit.Page.Locator("#Notes").InputValueAsync()).ShouldBe("Phần mềm chậm. Thiếu máy quét.");
        await visit.Page.Locator("#a-0-what").FillAsync("Xem quầy tiếp nhận");
        await visit.FollowAsync(visit.Page.Locator("form.visit-form button.btn-primary"));
        await Assertions.Expect(visit.Page.Locator("main")).ToContainTextAsync("Thiếu máy quét.");
        await visit.MeetAsync("buoi-lam-viec");

        await visit.GoAsync($"{Stop}/phieu/khao-sat");
        await visit.Page.GetByLabel("Không, hay mất điện").CheckAsync();
        await visit.Page.Locator("[name=mat-dien]").FillAsync("5");
        await Assertions.Expect(visit.Page.Locator("[data-saved]")).ToContainTextAsync("Đã lưu lúc");
        await visit.MeetAsync("phieu-khao-sat");
    }

    [Fact]
    public async Task The_pages_of_a_whole_visit_are_sound_on_a_phone()
    {
        var whole = $"/lam-viec/doan-cong-tac/diem/{SampleIds.For("stop/2083/40/2")}";
        await using var visit = await stage.VisitAsync(Device.Phone);
        await visit.SignInAsync("cuctruong.buxa.bo");
        await visit.GoAsync(whole);
        await visit.MeetAsync("buoi-lam-viec-mau");
        await visit.GoAsync($"{whole}/anh");
        await visit.MeetAsync("anh-buoi-lam-viec");
        await visit.GoAsync($"{whole}/so-lieu");
        await visit.MeetAsync("so-lieu-buoi-lam-viec");
        await visit.GoAsync(whole);
        var word = await visit.DownloadAsync(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Tải Word" }));
        word.AsSpan(0, 2).SequenceEqual("PK"u8).ShouldBeTrue();
    }
}
