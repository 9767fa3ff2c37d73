using HaiCap.Core.Acts;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Procedures.Drafts;

/// <summary>Publishing serves a sample to everybody: no definition makes one of a stored file by naming its hash.</summary>
public sealed class SampleOriginTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private const string Code = "2.002385";
    private static readonly Actor Admin = People.Officer("quantri.tinh");

    [Theory, BothProviders]
    public async Task A_definition_names_only_samples_of_its_procedure_or_taken_for_it(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        await using var work = house.Open();
        var (open, save) = (work.Get<OpenDraft>(), work.Get<SaveDraft>());

        // An applicant's paper: stored, its hash known to whoever could see it.
        using var secret = new MemoryStream(SampleFiles.Pdf("căn cước"));
        var stored = (await work.Get<FileStore>().SaveAsync(secret)).Value;
        var stolen = new PaperSample(stored.Hash, "mau.pdf", stored.Kind, stored.Size);
        using var form = new MemoryStream(SampleFiles.Pdf("tờ khai trống"));
        var taken = (await work.Get<KeepPaperSample>().HandleAsync(Admin, new("to-khai.pdf", form, Blank: true))).Value;

        var draft = (await open.HandleAsync(Admin, new(Code))).Value;
        var recipe = draft.Recipe();
        (await save.HandleAsync(Admin, new(draft.Id, 0, With(recipe, stolen)))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-024");
        (await save.HandleAsync(Admin, new(draft.Id, 0, With(recipe, taken)))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-024");
        (await save.HandleAsync(Admin, new(draft.Id, 0, With(recipe, taken with { Hash = stolen.Hash }), [taken]))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-024");
        draft = (await save.HandleAsync(Admin, new(draft.Id, 0, With(recipe, taken), [taken]))).Value;

        // From then on it is the draft's: another name or purpose is no other file, another kind is.
        draft = (await save.HandleAsync(Admin, new(draft.Id, 1, With(recipe, taken with { Name = "Tờ khai.pdf", Blank = false })))).Value;
        (await save.HandleAsync(Admin, new(draft.Id, 2, With(recipe, taken with { Kind = FileKind.Png })))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-024");

        // What a version says the next may say, though its draft had dropped it; another procedure may not.
        var published = (await work.Get<PublishProcedureHandler>().HandleAsync(new(draft.Recipe(), new DateOnly(2026, 8, 1), Actor.System))).Value;
        draft = (await save.HandleAsync(Admin, new(draft.Id, 2, recipe))).Value;
        draft = (await save.HandleAsync(Admin, new(draft.Id, 3, RecipeText.Of(published)))).Value;
        draft.Read().Components[0].Sample!.Hash.ShouldBe(taken.Hash);
        var other = With(recipe with { Code = ProcedureCode.Parse("9.123456") }, taken);
        (await open.HandleAsync(Admin, new("9.123456", IsNew: true, Text: other))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-024");
        (await open.HandleAsync(Admin, new("9.123456", IsNew: true, Text: other, Taken: [taken]))).Ok.ShouldBeTrue();
        (await open.HandleAsync(Admin, new("9.123457", CopyOf: Code))).Value.Read().Components[0].Sample.ShouldNotBeNull("a version's samples are public");
    }

    [Theory, BothProviders]
    public async Task Nobody_publishes_a_text_past_the_review(Provider provider)
    {
        await using var work = (await houses.FreshAsync(provider)).Open();
        var recipe = RecipeFolder.Read(Repository.Path("samples", "procedures")).Single(one => one.Code.Value == Code);
        foreach (var who in new[] { Admin, People.Officer("phapche.tinh") })
        {
            (await work.Get<PublishProcedureHandler>().HandleAsync(new(recipe, new DateOnly(2026, 8, 1), who, "QĐ 1"))).Problems.ShouldHaveSingleItem().Code.ShouldBe("ACC-001");
        }
    }

    private static ProcedureRecipe With(ProcedureRecipe recipe, PaperSample sample) =>
        recipe with { Definition = recipe.Definition with { Components = [recipe.Definition.Components[0] with { Sample = sample }, .. recipe.Definition.Components.Skip(1)] } };
}
