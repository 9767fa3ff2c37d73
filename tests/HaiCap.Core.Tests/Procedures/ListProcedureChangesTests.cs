using System.Text;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.National;
using HaiCap.Core.Procedures.Recipes;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Procedures;

public sealed class ListProcedureChangesTests(Databases databases) : IClassFixture<Databases>
{
    [Theory, BothProviders]
    public async Task A_reader_who_goes_on_from_where_it_was_gets_each_change_once(Provider provider)
    {
        var database = await databases.FreshAsync(provider, Services);
        var recipe = RecipeFolder.Read(Repository.Path("samples", "procedures"))[0];
        await using var work = database.Open();
        var publish = work.Get<PublishProcedureHandler>();
        await publish.HandleAsync(new(recipe, new DateOnly(2026, 1, 1), Actor.System, "Quyết định 1"));
        await publish.HandleAsync(new(recipe, new DateOnly(2026, 9, 1), Actor.System, "Quyết định 2"));
        await SettledAsync(work.Db);
        var changes = work.Get<ListProcedureChanges>();
        var first = await changes.HandleAsync(null, null, 1);
        var one = first.Changes.ShouldHaveSingleItem();
        (one.Change, one.Code, one.Number, one.ValidFrom, one.ValidTo, one.Why).ShouldBe(
            (ProcedureChangeKind.Published, recipe.Code.Value, 1, new DateOnly(2026, 1, 1), new DateOnly(2026, 8, 31), "Quyết định 1"));
        first.More.ShouldBeTrue();
        var second = await changes.HandleAsync(first.Next, null, 50);
        second.Changes.ShouldHaveSingleItem().Change.ShouldBe(ProcedureChangeKind.Amended);
        second.More.ShouldBeFalse();

        var nothing = await changes.HandleAsync(second.Next, null, 50);
        (nothing.Changes.Count, nothing.Next).ShouldBe((0, second.Next));
        database.Clock.Advance(TimeSpan.FromDays(1));
        var row = """[{"code":"1.000001","name":"Cấp thẻ","decision":"1/QĐ","level":"Cấp xã","field":"Thẻ","agency":"Sở"}]""";
        (await work.Get<ImportNationalCatalogue>().HandleAsync(new(Actor.System, Encoding.UTF8.GetBytes(row), "a.json"))).Ok.ShouldBeTrue();
        await SettledAsync(work.Db);
        var imported = (await changes.HandleAsync(nothing.Next, null, 50)).Changes.ShouldHaveSingleItem();
        (imported.Change, imported.Code, imported.Kind, imported.Why).ShouldBe((ProcedureChangeKind.Imported, "1.000001", PublicationKind.Information, "1/QĐ"));
        (await changes.HandleAsync(null, database.Clock.GetUtcNow().AddHours(-1), 50)).Changes.ShouldHaveSingleItem().ShouldBe(imported);
    }

    internal static async Task SettledAsync(HaiCapDb db)
    {
        // On PostgreSQL an act is told once every older transaction of the server has ended, those of other tests too.
        using var patience = new CancellationTokenSource(Patience.Limit);
        var last = await db.Set<Act>().MaxAsync(act => act.TransactionId, patience.Token);
        while (!db.Database.IsSqlite() && (await db.Database.SqlQuery<long>($"SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS \"Value\"").ToListAsync(patience.Token))[0] <= last)
        {
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    private static void Services(IServiceCollection services)
    {
        services.AddOrganizations();
        services.AddProcedures();
    }
}
