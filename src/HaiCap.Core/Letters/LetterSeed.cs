using HaiCap.Core.Data;
using HaiCap.Core.Letters.Typesetting;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Letters;

/// <summary>Puts the product's templates (src/HaiCap.Typesetter/templates) into the open province as version 1.</summary>
public static class LetterSeed
{
    /// <summary>Decree 30/2020 has been in force since 5 March 2020: letters dated since then can be set.</summary>
    public static readonly DateOnly ValidFrom = new(2020, 3, 5);

    /// <summary>Adds those the province has no version of; a second call adds nothing. Returns how many were added.</summary>
    public static async Task<int> ApplyAsync(HaiCapDb db, TypesetterOptions options, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var present = await db.Set<LetterTemplate>().Select(template => template.Key).Distinct().ToListAsync(cancellationToken);
        var missing = LetterKeys.Names.Keys.Except(present, StringComparer.Ordinal).ToList();
        foreach (var key in missing)
        {
            db.Add(new LetterTemplate
            {
                ProvinceCode = db.ProvinceCode,
                Key = key,
                Number = 1,
                Source = await File.ReadAllTextAsync(Path.Combine(options.Folder, "templates", key + ".typ"), cancellationToken),
                ValidFrom = ValidFrom,
                Note = "Mẫu gốc của HaiCap",
                SavedAt = at,
            });
        }

        await db.SaveChangesAsync(cancellationToken);
        return missing.Count;
    }
}
