using HaiCap.Core.Acts;
using HaiCap.Core.Letters;
using HaiCap.Core.Letters.Templates;
using HaiCap.Core.Letters.Typesetting;
using HaiCap.Core.Organizations;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Letters;

public sealed class TemplateTests(Databases databases) : IClassFixture<Databases>
{
    private const string Good = "#set document(title: \"Thử\")\n#set text(font: \"Tinos\", lang: \"vi\")\nBản mới #json(\"data.json\").head.issuer";

    [Theory, BothProviders]
    public async Task A_new_version_is_saved_as_an_act_and_used_from_its_day(Provider provider)
    {
        await using var work = await OpenAsync(provider);
        var tomorrow = Press.Morning.LocalDay().AddDays(1);

        var saved = await work.Get<SaveTemplateHandler>().HandleAsync(new(Actor.System, LetterKeys.Notice, Good, tomorrow, "Đổi theo thông tư mới"));

        saved.Value.ShouldBe(2);
        var act = await work.Db.Set<Act>().SingleAsync(a => a.Subject == "letter-template/thong-bao");
        act.Name.ShouldBe("letter-template.saved");
        act.Why.ShouldBe("Đổi theo thông tư mới");
        var line = (await work.Get<TemplateBook>().ListAsync(Actor.System)).Value.Single(one => one.Key == LetterKeys.Notice);
        (line.Number, line.NextFrom).ShouldBe((1, tomorrow));
    }

    [Theory, BothProviders]
    public async Task A_faulty_template_is_not_saved_and_the_line_is_told(Provider provider)
    {
        await using var work = await OpenAsync(provider);

        var failed = await work.Get<SaveTemplateHandler>().HandleAsync(new(Actor.System, LetterKeys.Notice, Good + "\n#thieu()", Press.Morning.LocalDay(), "Thử"));

        failed.Problems[0].Code.ShouldBe("LET-003");
        failed.Problems[0].Field.ShouldBe("Source");
        failed.Problems[0].Vi.ShouldContain("dòng 4");
        (await work.Get<TemplateBook>().VersionsAsync(Actor.System, LetterKeys.Notice)).Value.Count.ShouldBe(1);
    }

    [Theory, BothProviders]
    public async Task A_frame_that_breaks_a_paper_is_not_saved_and_the_paper_is_named(Provider provider)
    {
        await using var work = await OpenAsync(provider);
        var without = Press.Template(LetterKeys.Frame).Replace("#let dau-phieu", "#let dau-phieu-cu", StringComparison.Ordinal);

        var failed = await work.Get<SaveTemplateHandler>().HandleAsync(new(Actor.System, LetterKeys.Frame, without, Press.Morning.LocalDay(), "Thử"));

        failed.Problems.Single().Vi.ShouldContain("Mẫu 01");
    }

    [Theory, BothProviders]
    public async Task All_that_is_missing_is_told_at_once(Provider provider)
    {
        await using var work = await OpenAsync(provider);

        var failed = await work.Get<SaveTemplateHandler>().HandleAsync(new(Actor.System, "mau-99", "", Press.Morning.LocalDay().AddDays(-1), " "));

        failed.Problems.Select(problem => problem.Code).ShouldBe(["LET-030", "LET-031", "LET-033", "LET-034"]);
    }

    [Theory, BothProviders]
    public async Task Who_may_not_manage_templates_neither_saves_nor_previews(Provider provider)
    {
        await using var work = await OpenAsync(provider);
        var nobody = new Actor(ActorKind.Officer, Guid.CreateVersion7(Press.Morning), "Nguyễn Thị Lan");

        (await work.Get<SaveTemplateHandler>().HandleAsync(new(nobody, LetterKeys.Notice, Good, Press.Morning.LocalDay(), "Thử"))).Problems[0].Code.ShouldBe(Access.Refused.Code);
        (await work.Get<PreviewTemplateHandler>().HandleAsync(new(nobody, LetterKeys.Notice, Good))).Problems[0].Code.ShouldBe(Access.Refused.Code);
    }

    [Theory, BothProviders]
    public async Task Every_template_has_a_preview(Provider provider)
    {
        await using var work = await OpenAsync(provider);

        foreach (var key in LetterKeys.Names.Keys)
        {
            (await work.Get<PreviewTemplateHandler>().HandleAsync(new(Actor.System, key, Source: null))).Problems.ShouldBeEmpty();
        }

        var edited = await work.Get<PreviewTemplateHandler>().HandleAsync(new(Actor.System, LetterKeys.Notice, Good));
        (await Poppler.TextAsync(edited.Value.Pdf)).ShouldContain("Bản mới Sở Khoa học và Công nghệ");
    }

    private async Task<Work> OpenAsync(Provider provider)
    {
        var database = await databases.FreshAsync(provider, services =>
        {
            services.AddOrganizations();
            services.AddLetters(new TypesetterOptions(), new() { Folder = Path.GetTempPath() });
        });
        database.Clock.Set(Press.Morning);
        var work = database.Open();
        await LetterSeed.ApplyAsync(work.Db, new(), Press.Morning);
        return work;
    }
}
