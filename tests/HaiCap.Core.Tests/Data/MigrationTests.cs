using HaiCap.Core.Data;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Tests.Data;

/// <summary>The hand-written migrations and the model say the same: columns, types, nullability, keys and indexes.</summary>
public sealed class MigrationTests(Databases databases) : IClassFixture<Databases>
{
    [Theory, BothProviders]
    public async Task A_database_built_by_migrations_is_the_one_the_model_describes(Provider provider)
    {
        var migrated = await databases.GetAsync(provider);
        await using var work = migrated.Open();
        var actual = await SchemaAsync(work.Db);

        var modelled = await databases.FreshAsync(provider);
        await using var other = modelled.Open();
        await other.Db.Database.ExecuteSqlRawAsync(DropAll(provider, actual.Select(line => line.Split(' ')[0]).Distinct()));
        await other.Db.Database.ExecuteSqlRawAsync(other.Db.Database.GenerateCreateScript());
        var expected = await SchemaAsync(other.Db);

        actual.ShouldNotBeEmpty();
        actual.Except(expected).ShouldBeEmpty();
        expected.Except(actual).ShouldBeEmpty();
    }

    [Theory, BothProviders]
    public async Task Keys_and_unique_indexes_of_province_records_begin_with_the_province(Provider provider)
    {
        await using var work = (await databases.GetAsync(provider)).Open();
        var keys = work.Db.Model.GetEntityTypes().Where(entity => typeof(IProvinceRecord).IsAssignableFrom(entity.ClrType))
            .SelectMany(entity => entity.GetKeys().Select(key => (entity, key.Properties))
                .Concat(entity.GetIndexes().Where(index => index.IsUnique).Select(index => (entity, index.Properties))))
            .ToList();

        keys.ShouldNotBeEmpty();
        keys.Where(key => key.Properties[0].Name != nameof(IProvinceRecord.ProvinceCode)).Select(key => key.entity.ClrType.Name).ShouldBeEmpty();
    }

    private static string DropAll(Provider provider, IEnumerable<string> tables) =>
        string.Concat(tables.Select(table => $"DROP TABLE \"{table}\"{(provider == Provider.Postgres ? " CASCADE" : "")};"));

    // The log alone is made in raw SQL: its position is the database's own number (rule 5), which the model does not know.
    private static async Task<List<string>> SchemaAsync(HaiCapDb db)
    {
        var columns = db.IsSqlite
            ? """
              SELECT m.name || ' ' || p.name || ' ' || p.type || ' ' || p."notnull" AS "Value" FROM sqlite_master m, pragma_table_info(m.name) p
              WHERE m.type = 'table' AND m.name NOT LIKE '\_\_%' ESCAPE '\' AND m.name NOT LIKE 'sqlite%'
              UNION ALL
              SELECT m.name || ' key ' || (SELECT group_concat(p.name) FROM (SELECT name FROM pragma_table_info(m.name) WHERE pk > 0 ORDER BY pk) p) FROM sqlite_master m
              WHERE m.type = 'table' AND m.name NOT LIKE '\_\_%' ESCAPE '\' AND m.name NOT LIKE 'sqlite%' AND m.name <> 'acts'
              UNION ALL
              SELECT m.tbl_name || ' ' || m.sql FROM sqlite_master m WHERE m.type = 'index' AND m.sql IS NOT NULL
              """
            : """
              SELECT table_name || ' ' || column_name || ' ' || data_type || ' ' || coalesce(character_maximum_length::text, '') || ' ' || is_nullable AS "Value"
              FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_%'
              UNION ALL
              SELECT tablename || ' ' || indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_%'
              """;
        return await db.Database.SqlQueryRaw<string>(columns).ToListAsync();
    }
}
