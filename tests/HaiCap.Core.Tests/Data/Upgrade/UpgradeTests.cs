using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Backup;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace HaiCap.Core.Tests.Data.Upgrade;

/// <summary>
/// What the version before left behind (predecessor-2026-11-22.zip, a backup by its own program: the sample province with dossiers at every desk, sealed)
/// opens, migrates, verifies and goes on.
/// </summary>
public sealed class UpgradeTests(Databases databases) : IClassFixture<Databases>, IDisposable
{
    private const string First = "20261122000000_First";
    private const string Reception = "tiepnhan.truongvinh";
    private const string Head = "truongphong.atbx";
    private const string Specialist = "chuyenvien.atbx";
    private static readonly string Backup = Repository.Path("tests", "HaiCap.Core.Tests", "Data", "Upgrade", "predecessor-2026-11-22.zip");

    // The predecessor's file was made on a Sunday; its dossiers go on two working days later.
    private readonly FakeClock clock = new(FakeClock.At(2026, 11, 24));
    private readonly TempFolder temp = new();

    [Fact]
    public async Task A_file_of_the_predecessor_is_copied_migrated_sound_and_its_dossiers_go_on()
    {
        var folder = temp.File("data");
        await RestoreAsync(folder);
        await using var house = Furnish(Sqlite(folder));

        IReadOnlyList<string> applied;
        await using (var scope = house.CreateAsyncScope())
        {
            var migrator = scope.ServiceProvider.GetRequiredService<Migrator>();
            var pending = await migrator.PendingAsync();
            pending.ShouldNotContain(First);
            applied = await migrator.MigrateAsync();
            applied.ShouldBe(pending);
            (await migrator.PendingAsync()).ShouldBeEmpty();
        }

        var copies = Directory.Exists(Path.Combine(folder, "backups")) ? Directory.GetFiles(Path.Combine(folder, "backups")) : [];
        copies.Length.ShouldBe(applied.Count > 0 ? 1 : 0);
        foreach (var copy in copies)
        {
            Path.GetFileName(copy).ShouldContain(applied[0]);
            Read(copy, "SELECT group_concat(\"MigrationId\") FROM \"__EFMigrationsHistory\"").ShouldBe(First);
            Read(copy, "SELECT count(*) || '' FROM acts").ShouldBe(Read(Path.Combine(folder, DatabaseOptions.SqliteFileName), "SELECT count(*) || '' FROM acts"));
        }

        await ShouldGoOnAsync(house);
        Close(folder);
    }

    [Fact]
    public async Task The_same_rows_on_postgres_migrate_are_sound_and_go_on()
    {
        var folder = temp.File("data");
        await RestoreAsync(folder);
        var connection = await EmptyPostgresAsync();
        await using var house = Furnish(new DatabaseOptions(DatabaseProvider.Postgres, connection, folder));
        await using (var scope = house.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<HaiCapDb>().GetService<IMigrator>().MigrateAsync(First);
        await PredecessorOnPostgres.CopyAsync(Path.Combine(folder, DatabaseOptions.SqliteFileName), connection);

        await using (var scope = house.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateAsync();
            (await scope.ServiceProvider.GetRequiredService<Migrator>().PendingAsync()).ShouldBeEmpty();
        }

        await ShouldGoOnAsync(house);
        await using var pool = new NpgsqlConnection(connection);
        NpgsqlConnection.ClearPool(pool);
    }

    public void Dispose() => temp.Dispose();

    private static async Task ShouldGoOnAsync(ServiceProvider house)
    {
        (await FindingsAsync(house)).ShouldBeEmpty();
        var reception = new Actor(ActorKind.Officer, SampleIds.For($"officer/{Reception}"), Reception);
        var head = new Actor(ActorKind.Officer, SampleIds.For($"officer/{Head}"), Head);

        var code = await DoAsync(house, (_, db) => db.Set<Dossier>()
            .Where(row => row.State == DossierState.Submitted && row.ProcedureCode == "2.002385" && db.Set<OpenWork>().Any(work => work.DossierId == row.Id))
            .OrderBy(row => row.Code).Select(row => row.Code).FirstAsync());
        await DoAsync(house, async (services, _) => (await services.GetRequiredService<ReceiveDossier>().HandleAsync(reception, new(new(code)))).Value);
        await DoAsync(house, async (services, _) =>
            (await services.GetRequiredService<AssignDossier>().HandleAsync(head, new(new(code), SampleIds.For($"officer/{Specialist}")))).Value);

        (await DoAsync(house, (_, db) => db.Set<Dossier>().AsNoTracking().SingleAsync(row => row.Code == code))).HolderOfficerId
            .ShouldBe(SampleIds.For($"officer/{Specialist}"));
        (await FindingsAsync(house)).ShouldBeEmpty();
    }

    private static async Task<List<string>> FindingsAsync(ServiceProvider house)
    {
        await using var scope = house.CreateAsyncScope();
        var findings = new List<string>();
        await foreach (var finding in scope.ServiceProvider.GetRequiredService<VerifyAll>().HandleAsync())
            findings.Add($"{finding.Row}: {finding.En}");
        return findings;
    }

    private static async Task<T> DoAsync<T>(ServiceProvider house, Func<IServiceProvider, HaiCapDb, Task<T>> work)
    {
        await using var scope = house.CreateAsyncScope();
        using var province = scope.ServiceProvider.GetRequiredService<Tenant>().Open("40");
        return await work(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<HaiCapDb>());
    }

    private async Task<string> EmptyPostgresAsync()
    {
        var database = await databases.FreshAsync(Provider.Postgres);
        await using var connection = new NpgsqlConnection(database.Options.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("DROP SCHEMA public CASCADE; CREATE SCHEMA public", connection);
        await command.ExecuteNonQueryAsync();
        return database.Options.ConnectionString;
    }

    private async Task RestoreAsync(string folder)
    {
        await using var services = Furnish(Sqlite(folder));
        await using var scope = services.CreateAsyncScope();
        (await scope.ServiceProvider.GetRequiredService<RestoreHandler>().HandleAsync(new Restore(Backup))).Ok.ShouldBeTrue();
    }

    private ServiceProvider Furnish(DatabaseOptions options)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("ENVIRONMENT", "Development")]).Build();
        return new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock).AddHaiCap(configuration, options).BuildServiceProvider();
    }

    private static DatabaseOptions Sqlite(string folder) =>
        new(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(folder, DatabaseOptions.SqliteFileName)}", folder);

    private static string? Read(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as string;
    }

    private static void Close(string folder)
    {
        using var connection = new SqliteConnection(Sqlite(folder).ConnectionString);
        SqliteConnection.ClearPool(connection);
    }
}
