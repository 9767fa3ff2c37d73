using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Procedures.Everyday;

/// <summary>The everyday words of the province for who sets them, and what a question would find.</summary>
public sealed class EverydayDesk(HaiCapDb db, Access access, ProcedureCatalogue catalogue, TimeProvider time)
{
    /// <summary>As they hold today: the province's own first. ACC-001.</summary>
    public async Task<Outcome<IReadOnlyList<EverydayLine>>> LinesAsync(Actor by, CancellationToken cancellationToken = default)
    {
        var allowed = await ProcedureAccess.DecideAsync(db, access, by, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<IReadOnlyList<EverydayLine>>();
        }

        var rows = await db.Set<EverydayWord>().AsNoTracking().ToListAsync(cancellationToken);
        return EverydayRules.LinesOn(time.Now().LocalDay(), EverydaySeed.All, rows)
            .OrderByDescending(line => line.From is not null || line.Coming is not null).ThenBy(line => line.Said, StringComparer.Create(VietnameseText.Culture, ignoreCase: true)).ToList();
    }

    /// <summary>What a question finds with these lines, and with one more that is not saved yet.</summary>
    public async Task<CatalogueHits> TryAsync(IReadOnlyList<EverydayLine> lines, string question, EverydayLine? one, int take, CancellationToken cancellationToken = default)
    {
        var key = one is null ? null : EverydayWord.KeyOf(one.Said);
        var words = one is null ? lines : [.. lines.Where(line => EverydayWord.KeyOf(line.Said) != key), one];
        return (await catalogue.GetAsync(db.ProvinceCode, cancellationToken)).With(EverydayRules.WordsOf(words)).Search(question, take: take);
    }
}
