using System.Text;
using HaiCap.Core.Acts;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Procedures.National;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Core.Tests.Dossiers.Recounts;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Procedures.National;

public sealed class ImportNationalCatalogueTests(Databases databases) : IClassFixture<Databases>
{
    [Theory, BothProviders]
    public async Task A_file_comes_in_once_and_again_only_what_differs(Provider provider)
    {
        var database = await databases.FreshAsync(provider, Services);
        await using var work = database.Open();
        (await ImportAsync(work, Row("1.000001", "Cấp thẻ"), Row("1.000002", "Đổi thẻ"))).ShouldBe((2, 0, 0, 0));
        (await ImportAsync(work, Row("1.000001", "Cấp thẻ"), Row("1.000002", "Đổi thẻ"))).ShouldBe((0, 0, 2, 0));
        (await work.Db.Set<Act>().CountAsync()).ShouldBe(3);

        // On the day it began and on a later one alike.
        (await ImportAsync(work, Row("1.000001", "Cấp thẻ mới"), Row("1.000003", "Trả thẻ"))).ShouldBe((1, 1, 0, 1));
        var versions = await work.Db.Set<ProcedureVersion>().AsNoTracking().OrderBy(v => v.Code).ThenBy(v => v.Number).ToListAsync();
        versions.Select(v => (v.Code, v.Number, v.Name, Open: v.ValidTo is null)).ShouldBe(
            [("1.000001", 1, "Cấp thẻ", false), ("1.000001", 2, "Cấp thẻ mới", true), ("1.000002", 1, "Đổi thẻ", true), ("1.000003", 1, "Trả thẻ", true)]);
        versions.ShouldAllBe(v => v.Kind == PublicationKind.Information && v.Origin!.StartsWith("danh-muc.json"));
        var last = (await work.Db.Set<Act>().Where(a => a.Subject == ImportNationalCatalogue.Subject).OrderBy(a => a.Seq).ToListAsync())[^1].DataAs<CatalogueImported>();
        (last.Rows, last.Added, last.Changed, last.Unchanged, last.Vanished).ShouldBe((2, 1, 1, 0, 1));
        (await FindingsAsync(work, database.Services)).ShouldBeEmpty();
    }

    [Theory, BothProviders]
    public async Task Who_imports_while_another_is_about_to_write_is_first_and_the_other_is_told(Provider provider)
    {
        var database = await databases.FreshAsync(provider, Services);
        await using var work = database.Open();
        var first = 0;

        // An import looks at the clock between knowing what to do and writing it.
        var clock = new WatchedClock(database.Clock, _ =>
        {
            if (Interlocked.Increment(ref first) == 1)
            {
                Task.Run(async () =>
                {
                    await using var other = database.Open();
                    (await ImportAsync(other, Row("1.000001", "Cấp thẻ"))).ShouldBe((1, 0, 0, 0));
                }).GetAwaiter().GetResult();
            }
        });
        var late = new ImportNationalCatalogue(
            work.Db, new BulkRecorder(work.Db, database.Clock), work.Get<Access>(), database.Services.GetRequiredService<ProcedureCatalogue>(), clock);
        (await late.HandleAsync(new(Actor.System, File(Row("1.000001", "Cấp thẻ")), "danh-muc.json"))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-050");
        (await work.Db.Set<ProcedureVersion>().CountAsync()).ShouldBe(1);
        (await FindingsAsync(work, database.Services)).ShouldBeEmpty();
    }

    [Theory, BothProviders]
    public async Task One_faulty_row_and_nothing_comes_in(Provider provider)
    {
        var database = await databases.FreshAsync(provider, Services);
        await using var work = database.Open();
        var request = new ImportNationalCatalogue.Request(Actor.System, File(Row("1.000001", "Cấp thẻ"), Row("1.000002", "")), "danh-muc.json");
        var plan = (await work.Get<ImportNationalCatalogue>().PlanAsync(request)).Value;
        plan.Faults.ShouldHaveSingleItem().ShouldSatisfyAllConditions(fault => fault.Row.ShouldBe(2), fault => fault.Code.ShouldBe("1.000002"), fault => fault.Key.ShouldBe("name"));
        (await work.Get<ImportNationalCatalogue>().HandleAsync(request)).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-049");
        (await work.Db.Set<ProcedureVersion>().AnyAsync()).ShouldBeFalse();
        (await work.Db.Set<Act>().AnyAsync()).ShouldBeFalse();
    }

    [Theory, BothProviders]
    public async Task What_the_province_publishes_itself_is_kept_and_may_follow_what_was_told_of(Provider provider)
    {
        var database = await databases.FreshAsync(provider, Services);
        var recipes = RecipeFolder.Read(Repository.Path("samples", "procedures"));
        await using var work = database.Open();
        var publish = work.Get<PublishProcedureHandler>();
        await publish.HandleAsync(new(recipes[0], new DateOnly(2026, 1, 1), Actor.System));
        (await ImportAsync(work, Row(recipes[0].Code.Value, "Khác"), Row(recipes[1].Code.Value, "Để biết"))).ShouldBe((1, 0, 0, 0));

        var taken = await publish.HandleAsync(new(recipes[1], new DateOnly(2026, 12, 1), Actor.System));
        (taken.Value.Number, taken.Value.Kind).ShouldBe((2, PublicationKind.Handled));
        (await ImportAsync(work, Row(recipes[0].Code.Value, "Khác"), Row(recipes[1].Code.Value, "Để biết"))).ShouldBe((0, 0, 0, 0));
    }

    [Theory, BothProviders]
    public async Task A_running_site_finds_within_seconds_what_another_process_imported(Provider provider)
    {
        var database = await databases.FreshAsync(provider, Services);
        var catalogue = database.Services.GetRequiredService<ProcedureCatalogue>();
        var elsewhere = new ProcedureCatalogue(database.Services.GetRequiredService<IServiceScopeFactory>(), database.Clock);
        (await elsewhere.GetAsync("40")).All.ShouldBeEmpty();
        await using var work = database.Open();
        await ImportAsync(work, Row("1.000001", "Cấp thẻ căn cước"));
        (await catalogue.GetAsync("40")).All.Count.ShouldBe(1);
        database.Clock.Advance(TimeSpan.FromSeconds(4));
        var found = (await elsewhere.GetAsync("40")).Search("the can cuoc").Entries.ShouldHaveSingleItem();
        (found.Code, found.IsHandled).ShouldBe(("1.000001", false));
        (await elsewhere.GetAsync("40")).Handled.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_officer_without_the_right_imports_nothing()
    {
        var database = await databases.FreshAsync(Provider.Sqlite, Services);
        await using var work = database.Open();
        var nobody = new Actor(ActorKind.Officer, Guid.CreateVersion7(database.Clock.GetUtcNow()), "Không chức vụ");
        (await work.Get<ImportNationalCatalogue>().PlanAsync(new(nobody, File(Row("1.000001", "A")), "a.json"))).Problems.ShouldHaveSingleItem().Code.ShouldBe("ACC-001");
        (await work.Get<ImportNationalCatalogue>().HandleAsync(new(nobody, File(Row("1.000001", "A")), "a.json"))).Problems.ShouldHaveSingleItem().Code.ShouldBe("ACC-001");
    }

    private static async Task<(int Added, int Changed, int Unchanged, int Vanished)> ImportAsync(Work work, params string[] rows)
    {
        work.Db.ChangeTracker.Clear();
        var done = (await work.Get<ImportNationalCatalogue>().HandleAsync(new(Actor.System, File(rows), "danh-muc.json"))).Value;
        return (done.Added, done.Changed, done.Unchanged, done.Vanished.Count);
    }

    private static byte[] File(params string[] rows) => Encoding.UTF8.GetBytes($"[{string.Join(',', rows)}]");

    private static string Row(string code, string name) =>
        $$"""{"code":"{{code}}","name":"{{name}}","decision":"1/QĐ-BCA","level":"Cấp xã","field":"Căn cước","applicants":"Công dân Việt Nam","authority":"","agency":"Công an cấp xã","channels":["Trực tiếp"],"time_limits":["7 Ngày"],"result_codes":["KQ.1"]}""";

    private static async Task<List<Finding>> FindingsAsync(Work work, IServiceProvider services)
    {
        var findings = new List<Finding>();
        using var scope = services.CreateScope();
        foreach (var check in scope.ServiceProvider.GetServices<IVerification>())
        {
            await foreach (var finding in check.CheckAsync(work.Db, null, default))
            {
                findings.Add(finding);
            }
        }

        return findings;
    }

    private static void Services(IServiceCollection services)
    {
        services.AddOrganizations();
        services.AddProcedures();
    }
}
