using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Letters.Templates;

/// <summary>One line of the list of templates.</summary>
/// <param name="Number">The version in force; null when the province has none yet.</param>
/// <param name="NextFrom">First day of a version that waits.</param>
public sealed record TemplateLine(string Key, string Name, int? Number, DateOnly? ValidFrom, string? Note, DateOnly? NextFrom);

/// <summary>Reads the templates of the open province for the administrator's pages.</summary>
public sealed class TemplateBook(HaiCapDb db, TimeProvider time)
{
    public async Task<IReadOnlyList<TemplateLine>> ListAsync(CancellationToken cancellationToken = default)
    {
        var today = time.Now().LocalDay();
        var all = await db.Set<LetterTemplate>().AsNoTracking()
            .Select(t => new { t.Key, t.Number, t.ValidFrom, t.Note })
            .ToListAsync(cancellationToken);
        return
        [
            .. LetterKeys.Names.Select(name =>
            {
                var mine = all.Where(t => t.Key == name.Key).OrderBy(t => t.ValidFrom).ThenBy(t => t.Number).ToList();
                var current = mine.LastOrDefault(t => t.ValidFrom <= today);
                return new TemplateLine(
                    name.Key, name.Value, current?.Number, current?.ValidFrom, current?.Note, mine.FirstOrDefault(t => t.ValidFrom > today)?.ValidFrom);
            }),
        ];
    }

    /// <summary>The versions of one template, newest first.</summary>
    public async Task<IReadOnlyList<LetterTemplate>> VersionsAsync(string key, CancellationToken cancellationToken = default) =>
        await db.Set<LetterTemplate>().AsNoTracking().Where(t => t.Key == key).OrderByDescending(t => t.Number).ToListAsync(cancellationToken);
}
