using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Letters.Templates;

/// <summary>One line of the list of templates.</summary>
/// <param name="Number">The version in force; null when the province has none yet.</param>
/// <param name="NextFrom">First day of a version that waits.</param>
public sealed record TemplateLine(string Key, string Name, int? Number, DateOnly? ValidFrom, string? Note, DateOnly? NextFrom);

/// <summary>Reads the templates of the open province for the administrator's pages.</summary>
public sealed class TemplateBook(HaiCapDb db, Access access, TimeProvider time)
{
    /// <summary>ACC-001: not an administrator of the province.</summary>
    public async Task<Outcome<IReadOnlyList<TemplateLine>>> ListAsync(Actor by, CancellationToken cancellationToken = default)
    {
        var allowed = await TemplateAccess.DecideAsync(db, access, by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<IReadOnlyList<TemplateLine>>();
        }

        var today = time.Now().LocalDay();
        var all = await db.Set<LetterTemplate>().AsNoTracking()
            .Select(t => new { t.Key, t.Number, t.ValidFrom, t.Note })
            .ToListAsync(cancellationToken);
        List<TemplateLine> lines =
        [
            .. LetterKeys.Names.Select(name =>
            {
                var mine = all.Where(t => t.Key == name.Key).OrderBy(t => t.ValidFrom).ThenBy(t => t.Number).ToList();
                var current = mine.LastOrDefault(t => t.ValidFrom <= today);
                return new TemplateLine(
                    name.Key, name.Value, current?.Number, current?.ValidFrom, current?.Note, mine.FirstOrDefault(t => t.ValidFrom > today)?.ValidFrom);
            }),
        ];
        return lines;
    }

    /// <summary>The versions of one template, newest first. ACC-001; LET-030: no such template.</summary>
    public async Task<Outcome<IReadOnlyList<LetterTemplate>>> VersionsAsync(Actor by, string key, CancellationToken cancellationToken = default)
    {
        var allowed = await TemplateAccess.DecideAsync(db, access, by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<IReadOnlyList<LetterTemplate>>();
        }

        return LetterKeys.Names.ContainsKey(key)
            ? await db.Set<LetterTemplate>().AsNoTracking().Where(t => t.Key == key).OrderByDescending(t => t.Number).ToListAsync(cancellationToken)
            : TemplateProblems.Unknown(key);
    }
}
