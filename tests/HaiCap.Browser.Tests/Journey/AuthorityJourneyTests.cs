using System.Globalization;
using HaiCap.Browser.Tests.Support;
using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Dossiers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace HaiCap.Browser.Tests.Journey;

/// <summary>The chairman authorises the director, who signs in his name; the chairman takes it back, and the director is told why not and who may.</summary>
public sealed class AuthorityJourneyTests(Stage stage)
{
    /// <summary>The sample's authorisation for initiatives has ended: the chairman decides them himself.</summary>
    private const string Initiative = "1.014597";

    private const string Chairman = "Chủ tịch Ủy ban nhân dân tỉnh Nghệ An";

    [Theory]
    [InlineData(Device.Desktop)]
    [InlineData(Device.Phone)]
    public async Task A_director_is_authorised_signs_and_is_refused_once_it_is_taken_back(Device device)
    {
        await using var chairman = await stage.VisitAsync(device);
        await chairman.SignInAsync("chutich.tinh");
        var grant = await AuthoriseAsync(chairman, $"{(device == Device.Phone ? 8 : 7)}001/QĐ-UBND");

        await using var backstage = new Backstage(stage.Site);
        var (first, second) = (await ApprovedAsync(backstage), await ApprovedAsync(backstage));
        await using var director = await Desk.OpenAsync(stage, "giamdoc.skhcn", device);
        await director.OpenAsync(first);
        await director.DoAsync("Ký kết quả", "Đã ký", async form =>
        {
            await Assertions.Expect(director.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("TUQ. (thừa ủy quyền)");
            await form.GetByLabel("Tôi đã xem bản in và đồng ý ký").CheckAsync();
        });

        // A paper of the province's committee: its clerk issues it.
        await using var clerk = await Desk.OpenAsync(stage, "vanthu.vanphong", device);
        await clerk.OpenAsync(first);
        await clerk.DoAsync("Phát hành", "Đã phát hành kết quả");

        await chairman.GoAsync(grant);
        await chairman.FillAsync("Lý do, văn bản căn cứ", "Quyết định thu hồi ủy quyền");
        await chairman.Page.GetByRole(AriaRole.Button, new() { Name = "Thu hồi ngay" }).ClickAsync();
        await Assertions.Expect(chairman.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Đã thu hồi");
        await chairman.MeetAsync("tham-quyen-da-thu-hoi");

        await director.OpenAsync(second);
        var form = await director.BeginAsync("Ký kết quả");
        await Assertions.Expect(director.Page.Locator(".notice-warn")).ToContainTextAsync(Chairman);
        await form.GetByLabel("Tôi đã xem bản in và đồng ý ký").CheckAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Ký kết quả", Exact = true }).ClickAsync();
        var refusal = director.Page.Locator(".error-summary");
        await Assertions.Expect(refusal).ToContainTextAsync("Không ký được");
        await Assertions.Expect(refusal).ToContainTextAsync(await NameAsync(backstage, "chutich.tinh"));
        await director.Visit.MeetAsync("ky-bi-tu-choi");
        (await backstage.DoAsync((_, db) => db.Set<Dossier>().AsNoTracking().SingleAsync(row => row.Code == second))).DecidedAt.ShouldBeNull("the dossier is as it was");
    }

    /// <summary>Through the pages; the address of the grant.</summary>
    private static async Task<string> AuthoriseAsync(Visit chairman, string number)
    {
        var today = TimeProvider.System.GetUtcNow().LocalDay();
        await chairman.GoAsync("/lam-viec/tham-quyen/van-ban");
        await chairman.MeetAsync("tham-quyen-van-ban");
        await chairman.ClickAsync("Ghi văn bản");
        await chairman.ArriveAsync("/van-ban/moi");
        await chairman.MeetAsync("tham-quyen-van-ban-moi");
        await chairman.FillAsync("Số, ký hiệu", number);
        await chairman.FillAsync("Cơ quan, người ban hành", Chairman);
        await chairman.FillAsync("Trích yếu", "Ủy quyền Giám đốc Sở Khoa học và Công nghệ công nhận phạm vi ảnh hưởng của sáng kiến");
        await chairman.FillAsync("Ngày ký", Iso(today));
        await chairman.FillAsync("Có hiệu lực từ", Iso(today));
        await chairman.Page.Locator("main form button[type=submit]").Last.ClickAsync();
        await Assertions.Expect(chairman.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(number);
        await chairman.MeetAsync("tham-quyen-van-ban-mot");

        // From the grant that is passed on: what it covers is filled in.
        await chairman.GoAsync($"/lam-viec/tham-quyen/{SampleIds.For("grant/sang-kien-tinh")}");
        await chairman.MeetAsync("tham-quyen-quy-dinh");
        await chairman.ClickAsync("Giao tiếp, ủy quyền từ đây");
        await chairman.ArriveAsync("/tham-quyen/moi");
        (await chairman.Page.GetByLabel("Mã thủ tục").InputValueAsync()).ShouldBe(Initiative);
        await chairman.MeetAsync("tham-quyen-ghi");
        await chairman.Page.GetByLabel("Văn bản").First.SelectOptionAsync(new SelectOptionValue { Label = await OptionAsync(chairman, "#Instrument", number) });
        await chairman.FillAsync("Điều, khoản", "Điều 1");
        await chairman.Page.GetByLabel("Người nhận").SelectOptionAsync("agency:H41.19");
        await chairman.FillAsync("Đến hết ngày", Iso(today.AddYears(1)));
        await chairman.Page.GetByRole(AriaRole.Button, new() { Name = "Ghi quy định" }).ClickAsync();
        await Assertions.Expect(chairman.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Đang hiệu lực");
        return new Uri(chairman.Page.Url).AbsolutePath;
    }

    private static async Task<string> OptionAsync(Visit visit, string select, string text) =>
        (await visit.Page.Locator($"{select} option", new() { HasText = text }).First.InnerTextAsync()).Trim();

    /// <summary>Taken at the counter, appraised and agreed to: only the signature is missing.</summary>
    private static async Task<string> ApprovedAsync(Backstage backstage)
    {
        var applicant = new Party(PartyKind.Citizen, "Nguyễn Văn Mẫu", "040085000001", "Phường Trường Vinh, tỉnh Nghệ An", "0900000001");
        var code = (await DoneAsync<FileAtCounter>(backstage, "tiepnhan.tinh", async (act, by, db) =>
        {
            var version = await db.Set<ProcedureVersion>().Where(row => row.Code == Initiative).OrderByDescending(row => row.Number).FirstAsync();
            var centre = await db.Set<Core.Organizations.Position>().Where(row => row.OfficerId == by.Id).Select(row => row.AgencyId).FirstAsync();
            return await act.HandleAsync(by, new(new(
                Guid.CreateVersion7(), version.Id, centre, applicant, applicant.Name, FormAnswers.FromJson(Answers),
                [new("bao-cao", PaperForm.Original, null, null), new("cong-nhan-co-so", PaperForm.CertifiedCopy, null, null)])));
        })).Code;
        var which = new DossierRef(code);
        await DoneAsync<AssignDossier>(backstage, "truongphong.qlkh", (act, by, _) => act.HandleAsync(by, new(which, SampleIds.For("officer/chuyenvien.qlkh"))));
        await DoneAsync<ProposeResult>(backstage, "chuyenvien.qlkh", (act, by, _) => act.HandleAsync(
            by, new(which, new(true, "Về việc công nhận phạm vi ảnh hưởng của sáng kiến", "", "Công nhận phạm vi ảnh hưởng cấp tỉnh.\nQuyết định này có hiệu lực kể từ ngày ký."))));
        await DoneAsync<ApproveProposal>(backstage, "truongphong.qlkh", (act, by, _) => act.HandleAsync(by, new(which)));
        return code;
    }

    private const string Answers = """
        {
          "ho-ten": "Nguyễn Văn Mẫu", "ngay-sinh": "1985-03-12", "so-dinh-danh": "040085000001", "dien-thoai": "0900000001",
          "noi-o": { "province": "40", "commune": "16690", "street": "Số 1 đường Thử Nghiệm" },
          "ten-sang-kien": "Sổ theo dõi thiết bị điện tử", "linh-vuc": "Y tế", "ngay-ap-dung": "2026-01-05", "pham-vi": "tinh",
          "tac-gia": [ { "ho-ten": "Nguyễn Văn Mẫu", "noi-cong-tac": "Phòng khám đa khoa Sông Lam", "dong-gop": 100 } ],
          "mo-ta": "Ghi nhận thiết bị trên một sổ điện tử.", "hieu-qua": "Bớt một giờ mỗi ngày.", "cach-nhan": "khong"
        }
        """;

    private static async Task<DossierMoved> DoneAsync<T>(Backstage backstage, string userName, Func<T, Actor, Core.Data.HaiCapDb, Task<Outcome<DossierMoved>>> act)
        where T : notnull
    {
        var done = await backstage.DoAsync((services, db) => act(services.GetRequiredService<T>(), new Actor(ActorKind.Officer, SampleIds.For($"officer/{userName}"), userName), db));
        done.Problems.ShouldBeEmpty();
        return done.Value;
    }

    private static Task<string> NameAsync(Backstage backstage, string userName)
    {
        var id = SampleIds.For($"officer/{userName}");
        return backstage.DoAsync((_, db) => db.Set<Officer>().Where(row => row.Id == id).Select(row => row.Name).SingleAsync());
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
