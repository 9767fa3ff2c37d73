using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers.Letters;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Tests.Dossiers.Letters;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Dossiers.Reading;

/// <summary>The clocks of a dossier that went its way, as pages and papers show them.</summary>
public sealed class DossierClocksTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task A_restarted_dossier_tells_its_clocks_its_stop_and_what_is_charged_to_whom(Provider provider)
    {
        var (house, story) = await RestartedAsync(provider);

        var clocks = await ClocksAsync(house, story);

        (clocks.Legal.Limit.Vi, clocks.Legal.Used, clocks.Legal.DueAt.ToLocal().ToString("yyyy-MM-dd HH:mm", null)).ShouldBe(("5 ngày làm việc", 120 + 30, "2026-07-16 17:30"));
        clocks.Legal.Left.ShouldBe(210 + (5 * 480));
        clocks.Step!.ShouldSatisfyAllConditions(step => step.Used.ShouldBe(150), step => step.Allowed.ShouldBeGreaterThan(0));
        clocks.Sums.Select(sum => (sum.To, sum.Communal, sum.Minutes)).ShouldBe([(ChargeTo.Unit, false, 90 + 360 + 150), (ChargeTo.Applicant, (bool?)null, 1020)]);
        clocks.Sums.Sum(sum => sum.Minutes).ShouldBe(clocks.Charges.TotalMinutes);
        clocks.Stops.Single().ShouldSatisfyAllConditions(
            stop => stop.Title.ShouldBe("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ"), stop => stop.HasSheet.ShouldBeTrue(), stop => stop.Answer!.Vi.ShouldBe("Đã bổ sung 1 giấy tờ"),
            stop => stop.Minutes.ShouldBe(1020));
        clocks.Explanation.Single(line => line.Kind == ClockLineKind.Sum).Vi.ShouldBe("Tính đủ 5 ngày làm việc: 10/7, 13/7–16/7.");
        clocks.Steps.Lanes.Count(lane => lane.Kind == LaneKind.Stopped).ShouldBe(1);
        foreach (var timeline in new[] { clocks.Steps, clocks.Units })
        {
            timeline.Lanes.SelectMany(lane => lane.Bars).ShouldAllBe(bar => bar.From >= 0 && bar.Until <= 1 && bar.From <= bar.Until);
            timeline.Days[0].From.ShouldBe(0);
            timeline.Days[^1].Until.ShouldBe(1, 0.000001);
        }
    }

    [Theory, BothProviders]
    public async Task The_sheet_tells_officer_and_applicant_why_and_names_nobody_at_work(Provider provider)
    {
        var (house, story) = await RestartedAsync(provider);
        foreach (var by in new[] { People.Citizen, People.Specialist })
        {
            await using var work = house.Open();
            var printed = await work.Get<PrintClockSheet>().HandleAsync(by, story.Code);
            printed.Problems.ShouldBeEmpty();
            var text = await PrintTests.FlatAsync(await PrintTests.ReadAsync(printed.Value), $"clock-{by.Kind}");
            foreach (var part in new[]
            {
                "BẢNG TÍNH THỜI HẠN", $"Mã hồ sơ: {story.Code}", "theo quy định: 5 ngày làm việc", "17 giờ 30 phút, ngày 16 tháng 7 năm 2026", "tính lại thời hạn từ đầu",
                "Tính đủ 5 ngày làm việc: 10/7, 13/7–16/7.", "Ngày làm việc thứ 1: thứ Sáu 10/07/2026.", "Phiếu yêu cầu bổ sung", "Đã bổ sung 1 giấy tờ", "Cộng", "10 giờ 17 giờ 27 giờ", "dừng tính",
            })
            {
                text.ShouldContain(part, Case.Sensitive, text);
            }

            text.ShouldNotContain(People.Specialist.Name);
        }
    }

    [Theory, BothProviders]
    public async Task Before_acceptance_there_is_no_clock_and_no_sheet(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var story = await Story.FiledAsync(house);
        await using var work = house.Open();
        (await work.Get<ReadClocks>().HandleAsync(await story.SeeAsync(), inner: true)).ShouldBeNull();
        (await work.Get<PrintClockSheet>().HandleAsync(People.Citizen, story.Code)).Problems[0].Code.ShouldBe("DOS-001");
    }

    private static async Task<DossierClocks> ClocksAsync(TestDatabase house, Story story)
    {
        await using var work = house.Open();
        return (await work.Get<ReadClocks>().HandleAsync(await story.SeeAsync(), inner: true))!;
    }

    private async Task<(TestDatabase House, Story Story)> RestartedAsync(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        return (house, await Story.RestartedAsync(house));
    }
}
