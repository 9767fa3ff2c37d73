using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Data;

/// <summary>Query filters do not guard writes: this refuses rows of a province the use case has not opened, and moving a row between provinces.</summary>
internal static class TenantGuard
{
    public static void Check(HaiCapDb db)
    {
        foreach (var entry in db.ChangeTracker.Entries<IProvinceRecord>())
        {
            if (entry.State is EntityState.Unchanged or EntityState.Detached)
            {
                continue;
            }

            if (!db.Tenant.MayWrite(entry.Entity.ProvinceCode))
            {
                throw new InvalidOperationException(
                    $"{entry.Metadata.ClrType.Name} of province '{entry.Entity.ProvinceCode}' may not be saved: that province is not open.");
            }
        }
    }
}
