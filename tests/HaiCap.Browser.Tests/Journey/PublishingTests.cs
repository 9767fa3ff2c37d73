using System.Globalization;
using HaiCap.Browser.Tests.Support;
using HaiCap.Core;
using HaiCap.Testing;
using Microsoft.Playwright;

namespace HaiCap.Browser.Tests.Journey;

/// <summary>A procedure from a blank page to a citizen's dossier: an administrator writes it part by part, the legal unit agrees and publishes, a citizen finds and files it.</summary>
public sealed class PublishingTests(Stage stage)
{
    private const string Code = "9.700001";
    private const string Name = "Xác nhận sổ theo dõi thiết bị đo để bàn";

    [Fact]
    public async Task A_new_procedure_is_written_from_nothing_published_and_filed()
    {
        var began = TimeProvider.System.GetTimestamp();
        await using (var admin = await stage.VisitAsync())
        {
            await admin.SignInAsync("quantri.tinh");
            await new Writing(admin).WriteAsync();
        }

        await using (var lawyer = await stage.VisitAsync())
        {
            await lawyer.SignInAsync("phapche.tinh");
            await PublishAsync(lawyer);
        }

        await using var citizen = await stage.VisitAsync(Device.Phone);
        var filed = await FileAsync(citizen);
        filed.ShouldStartWith("H41.");
        await citizen.GoAsync($"/ho-so/{filed}");
        await Assertions.Expect(citizen.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(Name);
        await citizen.MeetAsync("ho-so-thu-tuc-moi");
        TestContext.Current.TestOutputHelper?.WriteLine($"Written, published and filed in {TimeProvider.System.GetElapsedTime(began).TotalSeconds:0} s of a browser's pace");
    }

    private static async Task PublishAsync(Visit lawyer)
    {
        var today = TimeProvider.System.GetUtcNow().LocalDay().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await lawyer.GoAsync($"/lam-viec/thu-tuc/{Code}/ban-thao");
        await lawyer.MeetAsync("ban-thao-tham-dinh");
        await lawyer.Page.GetByRole(AriaRole.Button, new() { Name = "Đồng ý", Exact = true }).ClickAsync();
        await lawyer.FillAsync("Số quyết định công bố", "7001/QĐ-UBND");
        await lawyer.FillAsync("Ngày ký quyết định", today);
        await lawyer.FillAsync("Áp dụng từ ngày", today);
        await lawyer.MeetAsync("ban-thao-cong-bo");
        await lawyer.Page.GetByRole(AriaRole.Button, new() { Name = "Công bố", Exact = true }).ClickAsync();
        await lawyer.ArriveAsync("/lam-viec/thu-tuc");
        await Assertions.Expect(lawyer.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(Code);
    }

    private static async Task<string> FileAsync(Visit citizen)
    {
        await citizen.BecomeCitizenAsync(XRayFiling.Citizen);
        await citizen.GoAsync("/");
        await citizen.FillAsync("Tìm thủ tục", Name);
        await citizen.FollowAsync(citizen.Page.Locator("main button.btn").Filter(new() { HasText = "Tìm" }).First);
        await citizen.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = Name }).First.ClickAsync();
        await citizen.ArriveAsync($"/thu-tuc/{Code}");
        await citizen.MeetAsync("thu-tuc-moi");
        await citizen.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Nộp hồ sơ", Exact = true }).ClickAsync();
        await citizen.ArriveAsync("/nop-ho-so/moi");
        await citizen.ClickAsync("Bắt đầu");
        await citizen.Page.Locator("[name='ho-va-ten']").FillAsync(XRayFiling.Citizen);
        await citizen.Page.Locator("[name='so-thiet-bi']").FillAsync("3");
        await NextAsync("giay-to");
        await citizen.Page.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "sổ.pdf", MimeType = "application/pdf", Buffer = SampleFiles.Pdf(Name) });
        await NextAsync("noi-nop");
        var centre = (await citizen.Page.Locator("#centre option").AllInnerTextsAsync()).First(one => one.Contains("phường Trường Vinh", StringComparison.Ordinal));
        await citizen.Page.Locator("#centre").SelectOptionAsync(new SelectOptionValue { Label = centre });
        await NextAsync("kiem-tra");
        await citizen.Page.Locator("main button.btn").Filter(new() { HasText = "Nộp hồ sơ" }).First.ClickAsync();
        await citizen.ArriveAsync("/xong");
        return (await citizen.Page.Locator(".sent-code").InnerTextAsync()).Trim();

        async Task NextAsync(string step)
        {
            await citizen.Page.Locator("main button.btn").Filter(new() { HasText = "Lưu và tiếp tục" }).First.ClickAsync();
            await citizen.ArriveAsync($"/{step}");
        }
    }

    /// <summary>The administrator's part: every page of the editor, from blank to sent.</summary>
    private sealed class Writing(Visit visit)
    {
        public async Task WriteAsync()
        {
            await visit.GoAsync("/lam-viec/thu-tuc/ban-thao/moi");
            await visit.FillAsync("Mã thủ tục", Code);
            await visit.FillAsync("Tên thủ tục", Name);
            await visit.FillAsync("Lĩnh vực", "Hoạt động khoa học và công nghệ");
            await visit.ClickAsync("Mở bản thảo");
            await visit.ArriveAsync($"/{Code}/ban-thao");
            await visit.MeetAsync("ban-thao-trong");

            await PartAsync("thong-tin", ("Form.Summary", "Xác nhận sổ theo dõi thiết bị đo của cơ sở."), ("Form.WhoMayApply", "Cơ sở có thiết bị đo."), ("Form.FileAt", "Trung tâm Phục vụ hành chính công."),
                ("Form.CompetentAgency.Text", "Sở Khoa học và Công nghệ"), ("Form.DecidedBy.Text", "Giám đốc Sở Khoa học và Công nghệ"), ("Form.Result.Title", "Giấy xác nhận"), ("Form.Result.Symbol", "GXN"));
            await FormAsync();
            await PartAsync("thanh-phan", press: "Thêm giấy tờ", ("Form.Components[0].Name", "Sổ theo dõi thiết bị"), ("Form.Components[0].Copies", "1"));
            await PartAsync("thoi-han", press: "Thêm dòng thời hạn", ("Form.TimeLimits[0].Value", "15"));
            await PartAsync("cac-buoc", press: "Lấy bảy bước thường gặp");

            await visit.GoAsync($"/lam-viec/thu-tuc/{Code}/ban-thao");
            await visit.MeetAsync("ban-thao-xong");
            await visit.ClickAsync("Gửi thẩm định");
            await Assertions.Expect(visit.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Đã gửi bộ phận pháp chế thẩm định");
        }

        /// <summary>One section with two questions that must be answered.</summary>
        private async Task FormAsync()
        {
            await PartAsync("to-khai", press: "Thêm mục", ("Form.Sections[0].Title", "Cơ sở"));
            await visit.ClickAsync("Soạn câu hỏi");
            foreach (var (at, question, kind) in new[] { (0, "Họ và tên", "Text"), (1, "Số thiết bị", "Number") })
            {
                await visit.ClickAsync("Thêm câu hỏi");
                await visit.Page.Locator($"[name='Form.Fields[{at}].Label']").FillAsync(question);
                await visit.Page.Locator($"[name='Form.Fields[{at}].Kind']").SelectOptionAsync(kind);
                await visit.Page.Locator($"[name='Form.Fields[{at}].Required']").CheckAsync();
            }

            await SaveAsync();
            await visit.MeetAsync("ban-thao-cau-hoi");
        }

        private async Task PartAsync(string part, params (string Name, string Value)[] boxes) => await PartAsync(part, press: null, boxes);

        private async Task PartAsync(string part, string? press, params (string Name, string Value)[] boxes)
        {
            await visit.GoAsync($"/lam-viec/thu-tuc/{Code}/ban-thao/{part}");
            if (press is not null)
            {
                await visit.ClickAsync(press);
            }

            foreach (var (name, value) in boxes)
            {
                await visit.Page.Locator($"[name='{name}']").FillAsync(value);
            }

            if (part == "thong-tin")
            {
                await visit.Page.Locator("#Form_CompetentAgency_AgencyCode").SelectOptionAsync("H41.19");
                await visit.Page.Locator("#Form_DecidedBy_AgencyCode").SelectOptionAsync("H41.19");

                // Without it nobody would appraise, and the checks say so.
                await visit.Page.Locator("#Form_CompetentAgency_DivisionCode").SelectOptionAsync("H41.19.02");
            }

            await SaveAsync();
            await visit.MeetAsync($"ban-thao-{part}");
        }

        private async Task SaveAsync()
        {
            await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Lưu phần này", Exact = true }).Last.ClickAsync();
            await visit.Page.WaitForURLAsync("**?da-luu=true");
        }
    }
}
