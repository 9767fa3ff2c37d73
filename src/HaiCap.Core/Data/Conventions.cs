using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace HaiCap.Core.Data;

/// <summary>What every table has in common: snake_case names, text enums, instants and ids as each database keeps them in order, the province filter.</summary>
internal static class Conventions
{
    private static readonly MethodInfo AddFilterMethod = typeof(Conventions).GetMethod(nameof(AddFilter), BindingFlags.NonPublic | BindingFlags.Static)!;

    // SQLite has no instant type; ticks of UTC sort and compare as numbers.
    private static readonly ValueConverter<DateTimeOffset, long> UtcTicks = new(v => v.UtcTicks, v => new DateTimeOffset(v, TimeSpan.Zero));

    // timestamptz takes offset zero only, and keeps microseconds.
    private static readonly ValueConverter<DateTimeOffset, DateTimeOffset> Utc = new(v => v.CutToMicroseconds(), v => v);

    // Big-endian bytes keep the time order of UUIDv7 in SQLite's index.
    private static readonly ValueConverter<Guid, byte[]> BigEndian = new(v => v.ToByteArray(true), v => new Guid(v, true));

    public static void Apply(ModelBuilder modelBuilder, HaiCapDb db)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes().ToList())
        {
            if (entity.GetTableName() is { } table && !entity.IsOwned())
            {
                entity.SetTableName(Snake(table));
            }

            foreach (var property in entity.GetProperties())
            {
                property.SetColumnName(Snake(property.GetColumnName()));
                Convert(property, db.IsSqlite);
            }

            foreach (var key in entity.GetKeys())
            {
                key.SetName(Snake(key.GetName() ?? ""));
            }

            foreach (var index in entity.GetIndexes())
            {
                index.SetDatabaseName(Snake(index.GetDatabaseName() ?? ""));
            }

            foreach (var foreign in entity.GetForeignKeys())
            {
                foreign.SetConstraintName(Snake(foreign.GetConstraintName() ?? ""));
            }

            if (typeof(IProvinceRecord).IsAssignableFrom(entity.ClrType) && entity.BaseType is null)
            {
                AddFilterMethod.MakeGenericMethod(entity.ClrType).Invoke(null, [modelBuilder, db]);
            }
        }
    }

    private static void AddFilter<T>(ModelBuilder modelBuilder, HaiCapDb db)
        where T : class, IProvinceRecord
    {
        Expression<Func<T, bool>> sameProvince = row => row.ProvinceCode == db.ProvinceCode;
        var entity = modelBuilder.Entity<T>();
        entity.HasQueryFilter(HaiCapDb.ProvinceFilter, sameProvince);
        entity.Property(row => row.ProvinceCode).HasMaxLength(2).IsFixedLength(false);
    }

    private static void Convert(IMutableProperty property, bool sqlite)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type == typeof(DateTimeOffset))
        {
            property.SetValueConverter(sqlite ? UtcTicks : Utc);
        }
        else if (type == typeof(Guid) && sqlite)
        {
            property.SetValueConverter(BigEndian);
        }
        else if (type.IsEnum && property.GetValueConverter() is null)
        {
            property.SetProviderClrType(typeof(string));
            property.SetMaxLength(property.GetMaxLength() ?? 40);
        }

        if (type == typeof(Guid))
        {
            // Ids are UUIDv7 made by the application, never by EF or the database (rule 7).
            property.ValueGenerated = ValueGenerated.Never;
        }
    }

    private static string Snake(string name)
    {
        var snake = new System.Text.StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            if (char.IsUpper(c) && i > 0 && name[i - 1] != '_' && !char.IsUpper(name[i - 1]))
            {
                snake.Append('_');
            }

            snake.Append(char.ToLowerInvariant(c));
        }

        return snake.ToString();
    }
}
