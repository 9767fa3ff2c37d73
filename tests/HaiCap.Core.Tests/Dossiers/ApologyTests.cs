using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Letters;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Dossiers;

/// <summary>Form 04 (decree 118/2025, article 19.6). Accepted on Monday 6 July at nine, due the Monday after at closing.</summary>
public sealed class ApologyTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private const string Reason = "Phải kiểm tra thực tế thêm một lần.";

    [Theory, BothProviders]
    public async Task An_apology_moves_the_due_time_once_and_says_why(Provider provider)
    {
        var (house, story) = await OnTheDeskAsync(provider);
        house.Clock.SetLocal(2026, 7, 10, 10);
        var draft = await DraftAsync(house, story);
        (draft.IsHard, draft.NewDay, draft.LatestAt).ShouldBe((true, new DateOnly(2026, 7, 14), FakeClock.At(2026, 7, 12, 17, 30)));

        (await SendAsync(house, story, new DateOnly(2026, 7, 16))).Problems.ShouldBeEmpty();

        var dossier = await story.SeeAsync();
        (dossier.DueAt, dossier.OriginalDueAt).ShouldBe((FakeClock.At(2026, 7, 16, 17, 30), FakeClock.At(2026, 7, 13, 17, 30)));
        var act = (await story.ActsAsync())[^1].DataAs<DossierApologised>();
        (act.DueAt, act.NewDueAt, act.Late, act.LateUnit).ShouldBe((FakeClock.At(2026, 7, 13, 17, 30), FakeClock.At(2026, 7, 16, 17, 30), false, dossier.DivisionId));
        await using var work = house.Open();
        (await work.Db.Set<OpenWork>().SingleAsync(row => row.DossierId == dossier.Id)).BellAt.ShouldBeLessThan(dossier.DueAt!.Value);
        var seen = (await work.Get<GetDossier>().ForOwnerAsync(People.Citizen, story.Code)).Value;
        seen.Clock!.Explanation[^2].ShouldSatisfyAllConditions(line => line.Kind.ShouldBe(ClockLineKind.Extended), line => line.Vi.ShouldContain("mẫu 04"));
        seen.Clock.Explanation[^1].To.ShouldBe(dossier.DueAt.Value);
        seen.History[^1].Why.ShouldBe(Reason);
        (await SendAsync(house, story, new DateOnly(2026, 7, 20))).Problems[0].Code.ShouldBe("DOS-046");
        await SoundAsync(house);
    }

    [Theory, BothProviders]
    public async Task One_that_comes_too_late_is_sent_and_marked(Provider provider)
    {
        var (house, story) = await OnTheDeskAsync(provider);
        house.Clock.SetLocal(2026, 7, 13, 9);
        (await SendAsync(house, story, new DateOnly(2026, 7, 15))).Problems.ShouldBeEmpty();
        (await story.ActsAsync())[^1].DataAs<DossierApologised>().Late.ShouldBeTrue();
    }

    [Theory]
    [InlineData(13, "DOS-047")] // The day promised already.
    [InlineData(18, "DOS-048")] // A Saturday.
    public async Task The_new_day_is_a_later_working_day(int day, string code)
    {
        var (house, story) = await OnTheDeskAsync(Provider.Sqlite);
        (await SendAsync(house, story, new DateOnly(2026, 7, day))).Problems[0].Code.ShouldBe(code);
        (await SendAsync(house, story, new DateOnly(2026, 7, 15), reason: " ")).Problems[0].Code.ShouldBe("DOS-008");
    }

    [Fact]
    public async Task Heads_and_directors_of_who_has_it_may_send_it_and_nobody_else()
    {
        var (house, story) = await OnTheDeskAsync(Provider.Sqlite);
        Actor[] others =
        [
            People.Citizen, People.Reception, People.Specialist, People.Clerk, People.Auditor, People.Officer("truongphong.truongvinh"), People.Officer("chutich.truongvinh"),
            People.Officer("quantri.tinh"),
        ];
        foreach (var other in others)
        {
            (await SendAsync(house, story, new DateOnly(2026, 7, 15), other)).Problems[0].Code.ShouldBe("ACC-001", other.Name);
        }

        (await SendAsync(house, story, new DateOnly(2026, 7, 15), People.Director)).Problems.ShouldBeEmpty();
    }

    [Theory, BothProviders]
    public async Task A_supplement_after_it_never_brings_the_due_time_before_the_new_date(Provider provider)
    {
        var (house, story) = await OnTheDeskAsync(provider);
        (await SendAsync(house, story, new DateOnly(2026, 7, 31))).Problems.ShouldBeEmpty();
        await story.AskForSupplementAsync();
        house.Clock.SetLocal(2026, 7, 7, 9);
        await story.SupplementAsync();
        (await story.SeeAsync()).DueAt.ShouldBe(FakeClock.At(2026, 7, 31, 17, 30));
        await SoundAsync(house);
    }

    [Fact]
    public async Task The_letter_shows_what_the_circular_asks_for()
    {
        var (house, story) = await OnTheDeskAsync(Provider.Sqlite);
        (await SendAsync(house, story, new DateOnly(2026, 7, 16), People.Director)).Problems.ShouldBeEmpty();
        var dossier = await story.SeeAsync();
        await using var work = house.Open();
        var document = await work.Db.Set<DossierDocument>().SingleAsync(row => row.DossierId == dossier.Id && row.Kind == DocumentKind.Apology);
        var handed = (await work.Get<PrintDossierDocument>().HandleAsync(People.Citizen, story.Code, document.Id)).Value;
        using var content = new MemoryStream();
        await handed.Content.CopyToAsync(content);
        var text = string.Join(' ', (await Poppler.TextAsync(content.ToArray())).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        foreach (var expected in new[] { "XIN LỖI", "17 giờ 30 phút, ngày 13 tháng 7 năm 2026", "17 giờ 30 phút, ngày 16 tháng 7 năm 2026", Reason, dossier.Code, "Đơn vị giải quyết chậm" })
        {
            text.ShouldContain(expected);
        }
    }

    private async Task<(TestDatabase House, Story Story)> OnTheDeskAsync(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        return (house, story);
    }

    private static async Task<Outcome<DossierMoved>> SendAsync(TestDatabase house, Story story, DateOnly day, Actor? by = null, string reason = Reason)
    {
        await using var work = house.Open();
        return await work.Get<ApologiseForDelay>().HandleAsync(by ?? People.Head, new(new(story.Code), reason, day));
    }

    private static async Task<Core.Dossiers.Rules.Forecast> DraftAsync(TestDatabase house, Story story)
    {
        await using var work = house.Open();
        var view = (await work.Get<GetDossier>().ForOfficerAsync(People.Head, story.Code)).Value;
        return (await work.Get<DraftApology>().ForecastAsync(view))!;
    }

    private static async Task SoundAsync(TestDatabase house)
    {
        await house.SealAllAsync();
        await using var work = house.Open();
        var findings = new List<string>();
        await foreach (var finding in work.Get<VerifyAll>().HandleAsync())
        {
            findings.Add(finding.Row);
        }

        findings.ShouldBeEmpty();
    }
}
