using System.Diagnostics;
using HaiCap.Core.Acts;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Acts;

public sealed class ActLogTests(Databases databases) : IClassFixture<Databases>
{
    private static readonly Actor Officer = new(ActorKind.Officer, Guid.CreateVersion7(DateTimeOffset.UnixEpoch), "Nguyễn Thị Lan");

    [Theory, BothProviders]
    public async Task Two_who_act_on_one_subject_at_once_do_not_both_succeed(Provider provider)
    {
        var database = await databases.GetAsync(provider);
        await using (var work = database.Open())
        {
            await work.Get<ActRecorder>().RecordAsync("thing/race", Officer, new Noted("first"));
            (await work.Db.SaveActsAsync()).Ok.ShouldBeTrue();
        }

        await using var one = database.Open();
        await using var other = database.Open();
        await one.Get<ActRecorder>().RecordAsync("thing/race", Officer, new Noted("one"));
        await other.Get<ActRecorder>().RecordAsync("thing/race", Officer, new Noted("other"));

        var saved = await Task.WhenAll(one.Db.SaveActsAsync(), other.Db.SaveActsAsync());

        saved.Count(result => result.Ok).ShouldBe(1);
        saved.Single(result => !result.Ok).Problems[0].Code.ShouldBe("ACT-001");
    }

    [Theory, BothProviders]
    public async Task A_reader_misses_no_act_and_sees_none_twice_while_sixteen_writers_commit_out_of_order(Provider provider)
    {
        var database = await databases.FreshAsync(provider);
        const int Writers = 16, Each = 40;
        var seen = new List<string>();
        using var written = new CancellationTokenSource();

        var writing = Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() => WriteAsync(database, writer, Each))));
        var reading = Task.Run(async () =>
        {
            var cursor = LogCursor.Start;
            var started = Stopwatch.GetTimestamp();
            while (true)
            {
                var last = written.IsCancellationRequested;
                await using var work = database.Open();
                var (acts, next) = await work.Get<ActLog>().ReadAsync(cursor, 50);
                seen.AddRange(acts.Select(act => $"{act.Subject} {act.Seq}"));
                cursor = next;
                // Any open transaction on the server, of another test's database too, holds the horizon back for a while.
                if (last && (seen.Count >= Writers * Each || Stopwatch.GetElapsedTime(started) > Patience.Limit))
                {
                    return;
                }

                await Task.Yield();
            }
        });
        await writing;
        await written.CancelAsync();
        await reading;

        seen.Count.ShouldBe(Writers * Each);
        seen.Distinct().Count().ShouldBe(Writers * Each);
    }

    /// <summary>A reader that has come to the end of a log of millions asks twice a second.</summary>
    [Theory, BothProviders]
    public async Task A_reader_goes_to_its_place_in_the_log_and_does_not_walk_there(Provider provider)
    {
        var database = await databases.GetAsync(provider);
        await using var work = database.Open();
        await work.Db.Database.OpenConnectionAsync();
        if (provider == Provider.Postgres)
        {
            // On a table this small it would rather read all.
            await work.Db.Database.ExecuteSqlRawAsync("SET enable_seqscan = off; SET enable_bitmapscan = off");
        }

        var command = work.Db.Set<Act>().IgnoreQueryFilters().Where(act => act.TransactionId < 1_000_000).After(work.Db, new LogCursor(7, 7))
            .OrderBy(act => act.TransactionId).ThenBy(act => act.LogPosition).Take(500).CreateDbCommand();
        command.CommandText = (provider == Provider.Postgres ? "EXPLAIN " : "EXPLAIN QUERY PLAN ") + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync();
        var plan = new List<string>();
        while (await reader.ReadAsync())
        {
            plan.Add(reader.GetString(reader.FieldCount - 1));
        }

        string.Join('\n', plan).ShouldMatch(provider == Provider.Postgres ? @"Index Cond: .*ROW\(transaction_id, log_position\) > ROW\(" : @"\(transaction_id=\? AND log_position>\?\)");
    }

    [Theory, BothProviders]
    public async Task Verification_passes_on_a_healthy_log_and_names_what_was_changed(Provider provider)
    {
        var database = await databases.FreshAsync(provider);
        await WriteAsync(database, 1, 5);
        await WriteAsync(database, 2, 3);
        await database.SealAllAsync();

        (await VerifyAsync(database)).ShouldBeEmpty();
        foreach (var (damage, row) in new[]
        {
            ("UPDATE acts SET why = 'x' WHERE subject = 'thing/1' AND seq = 3", "acts 40 thing/1 3"),
            ("UPDATE acts SET data = replace(data, 'note', 'nope') WHERE subject = 'thing/2' AND seq = 1", "acts 40 thing/2 1"),
            ("UPDATE acts SET actor_name = actor_name || ' ' WHERE subject = 'thing/2' AND seq = 2", "acts 40 thing/2 2"),
            ("DELETE FROM acts WHERE subject = 'thing/1' AND seq = 2", "acts 40 thing/1 2"),
            ("DELETE FROM acts WHERE subject = 'thing/1' AND seq > 3", "act_heads 40 thing/1"),
            ("DELETE FROM acts WHERE subject = 'thing/2'; DELETE FROM act_heads WHERE subject = 'thing/2'", "acts 40 thing/2 3"),
            ("DELETE FROM acts; DELETE FROM act_heads", "acts 40 thing/1 5"),
            ("UPDATE act_seals SET heads = ''", "act_seals 40 1"),
        })
        {
            await using var work = database.Open();
            await using var transaction = await work.Db.BeginWriteAsync();
            await work.Db.Database.ExecuteSqlRawAsync(damage);
            (await FindingsAsync(work)).Select(finding => finding.Row).ShouldContain(row, damage);
        }
    }

    /// <summary>It runs nightly beside the site, which works at night too: a finding where there is none sends people after a thief.</summary>
    [Theory, BothProviders]
    public async Task Verification_finds_nothing_in_a_log_that_grows_meanwhile(Provider provider)
    {
        var database = await databases.FreshAsync(provider);
        var more = 30;
        await GrowAsync();
        await GrowAsync();
        await database.SealAllAsync();
        foreach (var size in new[] { 5_000, 3, 2, 1 })
        {
            more = 30;
            await using var work = database.Open();
            await using var watched = database.Watched(work, new Statements(GrowAsync));

            (await new ActVerification(work.Get<SealKey>()) { ChunkSize = size }.CheckAsync(watched, null, CancellationToken.None).ToListAsync()).ShouldBeEmpty();

            more.ShouldBeLessThan(30);
        }

        // As many as there are, or a chunk of one would never reach the end.
        async Task GrowAsync()
        {
            for (var writer = 1; writer <= 3 && more > 0; writer++, more--)
            {
                await WriteAsync(database, writer, 1);
            }
        }
    }

    /// <summary>Else the last of a million chains is reached over all the others, once for each part that is read.</summary>
    [Theory, BothProviders]
    public async Task Verification_goes_to_its_place_in_the_log_for_each_part(Provider provider)
    {
        var database = await databases.FreshAsync(provider);
        await WriteAsync(database, 1, 5);
        await using var work = database.Open();
        var plans = new Plans(work.Db.IsSqlite);
        await using var watched = database.Watched(work, plans);
        await watched.Database.OpenConnectionAsync();
        if (provider == Provider.Postgres)
        {
            // On a table this small it would rather read all.
            await watched.Database.ExecuteSqlRawAsync("SET enable_seqscan = off; SET enable_bitmapscan = off");
        }

        (await new ActVerification(work.Get<SealKey>()) { ChunkSize = 2 }.CheckAsync(watched, null, CancellationToken.None).ToListAsync()).ShouldBeEmpty();

        var parts = plans.Of.FindAll(one => one.Sql.Contains("personal_digest", StringComparison.Ordinal));
        parts.Count.ShouldBe(3);
        foreach (var (_, plan) in parts)
        {
            plan.ShouldMatch(provider == Provider.Postgres ? @"pk_acts on acts .*\n.*Index Cond: .*\(subject\)::text >= " : @"SEARCH a USING .*\(province_code=\? AND subject>\?\)");
            plan.ShouldNotContain("MULTI-INDEX OR", Case.Sensitive, "all that is left would be gathered and sorted");
        }
    }

    [Theory, BothProviders]
    public async Task Erasing_personal_data_keeps_the_chain_whole(Provider provider)
    {
        var database = await databases.FreshAsync(provider);
        await using var work = database.Open();
        var act = work.Get<ActRecorder>().RecordFirst("thing/personal", Officer, new Noted("a"), personal: new Person("Trần Văn An"));
        await work.Db.SaveActsAsync();
        act.PersonalAs<Person>()!.Name.ShouldBe("Trần Văn An");

        await work.Db.Database.ExecuteSqlRawAsync("UPDATE acts SET personal = NULL");

        (await FindingsAsync(work)).ShouldBeEmpty();
    }

    [Theory, BothProviders]
    public async Task A_row_of_a_province_that_is_not_open_is_neither_seen_nor_saved(Provider provider)
    {
        var database = await databases.FreshAsync(provider);
        await WriteAsync(database, 1, 1);
        await using var work = database.Open("42");

        (await work.Db.Set<Act>().CountAsync()).ShouldBe(0);
        work.Db.Add(new ActHead { ProvinceCode = "40", Subject = "thing/9" });
        await Should.ThrowAsync<InvalidOperationException>(() => work.Db.SaveChangesAsync());
    }

    private static async Task WriteAsync(TestDatabase database, int writer, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await using var work = database.Open();
            await work.Get<ActRecorder>().RecordAsync($"thing/{writer}", Officer, new Noted($"note {i}"), why: "vì thế");
            (await work.Db.SaveActsAsync()).Ok.ShouldBeTrue();
        }
    }

    private static async Task<List<Finding>> VerifyAsync(TestDatabase database)
    {
        await using var work = database.Open();
        return await FindingsAsync(work);
    }

    private static async Task<List<Finding>> FindingsAsync(Work work) =>
        await new ActVerification(work.Get<SealKey>()).CheckAsync(work.Db, null, CancellationToken.None).ToListAsync();

    private sealed record Person(string Name);
}
