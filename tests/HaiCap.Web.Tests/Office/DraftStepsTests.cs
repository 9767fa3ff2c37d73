using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Office;

/// <summary>The steps of a draft as a table and as a drawing, without script.</summary>
public sealed partial class DraftStepsTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string Form = "form.draft-form";
    [Fact]
    public async Task A_step_is_changed_moved_and_kept_with_its_key_and_its_drawing_follows()
    {
        using var admin = await province.WithDraftAsync("2.002385", Url("2.002385"));
        var before = (await province.DraftAsync("2.002385")).Read().Steps;
        Drawn(admin).Count(text => Numbered().IsMatch(text)).ShouldBe(before.Count);
        await admin.SubmitFormAsync(Form, ("Form.Steps[2].Name", "Thẩm định tại chỗ"), ("Form.Steps[2].Hours", "10,5"));
        var after = (await province.DraftAsync("2.002385")).Read().Steps;
        after[2].ShouldBe(before[2] with { Name = "Thẩm định tại chỗ", Hours = 10.5m, Acts = after[2].Acts });
        after[2].Acts.ShouldBe(before[2].Acts, "what has no box stays too");
        string.Concat(Drawn(admin)).ShouldContain("10,5 giờ làm việc");

        await admin.PressAsync("button[value='down Steps 2']", ("do", "down Steps 2"));
        admin.ValueOf("Form.Steps[3].Name").ShouldBe("Thẩm định tại chỗ");
        Drawn(admin).ShouldContain("4. Thẩm định tại chỗ");
        admin.Page.QuerySelector("details.why ol")!.TextContent.ShouldContain("Thẩm định tại chỗ: chuyên viên");
        await admin.SubmitFormAsync(Form);
        (await province.DraftAsync("2.002385")).Read().Steps.Select(step => step.Key).ShouldBe([before[0].Key, before[1].Key, before[3].Key, before[2].Key, .. before.Skip(4).Select(step => step.Key)]);
        admin.Page.QuerySelector(".draft-faults")!.TextContent.ShouldContain("chưa bước nào trước đó trình dự thảo");
        admin.Page.QuerySelector(".draft-tabs [aria-current=page] .count").ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_refused_stays_as_typed_and_a_step_offers_no_act_its_performer_may_not_do()
    {
        using var admin = await province.WithDraftAsync("2.002379", Url("2.002379"));
        await admin.SubmitFormAsync(Form, ("Form.Steps[1].Name", " "), ("Form.Steps[3].Hours", "hai giờ"), ("Form.Steps[4].Performer", "Clerk"), ("Form.Steps[5].Name", "Tên mới"));
        admin.ErrorLinks().ShouldBe(["#Form_Steps_1__Name", "#Form_Steps_3__Hours", "#Form_Steps_4__Acts"]);
        admin.ErrorLinks().Where(link => admin.Page.GetElementById(link[1..]) is null).ShouldBeEmpty();
        (admin.ValueOf("Form.Steps[3].Hours"), admin.ValueOf("Form.Steps[4].Performer"), admin.ValueOf("Form.Steps[5].Name")).ShouldBe(("hai giờ", "Clerk", "Tên mới"));
        (await province.DraftAsync("2.002379")).Revision.ShouldBe(0);

        await admin.PressAsync("button[value='draw']", ("do", "draw"));
        Ticked(admin, 4).ShouldBe(["Issue", "SendBack"], "what is usual for a clerk");
        admin.Page.QuerySelectorAll("[name='Form.Steps[4].Acts']").Select(box => ((IHtmlInputElement)box).Value).ShouldNotContain("Sign");
        admin.Page.QuerySelectorAll("[name$='.Acts'][value='Stop']").ShouldBeEmpty("whoever oversees may stop at any step");
        foreach (var nonsense in new[] { "drop Steps 99", "up Steps", "usual", "add Steps[0].Acts", "" })
        {
            await admin.PressAsync("button[value='draw']", ("do", nonsense), ("Form.Steps[0].Performer", "NoSuch"), ("Form.Steps[0].Acts", "99"));
            admin.Status.ShouldBe(HttpStatusCode.OK, nonsense);
        }
    }

    [Fact]
    public async Task A_procedure_of_nothing_begins_with_the_usual_steps_and_they_have_no_fault()
    {
        const string code = "1.000777";
        (await province.Site.DoAsync((services, _) => services.GetRequiredService<OpenDraft>().HandleAsync(OpenDrafts.Admin, new(code, "Thủ tục mới", "Lĩnh vực", IsNew: true)))).Ok.ShouldBeTrue();
        using var admin = await province.OfficerAsync("quantri.tinh");
        await admin.GetAsync(Url(code));
        admin.Page.QuerySelector(".draft-faults")!.TextContent.ShouldContain("Chưa có bước nào");
        await admin.PressAsync("button[value='usual']", ("do", "usual"));
        await admin.PressAsync("button[value='add Steps']", ("do", "add Steps"));
        Ticked(admin, 7).ShouldBe(["RequestSupplement", "Consult", "Return", "Propose"], ignoreOrder: true);
        await admin.PressAsync("button[value='drop Steps 7']", ("do", "drop Steps 7"));
        await admin.SubmitFormAsync(Form);
        admin.Path.ShouldBe(Url(code) + "?da-luu=true", admin.Text);
        admin.Page.QuerySelector(".draft-faults").ShouldBeNull();
        var steps = (await province.DraftAsync(code)).Read().Steps;
        (steps.Count, steps.Select(step => step.Key).Distinct().Count(), steps[2].Key).ShouldBe((7, 7, "tham-dinh-ho-so-du-thao-ket-qua"));
        admin.Text.ShouldContain("Các bước cộng lại 34 giờ làm việc");
    }

    [Fact]
    public async Task Hours_beyond_the_law_are_said_beside_the_limit()
    {
        using var admin = await province.WithDraftAsync("2.000815", Url("2.000815"));
        admin.Page.QuerySelector(".notice.notice-warn").ShouldBeNull();
        await admin.SubmitFormAsync(Form, ("Form.Steps[1].Hours", "100"));
        admin.Page.QuerySelector(".notice.notice-warn")!.TextContent.ShouldContain("thời hạn ngắn nhất theo luật 8 giờ");
    }

    [GeneratedRegex(@"\A[0-9]+\. ")]
    private static partial Regex Numbered();

    private static string Url(string code) => $"/lam-viec/thu-tuc/{code}/ban-thao/cac-buoc";

    private static List<string> Drawn(Visitor visitor) => [.. visitor.Page.QuerySelectorAll("svg.flow-drawing text").Select(text => text.TextContent)];

    private static List<string> Ticked(Visitor visitor, int row) => [.. visitor.Page.QuerySelectorAll($"[name='Form.Steps[{row}].Acts']").OfType<IHtmlInputElement>().Where(box => box.IsChecked).Select(box => box.Value)];
}
