using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HaiCap.Core.Data;

/// <summary>A query compiled once for each model (one process may open both databases), for what every act reads.</summary>
internal sealed class CompiledRead<TKey, TResult>(System.Linq.Expressions.Expression<Func<HaiCapDb, TKey, IQueryable<TResult>>> query)
{
    private readonly ConditionalWeakTable<IModel, Func<HaiCapDb, TKey, IAsyncEnumerable<TResult>>> compiled = [];

    public async Task<TResult?> FirstAsync(HaiCapDb db, TKey key, CancellationToken cancellationToken)
    {
        var run = compiled.GetValue(db.Model, _ => EF.CompileAsyncQuery(query));
        await foreach (var row in run(db, key).WithCancellation(cancellationToken))
        {
            return row;
        }

        return default;
    }

    public async Task<List<TResult>> ListAsync(HaiCapDb db, TKey key, CancellationToken cancellationToken)
    {
        var run = compiled.GetValue(db.Model, _ => EF.CompileAsyncQuery(query));
        var rows = new List<TResult>();
        await foreach (var row in run(db, key).WithCancellation(cancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }
}
