using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Letters.Sheets;
using HaiCap.Core.Letters.Typesetting;
using HaiCap.Core.Organizations;

namespace HaiCap.Core.Letters.Templates;

/// <summary>What a template text would print with invented data; nothing is saved.</summary>
/// <param name="Source">The edited text; null for the stored version in force.</param>
public sealed record PreviewTemplate(Actor By, string Key, string? Source);

public sealed class PreviewTemplateHandler(HaiCapDb db, Access access, LetterPress press, TimeProvider time)
{
    /// <summary>The PDF. Problems: ACC-001, LET-003 with the line, LET-030, and the typesetter's.</summary>
    public async Task<Outcome<TypesetLetter>> HandleAsync(PreviewTemplate request, CancellationToken cancellationToken = default)
    {
        var allowed = await TemplateAccess.DecideAsync(db, access, request.By, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<TypesetLetter>();
        }

        if (!LetterKeys.Names.ContainsKey(request.Key))
        {
            return TemplateProblems.Unknown(request.Key);
        }

        var (now, data) = (time.Now(), LetterSamples.For(request.Key));
        var source = request.Source ?? (await press.InForceAsync(request.Key, now.LocalDay(), cancellationToken))?.Source;
        if (source is null)
        {
            return TemplateProblems.Unknown(request.Key);
        }

        if (request.Key != LetterKeys.Frame)
        {
            return await press.SetAsync(source, data, now, cancellationToken);
        }

        var paper = await press.InForceAsync(data.TemplateKey, now.LocalDay(), cancellationToken);
        return paper is null ? TemplateProblems.Unknown(data.TemplateKey) : await press.SetAsync(paper.Source, data, now, cancellationToken, frame: source);
    }
}
