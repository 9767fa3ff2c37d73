using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using HaiCap.Core.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;
using NpgsqlTypes;

namespace HaiCap.Core.Data.Batches;

/// <summary>A column as the model maps it: nothing here is written down a second time, so that a new column cannot be forgotten.</summary>
internal sealed class ColumnPlan
{
    private readonly IProperty property;
    private readonly Func<object?, object?>? convert;

    public ColumnPlan(IProperty property, StoreObjectIdentifier table, bool sqlite)
    {
        this.property = property;
        Name = property.GetColumnName(table)!;
        var mapping = property.GetRelationalTypeMapping();
        convert = mapping.Converter?.ConvertToProvider;
        if (!sqlite)
        {
            using var command = new NpgsqlCommand();
            PostgresType = ((NpgsqlParameter)mapping.CreateParameter(command, "p", value: null, nullable: true)).NpgsqlDbType;
        }
    }

    public string Name { get; }

    public NpgsqlDbType PostgresType { get; }

    public object Current(IUpdateEntry entry) => Converted(entry.GetCurrentValue(property));

    /// <summary>Of a row nobody tracks.</summary>
    public object Of(object row) => Converted(property.GetGetter().GetClrValue(row));

    public object Given(object? value) => Converted(value);

    public bool Is(string name) => property.Name == name;

    public object Original(IUpdateEntry entry) => Converted(entry.GetOriginalValue(property));

    public bool IsModified(IUpdateEntry entry) => entry.IsModified(property);

    private object Converted(object? value) => (value is null || convert is null ? value : convert(value)) ?? DBNull.Value;
}

/// <summary>How rows of one table are written, taken from EF Core's model.</summary>
internal sealed class TablePlan
{
    private static readonly ConditionalWeakTable<IEntityType, TablePlan> Known = [];
    private readonly string table;
    private readonly ColumnPlan[] inserted;
    private readonly ColumnPlan[] updated;
    private readonly ColumnPlan[] key;
    private readonly ColumnPlan[] tokens;
    private readonly ConcurrentDictionary<ulong, string> updates = new();
    private readonly string mark;
    private readonly string insert;

    private TablePlan(IEntityType entity, bool sqlite)
    {
        table = entity.GetTableName()!;
        mark = sqlite ? SqliteWriter.Mark : "$";
        var store = StoreObjectIdentifier.Table(table, entity.GetSchema());
        var columns = entity.GetProperties().ToDictionary(property => property, property => new ColumnPlan(property, store, sqlite));
        inserted = [.. columns.Where(column => column.Key.GetBeforeSaveBehavior() == PropertySaveBehavior.Save).Select(column => column.Value)];
        updated = [.. columns.Where(column => column.Key.GetAfterSaveBehavior() == PropertySaveBehavior.Save).Select(column => column.Value)];
        key = [.. entity.FindPrimaryKey()!.Properties.Select(property => columns[property])];
        tokens = [.. columns.Where(column => column.Key.IsConcurrencyToken).Select(column => column.Value)];
        insert = $"INSERT INTO {table} ({string.Join(", ", inserted.Select(column => column.Name))}) VALUES ({string.Join(", ", inserted.Select((_, i) => Mark(i)))})";
    }

    public static TablePlan Of(IEntityType entity, bool sqlite) => Known.GetValue(entity, entity => new TablePlan(entity, sqlite));

    public string Table => table;

    /// <summary>For rows that are copied in, in the order of an insert's values.</summary>
    public string CopySql => $"COPY {table} ({string.Join(", ", inserted.Select(column => column.Name))}) FROM STDIN (FORMAT BINARY)";

    /// <summary>The statement that brings a tracked row to the database; null when nothing of it changed.</summary>
    public Statement? StatementOf(IUpdateEntry entry) => entry.EntityState switch
    {
        EntityState.Added => new Statement(this, insert, inserted, Array.ConvertAll(inserted, column => column.Current(entry)), MustHit: true),
        EntityState.Modified => Update(entry),
        EntityState.Deleted => Delete(entry),
        _ => null,
    };

    /// <summary>The insert of a row nobody tracks: what is written by the million is not tracked first.</summary>
    public Statement InsertOf(object row) => new(this, insert, inserted, Array.ConvertAll(inserted, column => column.Of(row)), MustHit: true);

    /// <summary>The change of some columns of a row nobody tracks.</summary>
    /// <param name="expected">What the table's concurrency token, where it has one, is found to be: another value is a lost race.</param>
    public Statement UpdateOf(object row, IReadOnlyList<string> changed, object? expected = null)
    {
        ColumnPlan[] set = [.. changed.Select(name => Array.Find(updated, column => column.Is(name)) ?? throw new ArgumentException($"{table} has no {name} to change.", nameof(changed)))];
        var bits = set.Aggregate(0UL, (bits, column) => bits | (1UL << Array.IndexOf(updated, column)));
        set = [.. updated.Where((_, i) => (bits & (1UL << i)) != 0)];
        var sql = updates.GetOrAdd(bits, _ => Where(
            new StringBuilder($"UPDATE {table} SET {string.Join(", ", set.Select((column, i) => $"{column.Name} = {Mark(i)}"))}"), set.Length));
        return new Statement(
            this, sql, [.. set, .. key, .. tokens], [.. set.Concat(key).Select(column => column.Of(row)), .. tokens.Select(column => column.Given(expected))], MustHit: true);
    }

    /// <summary>
    /// Many updates of the same columns as one statement: for each column an array of its values. A row that is not there, or whose token is another,
    /// is not changed, and the count tells.
    /// </summary>
    public string ManySql(Statement one)
    {
        var names = one.Columns.Select((column, i) => (column.Name, Alias: $"v{i}")).ToList();
        var set = names.Count - key.Length - tokens.Length;
        return $"UPDATE {table} AS t SET {string.Join(", ", names.Take(set).Select(pair => $"{pair.Name} = v.{pair.Alias}"))} "
            + $"FROM unnest({string.Join(", ", names.Select((_, i) => $"${i + 1}"))}) AS v({string.Join(", ", names.Select(pair => pair.Alias))}) "
            + $"WHERE {string.Join(" AND ", names.Skip(set).Select(pair => $"t.{pair.Name} = v.{pair.Alias}"))}";
    }

    private Statement? Update(IUpdateEntry entry)
    {
        var changed = 0UL;
        for (var i = 0; i < updated.Length; i++)
        {
            changed |= updated[i].IsModified(entry) ? 1UL << i : 0;
        }

        if (changed == 0)
        {
            return null;
        }

        ColumnPlan[] set = [.. updated.Where((_, i) => (changed & (1UL << i)) != 0)];
        var sql = updates.GetOrAdd(changed, _ => Where(
            new StringBuilder($"UPDATE {table} SET {string.Join(", ", set.Select((column, i) => $"{column.Name} = {Mark(i)}"))}"), set.Length));
        return new Statement(
            this, sql, [.. set, .. key, .. tokens], [.. set.Select(column => column.Current(entry)), .. key.Concat(tokens).Select(column => column.Original(entry))], MustHit: true);
    }

    // A row that is gone already is gone: what guards a change is the next number in its chain.
    private Statement Delete(IUpdateEntry entry) => new(
        this, updates.GetOrAdd(0, _ => Where(new StringBuilder($"DELETE FROM {table}"), 0)), [.. key, .. tokens], [.. key.Concat(tokens).Select(column => column.Original(entry))], MustHit: false);

    private string Where(StringBuilder sql, int before)
    {
        var conditions = key.Concat(tokens).Select((column, i) => $"{column.Name} = {Mark(before + i)}");
        return sql.Append(" WHERE ").AppendJoin(" AND ", conditions).ToString();
    }

    private string Mark(int i) => $"{mark}{i + 1}";
}

/// <param name="MustHit">A statement that changes no row then is a lost race.</param>
internal sealed record Statement(TablePlan? Table, string Sql, IReadOnlyList<ColumnPlan> Columns, object[] Values, bool MustHit)
{
    /// <summary>One that may be copied in with others of its table.</summary>
    public bool IsInsert => Sql.StartsWith("INSERT", StringComparison.Ordinal);
}
