using HaiCap.Browser.Tests.Support;
using HaiCap.Testing;
using Microsoft.Playwright;

namespace HaiCap.Browser.Tests.Journey;

/// <summary>A citizen declares an X-ray machine, page by page, as a person does; each page is looked at on the way.</summary>
internal sealed class XRayFiling(Visit visit)
{
    public const string Citizen = "Nguyễn Văn Mẫu";
    public const string IdentityNumber = "040085000001";

    /// <summary>From the portal's search, by the sign-in the procedure asks for, to the code on the confirmation page.</summary>
    public async Task<string> FileAsync(string place)
    {
        await FindAsync();
        await visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Nộp hồ sơ", Exact = true }).ClickAsync();
        await visit.ArriveAsync("/dang-nhap");
        await visit.MeetAsync("dang-nhap");
        await visit.ClickAsync("Chọn công dân mẫu");
        await visit.ArriveAsync("/dang-nhap/cong-dan-mau");
        await visit.MeetAsync("cong-dan-mau");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = Citizen }).ClickAsync();
        await visit.ArriveAsync("/nop-ho-so/moi");
        await visit.MeetAsync("bat-dau");
        await PressAsync("Bắt đầu", "Soạn hồ sơ mới");

        await FillOfficeAsync(place);
        await NextAsync("noi-su-dung");
        await ChooseAsync("loai-co-so", "phong-kham");
        await ChooseAsync("cach-lap-dat", "co-dinh", opens: "noi-dat.commune");
        await PlaceAsync("noi-dat");
        await FillAsync("noi-dat.street", "Số 1 đường Thử Nghiệm");
        await FillAsync("phong-dat", "Phòng X-quang, tầng 1");
        await NextAsync("thiet-bi");
        await FillMachineAsync();
        await NextAsync("an-toan");
        await FillAsync("nguoi-an-toan", "Trần Thị Ví Dụ");
        await FillAsync("trinh-do", "Cử nhân vật lý");
        await FillAsync("dien-thoai-an-toan", "0912345679");
        await NextAsync("nhan-ket-qua");
        await ChooseAsync("cach-nhan", "khong");
        await NextAsync("giay-to");
        await visit.Page.Locator("[name='paper-tai-lieu-ky-thuat']").SetInputFilesAsync(
            new FilePayload { Name = "tài liệu máy.pdf", MimeType = "application/pdf", Buffer = SampleFiles.Pdf(place) });
        await NextAsync("noi-nop");
        await visit.Page.Locator("#centre").SelectOptionAsync(new SelectOptionValue { Label = await CentreAsync() });
        await NextAsync("kiem-tra");
        (await visit.Page.Locator("main").InnerTextAsync()).ShouldContain(place);
        await visit.MeetAsync("kiem-tra");
        await PressAsync("Nộp hồ sơ");
        await visit.ArriveAsync("/xong");
        await visit.MeetAsync("da-nop");
        return (await visit.Page.Locator(".sent-code").InnerTextAsync()).Trim();
    }

    private async Task FindAsync()
    {
        const string Name = "Khai báo thiết bị X-quang chẩn đoán trong y tế";
        await visit.GoAsync("/");
        await visit.MeetAsync("trang-chu");
        await visit.FillAsync("Tìm thủ tục", "x quang");
        if (visit.Script)
            await Assertions.Expect(visit.Page.Locator("#goi-y")).ToContainTextAsync(Name);
        await PressAsync("Tìm");
        await visit.ArriveAsync("/thu-tuc");
        await visit.MeetAsync("tim-thay");
        await visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = Name }).First.ClickAsync();
        await visit.ArriveAsync("/thu-tuc/2.002385");
        await visit.MeetAsync("thu-tuc");
    }

    private async Task FillOfficeAsync(string place)
    {
        await visit.ArriveAsync("/muc/to-chuc");
        await FillAsync("ten-to-chuc", place);
        await FillAsync("ma-so-thue", "2901234568");
        await visit.Page.Locator("[name='dia-chi-tru-so.province']").SelectOptionAsync("40");
        if (await visit.Page.Locator("[name='dia-chi-tru-so.commune'] option[value='16690']").CountAsync() == 0 && !visit.Script)
            await visit.Page.Locator("[name=viec][value='cap-nhat:dia-chi-tru-so']").ClickAsync();
        await PlaceAsync("dia-chi-tru-so");
        await FillAsync("dia-chi-tru-so.street", "Số 1 đường Thử Nghiệm");
        await FillAsync("dien-thoai", "0912345678");
        await FillAsync("nguoi-dai-dien", Citizen);
        await FillAsync("chuc-vu", "Giám đốc");
        await FillAsync("so-dinh-danh", IdentityNumber);
    }

    private async Task FillMachineAsync()
    {
        await visit.Page.Locator("[name='thiet-bi[0].loai']").First.WaitForAsync();
        await ChooseAsync("thiet-bi[0].loai", "tong-hop");
        foreach (var (field, value) in new[] { ("hang", "Hãng Mẫu"), ("model", "X100"), ("serial", "SN-001"), ("nuoc", "Việt Nam"), ("nam", "2024"), ("kv", "150"), ("ma", "500") })
            await FillAsync($"thiet-bi[0].{field}", value);
        await ChooseAsync("nguon-goc", "mua-moi");
        await FillAsync("ngay-co", "01/07/2026");
    }

    private Task FillAsync(string field, string value) => visit.Page.Locator($"[name='{field}']").FillAsync(value);

    private Task PlaceAsync(string field) => visit.Page.Locator($"[name='{field}.commune']").SelectOptionAsync("16690");

    /// <summary>A radio button or a list; what it opens comes by itself with script, by the Update button without.</summary>
    private async Task ChooseAsync(string field, string value, string? opens = null)
    {
        var list = visit.Page.Locator($"select[name='{field}']");
        if (await list.CountAsync() > 0)
            await list.SelectOptionAsync(value);
        else
            await visit.Page.Locator($"input[name='{field}'][value='{value}']").CheckAsync();
        if (opens is null)
            return;
        if (!visit.Script)
            await visit.Page.Locator($"[name=viec][value='cap-nhat:{field}']").ClickAsync();
        await visit.Page.Locator($"[name='{opens}']").WaitForAsync();
    }

    private async Task<string> CentreAsync() =>
        (await visit.Page.Locator("#centre option").AllInnerTextsAsync()).First(name => name.Contains("phường Trường Vinh", StringComparison.Ordinal));

    private async Task NextAsync(string step)
    {
        await visit.MeetAsync($"truoc-{step}");
        await PressAsync("Lưu và tiếp tục");
        await visit.ArriveAsync($"/{step}");
    }

    private async Task PressAsync(params string[] words)
    {
        var button = visit.Page.Locator("main button.btn").Filter(new() { HasTextRegex = new System.Text.RegularExpressions.Regex(
            string.Join('|', words), System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(5)) });
        await button.First.ClickAsync();
    }
}
