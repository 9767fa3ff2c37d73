using HaiCap.Core.Authority.Grants;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Core.Letters;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Authority;

/// <summary>What is signed by authorisation is a paper of the agency that authorises (decree 30/2020, article 13.3): letterhead, number, clerk and seal.</summary>
public sealed class AuthorisedPaperTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    [Theory, BothProviders]
    public async Task The_directors_confirmation_is_numbered_headed_and_sealed_by_the_provinces_committee(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await ApprovedAsync(house);
        await story.SignAsync();

        // It goes to the clerk of the committee; the department's own clerk has no part in it.
        await using (var work = house.Open())
        {
            var committee = (await People.AgencyOfAsync(work, People.Officer("chutich.tinh"))).Id;
            var signed = await story.SeeAsync();
            (signed.HolderUnitId, signed.CompetentAgencyId == committee).ShouldBe((committee, false));
            var refused = await work.Get<IssueResult>().HandleAsync(People.Officer("vanthu.skhcn"), new(new DossierRef(story.Code)));
            refused.Problems[0].Code.ShouldBe("ACC-001");
        }

        await story.IssueAsync();
        await using var read = house.Open();
        var dossier = await story.SeeAsync();
        var document = await read.Db.Set<DossierDocument>().AsNoTracking().SingleAsync(row => row.DossierId == dossier.Id && row.Kind == DocumentKind.Result);
        document.Number.ShouldBe("01/GXN-UBND");
        var facts = ResultFacts.Of(document);
        facts.SignedBy.ShouldNotBeNull().ShouldEndWith(", Giám đốc Sở Khoa học và Công nghệ");

        var pdf = (await read.Get<FileStore>().ReadAsync(document.FileHash!)).Value;
        var text = string.Join(' ', (await Poppler.TextAsync(pdf)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        text.ShouldContain("ỦY BAN NHÂN DÂN");
        text.ShouldContain("TUQ. CHỦ TỊCH");
        text.ShouldContain("GIÁM ĐỐC SỞ");
        text.ShouldContain("Ủy ban nhân dân tỉnh Nghệ An xác nhận");
        (await Poppler.SignaturesAsync(pdf)).ShouldContain("Ủy ban nhân dân tỉnh Nghệ An");

        var told = (await read.Get<CheckDocument>().HandleAsync(document.CheckCode)).Value;
        (told.Issuer, told.Signer).ShouldBe(("Ủy ban nhân dân tỉnh Nghệ An", facts.SignedBy));

        // The dossier has left the committee's clerk, whose agency may still look at its paper; a commune's may not.
        foreach (var (clerk, reads) in new[] { ("vanthu.vanphong", true), ("vanthu.kengdu", false) })
        {
            (await read.Get<GetDossier>().ForOfficerAsync(People.Officer(clerk), story.Code)).Ok.ShouldBe(reads, clerk);
            (await read.Get<DossierDoor>().OpenAsync(People.Officer(clerk), story.Code)).Ok.ShouldBe(reads, clerk);
        }
    }

    [Fact]
    public async Task Each_agency_counts_its_own_papers_those_signed_for_it_too()
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        (await NumberAsync(house)).ShouldBe("01/GXN-UBND");
        (await NumberAsync(house)).ShouldBe("02/GXN-UBND");
    }

    /// <summary>Refused after revocation, nothing is numbered: the next paper of the series has the next number.</summary>
    [Fact]
    public async Task A_refused_signature_takes_no_number()
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        (await NumberAsync(house)).ShouldBe("01/GXN-UBND");
        var story = await ApprovedAsync(house);
        await using var work = house.Open();
        (await work.Get<EndCompetence>().HandleAsync(People.Officer("chutich.tinh"), new(SampleIds.For("grant/nltt-so"), null, "Thu hồi"))).Problems.ShouldBeEmpty();
        (await work.Get<SignResult>().HandleAsync(People.Director, new(new DossierRef(story.Code)))).Problems[0].Code.ShouldBe("AUT-020");
        var committee = (await People.AgencyOfAsync(work, People.Officer("chutich.tinh"))).Id;
        (await work.Get<LetterNumbers>().NextAsync("40", committee, LetterKinds.Confirmation, "UBND", new DateOnly(2026, 7, 6))).ShouldBe("02/GXN-UBND");
    }

    private static async Task<string?> NumberAsync(TestDatabase house)
    {
        var story = await ApprovedAsync(house);
        await story.SignAsync();
        var dossier = await story.SeeAsync();
        await using var work = house.Open();
        return (await work.Db.Set<DossierDocument>().AsNoTracking().SingleAsync(row => row.DossierId == dossier.Id && row.Kind == DocumentKind.Result)).Number;
    }

    private static async Task<Story> ApprovedAsync(TestDatabase house)
    {
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.ProposeAsync();
        await story.ApproveAsync();
        return story;
    }
}
