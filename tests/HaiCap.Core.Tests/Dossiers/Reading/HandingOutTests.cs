using HaiCap.Core.Acts;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Letters;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Tests.Dossiers.Letters;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Dossiers.Reading;

/// <summary>Who gets which file, which list, which answer.</summary>
public sealed class HandingOutTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly Actor Stranger = new(ActorKind.Citizen, Guid.CreateVersion7(), "Trần Thị Ví Dụ");

    [Theory, BothProviders]
    public async Task The_result_is_the_owners_only_once_it_is_issued(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.ProposeAsync();
        (await ResultAsync(house, story, People.Specialist)).ShouldBeNull("a draft is no file yet");
        await story.ApproveAsync();
        await story.SignAsync();
        (await ResultAsync(house, story, People.Citizen)).ShouldBeNull("signed, but not issued");
        (await ResultAsync(house, story, People.Director)).ShouldNotBeNull();

        await story.IssueAsync();

        (await ResultAsync(house, story, People.Citizen)).ShouldNotBeNull().Name.ShouldEndWith(".pdf");
        (await ResultAsync(house, story, Stranger)).ShouldBeNull();
        (await ResultAsync(house, story, People.ReceptionElsewhere)).ShouldBeNull();
    }

    [Theory, BothProviders]
    public async Task A_paper_goes_to_the_owner_and_to_officers_of_the_agencies_concerned_and_to_nobody_else(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.AskForSupplementAsync();
        await story.SupplementAsync();
        await using var work = house.Open();
        var dossier = await story.SeeAsync();
        var paper = await work.Db.Set<DossierPaper>().SingleAsync(row => row.DossierId == dossier.Id && row.FileHash != null);

        foreach (var may in new[] { People.Citizen, People.Reception, People.Specialist, People.Director, People.Auditor })
        {
            var handed = await work.Get<DossierFiles>().PaperAsync(may, story.Code, paper.Id);
            handed.Ok.ShouldBeTrue(may.Name);
            (await PrintTests.ReadAsync(handed.Value)).Length.ShouldBe((int)paper.FileSize);
        }

        foreach (var mayNot in new[] { Stranger, People.ReceptionElsewhere, Actor.System with { Kind = ActorKind.Integrator }, new Actor(ActorKind.Officer, Guid.CreateVersion7(), "Đã nghỉ") })
        {
            (await work.Get<DossierFiles>().PaperAsync(mayNot, story.Code, paper.Id)).Problems.Single().Code.ShouldBe("DOS-001");
        }
    }

    [Theory, BothProviders]
    public async Task A_paper_of_another_dossier_is_not_found_under_this_code(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var first = await Story.FiledAsync(house);
        await first.ReceiveAsync();
        var second = await Story.FiledAsync(house);
        await using var work = house.Open();
        var receipt = await work.Db.Set<DossierDocument>().OrderByDescending(row => row.Id).FirstAsync(row => row.Kind == DocumentKind.Receipt);

        (await work.Get<PrintDossierDocument>().HandleAsync(People.Citizen, second.Code, receipt.Id)).Ok.ShouldBeFalse();
    }

    [Theory, BothProviders]
    public async Task A_citizens_list_reaches_every_province_page_by_page_newest_first(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await Story.FiledAsync(house);
        var here = await story.SeeAsync();
        await ElsewhereAsync(house, here, ListMyDossiers.PageSize);
        await using var work = house.Open();
        var list = work.Get<ListMyDossiers>();

        var first = await list.HandleAsync(People.Citizen, new());
        var second = await list.HandleAsync(People.Citizen, new(After: first.Next));

        first.Lines.Count.ShouldBe(ListMyDossiers.PageSize);
        first.Lines.ShouldAllBe(line => line.Province == "42");
        second.Lines.Select(line => line.Code).ShouldBe([story.Code]);
        second.Next.ShouldBeNull();
        second.Lines[0].MinutesLeft.ShouldBe(8 * 60);
        (await list.ProvinceOfAsync(People.Citizen, first.Lines[0].Code)).ShouldBe("42");
        (await list.ProvinceOfAsync(People.Citizen, story.Code.ToLowerInvariant())).ShouldBe("40");
        (await list.ProvinceOfAsync(Stranger, story.Code)).ShouldBeNull();
        (await list.HandleAsync(Stranger, new())).Lines.ShouldBeEmpty();
        (await list.HandleAsync(People.Reception, new())).Lines.ShouldBeEmpty();
    }

    [Theory, BothProviders]
    public async Task Only_open_dossiers_leaves_out_those_that_have_ended(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var gone = await Story.FiledAsync(house);
        var open = await Story.FiledAsync(house);
        await using var work = house.Open();
        (await work.Get<WithdrawDossier>().HandleAsync(People.Citizen, new(new(gone.Code), "Nộp nhầm"))).Problems.ShouldBeEmpty();

        (await work.Get<ListMyDossiers>().HandleAsync(People.Citizen, new(OnlyOpen: true))).Lines.Select(line => line.Code).ShouldBe([open.Code]);
    }

    [Theory, BothProviders]
    public async Task Tracking_tells_the_step_and_no_person_and_answers_a_wrong_guess_like_an_unknown_code(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await using var work = house.Open();
        var track = work.Get<TrackDossier>();

        var told = (await track.HandleAsync(new(" " + story.Code.ToLowerInvariant(), "0001"))).Value;

        told.Now.Vi.ShouldBe("Sở Khoa học và Công nghệ tỉnh Nghệ An đang thẩm định hồ sơ.");
        told.MinutesLeft.ShouldBe((5 * 480) + 390);
        told.ToString().ShouldNotContain("Mẫu");
        var wrong = await track.HandleAsync(new(story.Code, "0002"));
        var unknown = await track.HandleAsync(new("H41.19-260706-9999", "0001"));
        wrong.Problems.ShouldBe(unknown.Problems);
        (await track.HandleAsync(new("không phải mã", null))).Problems.ShouldBe(unknown.Problems);
    }

    [Theory, BothProviders]
    public async Task A_paper_is_checked_by_its_code_and_a_person_is_not_named(Provider provider)
    {
        var house = await houses.GetAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.ProposeAsync();
        await story.ApproveAsync();
        await story.SignAsync();
        await using var work = house.Open();
        var dossier = await story.SeeAsync();
        var result = await work.Db.Set<DossierDocument>().AsNoTracking().SingleAsync(row => row.DossierId == dossier.Id && row.Kind == DocumentKind.Result);
        var check = work.Get<CheckDocument>();
        (await check.HandleAsync(result.CheckCode)).Problems.Single().Code.ShouldBe("DOS-034", "not issued yet");
        await story.IssueAsync();

        var told = (await check.HandleAsync($"{result.CheckCode[..4]}-{result.CheckCode[4..].ToLowerInvariant()}")).Value;

        told.Number.ShouldBe(result.Number);
        told.Issuer.ShouldBe("Ủy ban nhân dân tỉnh Nghệ An");
        told.Signer.ShouldContain("Giám đốc");
        told.DossierCode.ShouldBe(story.Code);
        told.Standing.ShouldBe(PaperStanding.InForce);
        told.Digest.ShouldNotBeNull().Length.ShouldBe(64);
        told.Owner.ShouldBe("N••• V••• M•••");
        (await check.HandleAsync("AAAA")).Ok.ShouldBeFalse();
        (await check.HandleAsync(null)).Ok.ShouldBeFalse();
    }

    private static async Task<HandedFile?> ResultAsync(TestDatabase house, Story story, Actor by)
    {
        await using var work = house.Open();
        var dossier = await story.SeeAsync();
        var id = await work.Db.Set<DossierDocument>().Where(row => row.DossierId == dossier.Id && row.Kind == DocumentKind.Result).Select(row => row.Id).SingleAsync();
        var handed = await work.Get<PrintDossierDocument>().HandleAsync(by, story.Code, id);
        if (!handed.Ok)
        {
            return null;
        }

        await handed.Value.Content.DisposeAsync();
        return handed.Value;
    }

    /// <summary>Dossiers of the same citizen in the province next door, filed later.</summary>
    private static async Task ElsewhereAsync(TestDatabase house, Dossier like, int count)
    {
        await using var work = house.Open("42");
        for (var i = 1; i <= count; i++)
        {
            var id = Guid.CreateVersion7(house.Clock.GetUtcNow().AddMinutes(i));
            work.Db.Add(new CitizenDossier { ProvinceCode = "42", CitizenId = like.CitizenId!.Value, DossierId = id });
            work.Db.Add(new Dossier
            {
                ProvinceCode = "42",
                Id = id,
                Code = $"H29.19-260706-{i:0000}",
                SubmissionKey = id,
                ProcedureCode = like.ProcedureCode,
                ProcedureVersionId = like.ProcedureVersionId,
                ProcedureName = like.ProcedureName,
                ReceivingAgencyId = like.ReceivingAgencyId,
                CompetentAgencyId = like.CompetentAgencyId,
                DivisionId = like.DivisionId,
                Channel = like.Channel,
                Assisted = false,
                CitizenId = like.CitizenId,
                ApplicantKind = like.ApplicantKind,
                ApplicantName = like.ApplicantName,
                ApplicantIdNumber = like.ApplicantIdNumber,
                ApplicantFolded = like.ApplicantFolded,
                SubmitterName = like.SubmitterName,
                Title = like.Title,
                Answers = "{}",
                SubmittedAt = like.SubmittedAt.AddMinutes(i),
                ReceptionDueAt = like.ReceptionDueAt,
                State = Core.Dossiers.Rules.DossierState.Submitted,
            });
        }

        await work.Db.SaveChangesAsync();
    }
}
