using System.Net;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Office;

/// <summary>What a delegation hears, by the pages: from its itinerary to the answer on the spot, and the ministry's figures by delegation.</summary>
public sealed class DelegationVoicesPageTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private static readonly string Itinerary = $"/lam-viec/doan-cong-tac/{SampleIds.For("mission/2083")}/doan/6";

    [Fact]
    public async Task Written_down_at_the_stop_kept_half_typed_and_answered_there()
    {
        using var member = await province.OfficerAsync("chuyenvien.buxa.bo");
        await member.GetAsync(Itinerary);
        await member.GetAsync(LinkOf(member, "stop/2083/40/2"));
        member.Text.ShouldContain("Ghi thay Phường Trường Vinh, Tỉnh Nghệ An. Nghe tại: Đoàn số 6");
        member.Page.QuerySelector("#Addressee").ShouldBeNull("what a delegation hears goes to who sent it");
        member.Page.QuerySelector("#Answer").ShouldBeNull("a member does not answer");
        await member.SubmitFormAsync("form.difficulty-form", ("Text", "Máy quét hỏng."), ("luu", "1"));
        member.Text.ShouldContain("Đã lưu nháp.");
        member.Text.ShouldContain("Nghe tại: Đoàn số 6", Case.Sensitive, "the draft knows its stop");
        member.Page.QuerySelector("#Text")!.TextContent.ShouldBe("Máy quét hỏng.");
        await member.SubmitFormAsync("form.difficulty-form", ("Kind", "ha-tang"), ("Field", FieldOf(member)), ("Asks", "Cấp máy quét mới cho trung tâm."), ("Person", "Trần Văn Bình"));
        member.Text.ShouldContain("Đã gửi kiến nghị");
        member.Text.ShouldContain("Trần Văn Bình");
        member.Text.ShouldContain("Khảo sát Trung tâm Phục vụ hành chính công cấp xã");
        var asked = member.At.AbsolutePath;

        using var head = await province.OfficerAsync("cuctruong.buxa.bo");
        await head.GetAsync(Itinerary);
        await head.GetAsync(LinkOf(head, "stop/2083/38/1"));
        head.Page.QuerySelector("select#Field").ShouldBeNull("no catalogue of that province is in this house: the field is typed");
        await head.SubmitFormAsync("form.difficulty-form", ("Kind", "phap-luat"), ("Field", "An toàn bức xạ và hạt nhân"), ("Text", "Chưa rõ mẫu khai báo."), ("Asks", "Gửi mẫu khai báo."), ("Answer", "Dùng mẫu 01."));
        head.Text.ShouldContain("Trả lời tại chỗ chỉ là hướng dẫn hoặc đã thực hiện.");
        await head.SubmitFormAsync("form.difficulty-form", ("Answered", "Guidance"));
        head.Text.ShouldContain("trưởng đoàn đã trả lời tại chỗ");
        head.Text.ShouldContain("Tỉnh Thanh Hóa");
        head.Page.QuerySelector(".answer h2")!.TextContent.ShouldContain("tại chỗ");

        using var commune = await province.OfficerAsync("chutich.truongvinh");
        await commune.GetAsync(asked);
        commune.Text.ShouldContain("Nghe tại");
        commune.Text.ShouldContain("Trần Văn Bình");
        using var office = await province.OfficerAsync("thuky.bo");
        await office.GetAsync(asked);
        office.Text.ShouldContain("T. V. B.");
        office.Text.ShouldNotContain("Trần Văn Bình");
        using var stranger = await province.OfficerAsync("chutich.tdc.bo");
        (await stranger.GetAsync(asked, follow: false)).Status.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.GetAsync($"/lam-viec/kien-nghi/ghi?diem={SampleIds.For("stop/2083/40/2")}", follow: false)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await commune.GetAsync($"/lam-viec/kien-nghi/ghi?diem={SampleIds.For("stop/2083/40/2")}", follow: false)).Status.ShouldBe(HttpStatusCode.NotFound);

        await office.GetAsync("/lam-viec/kien-nghi/toan-canh");
        office.Page.QuerySelectorAll("table.delegations tbody tr").Select(row => string.Join(' ', row.QuerySelectorAll("th, td.num").Select(cell => cell.TextContent.Trim()))).ShouldBe(["Đoàn số 6 2 1 50 % 1 1 0"]);
        office.Page.QuerySelectorAll("svg.tile-map a").Count(tile => tile.GetAttribute("aria-label")!.Contains("đoàn công tác: đã đến", StringComparison.Ordinal)).ShouldBe(34);
        office.Page.QuerySelectorAll("details.chart-table td").Select(cell => cell.TextContent).ShouldContain(cell => cell.StartsWith("đã đến ", StringComparison.Ordinal));
        await office.GetAsync("/lam-viec/kien-nghi/toan-canh?handler=Xlsx");
        var sheet = SheetReader.Read(await office.Response.Content.ReadAsByteArrayAsync());
        var delegation = sheet.Single(row => Equals(row[0], "Đoàn công tác"));
        (delegation[9], Convert.ToInt32(delegation[4], null), Convert.ToInt32(delegation[10], null)).ShouldBe(("Đoàn số 6", 2, 1));
        sheet.Count(row => row.Any(cell => cell is string text && text.StartsWith("đã đến ", StringComparison.Ordinal))).ShouldBe(34);
    }

    private static string LinkOf(Visitor visitor, string stop) => visitor.Page.QuerySelectorAll("table.itinerary a").Select(a => a.GetAttribute("href")!)
        .First(href => href.Contains("/kien-nghi/ghi?diem=", StringComparison.Ordinal) && href.EndsWith($"{SampleIds.For(stop)}", StringComparison.Ordinal));

    private static string FieldOf(Visitor visitor) => visitor.Page.QuerySelectorAll("#Field option").Select(one => one.GetAttribute("value")!).First(one => one.Length > 0);
}
