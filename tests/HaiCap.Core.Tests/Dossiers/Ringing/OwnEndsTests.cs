using System.Text.Json;
using HaiCap.Core.Acts;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Dossiers.Ringing;

/// <summary>What happens to a dossier by itself when a time is over. Asked on Monday 6 July: the applicant has until the end of Tuesday the 21st.</summary>
public sealed class OwnEndsTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private const string Law = "Điều 9 Nghị định mẫu";

    [Theory, BothProviders]
    public async Task A_window_nobody_answers_closes_the_case_at_midnight_with_form_five(Provider provider)
    {
        var (house, story) = await AskedAsync(provider);
        house.Clock.SetLocal(2026, 7, 21, 23, 59);
        await SweepAsync(house);
        (await story.SeeAsync()).State.ShouldBe(DossierState.SupplementRequested);

        house.Clock.SetLocal(2026, 7, 22, 0, 0);
        (await SweepAsync(house)).ShouldBe(1);
        (await SweepAsync(house)).ShouldBe(0);

        var dossier = await story.SeeAsync();
        (dossier.State, dossier.HolderUnitId, dossier.DecidedAt).ShouldBe((DossierState.Stopped, null, house.Clock.Now()));
        var act = (await story.ActsAsync())[^1];
        (act.Name, act.ActorKind).ShouldBe(("dossier.window-ended", ActorKind.System));
        act.DataAs<WindowEnded>().LegalBasis.ShouldBe("Nghị định 118/2025/NĐ-CP, điều 19 khoản 5");
        await using var work = house.Open();
        (await work.Db.Set<OpenWork>().AnyAsync(row => row.DossierId == dossier.Id)).ShouldBeFalse();
        (await work.Db.Set<DossierDocument>().SingleAsync(row => row.DossierId == dossier.Id && row.Kind == DocumentKind.StopNotice)).Id.ShouldBe(act.DataAs<WindowEnded>().DocumentId);
        (await AnswerAsync(house, story)).Problems[0].Code.ShouldBe("DOS-002");
        await SoundAsync(house);
    }

    [Theory, BothProviders]
    public async Task The_applicant_is_reminded_at_half_time_three_days_and_a_day_before(Provider provider)
    {
        var (house, story) = await AskedAsync(provider);
        for (var at = FakeClock.At(2026, 7, 6, 10); at < FakeClock.At(2026, 7, 21, 12); at = at.AddHours(6))
        {
            house.Clock.Set(at);
            await SweepAsync(house);
        }

        var told = (await story.ActsAsync()).FindAll(act => act.Name == "dossier.warned").ConvertAll(act => act.DataAs<DossierWarned>());
        told.Select(one => one.Rung).ShouldBe(["50%", "-3", "-1"]);
        told.ShouldAllBe(one => one.Clock == BellClock.Applicant && one.Ends == OwnEnd.Stop);
        told.Select(one => one.Told.Count).ShouldBe([0, 0, 1], "the officer is told a day before, too");
        told[2].Told[0].Officer.ShouldBe(People.Specialist.Id!.Value);
        await using var work = house.Open();
        var seen = (await work.Get<Core.Dossiers.Reading.GetDossier>().ForOwnerAsync(People.Citizen, story.Code)).Value;
        var lines = seen.History.Where(line => line.Name == "dossier.warned").ToList();
        lines.Count.ShouldBe(3);
        lines.ShouldAllBe(line => !line.Vi.Contains("báo cho", StringComparison.Ordinal), "the applicant reads no officer's name");
    }

    [Theory, BothProviders]
    public async Task Where_the_law_refuses_the_dossier_is_refused_with_form_three(Provider provider)
    {
        var (house, story) = await AskedAsync(provider, definition => definition with { SupplementEnd = new(SupplementOutcome.Refuse, Law) });
        house.Clock.SetLocal(2026, 7, 23, 8);
        (await SweepAsync(house)).ShouldBe(1);
        (await story.SeeAsync()).State.ShouldBe(DossierState.NotAccepted);
        var paper = await DocumentAsync(house, story, DocumentKind.Refusal);
        Read<RefusalFacts>(paper).LegalBasis.ShouldBe(Law);
        await SoundAsync(house);
    }

    [Theory, BothProviders]
    public async Task Where_the_law_gives_the_papers_back_the_notice_says_where(Provider provider)
    {
        var (house, story) = await AskedAsync(provider, definition => definition with { SupplementEnd = new(SupplementOutcome.GiveBack, Law) });
        house.Clock.SetLocal(2026, 7, 23, 8);
        await SweepAsync(house);
        (await story.SeeAsync()).State.ShouldBe(DossierState.Stopped);
        Read<StopFacts>(await DocumentAsync(house, story, DocumentKind.StopNotice)).Reason.ShouldContain("được trả lại tại nơi tiếp nhận");
    }

    [Theory, BothProviders]
    public async Task Before_acceptance_too_the_window_ends_by_itself(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await Story.FiledAsync(house);
        await using (var work = house.Open())
        {
            (await work.Get<RequestSupplement>().HandleAsync(People.Reception, new(new(story.Code), [new("tai-lieu-ky-thuat", "Thiếu trang")]))).Problems.ShouldBeEmpty();
        }

        house.Clock.SetLocal(2026, 7, 22, 7);
        await SweepAsync(house);
        (await story.SeeAsync()).State.ShouldBe(DossierState.Stopped);
        await using (var work = house.Open())
        {
            (await work.Get<Core.Dossiers.Reading.TrackDossier>().HandleAsync(new(story.Code, "0001"))).Value.Now.Vi.ShouldContain("đã dừng");
        }

        await SoundAsync(house);
    }

    [Theory, BothProviders]
    public async Task An_answer_at_the_very_moment_wins_or_loses_and_never_both(Provider provider)
    {
        for (var round = 0; round < 4; round++)
        {
            var (house, story) = await AskedAsync(provider);
            house.Clock.SetLocal(2026, 7, 22, 0, 0);
            var sweep = Task.Run(() => SweepAsync(house));
            var answer = await AnswerAsync(house, story);
            await sweep;
            await SweepAsync(house);

            var (acts, dossier) = ((await story.ActsAsync()).ConvertAll(act => act.Name), await story.SeeAsync());
            answer.Ok.ShouldBe(acts.Contains("dossier.supplemented"));
            acts.Contains("dossier.window-ended").ShouldBe(!answer.Ok);
            dossier.State.ShouldBe(answer.Ok ? DossierState.InProcess : DossierState.Stopped);
            await SoundAsync(house);
        }
    }

    [Theory, BothProviders]
    public async Task Where_silence_is_consent_the_dossier_is_granted_at_its_due_time_and_can_be_handed_over(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await DefineAsync(house, definition => definition with { Deemed = new(Law) });
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        var due = (await story.SeeAsync()).DueAt!.Value;
        house.Clock.Set(due);
        await SweepAsync(house);
        (await story.SeeAsync()).State.ShouldBe(DossierState.InProcess);
        var told = (await story.ActsAsync()).FindAll(act => act.Name == "dossier.warned").ConvertAll(act => act.DataAs<DossierWarned>()).FindAll(one => one.Clock == BellClock.Legal);
        told.ShouldAllBe(one => one.Ends == OwnEnd.Accept && one.Told.Count > 0);
        told.ShouldNotBeEmpty("whoever has it knows beforehand that silence will grant it");
        house.Clock.Set(due.AddHours(14));
        await SweepAsync(house);

        var dossier = await story.SeeAsync();
        (dossier.State, dossier.DecidedAt, dossier.Timeliness, dossier.HolderUnitId).ShouldBe((DossierState.Finished, due, Core.Calendar.Timeliness.OnTime, dossier.ReceivingAgencyId));
        (await story.ActsAsync())[^1].DataAs<DeemedAccepted>().LegalBasis.ShouldBe(Law);
        Read<DeemedFacts>(await DocumentAsync(house, story, DocumentKind.DeemedAcceptance)).LegalBasis.ShouldBe(Law);
        await story.HandOverAsync();
        (await story.SeeAsync()).State.ShouldBe(DossierState.Returned);
        await SoundAsync(house);
    }

    private async Task<(TestDatabase House, Story Story)> AskedAsync(Provider provider, Func<ProcedureDefinition, ProcedureDefinition>? law = null)
    {
        var house = await houses.FreshAsync(provider);
        if (law is not null)
        {
            await DefineAsync(house, law);
        }

        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.AskForSupplementAsync();
        return (house, story);
    }

    private static async Task DefineAsync(TestDatabase house, Func<ProcedureDefinition, ProcedureDefinition> law)
    {
        await using var work = house.Open();
        var version = await work.Db.Set<ProcedureVersion>().SingleAsync(row => row.Code == Story.XRay);
        await work.Db.Set<ProcedureVersion>().Where(row => row.Id == version.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.Definition, law(version.Read()).ToJson()));
    }

    private static async Task<Outcome<DossierMoved>> AnswerAsync(TestDatabase house, Story story)
    {
        await using var work = house.Open();
        using var content = new MemoryStream(SampleFiles.Pdf($"bổ sung {story.Code}"));
        var stored = (await work.Get<FileStore>().SaveAsync(content)).Value;
        return await work.Get<AnswerSupplement>().HandleAsync(People.Citizen, new(new(story.Code), [new("tai-lieu-ky-thuat", stored.Hash, "tai-lieu.pdf", stored.Size)]));
    }

    private static T Read<T>(DossierDocument document) => JsonSerializer.Deserialize<T>(document.Data, OpenedDossier.ClockJson)!;

    private static Task<int> SweepAsync(TestDatabase house) => house.Services.GetRequiredService<BellSweep>().SweepAsync();

    private static async Task<DossierDocument> DocumentAsync(TestDatabase house, Story story, DocumentKind kind)
    {
        var dossier = await story.SeeAsync();
        await using var work = house.Open();
        return await work.Db.Set<DossierDocument>().AsNoTracking().SingleAsync(row => row.DossierId == dossier.Id && row.Kind == kind);
    }

    private static async Task SoundAsync(TestDatabase house)
    {
        await house.SealAllAsync();
        await using var work = house.Open();
        var findings = new List<string>();
        await foreach (var finding in work.Get<VerifyAll>().HandleAsync())
        {
            // A definition changed under a published version is the test's own doing.
            if (!finding.Row.StartsWith("procedure_versions", StringComparison.Ordinal))
            {
                findings.Add(finding.Row);
            }
        }

        findings.ShouldBeEmpty();
    }
}
