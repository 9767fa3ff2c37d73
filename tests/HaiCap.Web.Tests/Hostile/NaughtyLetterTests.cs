using System.Text.RegularExpressions;
using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Testing;
using HaiCap.Web.Hosting;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Hostile;

/// <summary>Naughty strings in the names, addresses and reasons of dossiers: on the officer's and the citizen's page as text, in the letter as it was written, never run by the typesetter.</summary>
public sealed partial class NaughtyLetterTests(ProvinceSite province) : IClassFixture<ProvinceSite>
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
        var reception = SampleIds.For($"officer/{DossierStory.Reception}");
        var code = await province.Site.DoAsync(async (services, db) =>
        {
            var citizen = SampleIds.For("citizen/040085000001");
            var version = await db.Set<ProcedureVersion>().SingleAsync(row => row.Code == "2.002385");
            var centre = await db.Set<Position>().Where(row => row.OfficerId == reception).Select(row => row.AgencyId).FirstAsync();
            var filed = await services.GetRequiredService<SubmitDossier>().HandleAsync(new Actor(ActorKind.Citizen, citizen, "Nguyễn Văn Mẫu"), new(
                Guid.CreateVersion7(), version.Id, centre, new Party(PartyKind.Citizen, name, "040085000001", address, "0900000001"), submitter, FormAnswers.FromJson(DossierStory.Declaration), []));
            return filed.Ok ? filed.Value.Code : null;
        });
        if (code is null)
        {
            return null;
        }

        var received = await province.Site.DoAsync((services, _) => services.GetRequiredService<ReceiveDossier>().HandleAsync(new Actor(ActorKind.Officer, reception, "Cán bộ tiếp nhận"), new(new(code))));
        received.Ok.ShouldBeTrue();
        return await province.Site.DoAsync((_, db) => db.Set<Dossier>().SingleAsync(row => row.Code == code));
    }

    /// <summary>Without spaces and breaks, which lines and columns change.</summary>
    private static string Letters(string text) => Gaps().Replace(VietnameseText.Nfc(text), "");

    [GeneratedRegex(@"[\s\-\u00ad\u200b-\u200f\u2060\ufeff]+", RegexOptions.None, 1000)]
    private static partial Regex Gaps();

    /// <summary>What the letters' fonts hold; of other scripts the page shows what the browser has.</summary>
    [GeneratedRegex(@"^[\x20-\x7e\u00c0-\u01b0\u1ea0-\u1ef9]+$", RegexOptions.None, 1000)]
    private static partial Regex Latin();
}
