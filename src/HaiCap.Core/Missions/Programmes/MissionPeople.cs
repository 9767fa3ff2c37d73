using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Programmes;

/// <summary>An officer who may be chosen for a delegation.</summary>
public sealed record MissionPerson(Guid Id, string Name, string Title, string Unit)
{
    /// <summary>«Nguyễn Văn An – Cục trưởng, Cục Sở hữu trí tuệ».</summary>
    public string Label => $"{Name} – {Title}, {Unit}";
}

/// <summary>Officers of the open tenant with the post they hold today, by name: to choose from.</summary>
public sealed class MissionPeople(HaiCapDb db, GrantBook book, TimeProvider time)
{
    public const int Most = 3000;

    public async Task<IReadOnlyList<MissionPerson>> ListAsync(CancellationToken cancellationToken = default)
    {
        var shelf = await book.AgenciesAsync(db, cancellationToken);
        var today = time.Now().LocalDay();
        var rows = await db.Set<Position>().AsNoTracking().Where(row => row.ValidFrom <= today && (row.ValidTo == null || row.ValidTo >= today))
            .Join(db.Set<Officer>(), row => row.OfficerId, officer => officer.Id, (row, officer) => new { officer.Id, officer.Name, officer.Folded, row.Title, row.AgencyId, row.IsPrimary })
            .OrderBy(one => one.Folded).ThenByDescending(one => one.IsPrimary).Take(Most).ToListAsync(cancellationToken);
        return [.. rows.DistinctBy(row => row.Id).Select(row => new MissionPerson(row.Id, row.Name, row.Title, shelf.Find(row.AgencyId)?.ShortName ?? ""))];
    }
}
