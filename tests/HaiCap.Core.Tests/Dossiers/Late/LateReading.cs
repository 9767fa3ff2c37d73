using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Late;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Organizations;
using HaiCap.Testing;

namespace HaiCap.Core.Tests.Dossiers.Late;

/// <summary>Lists and counts of late work as the page asks for them.</summary>
internal static class LateReading
{
    public static async Task<ListLateWork.Page> ListAsync(TestDatabase house, Actor by, LateFilter? filter = null, InboxPosition? after = null, int size = 50)
    {
        await using var work = house.Open();
        return (await work.Get<ListLateWork>().HandleAsync(by, filter ?? new(), after, size)).Value;
    }

    public static async Task<LateCounts> CountAsync(TestDatabase house, Actor by, LateFilter? filter = null)
    {
        // Counts are kept for five seconds of the process's time: each question here asks anew.
        await using var work = house.Open();
        var frames = new LateFrames(house.Clock);
        return (await new CountLateWork(work.Db, work.Get<LateScopes>(), frames, work.Get<GrantBook>(), work.Get<PublishedProcedures>(), house.Clock).HandleAsync(by, filter ?? new())).Value;
    }

    public static async Task<Dictionary<string, LateReason>> ReasonsAsync(TestDatabase house, Actor by)
    {
        List<LateLine> lines = [.. (await ListAsync(house, by)).Lines];
        foreach (var reason in new[] { LateReason.Soon, LateReason.MostGone, LateReason.Paused })
        {
            lines.AddRange((await ListAsync(house, by, new(reason))).Lines);
        }

        return lines.ToDictionary(line => line.Code, line => line.Reason);
    }
}
