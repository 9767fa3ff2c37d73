using System.Net;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Office;

/// <summary>The limits of a procedure with form fields: rows without script, problems that keep what was typed, tried on dates, published.</summary>
public sealed class LimitsPageTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string Form = "form.limits-form";

    [Fact]
    public async Task Rows_are_added_moved_and_dropped_without_script_and_nothing_typed_is_lost()
    {
        using var admin = await OpenAsync("2.002380");
        await PostAsync(admin, "Rows", ("Form.TimeLimits[0].Note", "ghi dở"), ("do", "add TimeLimits"));
        Value(admin, "Form.TimeLimits[0].Note").ShouldBe("ghi dở");
        admin.Page.QuerySelectorAll("[name='Form.TimeLimits[1].Value']").Length.ShouldBe(1);
        await PostAsync(admin, "Rows", ("Form.TimeLimits[1].Value", "mười"), ("Form.TimeLimits[1].SameStage", "true"), ("do", "up TimeLimits 1"));
        Value(admin, "Form.TimeLimits[0].Value").ShouldBe("mười");
        Value(admin, "Form.TimeLimits[1].Note").ShouldBe("ghi dở");
        admin.Page.QuerySelectorAll("[name='Form.TimeLimits[0].SameStage']").ShouldBeEmpty("the first row begins a stage");
        await PostAsync(admin, "Rows", ("do", "down TimeLimits 0"));
        Value(admin, "Form.TimeLimits[1].Value").ShouldBe("mười");
        await PostAsync(admin, "Rows", ("do", "drop TimeLimits 1"));
        admin.Page.QuerySelectorAll(".limit-row").Length.ShouldBe(1);
        await PostAsync(admin, "Rows", ("do", "drop TimeLimits 7"));
        await PostAsync(admin, "Rows", ("do", "nonsense"));
        (admin.Status, admin.Page.QuerySelectorAll(".limit-row").Length).ShouldBe((HttpStatusCode.OK, 1));
    }

    [Fact]
    public async Task Each_problem_leads_to_its_box_and_keeps_what_was_typed()
    {
        using var admin = await OpenAsync("2.002381");
        await PostAsync(
            admin, "Draft", ("Form.TimeLimits[0].Value", "năm"), ("Form.SameDayCutOff", "25:99"), ("Form.Steps[0].Hours", "-"));
        var links = admin.Page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")![1..]).ToList();
        links.ShouldBe(["Form_TimeLimits_0__Value", "Form_SameDayCutOff", "Form_Steps_0__Hours"]);
        foreach (var id in links)
        {
            admin.Page.GetElementById(id).ShouldNotBeNull(id);
        }

        Value(admin, "Form.TimeLimits[0].Value").ShouldBe("năm");
        Value(admin, "Form.SameDayCutOff").ShouldBe("25:99");
        Value(admin, "Form.Steps[0].Hours").ShouldBe("-");

        // What a law must say is asked for, box by box.
        await admin.GetAsync("/lam-viec/thu-tuc/2.002381/thoi-han");
        await PostAsync(
            admin, "", ("Form.AfterSupplement.Is", "Continue"), ("Form.SupplementEnd.Is", "Refuse"), ("Form.Deemed.Is", "true"), ("Form.ConsultationStops.Is", "true"),
            ("Form.TimeLimits[0].When", "doi-nhan-vien=co"));
        admin.Page.QuerySelectorAll(".error-summary a").Select(link => link.GetAttribute("href")).ShouldBe(
        [
            "#Form_TimeLimits_0__When", "#Form_AfterSupplement_Citation", "#Form_SupplementEnd_Citation", "#Form_Deemed_Citation", "#Form_ConsultationStops_Citation",
        ]);
        admin.Page.QuerySelector("#Form_Deemed_Is")!.HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public async Task Cases_and_an_internal_limit_are_tried_compared_and_begun_a_draft_with()
    {
        using var admin = await OpenAsync("2.002383");
        await PostAsync(admin, "Rows", ("do", "add TimeLimits"));
        var field = admin.Page.QuerySelectorAll("[name='Form.TimeLimits[0].When'] option").Select(option => option.GetAttribute("value")!).First(value => value.Contains('=', StringComparison.Ordinal) && value.Length > 1 && !value.EndsWith('='));
        await PostAsync(admin, "Rows", ("do", "add InternalLimits"));
        await PostAsync(
            admin, "",
            ("Form.TimeLimits[0].Value", "20"), ("Form.TimeLimits[0].Unit", "WorkingDay"), ("Form.TimeLimits[0].When", field), ("Form.TimeLimits[0].Case", "phải kiểm tra thực tế"),
            ("Form.TimeLimits[1].Value", "10"), ("Form.TimeLimits[1].Unit", "WorkingDay"), ("Form.TimeLimits[1].SameStage", "true"),
            ("Form.InternalLimits[0].Value", "2,5"), ("Form.InternalLimits[0].Unit", "WorkingDay"),
            ("Agency", ""), ("At", "2026-07-10T16:45"));
        admin.Page.QuerySelector(".error-summary").ShouldBeNull(admin.Text);

        // Friday 10 July after hours count from it: ten working days end on the 24th, twenty on 7 August; 2.5 days on Wednesday at noon.
        admin.Text.ShouldContain("Tự chọn10/07/2026 16:45");
        admin.Text.ShouldContain("24/07/2026 17:30");
        admin.Text.ShouldContain("07/08/2026 17:30");
        admin.Text.ShouldContain("15/07/2026 11:30");
        admin.Text.ShouldContain("10 ngày làm việc · Giải quyết · mẫu");
        admin.Text.ShouldContain("20 ngày làm việc nếu phải kiểm tra thực tế");
        admin.Text.ShouldContain("2,5 ngày làm việc");
        admin.Text.ShouldContain("Giáp Tết");

        await PostAsync(admin, "Draft");
        admin.Path.ShouldBe("/lam-viec/thu-tuc/2.002383/ban-thao");
        admin.Text.ShouldContain("phải kiểm tra thực tế");
        await admin.GetAsync("/thu-tuc/2.002383");
        admin.Text.ShouldNotContain("nếu phải kiểm tra thực tế", Case.Sensitive, "it is not published yet");
        await admin.GetAsync("/lam-viec/thu-tuc/2.002383/ban-thao/thoi-han");
        Value(admin, "Form.TimeLimits[0].Case").ShouldBe("phải kiểm tra thực tế");
        Value(admin, "Form.InternalLimits[0].Value").ShouldBe("2,5");
        await admin.GetAsync("/lam-viec/thu-tuc/2.002383/thoi-han");
        admin.Page.QuerySelector("button[formaction='?handler=Draft']").ShouldBeNull("the limits are changed in the draft now");

        // Nothing changed is nothing to begin with.
        using var other = await OpenAsync("2.002380");
        await PostAsync(other, "Draft");
        other.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Chưa có gì khác phiên bản 1");
    }

    [Theory]
    [InlineData("quantri.skhcn")]
    [InlineData("tiepnhan.tinh")]
    public async Task Nobody_else_opens_it(string userName)
    {
        using var officer = await province.OfficerAsync(userName);
        await officer.GetAsync("/lam-viec/thu-tuc/2.002380/thoi-han");
        officer.Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_code_nobody_published_is_not_found()
    {
        using var admin = await province.OfficerAsync("quantri.tinh");
        await admin.GetAsync("/lam-viec/thu-tuc/9.999999/thoi-han");
        admin.Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<Visitor> OpenAsync(string code)
    {
        var admin = await province.OfficerAsync("quantri.tinh");
        await admin.GetAsync($"/lam-viec/thu-tuc/{code}/thoi-han");
        admin.Status.ShouldBe(HttpStatusCode.OK);
        return admin;
    }

    private static string? Value(Visitor visitor, string name) => visitor.Page.QuerySelector($"[name='{name}']")?.GetAttribute("value");

    private static Task<Visitor> PostAsync(Visitor visitor, string handler, params (string, string)[] fields)
    {
        // As a button does: its own address where it has one, else the form's.
        if (handler.Length > 0)
        {
            visitor.Page.QuerySelector(Form)!.SetAttribute("action", visitor.Page.QuerySelector($"{Form} button[formaction='?handler={handler}']")!.GetAttribute("formaction")!);
        }

        return visitor.SubmitFormAsync(Form, fields);
    }
}
