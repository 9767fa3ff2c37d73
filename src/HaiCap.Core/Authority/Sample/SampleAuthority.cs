using HaiCap.Core.Acts;
using HaiCap.Core.Authority.Covers;
using HaiCap.Core.Authority.Grants;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Administration;
using HaiCap.Core.Organizations.Sample;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Authority.Sample;

/// <summary>Instruments, grants, a vacancy and an authorisation that has ended, recorded through the use cases.</summary>
internal sealed class SampleAuthority(HaiCapDb db, RecordInstrument record, GrantCompetence grant, CoverHead cover, EndPositionHandler endPosition) : ISampleData
{
    public int Order => 550;

    public async Task LoadAsync(IProgress<WorkProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new(0, "Nạp văn bản và thẩm quyền mẫu"));
        var recipe = AuthorityRecipe.Read(SampleLoader.Folder);
        var known = (await db.Set<LegalInstrument>().Select(row => row.Id).ToListAsync(cancellationToken)).ToHashSet();
        foreach (var one in recipe.Instruments.Where(one => !known.Contains(AuthorityRecipe.InstrumentId(one.Key))))
        {
            Told(one.Key, await record.HandleAsync(Actor.System, one.Facts, AuthorityRecipe.InstrumentId(one.Key), cancellationToken));
        }

        var granted = (await db.Set<CompetenceGrant>().Select(row => row.Id).ToListAsync(cancellationToken)).ToHashSet();
        foreach (var one in recipe.Grants.Where(one => !granted.Contains(AuthorityRecipe.GrantId(one.Key))))
        {
            Told(one.Key, await grant.HandleAsync(Actor.System, one.Facts, AuthorityRecipe.GrantId(one.Key), cancellationToken));
        }

        foreach (var one in recipe.Vacancies)
        {
            var position = await PositionAsync(one.Post, cancellationToken);
            if (position.ValidTo is null)
            {
                Told(one.Post, await endPosition.HandleAsync(new(Actor.System, position.Id, AuthorityRecipe.Day(one.LastDay), "Nghỉ hưu (dữ liệu mẫu)"), cancellationToken));
            }
        }

        foreach (var one in recipe.Covers)
        {
            var id = SampleIds.For($"cover/{one.Post}/{one.From}");
            if (!await db.Set<HeadCover>().AnyAsync(row => row.Id == id, cancellationToken))
            {
                var request = new CoverHead.Request(
                    (await PositionAsync(one.Post, cancellationToken)).Id, AuthorityRecipe.InstrumentId(one.By), AuthorityRecipe.Day(one.From), AuthorityRecipe.DayOrNull(one.Until));
                Told(one.Post, await cover.HandleAsync(Actor.System, request, id, cancellationToken));
            }
        }
    }

    private Task<Position> PositionAsync(string user, CancellationToken cancellationToken)
    {
        var officer = SampleIds.For($"officer/{user}");
        return db.Set<Position>().AsNoTracking().Where(row => row.OfficerId == officer).OrderByDescending(row => row.IsPrimary).FirstAsync(cancellationToken);
    }

    private static void Told<T>(string key, Outcome<T> outcome)
    {
        if (!outcome.Ok)
        {
            throw new InvalidDataException($"samples/authority, {key}: {string.Join(" ", outcome.Problems.Select(problem => $"{problem.Code} {problem.En}"))}");
        }
    }
}
