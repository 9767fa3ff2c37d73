using System.Net;
using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers.Moves;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Testing;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Office;

/// <summary>Running dossiers are moved to another version on screens: seen before, ordered with a reason, followed to the end.</summary>
public sealed class MoveVersionPagesTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Fact]
    public async Task The_legal_unit_sees_what_a_move_does_orders_it_and_a_head_moves_one()
    {
        const string code = "2.002385";
        var (moved, left) = (await province.FiledAsync(), await province.FiledAsync());
        foreach (var story in new[] { moved, left })
        {
            await story.ReceiveAsync();
            await story.AssignAsync();
        }

        await left.AskAsync((DossierStory.Component, "Mờ"));
        var moves = $"/lam-viec/thu-tuc/{code}/chuyen-ban";
        using var legal = await province.OfficerAsync("phapche.tinh");
        await legal.GetAsync(moves);
        legal.Status.ShouldBe(HttpStatusCode.NotFound, "there is one version only");
        await PublishAsync(code);
        await legal.GetAsync($"/lam-viec/thu-tuc/{code}");
        var link = legal.Page.QuerySelector($"a[href^='{moves}']")!;
        link.TextContent.ShouldContain("2 hồ sơ đang chạy ở phiên bản này");
        await legal.GetAsync(link.GetAttribute("href")!);
        legal.Text.ShouldContain("2 hồ sơ đang chạy ở phiên bản 1");
        legal.Text.ShouldContain("Chạy thử, chưa ghi gì");
        legal.Text.ShouldContain("Ở lại: đang chờ người nộp hoặc đơn vị khác trả lời.");
        legal.Page.QuerySelectorAll("[aria-labelledby=tac-dong] tbody tr").Length.ShouldBe(2);
        await legal.SubmitFormAsync("#chuyen-ban", ("Reason", ""));
        legal.ErrorLinks().ShouldBe(["#Reason"]);
        (await MovedAsync()).ShouldBe(0);

        // The head of the office that holds one sees what it would do; who has no part in it is told of nothing.
        using var head = await province.OfficerAsync(DossierStory.Head);
        using var stranger = await province.OfficerAsync("truongphong.vinhphu");
        await stranger.GetAsync($"/lam-viec/ho-so/{moved.Code}/chuyen-ban");
        stranger.Status.ShouldBe(HttpStatusCode.NotFound);
        var third = await province.FiledAsync();
        await head.GetAsync($"/lam-viec/ho-so/{moved.Code}");
        await head.GetAsync(head.Page.QuerySelector("a[href$='/chuyen-ban']")!.GetAttribute("href")!);
        head.Text.ShouldContain("phiên bản 1 → 2");
        await head.SubmitFormAsync("#chuyen-ban", ("Reason", " "));
        head.ErrorLinks().ShouldBe(["#Reason"]);
        await head.SubmitFormAsync("#chuyen-ban", ("Reason", "Theo phiên bản mới"));
        head.Path.ShouldBe($"/lam-viec/ho-so/{moved.Code}?xong=chuyen-ban");
        head.Text.ShouldContain("Hồ sơ chuyển từ phiên bản 1 sang phiên bản 2");
        await head.GetAsync($"/lam-viec/ho-so/{moved.Code}/chuyen-ban");
        head.Path.ShouldBe($"/lam-viec/ho-so/{moved.Code}", "it has moved");
        (await third.SeeAsync()).ProcedureVersionId.ShouldBe((await moved.SeeAsync()).ProcedureVersionId, "what is filed now is filed under the new version");

        await legal.GetAsync(moves);
        await legal.SubmitFormAsync("#chuyen-ban", ("Reason", "Theo quyết định mới"));
        legal.Text.ShouldContain("Đang chuyển");
        legal.Page.QuerySelector("#chuyen-ban").ShouldBeNull("it is being done");
        await province.Site.DoAsync(async (services, _) => await services.GetRequiredService<VersionMoveRunner>().RunDueAsync());
        await legal.GetAsync($"{moves}?tu=1");
        legal.Text.ShouldContain("Đã chuyển xong");
        legal.Text.ShouldContain("Theo quyết định mới");
        (await MovedAsync()).ShouldBe(1, "the one that waits stays");
        foreach (var nonsense in new[] { "?tu=x", "?tu=99", "?sau=x" })
        {
            await legal.GetAsync(moves + nonsense);
            legal.Status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NotFound);
        }
    }

    [Theory]
    [InlineData("quantri.tinh")]
    [InlineData("quantri.skhcn")]
    [InlineData("tiepnhan.tinh")]
    [InlineData("chutich.tinh")]
    public async Task Only_whoever_publishes_orders_moves(string who)
    {
        using var officer = await province.OfficerAsync(who);
        await officer.GetAsync("/lam-viec/thu-tuc/2.002380/chuyen-ban");
        officer.Status.ShouldBe(HttpStatusCode.Forbidden);
        await officer.GetAsync("/dang-xuat");
        await officer.PostAsync("/lam-viec/thu-tuc/2.002380/chuyen-ban", ("__xacthuc", officer.Page.QuerySelector("input[name=__xacthuc]")!.GetAttribute("value")!), ("Reason", "Lý do"));
        officer.Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private Task<bool> PublishAsync(string code) => province.Site.DoAsync(async (services, db) =>
    {
        var recipe = RecipeText.Of(await db.Set<ProcedureVersion>().AsNoTracking().SingleAsync(version => version.Code == code));
        var day = services.GetRequiredService<TimeProvider>().GetUtcNow().AddHours(7);
        var published = await services.GetRequiredService<PublishProcedureHandler>().HandleAsync(new(recipe, DateOnly.FromDateTime(day.Date), Actor.System));
        services.GetRequiredService<HaiCap.Core.Procedures.Catalogue.ProcedureCatalogue>().Forget("40");
        return published.Ok;
    });

    private Task<int> MovedAsync() => province.Site.DoAsync((_, db) => db.Set<Act>().CountAsync(act => act.Name == "dossier.moved-to-version"));
}
