using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HaiCap.Testing;

/// <summary>Hears every question a watched context asks, and may let something happen after each.</summary>
public sealed class Statements(Func<Task>? meanwhile = null) : DbCommandInterceptor
{
    public List<string> Texts { get; } = [];

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(
        DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Texts.Add(command.CommandText);
        if (meanwhile is not null)
        {
            await meanwhile();
        }

        return result;
    }
}
