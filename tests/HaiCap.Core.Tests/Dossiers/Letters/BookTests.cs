using HaiCap.Core.Dossiers.Letters;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Dossiers.Letters;

/// <summary>The sheets an office keeps of its own work: the control sheet and the register book.</summary>
public sealed class BookTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task The_control_sheet_has_a_line_for_each_hand_over_and_the_wait_for_the_applicant(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.AskForSupplementAsync();
        house.Clock.Set(FakeClock.At(2026, 7, 9, 10));
        await story.SupplementAsync();
        await story.ProposeAsync();
        await story.ApproveAsync();
        await story.SignAsync();
        await story.IssueAsync();
        await story.HandOverAsync();

        await using var work = house.Open();
        var text = await PrintTests.FlatAsync(await PrintTests.ReadAsync((await work.Get<PrintControlSheet>().HandleAsync(People.Auditor, story.Code)).Value), "control");

        text.ShouldContain("PHIẾU KIỂM SOÁT");
        text.ShouldContain("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ");
        text.ShouldContain("10:00 09/07/2026");
        text.ShouldContain("Trước hạn");
        text.ShouldNotContain("Quá hạn");
        text.Split("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ").Length.ShouldBe(2, "asked once");
        (await work.Get<PrintControlSheet>().HandleAsync(People.Citizen, story.Code)).Ok.ShouldBeFalse();
        (await work.Get<PrintControlSheet>().HandleAsync(People.ReceptionElsewhere, story.Code)).Ok.ShouldBeFalse();
    }

    [Theory, BothProviders]
    public async Task The_register_of_a_centre_lists_what_it_accepted_for_those_who_read_it(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var returned = await Story.FiledAsync(house);
        await returned.DecideAsync();
        await returned.HandOverAsync();
        var waiting = await Story.FiledAsync(house);
        await using var work = house.Open();
        var centre = (await People.AgencyOfAsync(work, People.Reception)).Id;
        var week = new PrintRegister.Request(centre, new(2026, 7, 6), new(2026, 7, 10));

        var text = await PrintTests.FlatAsync(await PrintTests.ReadAsync((await work.Get<PrintRegister>().HandleAsync(People.Reception, week)).Value), "register");

        text.ShouldContain("SỔ THEO DÕI HỒ SƠ");
        text.ShouldContain(returned.Code[7..]);
        text.ShouldNotContain(waiting.Code[7..]);
        text.ShouldContain("Nguyễn Văn Mẫu");
        (await work.Get<PrintRegister>().HandleAsync(People.Auditor, week)).Ok.ShouldBeTrue();
        (await work.Get<PrintRegister>().HandleAsync(People.ReceptionElsewhere, week)).Problems[0].Code.ShouldBe("ACC-001");
        (await work.Get<PrintRegister>().HandleAsync(People.Citizen, week)).Problems[0].Code.ShouldBe("ACC-001");
        (await work.Get<PrintRegister>().HandleAsync(People.Reception, week with { To = new(2026, 7, 1) })).Problems[0].Code.ShouldBe("DOS-030");
    }
}
