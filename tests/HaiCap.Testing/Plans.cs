using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HaiCap.Testing;

/// <summary>Asks the database how it will read, before it does.</summary>
public sealed class Plans(bool sqlite) : DbCommandInterceptor
{
    public List<(string Sql, string Plan)> Of { get; } = [];

    public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        await using var asked = command.Connection!.CreateCommand();
        (asked.CommandText, asked.Transaction) = ((sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + command.CommandText, command.Transaction);
        foreach (DbParameter parameter in command.Parameters)
        {
            var copy = (parameter as ICloneable)?.Clone() ?? new SqliteParameter(parameter.ParameterName, parameter.Value);
            asked.Parameters.Add(copy);
        }

        var lines = new List<string>();
        await using (var reader = await asked.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                lines.Add(reader.GetString(reader.FieldCount - 1));
            }
        }

        Of.Add((command.CommandText, string.Join('\n', lines)));
        return result;
    }
}
