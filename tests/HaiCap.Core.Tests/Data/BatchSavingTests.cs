using System.Data.Common;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Sqlite;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Tests.Dossiers;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Tests.Data;

/// <summary>What acts save past EF Core's update pipeline is what EF Core would have saved, and is as durable.</summary>
public sealed class BatchSavingTests(SampleDatabases houses) : IClassFixture<SampleDatabases>
{
    private static readonly string[] Hot = ["acts", "act_heads", "dossiers", "dossier_hops", "open_work", "dossier_papers", "citizen_dossiers", "dossier_documents"];

    [Theory, BothProviders]
    public async Task Every_row_reads_back_through_the_model_as_it_was_and_writes_again_as_the_same_bytes(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await Story.FiledAsync(house);
        await story.ReceiveAsync();
        await story.AssignAsync();
        await story.ProposeAsync();

        var before = await RowsAsync(house);
        before.Count.ShouldBeGreaterThan(10);
        await using (var work = house.Open())
        {
            // EF Core deletes the rows it has read and writes them again, all in its own way.
            await using var transaction = await work.Db.BeginWriteAsync();
            var rows = await AllAsync(work.Db);
            work.Db.RemoveRange(rows);
            await work.Db.SaveChangesAsync();
            work.Db.ChangeTracker.Clear();
            work.Db.AddRange(rows);
            await work.Db.SaveChangesAsync();
            await transaction.CommitAsync();
        }

        (await RowsAsync(house)).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task No_hot_table_has_a_foreign_key_or_a_value_the_program_would_have_to_read_back()
    {
        await using var work = (await houses.GetAsync(Provider.Sqlite)).Open();
        foreach (var entity in Entities(work.Db))
        {
            entity.GetForeignKeys().ShouldBeEmpty(entity.Name);
            entity.GetReferencingForeignKeys().ShouldBeEmpty(entity.Name);
            entity.GetProperties().Where(property => property.ValueGenerated != ValueGenerated.Never && property.GetBeforeSaveBehavior() == PropertySaveBehavior.Save).ShouldBeEmpty(entity.Name);
            entity.GetProperties().Count().ShouldBeLessThanOrEqualTo(64, $"{entity.Name}: changed columns are told by 64 bits");
        }
    }

    [Fact]
    public async Task An_act_is_answered_after_a_flush_that_began_when_it_was_committed_and_many_share_one()
    {
        var house = await houses.FreshAsync(Provider.Sqlite);
        var writer = house.Services.GetRequiredService<SqliteWriter>();
        var stories = new List<Story>();
        for (var i = 0; i < 24; i++)
        {
            var before = writer.Flushes;
            stories.Add(await Story.FiledAsync(house));
            writer.Flushes.ShouldBeGreaterThan(before, "alone, each waits for its own");
        }

        var flushed = writer.Flushes;
        await Task.WhenAll(stories.Select(story => Task.Run(async () => await story.ReceiveAsync())));
        (writer.Flushes - flushed).ShouldBeInRange(1, 24);
    }

    [Theory, BothProviders]
    public async Task A_stale_act_leaves_nothing(Provider provider)
    {
        var house = await houses.FreshAsync(provider);
        var story = await Story.FiledAsync(house);
        await using var one = house.Open();
        var head = await one.Db.Set<ActHead>().SingleAsync(row => row.Subject.StartsWith("dossier/"));
        await story.ReceiveAsync();
        var before = await RowsAsync(house);

        // Seen before the other acted: the next number is taken, so nothing of the change is there.
        var dossier = await one.Db.Set<Dossier>().SingleAsync();
        dossier.HolderOfficerId = Guid.CreateVersion7();
        await one.Get<ActRecorder>().RecordAsync(dossier.Subject, Actor.System, new DueRecomputed(null) { After = Standing.Of(dossier) });
        var saved = await one.Db.SaveActsAsync();

        head.Seq.ShouldBe(2);
        saved.Problems.ShouldHaveSingleItem().Code.ShouldBe("ACT-001");
        (await RowsAsync(house)).ShouldBe(before, ignoreOrder: true);
    }

    private static List<IEntityType> Entities(HaiCapDb db) => [.. db.Model.GetEntityTypes().Where(entity => Hot.Contains(entity.GetTableName()))];

    private static async Task<List<object>> AllAsync(HaiCapDb db) =>
    [
        .. await db.Set<ActHead>().Where(row => row.Subject.StartsWith("dossier/")).ToListAsync(), .. await db.Set<Dossier>().ToListAsync(), .. await db.Set<DossierHop>().ToListAsync(),
        .. await db.Set<OpenWork>().ToListAsync(), .. await db.Set<DossierPaper>().ToListAsync(), .. await db.Set<CitizenDossier>().ToListAsync(), .. await db.Set<DossierDocument>().ToListAsync(),
        .. await db.Set<Act>().Where(row => row.Subject.StartsWith("dossier/")).ToListAsync(),
    ];

    /// <summary>As the database has them, column by column, but for what it makes itself.</summary>
    private static async Task<List<string>> RowsAsync(TestDatabase house)
    {
        await using var work = house.Open();
        await work.Db.Database.OpenConnectionAsync();
        var rows = new List<string>();
        foreach (var table in Hot)
        {
            await using var command = work.Db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM {table}" + (table.StartsWith("act", StringComparison.Ordinal) ? " WHERE subject LIKE 'dossier/%'" : "");
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                rows.Add($"{table} " + string.Join('|', Enumerable.Range(0, reader.FieldCount)
                    .Where(i => reader.GetName(i) is not ("log_position" or "transaction_id")).Select(i => $"{reader.GetName(i)}={Text(reader, i)}")));
            }
        }

        return rows;
    }

    private static string Text(DbDataReader reader, int i) => reader.GetValue(i) switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        DateTime instant => instant.ToString("O"),
        var value => $"{value.GetType().Name} {value}",
    };
}
