using System.Net;
using HaiCap.Core.Dossiers;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;

namespace HaiCap.Web.Tests.Portal;

/// <summary>The two pages for those who do not sign in.</summary>
public sealed class TrackAndCheckTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Fact]
    public async Task Code_and_four_digits_tell_the_step_and_no_person()
    {
        var story = await FiledAsync();
        await story.ReceiveAsync();
        await story.AssignAsync();
        using var anybody = province.Site.Visit();
        await anybody.GetAsync($"/tra-cuu?ma={story.Code}");

        await anybody.SubmitAsync(("LastFour", "0001"));

        anybody.Path.Replace(story.Code, "", StringComparison.Ordinal).ShouldNotContain("0001", Case.Sensitive, "the digits stay out of the address");
        var told = anybody.Page.QuerySelector("main")!.TextContent;
        told.ShouldContain("đang thẩm định hồ sơ");
        told.ShouldContain("13/07/2026 17:30");
        told.ShouldNotContain("Nguyễn Văn Mẫu");
        told.ShouldNotContain("0900000001");
        anybody.Response.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Fact]
    public async Task Wrong_digits_and_an_unknown_code_get_the_same_page()
    {
        var story = await FiledAsync();
        using var wrong = province.Site.Visit("http://wrong.test");
        using var unknown = province.Site.Visit("http://unknown.test");

        await AskAsync(wrong, story.Code, "9999");
        await AskAsync(unknown, "H41.19-260706-9999", "0001");

        string Told(Visitor visitor) => visitor.Page.QuerySelector(".error-summary")!.OuterHtml;
        Told(wrong).ShouldBe(Told(unknown));
        wrong.Status.ShouldBe(unknown.Status);
        wrong.Page.QuerySelector("#Code")!.GetAttribute("value").ShouldBe(story.Code, "what was typed stays");
    }

    [Fact]
    public async Task Guesses_about_one_code_run_out_even_from_many_addresses()
    {
        await using var strict = new StrictSite("--Tracking:PerHourPerCode=3", "--Tracking:PerMinutePerAddress=1000");
        await strict.StartAsync();
        using var guesser = strict.Site.Visit();
        for (var i = 0; i < 3; i++)
        {
            await AskAsync(guesser, "H41.19-260706-0001", $"000{i}");
        }

        await AskAsync(guesser, "h41.19-260706-0001 ", "0009");

        guesser.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("tra cứu quá nhiều lần");
        await AskAsync(guesser, "H41.19-260706-0002", "0009");
        guesser.Page.QuerySelector(".error-summary")!.TextContent.ShouldContain("Không có hồ sơ nào khớp");
    }

    [Fact]
    public async Task Too_many_tries_from_one_address_get_a_page_that_says_so()
    {
        await using var strict = new StrictSite("--Tracking:PerMinutePerAddress=2");
        await strict.StartAsync();
        using var guesser = strict.Site.Visit();
        await AskAsync(guesser, "H41.19-260706-0001", "0001");
        await AskAsync(guesser, "H41.19-260706-0002", "0001");
        await AskAsync(guesser, "H41.19-260706-0003", "0001");

        guesser.Status.ShouldBe(HttpStatusCode.TooManyRequests);
        guesser.Text.ShouldContain("Chờ một phút rồi thử lại.");
    }

    [Fact]
    public async Task A_paper_is_checked_by_its_QR_and_a_file_in_hand_is_compared()
    {
        var story = await FiledAsync();
        await story.ReceiveAsync();
        using var citizen = await province.CitizenAsync();
        var receipt = await story.DocumentAsync(DocumentKind.Receipt);
        await citizen.GetAsync($"/ho-so/{story.Code}/van-ban/{receipt.Id}");
        var pdf = await citizen.Response.Content.ReadAsByteArrayAsync();
        using var anybody = province.Site.Visit();

        await anybody.GetAsync($"/kiem-tra?ma={receipt.CheckCode[..8]}-{receipt.CheckCode[8..]}");

        anybody.Path.ShouldBe($"/kiem-tra/{receipt.CheckCode}");
        anybody.Text.ShouldContain("đang có hiệu lực");
        anybody.Text.ShouldContain(story.Code);
        anybody.Text.ShouldContain("Trung tâm Phục vụ hành chính công phường Trường Vinh");
        anybody.Text.ShouldContain("N••• V••• M•••");
        anybody.Text.ShouldNotContain("Nguyễn Văn Mẫu");
        await anybody.UploadAsync("file", "giay.pdf", pdf);
        anybody.Text.ShouldContain("Đúng là tệp đã ban hành");
        pdf[^20]++;
        await anybody.UploadAsync("file", "giay.pdf", pdf);
        anybody.Text.ShouldContain("Không phải tệp đã ban hành");
    }

    [Fact]
    public async Task A_code_no_paper_carries_is_told_so()
    {
        using var anybody = province.Site.Visit();

        await anybody.GetAsync("/kiem-tra/AAAABBBBCCCCDDDD");

        anybody.Status.ShouldBe(HttpStatusCode.NotFound);
        anybody.Text.ShouldContain("Không có văn bản nào mang mã AAAABBBBCCCCDDDD");
    }

    private static async Task AskAsync(Visitor visitor, string code, string lastFour)
    {
        await visitor.GetAsync("/tra-cuu");
        await visitor.SubmitAsync(("Code", code), ("LastFour", lastFour));
    }

    private async Task<DossierStory> FiledAsync()
    {
        using var citizen = await province.CitizenAsync();
        return await DossierStory.FiledAsync(province.Site);
    }

    private sealed class StrictSite(params string[] configuration) : IAsyncDisposable
    {
        public Site Site { get; } = new("Development", [.. configuration, "--HaiCap:Sample=true"]);

        public ValueTask StartAsync() => Site.InitializeAsync();

        public ValueTask DisposeAsync() => Site.DisposeAsync();
    }
}
