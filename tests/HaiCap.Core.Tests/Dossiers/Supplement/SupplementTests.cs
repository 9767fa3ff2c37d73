using HaiCap.Core.Acts;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Dossiers.Supplement;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Dossiers.Supplement;

/// <summary>What an applicant gathers for a supplement: kept file by file, sent in one transaction, never a filing of its own.</summary>
public sealed class SupplementTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private const string Asked = "tai-lieu-ky-thuat";

    [Theory, BothProviders]
    public async Task Files_and_corrections_wait_on_the_server_and_go_with_the_supplement(Provider provider)
    {
        var (house, story) = await AskedAsync(provider);
        await AddAsync(house, story, "một.pdf");
        await AddAsync(house, story, "hai.pdf");
        await using (var work = house.Open())
        {
            var open = (await work.Get<SupplementDesk>().OpenAsync(People.Citizen, story.Code)).Value;
            open.Corrected.ShouldBeFalse();
            var first = open.Files[0].Id;
            (await work.Get<RemoveSupplementFile>().HandleAsync(People.Citizen, story.Code, first)).Ok.ShouldBeTrue();
        }

        await CorrectAsync(house, story, "SN-002");
        (await story.SeeAsync()).Answers.ShouldContain("SN-001");

        await using (var work = house.Open())
        {
            (await work.Get<SendSupplement>().HandleAsync(People.Citizen, new(new(story.Code), "Đã sửa"))).Problems.ShouldBeEmpty();
        }

        var dossier = await story.SeeAsync();
        dossier.State.ShouldBe(DossierState.InProcess);
        dossier.Answers.ShouldContain("SN-002");
        await using var after = house.Open();
        (await after.Db.Set<DossierPaper>().Where(paper => paper.DossierId == dossier.Id).Select(paper => paper.FileName).ToListAsync()).ShouldBe(["hai.pdf"]);
        (await after.Db.Set<DraftFile>().CountAsync()).ShouldBe(0);
        (await after.Db.Set<Draft>().CountAsync()).ShouldBe(0);
        (await after.Get<SendSupplement>().HandleAsync(People.Citizen, new(new(story.Code)))).Problems.Single().Code.ShouldBe("DOS-002", "sent once");
    }

    [Theory, BothProviders]
    public async Task A_supplement_that_lacks_a_paper_is_not_sent_and_loses_nothing(Provider provider)
    {
        var (house, story) = await AskedAsync(provider);
        await CorrectAsync(house, story, "SN-002");
        await using (var work = house.Open())
        {
            (await work.Get<SendSupplement>().HandleAsync(People.Citizen, new(new(story.Code)))).Problems.Single().Field.ShouldBe($"paper-{Asked}");
            await work.Db.SaveChangesAsync();
        }

        await using var after = house.Open();
        (await after.Get<SupplementDesk>().OpenAsync(People.Citizen, story.Code)).Value.Corrected.ShouldBeTrue();
        (await story.SeeAsync()).State.ShouldBe(DossierState.SupplementRequested);
    }

    [Theory, BothProviders]
    public async Task Only_what_was_asked_for_is_taken_only_from_the_owner_and_only_what_fits(Provider provider)
    {
        var (house, story) = await AskedAsync(provider);
        await using var work = house.Open();
        var add = work.Get<AddSupplementFile>();

        (await add.HandleAsync(People.Citizen, new(story.Code, "khac", "a.pdf", Pdf("a")))).Problems.Single().Code.ShouldBe("DOS-035");
        (await add.HandleAsync(new Actor(ActorKind.Citizen, Guid.CreateVersion7(), "Người khác"), new(story.Code, Asked, "a.pdf", Pdf("a")))).Problems.Single().Code.ShouldBe("DOS-001");
        (await add.HandleAsync(People.Reception, new(story.Code, Asked, "a.pdf", Pdf("a")))).Problems.Single().Code.ShouldBe("DOS-001");
        (await add.HandleAsync(People.Citizen, new(story.Code, Asked, "a.pdf", new MemoryStream("MZ"u8.ToArray())))).Problems.Single().Field.ShouldBe($"paper-{Asked}");
        var tight = work.Make<AddSupplementFile>(new FileLimits(1_000_000, 300));
        (await tight.HandleAsync(People.Citizen, new(story.Code, Asked, "a.pdf", Pdf("một")))).Ok.ShouldBeTrue();
        (await tight.HandleAsync(People.Citizen, new(story.Code, Asked, "b.pdf", Pdf("hai")))).Problems.Single().Code.ShouldBe("FIL-004");
    }

    [Theory, BothProviders]
    public async Task A_correction_from_an_old_page_is_told_and_a_correction_is_no_filing_of_its_own(Provider provider)
    {
        var (house, story) = await AskedAsync(provider);
        await CorrectAsync(house, story, "SN-002");
        await using var work = house.Open();
        var open = (await work.Get<SupplementDesk>().OpenAsync(People.Citizen, story.Code)).Value;

        (await work.Get<CorrectAnswers>().HandleAsync(People.Citizen, new(story.Code, open.Answers, Version: 0))).Problems.Single().Code.ShouldBe("DOS-004");
        (await work.Get<Drafts>().ListAsync(People.Citizen)).ShouldBeEmpty();
        (await work.Get<Drafts>().FindAsync(People.Citizen, open.Request.Id)).ShouldBeNull();
        (await work.Get<SubmitDraft>().HandleAsync(People.Citizen, new(open.Request.Id))).Problems.Single().Code.ShouldBe("DOS-003");
    }

    [Fact]
    public async Task Asked_to_correct_the_form_one_must_correct_it_or_explain()
    {
        var (house, story) = await AskedAsync(Provider.Sqlite, "phieu-khai-bao");
        await using (var work = house.Open())
        {
            (await work.Get<SendSupplement>().HandleAsync(People.Citizen, new(new(story.Code)))).Problems.Single().Code.ShouldBe("DOS-036");
        }

        await using var again = house.Open();
        (await again.Get<SendSupplement>().HandleAsync(People.Citizen, new(new(story.Code), "Tờ khai đã đúng, số máy ghi trên nhãn."))).Problems.ShouldBeEmpty();
    }

    private static MemoryStream Pdf(string text) => new(SampleFiles.Pdf(text));

    private static async Task AddAsync(TestDatabase house, Story story, string name)
    {
        await using var work = house.Open();
        (await work.Get<AddSupplementFile>().HandleAsync(People.Citizen, new(story.Code, Asked, name, Pdf(name)))).Problems.ShouldBeEmpty();
    }

    private static async Task CorrectAsync(TestDatabase house, Story story, string serial)
    {
        await using var work = house.Open();
        var open = (await work.Get<SupplementDesk>().OpenAsync(People.Citizen, story.Code)).Value;
        var answers = FormAnswers.FromJson(open.Answers.ToJson().Replace("SN-001", serial, StringComparison.Ordinal));
        (await work.Get<CorrectAnswers>().HandleAsync(People.Citizen, new(story.Code, answers, open.Draft?.Version ?? 0))).Problems.ShouldBeEmpty();
    }

    private async Task<(TestDatabase House, Story Story)> AskedAsync(Provider provider, string component = Asked)
    {
        var house = await houses.FreshAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.AskForSupplementAsync(component);
        return (house, story);
    }
}
