using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Help;

/// <summary>What somebody may see of the requests, to be asked further.</summary>
public sealed record SeenHelp(IQueryable<HelpRequest> Rows);

/// <summary>
/// A place sees what it needs, a province what its places need, a unit what it is to see to, the ministry's secretariat all that is asked of the ministry,
/// a delegation what it wrote down.
/// </summary>
public sealed class HelpAccess(HaiCapDb db, MissionAccess missions, Access access, GrantBook book, TimeProvider time)
{
    /// <summary>ACC-001.</summary>
    public async Task<Outcome<SeenHelp>> SeenAsync(Actor by, CancellationToken cancellationToken)
    {
        var found = await missions.ViewerAsync(by, cancellationToken);
        if (!found.Ok)
        {
            return found.As<SeenHelp>();
        }

        var (viewer, mine) = (found.Value, by.Id);
        if (!viewer.IsMinistry)
        {
            var here = db.Set<HelpRequest>().AsNoTracking();
            return new SeenHelp(viewer.All ? here : here.Where(MissionAccess.AnyOf<HelpRequest>(viewer.Paths, path => row => row.AskerPath.StartsWith(path) || row.OwnerPath.StartsWith(path) || row.RecordedById == mine)));
        }

        var across = db.AcrossProvinces<HelpRequest>("the ministry sees to what every province needs").AsNoTracking();
        return new SeenHelp(viewer.All ? across.Where(row => row.Addressee == Addressee.Ministry || row.RecordedById == mine)
            : across.Where(MissionAccess.AnyOf<HelpRequest>(viewer.Paths, path => row => row.OwnerPath.StartsWith(path) || row.RecordedById == mine)));
    }

    /// <summary>Who charges a unit with it: the secretariat of who is asked.</summary>
    public async Task<Outcome<Actor>> AssignerAsync(Actor by, HelpRequest row, CancellationToken cancellationToken) =>
        row.OwnerProvince == db.ProvinceCode && AnswerRoutes.SecretariatOf(await book.AgenciesAsync(db, cancellationToken), time.Now().LocalDay()) is { } secretariat
            ? await access.DecideAsync(by, Permission.RunMissions, new AccessTarget([], secretariat.Path, null), cancellationToken)
            : Access.Refused;

    /// <summary>Who sees to it: the unit that has it.</summary>
    public Task<Outcome<Actor>> OwnerAsync(Actor by, HelpRequest row, CancellationToken cancellationToken) => row.OwnerProvince == db.ProvinceCode
        ? access.DecideAsync(by, Permission.AnswerRecommendation, new AccessTarget([row.AskerPath], row.OwnerPath, null), cancellationToken)
        : Task.FromResult<Outcome<Actor>>(Access.Refused);

    /// <summary>Who asked, or wrote it down for who asked.</summary>
    public async Task<Outcome<Actor>> AskerAsync(Actor by, HelpRequest row, CancellationToken cancellationToken) =>
        row.RecordedById == by.Id ? await access.DecideAsync(by, Permission.ReadMissions, cancellationToken: cancellationToken)
        : row.ProvinceCode == db.ProvinceCode ? await access.DecideAsync(by, Permission.RecordDifficulty, new AccessTarget([row.AskerPath], row.AskerPath, null), cancellationToken)
        : Access.Refused;
}
