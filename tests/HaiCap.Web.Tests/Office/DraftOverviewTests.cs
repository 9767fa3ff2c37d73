using System.Net;
using AngleSharp.Html.Dom;
using HaiCap.Core.Acts;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Office;

/// <summary>A draft's life on its pages: begun, listed, sent, returned, agreed to, published, dropped, each by whom the law has it.</summary>
public sealed class DraftOverviewTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string List = "/lam-viec/thu-tuc/ban-thao";

    [Fact]
    public async Task A_copy_is_written_sent_returned_agreed_to_and_published_and_the_public_sees_it_only_then()
    {
        const string code = "9.810001";
        using var admin = await province.OfficerAsync("quantri.tinh");
        using var legal = await province.OfficerAsync("phapche.tinh");
        await admin.GetAsync("/lam-viec/thu-tuc");
        await admin.GetAsync(admin.Page.QuerySelector("a[href$='/ban-thao/moi']")!.GetAttribute("href")!);
        await admin.SubmitFormAsync("main form", ("Code", code), ("Name", "Thủ tục chép lại"), ("CopyOf", "2.000815 Chứng thực bản sao"), ("Level", "Commune"), ("ServiceLevel", "Partial"));
        admin.Path.ShouldBe(Root(code), admin.Page.QuerySelector(".error-summary")?.TextContent);
        admin.Text.ShouldContain("Thủ tục mới.");
        admin.Page.QuerySelectorAll("table a").Select(link => link.GetAttribute("href")).ShouldContain($"{Root(code)}/thoi-han");
        await legal.GetAsync(List);
        legal.Page.QuerySelector("#write")!.TextContent.ShouldContain("Đang soạn");
        legal.Page.QuerySelector($"[aria-labelledby=review] a[href='{Root(code)}']").ShouldBeNull();

        await admin.SubmitFormAsync(Step("Submit"), ("Note", "Xin thẩm định gấp"));
        admin.Path.ShouldBe($"{Root(code)}?xong=gui");
        admin.Text.ShouldContain("Bộ phận pháp chế của UBND tỉnh đang thẩm định");
        admin.Page.QuerySelector(Step("Approve")).ShouldBeNull("who writes does not agree");
        await legal.GetAsync(List);
        legal.Page.QuerySelector("#review")!.TextContent.ShouldContain("việc của bạn");
        await legal.GetAsync(legal.Page.QuerySelector($"table a[href='{Root(code)}']")!.GetAttribute("href")!);
        legal.Text.ShouldContain("Xin thẩm định gấp");
        legal.Page.QuerySelector(Step("Drop")).ShouldBeNull("who reviews does not drop");

        await PressReturnAsync(legal, code, "");
        legal.ErrorLinks().ShouldBe(["#Remarks"]);
        await PressReturnAsync(legal, code, "Ghi rõ nơi nộp");
        legal.Path.ShouldBe($"{Root(code)}?xong=tra-lai");
        await admin.GetAsync(Root(code));
        admin.Page.QuerySelector(".notice-warn")!.TextContent.ShouldContain("Ghi rõ nơi nộp");
        await admin.SubmitFormAsync(Step("Submit"));

        await legal.GetAsync(Root(code));
        await legal.SubmitFormAsync(Step("Approve"), ("Remarks", "Đã đối chiếu"));
        legal.Path.ShouldBe($"{Root(code)}?xong=dong-y");
        await legal.SubmitFormAsync(Step("Publish"), ("DecisionNumber", " "), ("DecidedOn", "2099-01-01"), ("ValidFrom", "2020-01-01"));
        legal.ErrorLinks().ShouldBe(["#DecisionNumber", "#DecidedOn", "#ValidFrom"]);
        legal.Page.QuerySelectorAll(".error-summary a").ShouldAllBe(link => legal.Page.GetElementById(link.GetAttribute("href")!.Substring(1)) != null);
        ((IHtmlInputElement)legal.Page.GetElementById("DecidedOn")!).Value.ShouldBe("2099-01-01", "what was typed stays");
        using var citizen = await province.CitizenAsync();
        await citizen.GetAsync($"/thu-tuc/{code}");
        citizen.Status.ShouldBe(HttpStatusCode.NotFound);

        await legal.SubmitFormAsync(Step("Publish"), ("DecisionNumber", "81/QĐ-UBND"), ("DecidedOn", "2026-07-06"), ("ValidFrom", "2026-07-06"));
        legal.Path.ShouldBe($"/lam-viec/thu-tuc?xong={code}");
        await citizen.GetAsync($"/thu-tuc/{code}");
        citizen.Status.ShouldBe(HttpStatusCode.OK);
        var version = await province.Site.DoAsync((_, db) => db.Set<ProcedureVersion>().AsNoTracking().SingleAsync(row => row.Code == code));
        (version.Name, version.Level, version.ServiceLevel, version.DecisionNumber).ShouldBe(("Thủ tục chép lại", ProcedureLevel.Commune, ServiceLevel.Partial, "81/QĐ-UBND"));

        // The page of a draft that ended leads to where that is told.
        await admin.GetAsync(Root(code));
        admin.Path.ShouldBe($"{List}?het={code}");
        admin.Text.ShouldContain($"Thủ tục {code} không có bản thảo đang mở");
        admin.Page.QuerySelector("#ended")!.ParentElement!.TextContent.ShouldContain("81/QĐ-UBND");
    }

    [Fact]
    public async Task A_procedure_from_nothing_says_what_is_missing_and_is_not_sent_before_it_is_there()
    {
        const string code = "9.810002";
        using var admin = await province.OfficerAsync("quantri.tinh");
        await admin.GetAsync($"{List}/moi");
        await admin.SubmitFormAsync("main form", ("Code", "12"), ("Name", "Tên dở"), ("Field", "Lĩnh vực dở"), ("Level", "Nothing"));
        admin.ErrorLinks().ShouldBe(["#Code"]);
        ((IHtmlInputElement)admin.Page.GetElementById("Field")!).Value.ShouldBe("Lĩnh vực dở");
        await admin.SubmitFormAsync("main form", ("Code", "2.002385"));
        admin.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Mã này đã có thủ tục");
        await admin.SubmitFormAsync("main form", ("Code", code), ("Name", " "), ("Field", ""));
        admin.ErrorLinks().ShouldBe(["#Name", "#Field"], ignoreOrder: true);
        await admin.SubmitFormAsync("main form", ("Code", code), ("Name", "Thủ tục trắng"), ("Field", "Lĩnh vực mới"));
        admin.Path.ShouldBe(Root(code));
        admin.Text.ShouldContain("ai được nộp, nơi nộp, cơ quan giải quyết");
        admin.Text.ShouldContain("chưa có gì");

        // Once more the same code: there is one to go on with.
        await admin.GetAsync($"{List}/moi");
        await admin.SubmitFormAsync("main form", ("Code", code), ("Name", "Lần nữa"), ("Field", "Lĩnh vực mới"));
        admin.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).ShouldContain(Root(code));

        await admin.GetAsync(Root(code));
        await admin.PostAsync($"{Root(code)}?handler=Submit", ("__xacthuc", Token(admin)), ("Revision", "0"));
        admin.Page.QuerySelector(".error-summary").ShouldNotBeNull("it has faults");
        (await province.DraftAsync(code)).State.ShouldBe(DraftState.Drafting);

        await admin.SubmitFormAsync(Step("Drop"), ("Why", "Nhầm mã"));
        admin.Path.ShouldBe($"{List}?het={code}");
        (await province.DraftAsync(code)).State.ShouldBe(DraftState.Dropped);
    }

    [Fact]
    public async Task The_checks_list_what_is_to_be_mended_with_the_page_for_it_and_what_is_only_told()
    {
        const string code = "9.810003";
        using var admin = await province.WithDraftAsync(new OpenDraft.Request(code, CopyOf: "2.000815"));
        await admin.GetAsync(Root(code));
        await admin.GetAsync(admin.Page.QuerySelector("nav.draft-tabs a[href$='/kiem-tra']")!.GetAttribute("href")!);
        admin.Page.QuerySelector("#can-sua").ShouldBeNull("it could be published");
        var row = admin.Page.QuerySelectorAll("[aria-labelledby=nen-xem] tbody tr").First(one => one.TextContent.Contains("CHK-211", StringComparison.Ordinal));
        row.TextContent.ShouldContain("1 xã, phường chức vụ ký đang trống");
        row.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ShouldBe([$"{Root(code)}/cac-buoc", "/lam-viec/tham-quyen/phu-trach"]);

        await province.Site.DoAsync(async (services, db) =>
        {
            var draft = await db.Set<ProcedureDraft>().AsNoTracking().SingleAsync(one => one.Code == code);
            var gone = new HaiCap.Core.Procedures.Forms.FormCondition { Field = "khong-co", Is = "co" };
            var papers = draft.Read().Components.Select((paper, i) => i == 0 ? paper with { RequiredWhen = gone } : paper).ToList();
            return (await services.GetRequiredService<SaveDraft>().HandleAsync(OpenDrafts.Admin, new(draft.Id, draft.Revision, draft.Recipe() with { Definition = draft.Read() with { Components = papers } }))).Ok;
        });
        await admin.GetAsync($"{Root(code)}/kiem-tra");
        row = admin.Page.QuerySelectorAll("[aria-labelledby=can-sua] tbody tr").ShouldHaveSingleItem();
        row.TextContent.ShouldContain("điều kiện dùng câu hỏi “khong-co”, tờ khai không có câu hỏi đó");
        row.QuerySelector("a")!.GetAttribute("href").ShouldBe($"{Root(code)}/thanh-phan");
        await admin.GetAsync(Root(code));
        admin.Page.QuerySelector(Step("Submit")).ShouldBeNull("something blocks it");
        await admin.PostAsync($"{Root(code)}?handler=Submit", ("__xacthuc", Token(admin)), ("Revision", "1"));
        admin.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Sửa ở trang Thành phần hồ sơ");
    }

    [Fact]
    public async Task A_new_version_is_begun_from_the_procedure_and_shows_what_it_changes_and_who_interfered()
    {
        const string code = "2.002380";
        using var admin = await province.OfficerAsync("quantri.tinh");
        await admin.GetAsync($"/lam-viec/thu-tuc/{code}");
        await admin.SubmitFormAsync("#ban-moi");
        admin.Path.ShouldBe(Root(code));
        admin.Text.ShouldContain("Bản mới, theo sau phiên bản 1");
        admin.Text.ShouldContain("Chưa khác gì");
        await admin.GetAsync($"{Root(code)}/thong-tin");
        await admin.SubmitFormAsync("form.draft-form", ("Form.Summary", "Tóm tắt khác hẳn"));
        await admin.GetAsync(Root(code));
        admin.Text.ShouldContain("Tóm tắt khác hẳn");
        await admin.GetAsync($"/lam-viec/thu-tuc/{code}");
        admin.Page.QuerySelector("#ban-moi button").ShouldBeNull("it has a draft");
        admin.Page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).ShouldContain(Root(code));
        await admin.GetAsync("/lam-viec/thu-tuc");
        admin.Page.QuerySelectorAll("main table a").Select(link => link.GetAttribute("href")).ShouldContain(Root(code));

        // Whoever acts on a page drawn before the last saving is told so, and acts on what is there once more.
        await admin.GetAsync(Root(code));
        await admin.SubmitFormAsync(Step("Submit"), ("Revision", "0"), ("Note", "Lời nhắn"));
        admin.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Người khác vừa lưu");
        admin.Page.QuerySelector("#Note")!.TextContent.ShouldContain("Lời nhắn");
        await admin.SubmitFormAsync(Step("Submit"));
        (await province.DraftAsync(code)).State.ShouldBe(DraftState.InReview);
    }

    [Theory]
    [InlineData("quantri.skhcn", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("tiepnhan.tinh", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData("phapche.tinh", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("quantri.tinh", HttpStatusCode.OK, HttpStatusCode.OK)]
    public async Task Each_page_and_step_is_for_its_own_role(string who, HttpStatusCode read, HttpStatusCode write)
    {
        const string code = "2.002381";
        var admin = new Actor(ActorKind.Officer, SampleIds.For("officer/quantri.tinh"), "quantri.tinh");
        await province.Site.DoAsync(async (services, db) =>
            await db.Set<ProcedureDraft>().AnyAsync(draft => draft.Code == code) || (await services.GetRequiredService<OpenDraft>().HandleAsync(admin, new(code))).Ok);
        using var officer = await province.OfficerAsync(who);
        foreach (var (url, expected) in new[] { (List, read), (Root(code), read), ($"{List}/moi", write) })
        {
            await officer.GetAsync(url);
            officer.Status.ShouldBe(expected, url);
        }

        await officer.GetAsync("/dang-xuat");
        var token = Token(officer);
        foreach (var (step, allowed) in new[] { ("Submit", write), ("Approve", HttpStatusCode.Forbidden), ("Return", HttpStatusCode.Forbidden), ("Publish", HttpStatusCode.Forbidden), ("Drop", write) })
        {
            if (allowed == HttpStatusCode.Forbidden && (who != "phapche.tinh" || step is "Submit" or "Drop"))
            {
                await officer.PostAsync($"{Root(code)}?handler={step}", ("__xacthuc", token), ("Revision", "0"), ("Remarks", "x"));
                officer.Status.ShouldBe(HttpStatusCode.Forbidden, step);
            }
        }

        await officer.PostAsync($"{List}/moi?handler=Version", ("__xacthuc", token), ("Code", "2.001277"));
        (officer.Status == HttpStatusCode.Forbidden).ShouldBe(write == HttpStatusCode.Forbidden);
        (await province.DraftAsync(code)).State.ShouldBe(DraftState.Drafting);
        await officer.GetAsync("/lam-viec/thu-tuc/9.999999/ban-thao");
        officer.Status.ShouldBe(read == HttpStatusCode.OK ? HttpStatusCode.NotFound : read);
    }

    private static string Root(string code) => $"/lam-viec/thu-tuc/{code}/ban-thao";

    private static string Step(string handler) => $"form[action$='handler={handler}']";

    private static string Token(Visitor visitor) => visitor.Page.QuerySelector("input[name=__xacthuc]")!.GetAttribute("value")!;

    /// <summary>Presses the second button of the review.</summary>
    private static async Task PressReturnAsync(Visitor legal, string code, string remarks)
    {
        legal.Page.QuerySelector("form:has(#Remarks)")!.SetAttribute("action", $"{Root(code)}?handler=Return");
        await legal.SubmitFormAsync("form:has(#Remarks)", ("Remarks", remarks));
    }
}
