using System.Net;
using AngleSharp.Html.Dom;
using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Portal;

/// <summary>"Bao giờ xong?" by its real form and address. The site's clock stands at Monday 6 July 2026, 09:00.</summary>
public sealed class WhenPageTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private const string XRay = "/thu-tuc/2.002385/bao-gio-xong";

    [Fact]
    public async Task The_procedures_page_leads_to_it_and_it_answers_for_now_at_once()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync("/thu-tuc/2.002385");
        var link = visitor.Page.QuerySelector(".facts a.fact-more").ShouldNotBeNull();

        await visitor.GetAsync(link.GetAttribute("href")!);

        visitor.Status.ShouldBe(HttpStatusCode.OK);
        ((IHtmlInputElement)visitor.Page.QuerySelector("#luc")!).Value.ShouldBe("2026-07-06T09:00");
        visitor.Page.QuerySelector("form")!.GetAttribute("method").ShouldBe("get");
        Date(visitor).ShouldBe("17:30 thứ Ba, 14/07/2026", "eight working hours of reception, then five working days");
        visitor.Text.ShouldContain("Nếu hồ sơ được tiếp nhận ngay khi nộp: 17:30 thứ Hai, 13/07/2026.");
        visitor.Text.ShouldContain("8 giờ làm việc (Nghị định 118/2025/NĐ-CP, điều 17 khoản 2), chậm nhất 09:00 thứ Ba, 07/07/2026");
        visitor.Text.ShouldContain("Thời hạn tính lại từ đầu khi bạn bổ sung đủ (Nghị định 118/2025/NĐ-CP, điều 19 khoản 5)");
    }

    [Fact]
    public async Task At_the_counter_over_the_holidays_each_day_off_is_named()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync(XRay + "?luc=2026-04-28T16%3A30&cach=tai-quay");

        Date(visitor).ShouldBe("17:30 thứ Năm, 07/05/2026");
        visitor.Page.QuerySelectorAll(".reasons .reason-day").Select(line => line.TextContent).ShouldContain(line => line.StartsWith("Ngày Chiến thắng, thứ Năm 30/04/2026", StringComparison.Ordinal));
        visitor.Text.ShouldNotContain("8 giờ làm việc (");
    }

    [Theory]
    [InlineData("2026-07-06T15:00", "17:30 thứ Hai, 06/07/2026")]
    [InlineData("2026-07-06T15:01", "17:30 thứ Ba, 07/07/2026")]
    [InlineData("2026-07-10T15:30", "17:30 thứ Hai, 13/07/2026")]
    public async Task Work_of_the_same_day_taken_after_the_cut_off_is_due_the_next_working_day(string at, string due)
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync($"/thu-tuc/2.000815/bao-gio-xong?cach=tai-quay&luc={Uri.EscapeDataString(at)}");
        Date(visitor).ShouldBe(due);
    }

    [Fact]
    public async Task A_procedure_of_communes_asks_which_and_counts_by_its_calendar()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync("/thu-tuc/2.000815/bao-gio-xong?cach=tai-quay");
        visitor.Text.ShouldContain("lịch làm việc chung của tỉnh");
        var commune = visitor.Page.QuerySelectorAll("#noi option").First(option => option.TextContent.Contains("Trường Vinh", StringComparison.Ordinal)).GetAttribute("value")!;

        await visitor.GetAsync($"/thu-tuc/2.000815/bao-gio-xong?cach=tai-quay&noi={commune}");

        visitor.Text.ShouldContain("Theo lịch làm việc của Ủy ban nhân dân phường Trường Vinh");
        visitor.Page.QuerySelector("#noi option[selected]")!.GetAttribute("value").ShouldBe(commune);
        await visitor.GetAsync("/thu-tuc/2.000815/bao-gio-xong?noi=99999");
        visitor.Page.QuerySelector("#noi-error").ShouldNotBeNull().TextContent.ShouldContain("Chọn lại");
    }

    [Fact]
    public async Task A_year_nobody_published_is_named_and_the_date_flagged()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync(XRay + "?luc=2029-12-28T09%3A00&cach=tai-quay");
        visitor.Page.QuerySelector(".notice-warn").ShouldNotBeNull().TextContent.ShouldContain("2029");
        visitor.Text.ShouldContain("Ngày tạm tính");
    }

    [Fact]
    public async Task The_answers_the_limit_hangs_on_are_asked_and_decide()
    {
        await WithInspectionAsync();
        using var visitor = province.Site.Visit();
        await visitor.GetAsync("/thu-tuc/9.009901/bao-gio-xong?cach=tai-quay&luc=2026-07-06T09%3A00");
        visitor.Page.QuerySelectorAll("input[name='tra-loi.kiem-tra']").Length.ShouldBe(2);
        visitor.Page.QuerySelector("[name='tra-loi.ten']").ShouldBeNull("only what decides is asked");
        Date(visitor).ShouldBe("17:30 thứ Hai, 20/07/2026");
        visitor.Text.ShouldContain("Có câu hỏi chưa trả lời");

        await visitor.GetAsync("/thu-tuc/9.009901/bao-gio-xong?cach=tai-quay&luc=2026-07-06T09%3A00&tra-loi.kiem-tra=co");

        Date(visitor).ShouldBe("17:30 thứ Hai, 03/08/2026");
        visitor.Text.ShouldContain("phải kiểm tra thực tế");
        visitor.Text.ShouldNotContain("Có câu hỏi chưa trả lời");
        visitor.Text.ShouldContain("sau đó đếm tiếp phần còn lại (Điều 9 Luật thử)");
    }

    [Theory]
    [InlineData("?luc=hôm nay")]
    [InlineData("?luc=9999-12-31T23:59")]
    [InlineData("?luc=0001-01-01T00:00")]
    [InlineData("?luc=2199-12-31T23:59")]
    [InlineData("?luc=2024-01-01T08:00")]
    [InlineData("?luc=2025-06-30T08:00")]
    [InlineData("?luc=%00&cach=%00&noi=%00")]
    [InlineData("?luc=&cach=&noi=")]
    [InlineData("?luc=2026-07-06T09:00&luc=2026-07-07T09:00&cach=x&noi='--")]
    [InlineData("?tra-loi.=1&tra-loi.kiem-tra[0].x=1&tra-loi.kiem-tra=%F0%9F%98%80")]
    public async Task No_address_is_a_fault_of_ours(string query)
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync(XRay + query);
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        PageRules.Faults(visitor).ShouldBeEmpty();
        (visitor.Page.QuerySelector(".foretold") is not null || visitor.Page.QuerySelector(".error-summary a[href='#luc']") is not null).ShouldBeTrue(visitor.Text);
    }

    [Fact]
    public async Task What_was_typed_is_kept_beside_its_error()
    {
        using var visitor = province.Site.Visit();
        await visitor.GetAsync(XRay + "?luc=2199-12-31T10%3A00&cach=tai-quay");
        visitor.Page.QuerySelector("#luc-error").ShouldNotBeNull().TextContent.ShouldContain("Chọn ngày nộp gần hôm nay hơn");
        ((IHtmlInputElement)visitor.Page.QuerySelector("#luc")!).Value.ShouldBe("2199-12-31T10:00");
        visitor.Page.QuerySelector("input[value=tai-quay]")!.HasAttribute("checked").ShouldBeTrue();
        (await visitor.GetAsync("/thu-tuc/khong-co/bao-gio-xong")).Status.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string Date(Visitor visitor) => visitor.Page.QuerySelector(".foretold-date")!.TextContent.Trim();

    /// <summary>Ten working days, twenty where there is an inspection.</summary>
    private Task<bool> WithInspectionAsync() => province.Site.DoAsync(async (services, db) =>
    {
        var like = RecipeFolder.Read(Path.Combine(Repository.Root, "samples", "procedures"))[0];
        var form = new FormDefinition
        {
            Sections =
            [
                new FormSection { Key = "chung", Title = "Chung", Fields = [new FormField { Key = "ten", Label = "Tên" }] },
                new FormSection
                {
                    Key = "co-so", Title = "Cơ sở",
                    Fields =
                    [
                        new FormField { Key = "kiem-tra", Label = "Có phải kiểm tra thực tế không?", Kind = FormFieldKind.Choice, Choices = [new("co", "Có"), new("khong", "Không")] },
                    ],
                },
            ],
        };
        var recipe = like with
        {
            Code = ProcedureCode.Parse("9.009901"),
            Name = "Thủ tục thử có kiểm tra",
            Definition = like.Definition with
            {
                Form = form,
                Components = [like.Definition.Components[0] with { RequiredWhen = null }],
                CompetentAgency = like.Definition.CompetentAgency with { PlaceField = null },
                Fees = [],
                TimeLimits =
                [
                    new TimeLimit(20, TimeUnit.WorkingDay, Stage: 1, When: new FormCondition { Field = "kiem-tra", Is = "co" }, Case: "phải kiểm tra thực tế"),
                    new TimeLimit(10, TimeUnit.WorkingDay, Stage: 1),
                ],
                AfterSupplement = new AfterSupplement(SupplementClock.Continue, "Điều 9 Luật thử"),
            },
        };
        _ = (await services.GetRequiredService<PublishProcedureHandler>().HandleAsync(new(recipe, new DateOnly(2026, 7, 1), Actor.System))).Value;
        services.GetRequiredService<ProcedureCatalogue>().Forget(db.ProvinceCode);
        return true;
    });
}
