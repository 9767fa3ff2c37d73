using System.Net;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Testing;
using HaiCap.Web.Pages.Office.Admin.Procedures.Drafts;
using HaiCap.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Office;

/// <summary>The form of a draft, written without a programmer and without script.</summary>
public sealed class DraftFormTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string Form = "form.draft-form";
    private static readonly IReadOnlyList<ProcedureRecipe> Recipes = RecipeFolder.Read(Repository.Path("samples", "procedures"));

    public static TheoryData<string> Codes => [.. Recipes.Select(recipe => recipe.Code.Value)];

    [Theory, MemberData(nameof(Codes))]
    public void A_form_drawn_as_boxes_and_read_back_is_the_form(string code)
    {
        var definition = Recipes.Single(recipe => recipe.Code.Value == code).Definition;
        var faults = new List<string>();
        void Fault(string where, string text) => faults.Add($"{where}: {text}");
        SectionsForm.Of(definition.Form).Apply(definition, Fault).ToJson().ShouldBe(definition.ToJson());
        foreach (var section in definition.Form.Sections)
        {
            var form = QuestionsForm.Of(definition.Form, section);
            form.Restore(definition, section, Fault);
            form.Apply(definition, section, Fault).ToJson().ShouldBe(definition.ToJson(), section.Key);
        }

        faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_section_opens_saves_as_it_stands_and_changes_nothing_by_that()
    {
        using var admin = await province.WithDraftAsync("2.002380");
        foreach (var url in (await province.DraftAsync("2.002380")).Read().Form.Sections.Select(section => Url("2.002380", section.Key)).Prepend(Url("2.002380")))
        {
            await admin.GetAsync(url);
            admin.Status.ShouldBe(HttpStatusCode.OK, url);
            await admin.SubmitFormAsync(Form);
            admin.Path.ShouldBe(url + "?da-luu=true", admin.Page.QuerySelector(".error-summary")?.TextContent);
        }

        (await province.DraftAsync("2.002380")).Revision.ShouldBe(0);
        await admin.GetAsync(Url("2.002380", "khong-co"));
        admin.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_form_is_written_from_nothing()
    {
        using var admin = await NewAsync("9.100001");
        await admin.GetAsync(Url("9.100001"));
        await admin.PressAsync("button[value='add Sections']", ("do", "add Sections"), ("Form.Title", "Đơn đề nghị"));
        await admin.SubmitFormAsync(Form);
        admin.ErrorLinks().ShouldBe(["#Form_Sections_0__Title"]);
        admin.ValueOf("Form.Title").ShouldBe("Đơn đề nghị", "what was typed stays");
        await admin.SubmitFormAsync(Form, ("Form.Sections[0].Title", "Người đề nghị"), ("Form.Sections[0].TitleEn", "Applicant"));
        var section = (await province.DraftAsync("9.100001")).Read().Form.Sections.ShouldHaveSingleItem();
        (section.Key, section.TitleEn).ShouldBe(("nguoi-de-nghi", "Applicant"));

        await admin.GetAsync(Url("9.100001", section.Key));
        await admin.PressAsync("button[value='add Fields']", ("do", "add Fields"));
        await admin.PressAsync("button[value='add Fields']", ("do", "add Fields"), ("Form.Fields[0].Label", "Bạn là ai?"), ("Form.Fields[0].Kind", "Choice"));
        await admin.PressAsync("button[value='add Fields[0].Choices']", ("do", "add Fields[0].Choices"));
        await admin.PressAsync("button[value='add Fields[0].Choices']", ("do", "add Fields[0].Choices"), ("Form.Fields[0].Choices[0].Label", "Cá nhân"));
        await admin.PressAsync("button[value='add Fields']", ("do", "draw"), ("Form.Fields[0].Choices[1].Label", "Tổ chức"), ("Form.Fields[1].Label", "Thiết bị"), ("Form.Fields[1].Kind", "Group"));
        await admin.PressAsync("button[value='add Fields[1].Fields']", ("do", "add Fields[1].Fields"));
        await admin.SubmitFormAsync(Form, ("Form.Fields[1].Fields[0].Label", "Năm sản xuất"), ("Form.Fields[1].MinItems", "một"), ("Form.Fields[1].Fields[0].Key", "Năm"));
        admin.ErrorLinks().ShouldBe(["#Form_Fields_1__MinItems", "#Form_Fields_1__Fields_0__Key"], ignoreOrder: true);
        admin.ErrorLinks().Where(link => admin.Page.GetElementById(link[1..]) is null).ShouldBeEmpty();
        (admin.ValueOf("Form.Fields[1].MinItems"), admin.ValueOf("Form.Fields[1].Fields[0].Label")).ShouldBe(("một", "Năm sản xuất"));
        await admin.SubmitFormAsync(Form, ("Form.Fields[1].MinItems", "1"), ("Form.Fields[1].Fields[0].Key", ""), ("Form.Fields[1].Fields[0].Required", "true"));
        admin.ErrorLinks().ShouldBeEmpty();
        var form = (await province.DraftAsync("9.100001")).Read().Form;
        form.Field("ban-la-ai")!.Choices.Select(choice => choice.Value).ShouldBe(["ca-nhan", "to-chuc"]);
        var group = form.Field("thiet-bi")!;
        (group.MinItems, group.Fields.ShouldHaveSingleItem().Key, group.Fields[0].Required).ShouldBe((1, "nam-san-xuat", true));

        // A condition on what was just stored, by the rows of the condition builder; then the question moves up with it.
        await admin.SubmitFormAsync(Form, ("Form.Fields[1].VisibleWhen.Lines[0].When", "ban-la-ai=to-chuc"));
        (await province.DraftAsync("9.100001")).Read().Form.Field("thiet-bi")!.VisibleWhen!.Is.ShouldBe("to-chuc");
        await admin.PressAsync("button[value='up Fields 1']", ("do", "up Fields 1"));
        await admin.SubmitFormAsync(Form);
        (await province.DraftAsync("9.100001")).Read().Form.Sections[0].Fields.Select(field => field.Key).ShouldBe(["thiet-bi", "ban-la-ai"]);
        await admin.GetAsync($"/lam-viec/thu-tuc/9.100001/ban-thao/xem-thu");
        admin.Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Another_key_is_followed_and_what_is_used_is_not_dropped()
    {
        using var admin = await NewAsync("9.100002");
        await StoreAsync("9.100002", definition => definition with
        {
            Form = new()
            {
                Sections =
                [
                    new()
                    {
                        Key = "mot", Title = "Một",
                        Fields = [Choice("loai", "Loại cơ sở"), new() { Key = "dem", Label = "Số máy", Kind = FormFieldKind.Number }, new() { Key = "thua", Label = "Câu thừa" }],
                    },
                    new() { Key = "hai", Title = "Hai", Fields = [new() { Key = "ghi-chu", Label = "Ghi chú", VisibleWhen = new() { Field = "loai", Is = "a" } }] },
                ],
            },
            Components = [new("giay", "Giấy phép cũ", RequiredWhen: new() { Field = "loai", Is = "b" })],
            Fees = [new("Phí thẩm định", Rule: new() { PerUnit = new("dem", 1000) }), new("Phí theo loại", Rule: new() { ByClass = new("loai", [new("a", 1), new("b", 2), new("c", 3)]) })],
        });
        var url = Url("9.100002", "mot");
        await admin.GetAsync(url);
        await admin.PressAsync("button[value='drop Fields 2']", ("do", "drop Fields 2"));
        admin.Page.QuerySelectorAll("form.draft-form > fieldset").Length.ShouldBe(2, "nobody uses it");
        await admin.PressAsync("button[value='drop Fields 1']", ("do", "drop Fields 1"));
        admin.Page.QuerySelectorAll("form.draft-form > fieldset").Length.ShouldBe(2);
        admin.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("khoản phí 1 “Phí thẩm định”");
        await admin.PressAsync("button[value='drop Fields[0].Choices 1']", ("do", "drop Fields[0].Choices 1"));
        admin.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("giấy tờ 1 “Giấy phép cũ”");
        await admin.PressAsync("button[value='drop Fields 0']", ("do", "drop Fields 0"));
        admin.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("câu hỏi “Ghi chú”");

        // Posted without the row at all: refused as well, with everything else as typed.
        await admin.GetAsync(url);
        await admin.SubmitFormAsync(Form, ("Form.Fields[0].Was", ""), ("Form.Fields[0].Key", ""), ("Form.Fields[0].Label", "Câu khác"));
        admin.ErrorLinks().ShouldBe(["#Form_Fields_0__Label"]);
        (admin.ValueOf("Form.Fields[0].Label"), admin.ValueOf("Form.Fields[1].Label")).ShouldBe(("Loại cơ sở", "Câu khác"));

        await admin.GetAsync(url);
        await admin.SubmitFormAsync(Form, ("Form.Fields[0].Kind", "Text"));
        admin.ErrorLinks().ShouldAllBe(link => link == "#Form_Fields_0__Kind");
        admin.ErrorLinks().ShouldNotBeEmpty("a text offers no choices");

        await admin.GetAsync(url);
        await admin.SubmitFormAsync(Form, ("Form.Fields[0].Key", "dem"));
        admin.ErrorLinks().ShouldBe(["#Form_Fields_1__Key"], "two of one key");
        await admin.SubmitFormAsync(Form, ("Form.Fields[0].Key", "loai-co-so"), ("Form.Fields[1].Key", "so-may"), ("Form.Fields[2].Section", "hai"));
        admin.ErrorLinks().ShouldBeEmpty();
        var stored = (await province.DraftAsync("9.100002")).Read();
        stored.Form.Sections[1].Fields.Select(field => field.Key).ShouldBe(["ghi-chu", "thua"]);
        stored.Form.Field("ghi-chu")!.VisibleWhen!.Field.ShouldBe("loai-co-so");
        (stored.Components[0].RequiredWhen!.Field, stored.Fees[0].Rule!.PerUnit!.Field, stored.Fees[1].Rule!.ByClass!.Field).ShouldBe(("loai-co-so", "so-may", "loai-co-so"));

        // A choice nobody asks for goes, and its amount with it.
        await admin.PressAsync("button[value='drop Fields[0].Choices 2']", ("do", "drop Fields[0].Choices 2"));
        await admin.SubmitFormAsync(Form);
        (await province.DraftAsync("9.100002")).Read().Fees[1].Rule!.ByClass!.Classes.Select(one => one.Value).ShouldBe(["a", "b"]);

        await admin.GetAsync(Url("9.100002"));
        await admin.PressAsync("button[value='drop Sections 0']", ("do", "drop Sections 0"));
        admin.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Chưa bỏ được mục “Một”");
        await admin.PressAsync("button[value='drop Sections 1']", ("do", "drop Sections 1"));
        await admin.SubmitFormAsync(Form);
        (await province.DraftAsync("9.100002")).Read().Form.Sections.ShouldHaveSingleItem().Key.ShouldBe("mot");
    }

    [Fact]
    public async Task Who_saves_the_same_section_meanwhile_is_shown_and_another_section_is_in_nobodys_way()
    {
        using var first = await province.WithDraftAsync("2.001259");
        using var second = await province.OfficerAsync("quantri.tinh");
        var sections = (await province.DraftAsync("2.001259")).Read().Form.Sections;
        await first.GetAsync(Url("2.001259", sections[0].Key));
        await second.GetAsync(Url("2.001259", sections[0].Key));
        using var third = await province.OfficerAsync("quantri.tinh");
        await third.GetAsync(Url("2.001259", sections[1].Key));
        await second.SubmitFormAsync(Form, ("Form.Fields[0].Hint", "lời của người kia"));
        await first.SubmitFormAsync(Form, ("Form.Fields[0].Hint", "lời của tôi"));
        first.Page.QuerySelector("[role=alert]")!.TextContent.ShouldContain("Người khác đã sửa phần này");
        first.ValueOf("Form.Fields[0].Hint").ShouldBe("lời của tôi");
        await third.SubmitFormAsync(Form, ("Form.Fields[0].Hint", "ở mục khác"));
        third.Path.ShouldEndWith("da-luu=true");
        await first.SubmitFormAsync(Form);
        var form = (await province.DraftAsync("2.001259")).Read().Form;
        (form.Sections[0].Fields[0].Hint, form.Sections[1].Fields[0].Hint).ShouldBe(("lời của tôi", "ở mục khác"));
    }

    [Theory]
    [InlineData("quantri.skhcn", HttpStatusCode.Forbidden)]
    [InlineData("tiepnhan.tinh", HttpStatusCode.Forbidden)]
    [InlineData("phapche.tinh", HttpStatusCode.OK)]
    public async Task Only_who_writes_drafts_writes_a_form(string who, HttpStatusCode expected)
    {
        using var admin = await province.WithDraftAsync("2.001277");
        var before = await province.DraftAsync("2.001277");
        using var officer = await province.OfficerAsync(who);
        foreach (var url in new[] { Url("2.001277"), Url("2.001277", before.Read().Form.Sections[0].Key) })
        {
            await officer.GetAsync(url);
            officer.Status.ShouldBe(expected);
            if (expected == HttpStatusCode.OK)
            {
                await officer.SubmitFormAsync(Form, ("Form.Title", "khác"), ("Form.Fields[0].Label", "khác"));
            }
        }

        (await province.DraftAsync("2.001277")).Revision.ShouldBe(before.Revision);
    }

    private static FormField Choice(string key, string label) => new() { Key = key, Label = label, Kind = FormFieldKind.Choice, Choices = [new("a", "A"), new("b", "B"), new("c", "C")] };

    private static string Url(string code, string? section = null) => $"/lam-viec/thu-tuc/{code}/ban-thao/to-khai" + (section is null ? "" : $"/{section}");

    private Task<Visitor> NewAsync(string code) => province.WithDraftAsync(new OpenDraft.Request(code, "Thủ tục mới", "Năng lượng nguyên tử", IsNew: true));

    private async Task StoreAsync(string code, Func<ProcedureDefinition, ProcedureDefinition> write)
    {
        var draft = await province.DraftAsync(code);
        var recipe = draft.Recipe();
        (await province.Site.DoAsync((services, _) => services.GetRequiredService<SaveDraft>().HandleAsync(OpenDrafts.Admin, new(draft.Id, draft.Revision, recipe with { Definition = write(recipe.Definition) })))).Ok.ShouldBeTrue();
    }
}
