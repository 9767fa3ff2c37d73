using System.Net;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Office;

public sealed class RegisterPageTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Fact]
    public async Task The_counter_prints_its_book_and_not_another_centres()
    {
        using var officer = await province.OfficerAsync("tiepnhan.truongvinh");
        await officer.GetAsync("/lam-viec/so-theo-doi");
        officer.Page.QuerySelector(".rail a[aria-current]")!.TextContent.ShouldContain("Sổ theo dõi");

        await officer.GetAsync("/lam-viec/so-theo-doi?handler=Pdf&tu=2026-07-01&den=2026-07-31");

        officer.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
        var elsewhere = HaiCap.Core.Organizations.Sample.SampleIds.For("officer/tiepnhan.vinhphu");
        var other = await province.Site.DoAsync(async (_, db) => (await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.FirstAsync(
            db.Set<Core.Organizations.Position>(), position => position.OfficerId == elsewhere)).AgencyId);
        await officer.GetAsync($"/lam-viec/so-theo-doi?handler=Pdf&trung-tam={other}&tu=2026-07-01&den=2026-07-31");
        officer.Status.ShouldBe(HttpStatusCode.Forbidden);
        await officer.GetAsync("/lam-viec/so-theo-doi?handler=Pdf&tu=2026-07-31&den=2026-07-01");
        officer.Page.QuerySelector("#den-error")!.TextContent.ShouldContain("Ngày cuối phải từ ngày đầu trở đi");
    }

    [Fact]
    public async Task An_administrator_who_reads_no_dossiers_has_no_book()
    {
        using var administrator = await province.OfficerAsync("quantri.tinh");

        await administrator.GetAsync("/lam-viec/so-theo-doi");

        administrator.Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
