using System.Runtime.CompilerServices;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Procedures;

/// <summary>Every published definition is the one its act tells of.</summary>
public sealed class ProcedureVerification : IVerification
{
    public async IAsyncEnumerable<Finding> CheckAsync(
        HaiCapDb db, IProgress<int>? progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var moment = await db.BeginReadAsync(cancellationToken);
        string[] names = [ActNames.Of<ProcedurePublished>(), ActNames.Of<ProcedureImported>()];
        var told = await db.Set<Act>().AsNoTracking().Where(a => names.Contains(a.Name) && a.Subject.StartsWith("procedure/")).ToListAsync(cancellationToken);

        // What an import tells of a version is what a publication tells, and more.
        var published = told.Select(a => a.DataAs<ProcedurePublished>()).ToDictionary(p => p.VersionId);
        await foreach (var version in db.Set<ProcedureVersion>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            progress?.Report(1);
            var row = $"procedure_versions {version.ProvinceCode} {version.Id}";
            if (!published.Remove(version.Id, out var act))
            {
                yield return new(row, "Không có hành vi công bố nào nói về phiên bản này.", "No act tells of this version.");
            }
            else if (act.DefinitionSha256 != version.DefinitionDigest() || act.Code != version.Code || act.Number != version.Number || act.ValidFrom != version.ValidFrom)
            {
                yield return new(row, "Định nghĩa không khớp với lần công bố.", "The definition is not the one that was published.");
            }
        }

        var abolished = ActNames.Of<ProcedureAbolished>();
        foreach (var act in await db.Set<Act>().AsNoTracking().Where(a => a.Name == abolished && a.Subject.StartsWith("procedure/")).ToListAsync(cancellationToken))
        {
            // Published anew before its last day, a version ends earlier still.
            var end = act.DataAs<ProcedureAbolished>();
            if (!await db.Set<ProcedureVersion>().AnyAsync(v => v.Id == end.VersionId && v.ValidTo <= end.ValidTo, cancellationToken))
            {
                yield return new($"procedure_versions {db.ProvinceCode} {end.VersionId}", "Thủ tục đã bãi bỏ nhưng phiên bản cuối chưa có ngày hết hiệu lực ấy.", "The procedure was abolished and its last version has not that last day.");
            }
        }

        foreach (var missing in published.Values)
        {
            yield return new($"procedure_versions {db.ProvinceCode} {missing.VersionId}", "Phiên bản đã công bố không còn.", "A published version is gone.");
        }
    }
}
