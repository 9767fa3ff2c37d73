using Npgsql;
using NpgsqlTypes;

namespace HaiCap.Core.Data.Batches;

/// <summary>One column's values of many statements as one array parameter.</summary>
internal static class ManyValues
{
    public static NpgsqlParameter Of(NpgsqlDbType type, Statement[] rows, int column) => new()
    {
        NpgsqlDbType = NpgsqlDbType.Array | type,
        Value = type switch
        {
            NpgsqlDbType.Uuid => Values<Guid>(rows, column),
            NpgsqlDbType.TimestampTz => Values<DateTimeOffset>(rows, column),
            NpgsqlDbType.Date => Values<DateOnly>(rows, column),
            NpgsqlDbType.Integer => Values<int>(rows, column),
            NpgsqlDbType.Bigint => Values<long>(rows, column),
            NpgsqlDbType.Boolean => Values<bool>(rows, column),
            NpgsqlDbType.Bytea => References<byte[]>(rows, column),
            NpgsqlDbType.Text or NpgsqlDbType.Varchar => References<string>(rows, column),
            _ => throw new NotSupportedException($"No column of {type} is changed in bulk yet."),
        },
    };

    private static T?[] Values<T>(Statement[] rows, int column)
        where T : struct => Array.ConvertAll(rows, row => row.Values[column] is T value ? value : (T?)null);

    private static T?[] References<T>(Statement[] rows, int column)
        where T : class => Array.ConvertAll(rows, row => row.Values[column] as T);
}
