using System.Net;
using HaiCap.Core.Dossiers;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Office;

/// <summary>Every file of a dossier, asked for by every role, and by the same role in another commune.</summary>
public sealed class OfficeFilesTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Theory]
    [InlineData("tiepnhan.truongvinh", true)]
    [InlineData("tiepnhan.vinhphu", false)]
    [InlineData("chuyenvien.atbx", true)]
    [InlineData("truongphong.atbx", true)]
    [InlineData("giamdoc.skhcn", true)]
    [InlineData("vanthu.skhcn", true)]
    [InlineData("kiemtra.tinh", true)]
    [InlineData("chutich.truongvinh", true)]
    [InlineData("quantri.tinh", false)]
    public async Task Each_file_goes_to_those_whose_position_reads_the_dossier(string userName, bool may)
    {
        using var citizen = await province.CitizenAsync();
        var story = await province.FiledAsync(citizen);
        await story.ReceiveAsync();
        await story.AssignAsync();
        var receipt = (await story.DocumentAsync(DocumentKind.Receipt)).Id;
        using var officer = await province.OfficerAsync(userName);

        foreach (var file in new[] { $"van-ban/{receipt}", "to-khai", "phieu-kiem-soat" })
        {
            await officer.GetAsync($"/lam-viec/ho-so/{story.Code}/{file}");

            officer.Status.ShouldBe(may ? HttpStatusCode.OK : HttpStatusCode.NotFound, file);
            if (may)
            {
                officer.Response.Content.Headers.ContentType!.MediaType.ShouldBe("application/pdf");
                officer.Response.Content.Headers.GetValues("Content-Disposition").Single().ShouldContain(story.Code);
            }
        }

        await officer.GetAsync($"/ho-so/{story.Code}/van-ban/{receipt}");
        officer.Status.ShouldBe(HttpStatusCode.Forbidden, "the citizen's own address is no officer's");
        await citizen.GetAsync($"/lam-viec/ho-so/{story.Code}/phieu-kiem-soat");
        citizen.Status.ShouldBe(HttpStatusCode.Forbidden, "nor the office's the citizen's");
    }
}
