using HaiCap.Browser.Tests.Support;
using HaiCap.Testing;
using Microsoft.Playwright;

namespace HaiCap.Browser.Tests.Journey;

/// <summary>The main job on real input: a citizen files, two tiers work on it, the citizen holds the signed result.</summary>
public sealed class WholeJourneyTests(Stage stage)
{
    private const string Technical = "Tài liệu kỹ thuật của thiết bị";
    private const string Reason = "Bản chụp mờ, không đọc được trang nêu thông số.";

    [Theory]
    [InlineData(Device.Desktop, true)]
    [InlineData(Device.Phone, true)]
    [InlineData(Device.Phone, false)]
    public async Task A_citizen_files_and_downloads_the_signed_result_after_a_supplement(Device device, bool script)
    {
        var place = $"Phòng khám đa khoa Sông Lam {device} {(script ? "có" : "không")} script";
        await using var citizen = await stage.VisitAsync(device, script);
        var code = await new XRayFiling(citizen).FileAsync(place);
        var own = new OwnDossier(citizen, code);
        await own.OpenAsync();

        // Officers always have script: where the citizen's part is without, theirs was tested already.
        await using var reception = await Desk.OpenAsync(stage, "tiepnhan.truongvinh", device, script);
        await reception.OpenAsync(code);
        (await reception.OfferedAsync())[0].ShouldBe("Tiếp nhận");
        await reception.DoAsync("Tiếp nhận", "Đã tiếp nhận");

        await using var head = await Desk.OpenAsync(stage, "truongphong.atbx", device, script);
        await head.OpenAsync(code);
        await head.DoAsync("Phân công", "Đã phân công", async form => await form.GetByRole(AriaRole.Radio, new() { Name = await SpecialistAsync(stage) }).CheckAsync());

        await using var specialist = await Desk.OpenAsync(stage, "chuyenvien.atbx", device, script);
        await specialist.OpenAsync(code, "Việc của tôi");
        await specialist.DoAsync("Yêu cầu bổ sung", "Đã gửi phiếu yêu cầu bổ sung", async form =>
        {
            var defect = form.Locator(".defect").Filter(new() { HasText = Technical });
            await defect.GetByRole(AriaRole.Checkbox).CheckAsync();
            await defect.GetByLabel("Cần bổ sung, sửa gì").FillAsync(Reason);
        });

        await own.OpenAsync();
        (await citizen.Page.GetByRole(AriaRole.Main).InnerTextAsync()).ShouldContain(Reason);
        await own.SupplementAsync(Technical, "Đã chụp lại bằng máy quét.");

        await specialist.OpenAsync(code, "Việc của tôi");
        await specialist.DoAsync("Trình kết quả", "Đã trình dự thảo", async form => await form.GetByLabel("Ý kiến trình").FillAsync("Hồ sơ đủ, thiết bị hợp lệ."));
        await ShouldTellTheSameAsync(citizen, own, specialist);

        await head.OpenAsync(code);
        await head.DoAsync("Đồng ý, trình ký", "Đã đồng ý và trình ký");

        await using var director = await Desk.OpenAsync(stage, "giamdoc.skhcn", device, script);
        await director.OpenAsync(code);
        await director.DoAsync("Ký kết quả", "Đã ký", form => form.GetByLabel("Tôi đã xem bản in và đồng ý ký").CheckAsync());

        await using var clerk = await Desk.OpenAsync(stage, "vanthu.vanphong", device, script);
        await clerk.OpenAsync(code);
        await clerk.DoAsync("Phát hành", "Đã phát hành kết quả");

        await reception.OpenAsync(code);
        await reception.DoAsync("Trả kết quả", "Đã trả kết quả");

        var pdf = await own.DownloadResultAsync();
        var signatures = await Poppler.SignaturesAsync(pdf);
        signatures.Split("Signature is Valid.").Length.ShouldBe(3, signatures);
        signatures.ShouldContain("Total document signed");
        var text = await Poppler.PlainTextAsync(pdf);
        text.ShouldContain(place);
        text.ShouldContain("SN-001", Case.Sensitive, "each machine stands on the confirmation");
        await ShouldTellTheSameAsync(citizen, own, reception);
        (await own.CheckResultAsync()).ShouldContain("đang có hiệu lực");
        await ShouldBeTrackedByAnybodyAsync(device, script, code);
    }

    private static async Task ShouldTellTheSameAsync(Visit citizen, OwnDossier own, Desk desk)
    {
        await citizen.GoAsync($"/ho-so/{own.Code}");
        var (theirs, ours) = (await Telling.ReadAsync(citizen.Page), await Telling.ReadAsync(desk.Page));
        ours.Due.ShouldNotBeNullOrEmpty();
        theirs.Due.ShouldBe(ours.Due);
        ours.Instants.Count.ShouldBeGreaterThan(4);
        theirs.Instants.ShouldBe(ours.Instants);
        foreach (var said in new[] { "Tiếp nhận hồ sơ, hẹn trả kết quả", "Yêu cầu bổ sung, hoàn thiện: Tài liệu kỹ thuật", "Bổ sung hồ sơ, kèm 1 tệp." })
        {
            theirs.Story.ShouldContain(said);
            ours.Story.ShouldContain(said);
        }
    }

    /// <summary>Who the well-known specialist is, read from the account's own page.</summary>
    private static async Task<string> SpecialistAsync(Stage stage)
    {
        await using var visit = await stage.VisitAsync();
        await visit.SignInAsync("chuyenvien.atbx");
        return (await visit.Page.Locator(".head-tools a[href='/tai-khoan']").InnerTextAsync()).Trim();
    }

    private async Task ShouldBeTrackedByAnybodyAsync(Device device, bool script, string code)
    {
        await using var anybody = await stage.VisitAsync(device, script);
        await anybody.GoAsync("/tra-cuu");
        await anybody.MeetAsync("tra-cuu");
        await anybody.FillAsync("Mã hồ sơ", code);
        await anybody.FillAsync("4 số cuối", "4568");
        await anybody.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Tra cứu" }).ClickAsync();
        await Assertions.Expect(anybody.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Cơ quan giải quyết");
        (await anybody.Page.GetByRole(AriaRole.Main).InnerTextAsync()).ShouldNotContain(XRayFiling.IdentityNumber);
        await anybody.MeetAsync("tra-cuu-thay");
    }
}
