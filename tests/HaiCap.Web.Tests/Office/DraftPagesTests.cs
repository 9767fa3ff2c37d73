using System.Net;
using HaiCap.Core.Procedures;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Tests.Office;

/// <summary>The parts of a draft, each saved on its own: what is refused stays as typed, who saved meanwhile is shown, and no script is needed.</summary>
public sealed class DraftPagesTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string Form = "form.draft-form";
    private static readonly string[] Parts = ["thong-tin", "to-khai", "thanh-phan", "phi", "thoi-han", "cac-buoc", "xem-thu", "ho-so-thu", "sao-chep"];

    [Fact]
    public async Task Every_part_opens_saves_as_it_stands_and_changes_nothing_by_that()
    {
        using var admin = await province.WithDraftAsync("2.000815");
        var before = await province.DraftAsync("2.000815");
        foreach (var part in Parts)
        {
            await admin.GetAsync(Url("2.000815", part));
            admin.Status.ShouldBe(HttpStatusCode.OK, part);
            admin.Page.QuerySelector(".draft-tabs [aria-current=page]")!.GetAttribute("href").ShouldBe(Url("2.000815", part));
            if (admin.Page.QuerySelector(Form) is not null)
            {
                await admin.SubmitFormAsync(Form);
                admin.Path.ShouldBe(Url("2.000815", part) + "?da-luu=true", admin.Page.QuerySelector(".error-summary")?.TextContent);
            }
        }

        var after = await province.DraftAsync("2.000815");
        after.Definition.ShouldBe(before.Definition);
        after.Revision.ShouldBe(0, "a part saved as it was drawn is the part as it was");
    }

    [Fact]
    public async Task A_description_is_written_and_what_cannot_be_read_stays_as_typed()
    {
        using var admin = await province.WithDraftAsync("2.002379");
        await admin.GetAsync(Url("2.002379", "thong-tin"));
        await admin.SubmitFormAsync(Form, ("Form.Name", " "), ("Form.Summary", "Tóm tắt mới"), ("Form.Result.ValidMonths", "năm"), ("Form.OtherCodes", "1.2"));
        admin.ErrorLinks().ShouldBe(["#Form_Name", "#Form_Result_ValidMonths", "#Form_OtherCodes"], ignoreOrder: true);
        admin.ErrorLinks().Where(link => admin.Page.GetElementById(link[1..]) is null).ShouldBeEmpty();
        (admin.ValueOf("Form.Summary"), admin.ValueOf("Form.Result.ValidMonths"), admin.ValueOf("Form.OtherCodes")).ShouldBe(("Tóm tắt mới", "năm", "1.2"));

        await admin.PressAsync("button[value='add LegalBasis']", ("do", "add LegalBasis"), ("Form.Name", "Tên mới"));
        admin.ValueOf("Form.Summary").ShouldBe("Tóm tắt mới", "a row more loses nothing");
        var rows = admin.Page.QuerySelectorAll("[name$='.Text'][name^='Form.LegalBasis']").Length;
        await admin.SubmitFormAsync(Form, ($"Form.LegalBasis[{rows - 1}].Text", "Nghị định mới"), ("Form.Result.ValidMonths", "60"), ("Form.OtherCodes", "1.012345"), ("Form.Tags", "nhãn a\nnhãn b"));
        var stored = await province.DraftAsync("2.002379");
        var definition = stored.Read();
        (stored.Name, definition.Summary, definition.Result.ValidMonths, definition.LegalBasis[^1].Text).ShouldBe(("Tên mới", "Tóm tắt mới", 60, "Nghị định mới"));
        (definition.OtherCodes.ShouldHaveSingleItem().Value, string.Join('|', definition.Tags!)).ShouldBe(("1.012345", "nhãn a|nhãn b"));
    }

    [Fact]
    public async Task A_paper_gets_a_sample_that_the_preview_serves_to_those_who_read_drafts_only()
    {
        using var admin = await province.WithDraftAsync("2.002380");
        await admin.GetAsync(Url("2.002380", "thanh-phan"));
        await admin.UploadFormAsync(Form, "Form.Components[0].File", "virus.pdf", [1, 2, 3], ("Form.Components[0].Name", "Tên giấy tờ mới"));
        admin.ErrorLinks().ShouldBe(["#Form_Components_0__File"]);
        admin.ValueOf("Form.Components[0].Name").ShouldBe("Tên giấy tờ mới");

        // A file goes with its row, though another box is refused.
        await admin.UploadFormAsync(Form, "Form.Components[0].File", "Tờ khai.pdf", SampleFiles.Pdf("tờ khai trống"), ("Form.Components[0].Originals", "một"));
        admin.ErrorLinks().ShouldBe(["#Form_Components_0__Originals"]);
        admin.Text.ShouldContain("Tờ khai.pdf");
        await admin.SubmitFormAsync(Form, ("Form.Components[0].Originals", "1"));
        var paper = (await province.DraftAsync("2.002380")).Read().Components[0];
        (paper.Name, paper.Originals, paper.Sample!.Name, paper.Sample.Blank).ShouldBe(("Tên giấy tờ mới", 1, "Tờ khai.pdf", true));

        var address = $"/lam-viec/thu-tuc/2.002380/ban-thao/mau/{paper.Key}";
        await admin.GetAsync(Url("2.002380", "xem-thu"));
        admin.Page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).ShouldContain(address);
        await admin.GetAsync(address);
        admin.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        using var citizen = await province.CitizenAsync();
        await citizen.GetAsync(address);
        citizen.Status.ShouldNotBe(HttpStatusCode.OK);
        await citizen.GetAsync($"/thu-tuc/2.002380/mau/{paper.Key}");
        citizen.Status.ShouldBe(HttpStatusCode.NotFound, "it is not published yet");

        // A seal given for one procedure opens nothing in another; a hash typed by hand is no seal.
        await admin.GetAsync(Url("2.002380", "thanh-phan"));
        var seal = admin.ValueOf("Form.Components[0].Sample");
        using var other = await province.WithDraftAsync("2.002381");
        foreach (var forged in new[] { seal, paper.Sample.Hash })
        {
            await other.GetAsync(Url("2.002381", "thanh-phan"));
            await other.SubmitFormAsync(Form, ("Form.Components[0].Sample", forged));
            (await province.DraftAsync("2.002381")).Read().Components.ShouldAllBe(one => one.Sample == null);
        }
    }

    [Fact]
    public async Task Rows_are_added_moved_and_dropped_without_script()
    {
        using var admin = await province.WithDraftAsync("1.001193");
        await admin.GetAsync(Url("1.001193", "thanh-phan"));
        var count = admin.Page.QuerySelectorAll("fieldset.limit-row").Length;
        await admin.PressAsync("button[value='add Components']", ("do", "add Components"), ("Form.Components[0].Note", "ghi dở"));
        admin.Page.QuerySelectorAll("fieldset.limit-row").Length.ShouldBe(count + 1);
        await admin.PressAsync($"button[value='up Components {count}']", ("do", $"up Components {count}"), ($"Form.Components[{count}].Name", "Giấy mới"));
        admin.ValueOf($"Form.Components[{count - 1}].Name").ShouldBe("Giấy mới");
        admin.ValueOf("Form.Components[0].Note").ShouldBe("ghi dở");
        await admin.PressAsync($"button[value='drop Components {count}']", ("do", $"drop Components {count}"));
        foreach (var nonsense in new[] { "drop Components 999", "add Nothing", "up", "drop Components[7].Name 0", "add Components[0].Name", "" })
        {
            await admin.PressAsync("button[value='add Components']", ("do", nonsense));
            (admin.Status, admin.Page.QuerySelectorAll("fieldset.limit-row").Length).ShouldBe((HttpStatusCode.OK, count), nonsense);
        }
    }

    [Fact]
    public async Task A_fee_by_rule_is_written_and_told_in_words()
    {
        using var admin = await province.WithDraftAsync("2.002383");
        await admin.GetAsync(Url("2.002383", "phi"));
        while (admin.Page.QuerySelector("button[value='drop Fees 0']") is not null)
        {
            await admin.PressAsync("button[value='drop Fees 0']", ("do", "drop Fees 0"));
        }

        await admin.PressAsync("button[value='add Fees']", ("do", "add Fees"));
        await admin.SubmitFormAsync(Form, ("Form.Fees[0].Name", "Phí thẩm định"), ("Form.Fees[0].Amount", "nhiều"));
        admin.ErrorLinks().ShouldBe(["#Form_Fees_0__Amount"]);
        admin.ValueOf("Form.Fees[0].Amount").ShouldBe("nhiều");
        await admin.SubmitFormAsync(Form, ("Form.Fees[0].Amount", "2.000.000"));
        await admin.PressAsync("button[value='add Fees']", ("do", "add Fees"));
        await admin.PressAsync("button[value='add Fees']", ("do", ""), ("Form.Fees[1].Name", "Phí gia hạn"), ("Form.Fees[1].Kind", "Percent"));
        await admin.SubmitFormAsync(Form, ("Form.Fees[1].Percent", "75"), ("Form.Fees[1].Of", admin.ValueOf("Form.Fees[0].Key")));
        admin.ErrorLinks().ShouldBeEmpty();
        admin.Page.QuerySelector("dl.fees")!.TextContent.ShouldContain("75 % của “Phí thẩm định”");
        var fees = (await province.DraftAsync("2.002383")).Read().Fees;
        (fees[0].Amount, fees[1].Rule!.Percent!.Fee).ShouldBe((2_000_000L, fees[0].Key));
    }

    [Fact]
    public async Task Who_saves_the_same_part_meanwhile_is_shown_and_another_part_is_in_nobodys_way()
    {
        using var first = await province.WithDraftAsync("2.001209");
        using var second = await province.OfficerAsync("quantri.tinh");
        await first.GetAsync(Url("2.001209", "thong-tin"));
        await second.GetAsync(Url("2.001209", "thong-tin"));
        using var third = await province.OfficerAsync("quantri.tinh");
        await third.GetAsync(Url("2.001209", "phi"));

        await second.SubmitFormAsync(Form, ("Form.Summary", "Tóm tắt của người kia"));
        await first.SubmitFormAsync(Form, ("Form.Summary", "Tóm tắt của tôi"));
        first.Page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("Người khác đã sửa phần này");
        first.Text.ShouldContain("Tóm tắt của người kia");
        first.ValueOf("Form.Summary").ShouldBe("Tóm tắt của tôi");
        (await province.DraftAsync("2.001209")).Read().Summary.ShouldBe("Tóm tắt của người kia", "nothing is written over unseen");

        await third.SubmitFormAsync(Form);
        third.Path.ShouldEndWith("da-luu=true");
        await first.SubmitFormAsync(Form);
        (await province.DraftAsync("2.001209")).Read().Summary.ShouldBe("Tóm tắt của tôi", "saved once more, knowingly");
    }

    [Fact]
    public async Task The_preview_asks_as_the_form_does_and_keeps_nothing()
    {
        using var admin = await province.WithDraftAsync("2.002385");
        await admin.GetAsync(Url("2.002385", "xem-thu"));
        admin.Text.ShouldContain("bản xem thử");
        admin.Page.QuerySelectorAll("main a[href^='/nop-ho-so']").ShouldBeEmpty("there is nothing to file");
        await admin.GetAsync(admin.Page.QuerySelector(".tabs-line a:not([aria-current])")!.GetAttribute("href")!);
        var section = admin.ValueOf("muc");
        await admin.SubmitFormAsync(".filing form", ("viec", admin.Page.QuerySelector("button[value^='sang:']")!.GetAttribute("value")!));
        admin.ValueOf("muc").ShouldBe(section, "what the law must know is asked for");
        admin.Page.QuerySelectorAll(".error-summary a").ShouldNotBeEmpty();
        foreach (var nonsense in new[] { "them:khong-co", "bot:khong-co:9", "sang:khong-co", "::", "" })
        {
            await admin.SubmitFormAsync(".filing form", ("viec", nonsense), ("da-khai", "giả"));
            admin.Status.ShouldBe(HttpStatusCode.OK, nonsense);
        }

        (await province.DraftAsync("2.002385")).Revision.ShouldBe(0);
    }

    [Fact]
    public async Task Parts_of_another_procedure_are_looked_at_and_then_taken()
    {
        using var admin = await province.WithDraftAsync("2.001277");
        await admin.GetAsync(Url("2.001277", "sao-chep"));
        const string copy = "form[action$='/sao-chep']";
        await admin.SubmitFormAsync(copy, ("From", "thủ tục nào đó"));
        admin.ErrorLinks().ShouldBe(["#Parts", "#From"], ignoreOrder: true);
        admin.ValueOf("From").ShouldBe("thủ tục nào đó");
        await admin.SubmitFormAsync(copy, ("From", "2.000815 Chứng thực bản sao"), ("Parts", "Components"));
        admin.Text.ShouldContain("Sẽ đổi");
        (await province.DraftAsync("2.001277")).Revision.ShouldBe(0);
        await admin.PressAsync("button[formaction='?handler=Take']");
        var papers = (await province.DraftAsync("2.001277")).Read().Components;
        papers.Select(paper => paper.Name).ShouldBe((await VersionAsync("2.000815")).Read().Components.Select(paper => paper.Name));
    }

    [Theory]
    [InlineData("quantri.skhcn", HttpStatusCode.Forbidden)]
    [InlineData("tiepnhan.tinh", HttpStatusCode.Forbidden)]
    [InlineData("phapche.tinh", HttpStatusCode.OK)]
    public async Task Only_the_provinces_administrator_and_legal_unit_open_a_draft_and_only_the_first_writes(string who, HttpStatusCode expected)
    {
        using var admin = await province.WithDraftAsync("2.001259");
        using var officer = await province.OfficerAsync(who);
        foreach (var part in Parts)
        {
            await officer.GetAsync(Url("2.001259", part));
            officer.Status.ShouldBe(expected, part);
        }

        await admin.GetAsync(Url("9.999999", "phi"));
        admin.Status.ShouldBe(HttpStatusCode.NotFound, "it has no draft");
        if (expected == HttpStatusCode.OK)
        {
            await officer.GetAsync(Url("2.001259", "thong-tin"));
            await officer.SubmitFormAsync(Form, ("Form.Summary", "Pháp chế tự sửa"));
            (await province.DraftAsync("2.001259")).Revision.ShouldBe(0);
        }
    }

    private static string Url(string code, string part) => $"/lam-viec/thu-tuc/{code}/ban-thao/{part}";

    private Task<ProcedureVersion> VersionAsync(string code) => province.Site.DoAsync((_, db) => db.Set<ProcedureVersion>().AsNoTracking().SingleAsync(version => version.Code == code));
}
