using HaiCap.Core.Acts;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Procedures;

public sealed class PublishProcedureTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly string Folder = Repository.Path("samples", "procedures");

    [Theory, BothProviders]
    public async Task The_seed_publishes_once_and_a_second_run_changes_nothing(Provider provider)
    {
        var database = await databases.FreshAsync(provider, Services);
        await using (var work = database.Open())
        {
            (await ProcedureSeed.ApplyAsync(work.Db, database.Clock, Folder)).ShouldBe(25);
        }

        await using var again = database.Open();
        (await ProcedureSeed.ApplyAsync(again.Db, database.Clock, Folder)).ShouldBe(0);
        (await again.Db.Set<ProcedureVersion>().CountAsync()).ShouldBe(25);
        var acts = await again.Db.Set<Act>().Where(a => a.Subject == PublishProcedureHandler.Subject("2.002385")).ToListAsync();
        var act = acts.ShouldHaveSingleItem();
        act.Name.ShouldBe("procedure.published");
        var version = await again.Db.Set<ProcedureVersion>().SingleAsync(v => v.Code == "2.002385");
        act.DataAs<ProcedurePublished>().DefinitionSha256.ShouldBe(version.DefinitionDigest());
        (await again.Db.Set<ProcedureVersion>().CountAsync(v => v.CodeIsSample)).ShouldBe(5);
    }

    [Theory, BothProviders]
    public async Task A_new_version_ends_the_one_before_and_may_not_begin_earlier(Provider provider)
    {
        var database = await databases.FreshAsync(provider, Services);
        var recipe = RecipeFolder.Read(Folder)[0];
        await using var work = database.Open();
        var publish = work.Get<PublishProcedureHandler>();
        (await publish.HandleAsync(new(recipe, new DateOnly(2026, 1, 1), Actor.System))).Ok.ShouldBeTrue();
        (await publish.HandleAsync(new(recipe, new DateOnly(2026, 1, 1), Actor.System))).Problems.ShouldHaveSingleItem().Code.ShouldBe("PRO-002");
        (await publish.HandleAsync(new(recipe, new DateOnly(2026, 8, 1), Actor.System))).Value.Number.ShouldBe(2);
        var versions = await work.Db.Set<ProcedureVersion>().AsNoTracking().OrderBy(v => v.Number).ToListAsync();
        versions.Select(v => (v.Number, v.ValidTo)).ShouldBe([(1, new DateOnly(2026, 7, 31)), (2, null)]);

        var broken = recipe with { Definition = recipe.Definition with { Steps = [] } };
        (await publish.HandleAsync(new(broken, new DateOnly(2026, 9, 1), Actor.System))).Problems.ShouldContain(p => p.Code == "PRO-001");
    }

    [Theory, BothProviders]
    public async Task A_changed_definition_or_a_version_without_its_act_is_named(Provider provider)
    {
        var database = await databases.FreshAsync(provider, Services);
        var recipe = RecipeFolder.Read(Folder)[0];
        await using var work = database.Open();
        var version = (await work.Get<PublishProcedureHandler>().HandleAsync(new(recipe, new DateOnly(2026, 1, 1), Actor.System))).Value;
        (await FindingsAsync(work)).ShouldBeEmpty();
        await work.Db.Set<ProcedureVersion>().ExecuteUpdateAsync(s => s.SetProperty(v => v.Definition, v => v.Definition + " "));
        (await FindingsAsync(work)).ShouldHaveSingleItem().Row.ShouldContain(version.Id.ToString());
        await work.Db.Set<ProcedureVersion>().ExecuteDeleteAsync();
        (await FindingsAsync(work)).ShouldHaveSingleItem().Row.ShouldContain(version.Id.ToString());
    }

    [Fact]
    public async Task An_officer_without_the_right_publishes_nothing()
    {
        var database = await databases.FreshAsync(Provider.Sqlite, Services);
        await using var work = database.Open();
        var nobody = new Actor(ActorKind.Officer, Guid.CreateVersion7(database.Clock.GetUtcNow()), "Không chức vụ");
        var refused = await work.Get<PublishProcedureHandler>().HandleAsync(new(RecipeFolder.Read(Folder)[0], new DateOnly(2026, 8, 1), nobody, "QĐ 1"));
        refused.Problems.ShouldHaveSingleItem().Code.ShouldBe(Access.Refused.Code);
        (await work.Get<ProcedureBook>().LinesAsync(nobody)).Ok.ShouldBeFalse();
    }

    [Fact]
    public async Task The_catalogue_shows_a_publication_after_seconds_and_what_begins_today()
    {
        var database = await databases.FreshAsync(Provider.Sqlite, Services);
        var catalogue = database.Services.GetRequiredService<ProcedureCatalogue>();
        var recipe = RecipeFolder.Read(Folder)[0];
        (await catalogue.GetAsync("40")).All.ShouldBeEmpty();
        await using var work = database.Open();
        var publish = work.Get<PublishProcedureHandler>();
        await publish.HandleAsync(new(recipe, new DateOnly(2026, 7, 6), Actor.System));
        await publish.HandleAsync(new(recipe with { Name = "Tên mới" }, new DateOnly(2026, 7, 7), Actor.System));

        (await catalogue.GetAsync("40")).All.ShouldBeEmpty();
        database.Clock.Advance(TimeSpan.FromSeconds(4));
        (await catalogue.GetAsync("40")).All.ShouldHaveSingleItem().Name.ShouldBe(recipe.Name);
        (await catalogue.GetAsync("42")).All.ShouldBeEmpty();
        database.Clock.Advance(TimeSpan.FromDays(1));
        (await catalogue.GetAsync("40")).All.ShouldHaveSingleItem().Name.ShouldBe("Tên mới");
    }

    private static async Task<List<Finding>> FindingsAsync(Work work)
    {
        var findings = new List<Finding>();
        await foreach (var finding in new ProcedureVerification().CheckAsync(work.Db, null, default))
        {
            findings.Add(finding);
        }

        return findings;
    }

    private static void Services(IServiceCollection services)
    {
        services.AddOrganizations();
        services.AddProcedures();
    }
}
