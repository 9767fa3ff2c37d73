using HaiCap.Core.Acts;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Drafts;
using HaiCap.Core.Procedures.Packages;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Procedures.Packages;

/// <summary>A procedure goes out of one house with its history and its samples and comes into another as a draft.</summary>
public sealed class PackageFlowTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private const string Code = "2.002385";
    private static readonly Actor Administrator = People.Officer("quantri.tinh");
    private static readonly byte[] Form = SampleFiles.Docx(("word/a.xml", "<a/>"));

    [Theory, BothProviders]
    public async Task It_comes_into_another_house_as_a_draft_with_its_samples_and_publishes_nothing(Provider provider)
    {
        var (from, into) = (await houses.FreshAsync(provider), await houses.FreshAsync(provider));
        var published = await WithSampleAsync(from);
        var package = await ExportAsync(from, Administrator);

        await using var work = into.Open();
        var before = await work.Db.Set<ProcedureVersion>().CountAsync();
        var plan = (await work.Get<ImportPackage>().PlanAsync(Administrator, new MemoryStream(package))).Value;
        plan.Contents.Faults.ShouldBeEmpty();
        plan.Contents.Package!.Versions.Select(version => version.Number).ShouldBe([1, 2]);
        (plan.Against!.Number, plan.Contents.Package.Acts.Count).ShouldBe((1, 2));
        (await work.Db.Set<ProcedureDraft>().CountAsync()).ShouldBe(0, "a plan writes nothing");

        var draft = (await work.Get<ImportPackage>().HandleAsync(Administrator, new MemoryStream(package), "C:\\Tải về\\gói.zip")).Value;
        (draft.State, draft.Code, draft.Definition).ShouldBe((DraftState.Drafting, Code, published.Definition));
        (await work.Db.Set<ProcedureVersion>().CountAsync()).ShouldBe(before);
        (await work.Get<FileStore>().ReadAsync(draft.Read().Components[0].Sample!.Hash)).Value.ShouldBe(Form);
        var act = (await work.Db.Set<Act>().AsNoTracking().SingleAsync(row => row.Subject == $"procedure-draft/{draft.Id}")).DataAs<DraftOpened>();
        act.PackageSha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(package)));

        (await work.Get<ImportPackage>().PlanAsync(Administrator, new MemoryStream(package))).Value.Contents.Faults.ShouldHaveSingleItem().Problem.Code.ShouldBe("PRO-012");
        (await work.Get<ImportPackage>().HandleAsync(Administrator, new MemoryStream(package), "a.zip")).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-012");
    }

    [Fact]
    public async Task A_faulty_package_leaves_no_file_no_draft_and_no_act()
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        await WithSampleAsync(house);
        var package = await ExportAsync(house, Administrator);
        using var memory = new MemoryStream();
        memory.Write(package);
        using (var zip = new System.IO.Compression.ZipArchive(memory, System.IO.Compression.ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("versions/1/procedure.yaml")!.Delete();
        }

        var into = await houses.FreshAsync(Provider.Sqlite);
        await using var work = into.Open();
        var (files, acts) = (await work.Db.Set<StoredFile>().CountAsync(), await work.Db.Set<Act>().CountAsync());
        (await work.Get<ImportPackage>().HandleAsync(Administrator, memory, "a.zip")).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-065");
        (await work.Db.Set<StoredFile>().CountAsync(), await work.Db.Set<Act>().CountAsync(), await work.Db.Set<ProcedureDraft>().CountAsync()).ShouldBe((files, acts, 0));
    }

    [Theory]
    [InlineData("tiepnhan.truongvinh", false, false)]
    [InlineData("giamdoc.skhcn", false, false)]
    [InlineData("phapche.tinh", true, false)]
    [InlineData("quantri.tinh", true, true)]
    public async Task Writers_and_reviewers_take_it_out_only_writers_bring_it_in(string who, bool mayExport, bool mayImport)
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        var package = await ExportAsync(house, Administrator);
        await using var work = house.Open();
        var packed = await work.Get<ExportProcedure>().HandleAsync(People.Officer(who), Code);
        packed.Ok.ShouldBe(mayExport);
        if (packed.Ok)
        {
            await packed.Value.Content.DisposeAsync();
        }

        (await work.Get<ImportPackage>().PlanAsync(People.Officer(who), new MemoryStream(package))).Ok.ShouldBe(mayImport);
        (await work.Get<ImportPackage>().HandleAsync(People.Officer(who), new MemoryStream(package), "a.zip")).Ok.ShouldBe(mayImport);
        (await work.Get<ExportProcedure>().HandleAsync(Administrator, "1.999999")).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-060");
    }

    /// <summary>The sample's procedure with a blank form beside its first paper, as its second version.</summary>
    private static async Task<ProcedureVersion> WithSampleAsync(TestDatabase house)
    {
        await using var work = house.Open();
        var sample = (await work.Get<KeepPaperSample>().HandleAsync(Administrator, new("Mẫu phiếu.docx", new MemoryStream(Form), Blank: true))).Value;
        var recipe = RecipeText.Of(await work.Db.Set<ProcedureVersion>().AsNoTracking().SingleAsync(version => version.Code == Code));
        var components = recipe.Definition.Components.Select((component, i) => i == 0 ? component with { Sample = sample } : component).ToList();
        return (await work.Get<PublishProcedureHandler>().HandleAsync(new(recipe with { Definition = recipe.Definition with { Components = components } }, new DateOnly(2026, 8, 1), Actor.System, "Quyết định 5/QĐ-UBND"))).Value;
    }

    private static async Task<byte[]> ExportAsync(TestDatabase house, Actor by)
    {
        await using var work = house.Open();
        await using var content = (await work.Get<ExportProcedure>().HandleAsync(by, Code)).Value.Content;
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory);
        return memory.ToArray();
    }
}
