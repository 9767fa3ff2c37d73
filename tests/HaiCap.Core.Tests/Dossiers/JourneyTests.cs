using HaiCap.Core.Calendar;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Dossiers;

/// <summary>The whole journey of issue 2 through the use cases: citizen, commune centre, department, citizen, department, centre, citizen.</summary>
public sealed class JourneyTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task A_citizen_files_the_commune_receives_the_department_decides_and_the_citizen_has_the_result(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await Story.FiledAsync(house);
        (await story.SeeAsync()).Code.ShouldBe("H41.19-260706-0001");
        (await story.SeeAsync()).State.ShouldBe(DossierState.Submitted);

        await story.ReceiveAsync();
        var received = await story.SeeAsync();
        received.State.ShouldBe(DossierState.InProcess);

        // Monday 6 July 2026, 09:00, 5 working days: Monday 13 July at closing.
        received.DueAt.ShouldBe(FakeClock.At(2026, 7, 13, 17, 30));
        received.OriginalDueAt.ShouldBe(received.DueAt);

        await story.AssignAsync();
        await story.AskForSupplementAsync();
        (await story.SeeAsync()).ClockStopped.ShouldBeTrue();

        house.Clock.Set(FakeClock.At(2026, 7, 9, 10));
        await story.SupplementAsync();
        var supplemented = await story.SeeAsync();

        // Counted again from zero from Thursday 9 July (decree 118/2025, article 19.5).
        supplemented.DueAt.ShouldBe(FakeClock.At(2026, 7, 16, 17, 30));
        supplemented.OriginalDueAt.ShouldBe(FakeClock.At(2026, 7, 13, 17, 30));
        supplemented.State.ShouldBe(DossierState.InProcess);

        await story.ProposeAsync();
        await story.ApproveAsync();
        await story.SignAsync();
        await story.IssueAsync();
        var issued = await story.SeeAsync();
        issued.State.ShouldBe(DossierState.Finished);
        issued.Timeliness.ShouldBe(Timeliness.Early);

        await story.HandOverAsync();
        var returned = await story.SeeAsync();
        returned.State.ShouldBe(DossierState.Returned);
        returned.StepKey.ShouldBeNull();

        (await story.ActsAsync()).Select(act => act.Name).ShouldBe(
        [
            "dossier.submitted", "dossier.received", "dossier.forwarded", "dossier.assigned", "dossier.supplement-requested", "dossier.supplemented",
            "dossier.result-proposed", "dossier.proposal-approved", "dossier.result-signed", "dossier.result-issued", "dossier.sent-back", "dossier.handed-over",
        ]);
        await using var work = house.Open();
        (await work.Db.Set<OpenWork>().CountAsync(row => row.DossierId == returned.Id)).ShouldBe(0);
    }

    [Theory, BothProviders]
    public async Task The_result_is_a_numbered_paper_with_two_valid_signatures(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.DecideAsync();

        await using var work = house.Open();
        var dossier = await story.SeeAsync();
        var result = await work.Db.Set<DossierDocument>().SingleAsync(row => row.DossierId == dossier.Id && row.Kind == DocumentKind.Result);
        var pdf = (await work.Get<FileStore>().ReadAsync(result.FileHash!)).Value;

        result.Number.ShouldNotBeNull().ShouldEndWith("/GXN-UBND");
        (await Poppler.TextAsync(pdf)).ShouldContain(result.Number);
        var signatures = await Poppler.SignaturesAsync(pdf);
        signatures.Split("Signature is Valid").Length.ShouldBe(3, signatures);
    }
}
