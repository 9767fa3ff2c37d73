using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Bells;

/// <summary>A ladder was set: what runs by it is looked at anew, once every host knows it and it holds.</summary>
public sealed class FollowLadders : IActConsumer
{
    private static readonly string Set = ActNames.Of<LadderSet>();

    public string Name => "mission-ladders";

    public Task<bool> TakeBatchAsync(HaiCapDb db, ActBatch batch, CancellationToken cancellationToken) => Task.FromResult(!batch.Has(Set));

    public async Task TakeAsync(HaiCapDb db, IReadOnlyList<Act> acts, CancellationToken cancellationToken)
    {
        foreach (var act in acts.Where(act => act.Name == Set))
        {
            var set = act.DataAs<LadderSet>();
            if (set.Clock is not (BellClock.Answer or BellClock.Plan or BellClock.Opinion))
            {
                continue;
            }

            // A ladder of one agency is rare: its whole house is looked at. What is to ring sooner rings then.
            var (known, holds) = (act.At + LadderBook.Settling, set.From.AtLocal(TimeOnly.MinValue));
            var (at, house, clock) = (holds > known ? holds : known, act.ProvinceCode, set.Clock);
            await db.AcrossProvinces<MissionBell>("a unit of the nation owes answers to every province")
                .Where(bell => bell.OwnerProvince == house && bell.Clock == clock && (bell.BellAt == null || bell.BellAt > at))
                .ExecuteUpdateAsync(update => update.SetProperty(bell => bell.BellAt, at), cancellationToken);
        }
    }
}
