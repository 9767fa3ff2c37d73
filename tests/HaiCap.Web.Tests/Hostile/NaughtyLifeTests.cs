using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Testing;
using HaiCap.Web.Hosting;
using HaiCap.Web.Tests.Support;
using Microsoft.EntityFrameworkCore;
using static HaiCap.Web.Tests.Hostile.Naughty;

namespace HaiCap.Web.Tests.Hostile;

/// <summary>
/// Naughty strings in whatever citizens and officers write in three lives of dossiers (asked to complete and stopped, refused, granted), and back on every page and
/// paper of them: Forms 01, 02, 03, 05, 06 and 07, the printed answers, the draft and the signed result.
/// </summary>
public sealed class NaughtyLifeTests(ProvinceSite province) : IClassFixture<ProvinceSite>
{
    private readonly List<string> faults = [];
    private readonly Dictionary<string, int> papers = new(StringComparer.Ordinal);

    [Fact]
    public async Task What_people_write_comes_back_on_every_page_and_paper_and_nothing_is_run()
    {
        (await province.CitizenAsync()).Dispose();
        using var officer = await province.OfficerAsync(DossierStory.Reception);
        using var specialist = await province.OfficerAsync(DossierStory.Specialist);
        using var head = await province.OfficerAsync(DossierStory.Head);
        var texts = new[] { NaughtyStrings.Format, NaughtyStrings.Html, NaughtyStrings.Script, NaughtyStrings.Formula, NaughtyStrings.Shell, NaughtyStrings.People, NaughtyStrings.Direction, NaughtyStrings.Combining }
            .SelectMany(list => list).Where(text => text.Length is > 1 and <= 150 && TypedText.Clean(text) == text && !text.Contains('\n', StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(text)).ToList();
        foreach (var text in texts.Chunk(12).Where(chunk => chunk.Length == 12))
        {
            await StopAsync(officer, specialist, text);
            await RefuseAsync(officer, text);
            await GrantAsync(officer, specialist, text);
        }

        await SeeAsync(officer, "register", "/lam-viec/so-theo-doi?handler=Pdf", []);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", papers.Select(kind => $"{kind.Key} {kind.Value}")));
        string.Join('\n', faults.Take(40)).ShouldBeEmpty();
        papers.Keys.Order(StringComparer.Ordinal).ShouldBe(["Receipt", "Refusal", "Result", "StopNotice", "SupplementRequest", "answers", "control", "draft", "register"]);
        papers.Where(kind => kind.Key != "register").ShouldAllBe(kind => kind.Value >= 8);
    }

    /// <summary>Asked to complete what they filed, then stopped.</summary>
    private async Task StopAsync(Visitor officer, Visitor specialist, string[] text)
    {
        if (await FileAsync(text[..3]) is not { } code || !await province.ActAsync<ReceiveDossier>(DossierStory.Reception, (act, by) => act.HandleAsync(by, new(new(code))))
            || !await AssignAsync(code))
        {
            return;
        }

        var asked = await province.ActAsync<RequestSupplement>(DossierStory.Specialist, (act, by) => act.HandleAsync(by, new(new(code), [new(DossierStory.Component, text[3])])));
        var stopped = await province.ActAsync<StopDossier>(DossierStory.Specialist, (act, by) => act.HandleAsync(by, new(new(code), text[4], text[5])));
        await PageAsync(officer, code, [.. stopped ? [text[4]] : Array.Empty<string>()]);
        await SeeAsync(officer, "answers", $"/lam-viec/ho-so/{code}/to-khai", text[..3]);
        await DocumentsAsync(specialist, code, kind => kind switch
        {
            DocumentKind.SupplementRequest when asked => [text[3]],
            DocumentKind.StopNotice => [text[4], text[5]],
            _ => [],
        });
    }

    private async Task RefuseAsync(Visitor officer, string[] text)
    {
        if (await FileAsync(["Phòng khám", "Phòng 1", "Hãng"]) is { } code
            && await province.ActAsync<RefuseDossier>(DossierStory.Reception, (act, by) => act.HandleAsync(by, new(new(code), text[6], text[7]))))
        {
            await PageAsync(officer, code, []);
            await DocumentsAsync(officer, code, _ => [text[6], text[7]]);
        }
    }

    /// <summary>Granted with these words, signed, issued and handed over to this name.</summary>
    private async Task GrantAsync(Visitor officer, Visitor specialist, string[] text)
    {
        if (await FileAsync(["Phòng khám", "Phòng 1", "Hãng"]) is not { } code || !await province.ActAsync<ReceiveDossier>(DossierStory.Reception, (act, by) => act.HandleAsync(by, new(new(code))))
            || !await AssignAsync(code))
        {
            return;
        }

        var draft = new ResultDraft(true, text[8], $"Thiết bị: {text[9]}", text[10], ValidTo: null);
        if (!await province.ActAsync<ProposeResult>(DossierStory.Specialist, (act, by) => act.HandleAsync(by, new(new(code), draft, text[0]))))
        {
            return;
        }

        await SeeAsync(specialist, "draft", $"/lam-viec/ho-so/{code}/ban-in", [text[8], text[9], text[10]]);
        await province.ActAsync<ApproveProposal>(DossierStory.Head, (act, by) => act.HandleAsync(by, new(new(code), text[1])));
        await province.ActAsync<SignResult>("giamdoc.skhcn", (act, by) => act.HandleAsync(by, new(new(code), text[2])));
        await province.ActAsync<IssueResult>("vanthu.vanphong", (act, by) => act.HandleAsync(by, new(new(code))));
        await province.ActAsync<HandOverResult>(DossierStory.Reception, (act, by) => act.HandleAsync(by, new(new(code), text[11])));
        await PageAsync(officer, code, [text[0], text[11]]);
        await SeeAsync(officer, "control", $"/lam-viec/ho-so/{code}/phieu-kiem-soat", [text[0]]);
        await DocumentsAsync(officer, code, kind => kind == DocumentKind.Result ? [text[8], text[9], text[10]] : []);
    }

    private Task<string?> FileAsync(string[] text)
    {
        var answers = FormAnswers.FromJson(DossierStory.Declaration);
        (answers.Json["ten-to-chuc"], answers.Json["phong-dat"], answers.Json["thiet-bi"]![0]!["hang"]) = (text[0], text[1], text[2]);
        return province.FileAsync(new Party(PartyKind.Citizen, "Nguyễn Văn Mẫu", "040085000001", text[2], "0900000001"), null, answers);
    }

    private Task<bool> AssignAsync(string code) =>
        province.ActAsync<AssignDossier>(DossierStory.Head, (act, by) => act.HandleAsync(by, new(new(code), SampleIds.For($"officer/{DossierStory.Specialist}"))));

    private async Task PageAsync(Visitor visitor, string code, IReadOnlyList<string> written)
    {
        await visitor.GetAsync($"/lam-viec/ho-so/{code}");
        var text = Letters(visitor.Page.Body!.TextContent);
        if ((int)visitor.Status != 200 || visitor.Page.QuerySelector($"{NaughtyStrings.Element}, [{NaughtyStrings.Attribute}]") is not null)
        {
            faults.Add($"page {code}: {(int)visitor.Status}");
        }

        faults.AddRange(written.Where(one => !text.Contains(Letters(one), StringComparison.Ordinal)).Select(one => $"page lacks {one}"));
    }

    private async Task DocumentsAsync(Visitor visitor, string code, Func<DocumentKind, string[]> written)
    {
        var documents = await province.Site.DoAsync((_, db) => db.Set<Dossier>().Where(row => row.Code == code)
            .Join(db.Set<DossierDocument>(), row => row.Id, document => document.DossierId, (_, document) => new { document.Id, document.Kind }).ToListAsync());
        foreach (var document in documents)
        {
            await SeeAsync(visitor, document.Kind.ToString(), $"/lam-viec/ho-so/{code}/van-ban/{document.Id}", written(document.Kind));
        }
    }

    private async Task SeeAsync(Visitor visitor, string kind, string url, IReadOnlyList<string> written)
    {
        await visitor.GetAsync(url);
        if ((int)visitor.Status != 200)
        {
            faults.Add($"{kind}: {(int)visitor.Status} {string.Join(" | ", written)}");
            return;
        }

        papers[kind] = papers.GetValueOrDefault(kind) + 1;
        var pdf = await visitor.Response.Content.ReadAsByteArrayAsync();
        var text = Letters(await Poppler.DrawnTextAsync(pdf));
        if (!(await Poppler.MetadataAsync(pdf)).Contains("<pdfaid:part>2</pdfaid:part>", StringComparison.Ordinal) || text.Contains("root:x:0", StringComparison.Ordinal))
        {
            faults.Add($"{kind}: no PDF/A, or a file was read: {string.Join(" | ", written)}");
        }

        faults.AddRange(written.Where(one => Latin().IsMatch(one) && !text.Contains(Letters(one), StringComparison.Ordinal)).Select(one => $"{kind} lacks {one}"));
    }
}
