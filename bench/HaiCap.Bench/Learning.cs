using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Bench;

internal static class Learning
{
    public static Task AnalyzeAsync(HaiCapDb db) => db.Database.ExecuteSqlRawAsync("ANALYZE");
}
