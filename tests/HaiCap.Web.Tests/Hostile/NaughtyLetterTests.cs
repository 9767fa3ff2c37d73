using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Testing;
using HaiCap.Web.Hosting;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static HaiCap.Web.Tests.Hostile.Naughty;

namespace HaiCap.Web.Tests.Hostile;

/// <summary>Naughty strings in the names, addresses and reasons of dossiers: on the officer's and the citizen's page as text, in the letter as it was written, never run by the typesetter.</summary>
public sealed class NaughtyLetterTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    [Fact]
    public async Task What_people_are_called_comes_back_on_every_page_and_in_the_letter()
    {
        (await province.CitizenAsync()).Dispose();
        using var officer = await province.OfficerAsync(DossierStory.Reception);
        var texts = NaughtyStrings.All.Where(text => text.Length is > 1 and <= 150 && (TypedText.Clean(text) == text || text.Contains('\ufeff', StringComparison.Ordinal)) && !string.IsNullOrWhiteSpace(text)).ToList();
        var (faults, letters) = (new List<string>(), 0);
        foreach (var pair in texts.Chunk(3).Where(pair => pair.Length == 3))
        {
            if (await FileAsync(pair[0], pair[1], pair[2]) is not { } story)
            {
                continue;
            }

            await officer.GetAsync($"/lam-viec/ho-so/{story.Code}");
            if ((int)officer.Status != 200 || officer.Page.QuerySelector($"{NaughtyStrings.Element}, [{NaughtyStrings.Attribute}]") is not null
                || !Letters(officer.Page.Body!.TextContent).Contains(Letters(pair[0]), StringComparison.Ordinal))
            {
                faults.Add($"page: {(int)officer.Status} {string.Join(" | ", pair)}");
            }

            var document = await province.Site.DoAsync((_, db) => db.Set<DossierDocument>().Where(row => row.Kind == DocumentKind.Receipt).OrderByDescending(row => row.Id).Select(row => row.Id).FirstAsync());
            await officer.GetAsync($"/lam-viec/ho-so/{story.Code}/van-ban/{document}");
            if ((int)officer.Status != 200)
            {
                faults.Add($"letter: {(int)officer.Status} {string.Join(" | ", pair)}");
                continue;
            }

            letters++;
            var set = Letters(await Poppler.TextAsync(await officer.Response.Content.ReadAsByteArrayAsync()));
            faults.AddRange(pair.Take(2).Where(text => Latin().IsMatch(text) && !set.Contains(Letters(text), StringComparison.Ordinal)).Select(text => $"letter lacks {text}"));
            if (set.Contains("root:x:0", StringComparison.Ordinal))
            {
                faults.Add($"the typesetter read a file: {string.Join(" | ", pair)}");
            }
        }

        faults.ShouldBeEmpty();
        letters.ShouldBeGreaterThan(60);
    }

    private async Task<Dossier?> FileAsync(string name, string address, string submitter)
    {
        if (await province.FileAsync(new Party(PartyKind.Citizen, name, "040085000001", address, "0900000001"), submitter, FormAnswers.FromJson(DossierStory.Declaration)) is not { } code)
        {
            return null;
        }

        (await province.ActAsync<ReceiveDossier>(DossierStory.Reception, (act, by) => act.HandleAsync(by, new(new(code))))).ShouldBeTrue();
        return await province.Site.DoAsync((_, db) => db.Set<Dossier>().SingleAsync(row => row.Code == code));
    }
}
