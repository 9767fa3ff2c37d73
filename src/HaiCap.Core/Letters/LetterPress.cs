using HaiCap.Core.Data;
using HaiCap.Core.Letters.Sheets;
using HaiCap.Core.Letters.Typesetting;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Letters;

/// <summary>A letter set by a stored template; the version is kept with it, so that it can be set again.</summary>
public sealed record PrintedLetter(byte[] Pdf, int Pages, IReadOnlyList<SignaturePlace> Places, string TemplateKey, int TemplateNumber);

/// <summary>Sets letters with the open province's templates of the day.</summary>
public sealed class LetterPress(HaiCapDb db, Typesetter typesetter)
{
    /// <summary>
    /// Prints the data with the template in force on the local day of <paramref name="at"/>. Problems: LET-007 no such template, and the typesetter's.
    /// </summary>
    /// <param name="at">Written into the file as its time of making: the same data, templates and instant give the same bytes.</param>
    public async Task<Outcome<PrintedLetter>> PrintAsync(LetterData data, DateTimeOffset at, CancellationToken cancellationToken = default)
    {
        var template = await InForceAsync(data.TemplateKey, at.LocalDay(), cancellationToken);
        if (template is null)
        {
            return new Problem(
                "LET-007",
                $"Chưa có mẫu «{LetterKeys.Names.GetValueOrDefault(data.TemplateKey, data.TemplateKey)}» có hiệu lực ngày {at.LocalDay():dd/MM/yyyy}.",
                $"There is no template '{data.TemplateKey}' in force on {at.LocalDay():dd/MM/yyyy}.");
        }

        var set = await SetAsync(template.Source, data, at, cancellationToken);
        return set.Ok
            ? new PrintedLetter(set.Value.Pdf, set.Value.Pages, set.Value.Places, template.Key, template.Number)
            : set.As<PrintedLetter>();
    }

    /// <summary>Prints with a text that is not stored (yet): the preview of an administrator's edit.</summary>
    /// <param name="frame">An edited frame; the stored one when null.</param>
    public async Task<Outcome<TypesetLetter>> SetAsync(
        string source, LetterData data, DateTimeOffset at, CancellationToken cancellationToken = default, string? frame = null)
    {
        frame ??= (await InForceAsync(LetterKeys.Frame, at.LocalDay(), cancellationToken))?.Source;
        var libraries = new Dictionary<string, string>(StringComparer.Ordinal);
        if (frame is not null)
        {
            libraries[LetterKeys.Frame + ".typ"] = frame;
        }

        return await typesetter.TypesetAsync(new(source, data.ToJson(), libraries, at), cancellationToken);
    }

    public Task<LetterTemplate?> InForceAsync(string key, DateOnly day, CancellationToken cancellationToken = default) =>
        db.Set<LetterTemplate>().AsNoTracking()
            .Where(template => template.Key == key && template.ValidFrom <= day)
            .OrderByDescending(template => template.ValidFrom).ThenByDescending(template => template.Number)
            .FirstOrDefaultAsync(cancellationToken);
}
