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
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Web.Tests.Hostile;

/// <summary>What tests of naughty strings in dossiers share: filing one, and how a text is looked for on a page or a paper.</summary>
internal static partial class Naughty
{
    /// <summary>The code of the dossier; null where such a text is refused.</summary>
    public static Task<string?> FileAsync(this ProvinceSite province, Party owner, string? submitter, FormAnswers answers) => province.Site.DoAsync(async (services, db) =>
    {
        var reception = SampleIds.For($"officer/{DossierStory.Reception}");
        var version = await db.Set<ProcedureVersion>().SingleAsync(row => row.Code == "2.002385");
        var centre = await db.Set<Position>().Where(row => row.OfficerId == reception).Select(row => row.AgencyId).FirstAsync();
        var filed = await services.GetRequiredService<SubmitDossier>().HandleAsync(
            new Actor(ActorKind.Citizen, SampleIds.For("citizen/040085000001"), "Nguyễn Văn Mẫu"), new(Guid.CreateVersion7(), version.Id, centre, owner, submitter, answers, []));
        return filed.Ok ? filed.Value.Code : null;
    });

    public static async Task<bool> ActAsync<T>(this ProvinceSite province, string userName, Func<T, Actor, Task<Outcome<DossierMoved>>> act)
        where T : notnull =>
        await province.Site.DoAsync(async (services, _) => (await act(services.GetRequiredService<T>(), new Actor(ActorKind.Officer, SampleIds.For($"officer/{userName}"), userName))).Ok);

    /// <summary>Without spaces and breaks, which lines and columns change.</summary>
    public static string Letters(string text) => Gaps().Replace(VietnameseText.Nfc(text), "");

    /// <summary>What the letters' fonts hold; of other scripts a letter shows a square, the page what the browser has.</summary>
    [GeneratedRegex(@"^[\x20-\x7e\u00c0-\u01b0\u1ea0-\u1ef9]+$", RegexOptions.None, 1000)]
    public static partial Regex Latin();

    [GeneratedRegex(@"[\s\-\u00ad\u200b-\u200f\u2060\ufeff]+", RegexOptions.None, 1000)]
    private static partial Regex Gaps();
}
