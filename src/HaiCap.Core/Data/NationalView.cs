using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Data;

/// <summary>The only place that looks across provinces. Whoever uses it says why; a test counts the places.</summary>
public static class NationalView
{
    /// <param name="why">What needs more than one province, for the reader of the code.</param>
    public static IQueryable<T> AcrossProvinces<T>(this HaiCapDb db, string why)
        where T : class, IProvinceRecord
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        return db.Set<T>().IgnoreQueryFilters([HaiCapDb.ProvinceFilter]);
    }
}
