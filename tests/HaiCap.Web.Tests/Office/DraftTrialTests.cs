using System.Net;
using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Office;

/// <summary>A test dossier is filled in, filed and walked on one page, and nothing remembers it.</summary>
public sealed class DraftTrialTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Fact]
    public async Task A_form_with_faults_leads_back_to_the_first_of_them_and_keeps_what_was_typed()
    {
        using var admin = await province.WithDraftAsync("2.002385", Url("2.002385"));
        admin.Text.ShouldContain("HỒ SƠ THỬ: không phải hồ sơ thật");
        var first = admin.ValueOf("muc");
        await admin.SubmitFormAsync(".trial-form", ("viec", "nop"), ("ten-to-chuc", "Cơ sở thử"));
        (admin.ValueOf("muc"), admin.ValueOf("ten-to-chuc")).ShouldBe((first, "Cơ sở thử"));
        admin.Page.QuerySelectorAll(".error-summary a").Length.ShouldBeGreaterThan(1);
        foreach (var nonsense in new[] { "lam:Receive", "het", "lui", "sua", "sang:khong-co", "them:khong-co", "bot:x:y", "::", "" })
        {
            await admin.SubmitFormAsync(".trial-form", ("viec", nonsense), ("ho-so", "giả"), ("luc", "hôm nay"));
            (admin.Status, admin.Page.QuerySelector("#lam")).ShouldBe((HttpStatusCode.OK, null), nonsense);
        }
    }

    [Fact]
    public async Task A_dossier_is_filed_walked_taken_back_and_walked_to_its_end_and_nothing_is_stored()
    {
        const string code = "2.001277";
        await WithoutFormAsync(code);
        using var admin = await province.OfficerAsync("quantri.tinh");
        await admin.GetAsync(Url(code));
        var before = await CountsAsync();
        await admin.SubmitFormAsync(".trial-form", ("viec", "nop"), ("luc", "1999-01-01T08:00"));
        admin.Page.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#luc");
        admin.ValueOf("luc").ShouldBe("1999-01-01T08:00");
        await admin.SubmitFormAsync(".trial-form", ("viec", "nop"), ("luc", "2026-07-06T08:00"));
        admin.Text.ShouldContain("Mới đăng ký");
        Choices(admin).ShouldBe(["lam:Receive", "lam:RequestSupplement", "lam:Refuse"], ignoreOrder: true);

        await admin.SubmitFormAsync("#lam", ("viec", "lam:Receive"), ("gio", "nhiều"));
        admin.Page.QuerySelector(".error-summary a")!.GetAttribute("href").ShouldBe("#gio");
        admin.ValueOf("gio").ShouldBe("nhiều");
        await admin.SubmitFormAsync("#lam", ("viec", "lam:Receive"), ("gio", "1,5"));
        admin.Text.ShouldContain("Giấy tiếp nhận hồ sơ và hẹn trả kết quả (Mẫu số 01)");
        admin.Text.ShouldContain("06/07/2026 09:30");
        Choices(admin).ShouldContain("lam:Assign");

        await admin.SubmitFormAsync("#lam", ("viec", "lui"));
        Choices(admin).ShouldContain("lam:Receive");
        admin.Text.ShouldNotContain("Mẫu số 01");
        await admin.SubmitFormAsync("#lam", ("viec", "het"));
        admin.Text.ShouldContain("Đã trả kết quả");
        admin.Text.ShouldContain("(không lấy số)/");
        Choices(admin).ShouldBeEmpty();
        foreach (var nonsense in new[] { "lam:Sign", "lam:99", "lam:Nothing:tra-loi", "het", "" })
        {
            await admin.SubmitFormAsync("#lam", ("viec", nonsense));
            (admin.Status, Choices(admin).Count).ShouldBe((HttpStatusCode.OK, 0), nonsense);
        }

        (await CountsAsync()).ShouldBe(before);

        // The draft changes under it: the story ends where it cannot go on, and says so.
        var held = admin.ValueOf("ho-so");
        await WithoutFormAsync(code, drop: "phan-cong");
        await admin.SubmitFormAsync("#lam", ("viec", ""), ("ho-so", held));
        admin.Text.ShouldContain("Bản thảo đã đổi");

        // A page of one draft opens nothing on another.
        using var other = await province.WithDraftAsync("2.002385", Url("2.002385"));
        await other.SubmitFormAsync(".trial-form", ("viec", ""), ("ho-so", held));
        other.Page.QuerySelector("#lam").ShouldBeNull();
    }

    private static string Url(string code) => $"/lam-viec/thu-tuc/{code}/ban-thao/ho-so-thu";

    private static List<string> Choices(Visitor visitor) => [.. visitor.Page.QuerySelectorAll("#lam button[value^='lam:']").Select(button => button.GetAttribute("value")!)];

    /// <summary>The draft of a procedure, its form emptied so that it can be filed without answers.</summary>
    private async Task WithoutFormAsync(string code, string? drop = null)
    {
        using var _ = await province.WithDraftAsync(code);
        (await province.Site.DoAsync(async (services, db) =>
        {
            var draft = await db.Set<ProcedureDraft>().AsNoTracking().SingleAsync(row => row.Code == code);
            var recipe = draft.Recipe();
            var definition = recipe.Definition with { Form = FormDefinition.Empty, Fees = [], TimeLimits = [.. recipe.Definition.TimeLimits.Where(row => row.When is null)], Steps = [.. recipe.Definition.Steps.Where(step => step.Key != drop)] };
            return await services.GetRequiredService<SaveDraft>().HandleAsync(OpenDrafts.Admin, new(draft.Id, draft.Revision, recipe with { Definition = definition }));
        })).Problems.ShouldBeEmpty();
    }

    private Task<(int Dossiers, int Acts, int Documents, int Work)> CountsAsync() => province.Site.DoAsync(async (_, db) => (
        await db.Set<Dossier>().CountAsync(), await db.Set<Act>().CountAsync(), await db.Set<DossierDocument>().CountAsync(), await db.Set<OpenWork>().CountAsync()));
}
