using System.Security.Cryptography;
using System.Text;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Letters.Sheets;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Letters.Templates;

/// <summary>An administrator saves a new version of a template. It is set once with sample data first: a faulty one is not saved.</summary>
/// <param name="ValidFrom">First day letters are made with it; today or later.</param>
/// <param name="Note">What changed and why.</param>
public sealed record SaveTemplate(Actor By, string Key, string? Source, DateOnly ValidFrom, string? Note);

public sealed class SaveTemplateHandler(HaiCapDb db, ActRecorder acts, Access access, LetterPress press, TimeProvider time)
{
    /// <summary>The number of the new version. Problems: ACC-001, LET-003 with the line, LET-030 to LET-034, ACT-001 when another saved meanwhile.</summary>
    public async Task<Outcome<int>> HandleAsync(SaveTemplate request, CancellationToken cancellationToken = default)
    {
        var allowed = await TemplateAccess.DecideAsync(db, access, request.By, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<int>();
        }

        var source = request.Source?.ReplaceLineEndings("\n") ?? "";
        var faults = Faults(request, source);
        if (faults.Count == 0)
        {
            faults.AddRange(await TryAsync(request.Key, source, cancellationToken));
        }

        if (faults.Count > 0)
        {
            return faults;
        }

        var number = 1 + (await db.Set<LetterTemplate>().Where(t => t.Key == request.Key).MaxAsync(t => (int?)t.Number, cancellationToken) ?? 0);
        db.Add(new LetterTemplate
        {
            ProvinceCode = db.ProvinceCode,
            Key = request.Key,
            Number = number,
            Source = source,
            ValidFrom = request.ValidFrom,
            Note = VietnameseText.Nfc(request.Note!),
            SavedAt = time.Now(),
        });
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(source)));
        await acts.RecordAsync(
            TemplateSubjects.Of(request.Key), allowed.Value, new TemplateSaved(request.Key, number, request.ValidFrom, digest), request.Note,
            cancellationToken: cancellationToken);
        var saved = await db.SaveActsAsync(cancellationToken);
        return saved.Ok ? number : saved.As<int>();
    }

    private List<Problem> Faults(SaveTemplate request, string source)
    {
        var faults = new List<Problem>();
        if (!LetterKeys.Names.ContainsKey(request.Key))
        {
            faults.Add(TemplateProblems.Unknown(request.Key));
        }

        if (string.IsNullOrWhiteSpace(source))
        {
            faults.Add(TemplateProblems.NoSource);
        }

        if (source.Length > LetterTemplate.MaxSourceLength)
        {
            faults.Add(TemplateProblems.TooLong);
        }

        if (string.IsNullOrWhiteSpace(request.Note))
        {
            faults.Add(TemplateProblems.NoNote);
        }

        if (request.ValidFrom < time.Now().LocalDay())
        {
            faults.Add(TemplateProblems.InThePast);
        }

        return faults;
    }

    private async Task<List<Problem>> TryAsync(string key, string source, CancellationToken cancellationToken)
    {
        if (key != LetterKeys.Frame)
        {
            var set = await press.SetAsync(source, LetterSamples.For(key), time.Now(), cancellationToken);
            return [.. set.Problems.Select(problem => problem with { Field = "Source" })];
        }

        // All the others stand on the frame: it must carry each of them.
        foreach (var (other, name) in LetterKeys.Names.Where(one => one.Key != LetterKeys.Frame))
        {
            if (await press.InForceAsync(other, time.Now().LocalDay(), cancellationToken) is not { } template)
            {
                continue;
            }

            var set = await press.SetAsync(template.Source, LetterSamples.For(other), time.Now(), cancellationToken, frame: source);
            if (!set.Ok)
            {
                return [TemplateProblems.Breaks(name, set.Problems[0])];
            }
        }

        return [];
    }
}
