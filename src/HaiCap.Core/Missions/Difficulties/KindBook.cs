using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace HaiCap.Core.Missions.Difficulties;

/// <summary>All kinds of difficulties: the fixed first, then those the ministry added. Shared: nobody changes it.</summary>
public sealed class KindShelf(IReadOnlyList<KindLine> added)
{
    public IReadOnlyList<KindLine> All { get; } = [.. DifficultyKinds.Fixed, .. added];

    /// <summary>What a new difficulty may be of.</summary>
    public IReadOnlyList<KindLine> Offered { get; } = [.. DifficultyKinds.Fixed, .. added.Where(line => !line.Hidden)];

    public KindLine? Find(string? code) => All.FirstOrDefault(line => line.Code == code);

    /// <summary>What tables show: what is offered, and what is hidden but borne by something counted.</summary>
    public IReadOnlyList<KindLine> Shown(Func<string, bool> isBorne) => [.. All.Where(line => !line.Hidden || isBorne(line.Code))];
}

/// <summary>The kinds in memory; another process's change is seen within fifteen seconds.</summary>
public sealed class KindBook(TimeProvider time) : INewsReader
{
    private readonly Kept<string, KindShelf> kept = new(time, TimeSpan.FromSeconds(15));

    public ValueTask<KindShelf> GetAsync(HaiCapDb db, CancellationToken cancellationToken = default) =>
        kept.GetAsync(Tenant.Nation, db, static (_, db, stop) => ReadAsync(db, stop), cancellationToken);

    public bool Concerns(object row) => row is AddedKind;

    public object NewsOf(EntityEntry entry) => entry.Entity;

    public void Tell(IReadOnlyList<object> news) => kept.Forget();

    private static async Task<KindShelf> ReadAsync(HaiCapDb db, CancellationToken cancellationToken)
    {
        using var nation = db.Tenant.Open(Tenant.Nation);
        var rows = await db.Set<AddedKind>().AsNoTracking().OrderBy(row => row.AddedAt).ThenBy(row => row.Code).ToListAsync(cancellationToken);
        return new KindShelf(rows.ConvertAll(row => new KindLine(row.Code, row.Name, row.NameEn, row.AnswerDays, row.Hidden)));
    }
}
