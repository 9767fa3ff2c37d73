using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Help;

public sealed record HelpFilter(HelpKind? Kind = null, HelpState? State = null, bool Late = false);

public sealed record HelpLine(HelpRequest Row, string Owner, bool IsLate);

/// <summary>What the caller may do with it now.</summary>
public sealed record HelpMay(bool Assign, bool Close, bool Withdraw);

/// <param name="Units">Units it may be given to; empty for who may not.</param>
public sealed record HelpView(HelpRequest Row, string Owner, bool IsLate, IReadOnlyList<Act> Story, HelpMay May, IReadOnlyList<Agency> Units)
{
    public int Seq => Story.Count;
}

/// <summary>Requests for help: the list, one of them, and what is done about it until it is closed.</summary>
public sealed class FollowHelp(HaiCapDb db, HelpAccess access, GrantBook book, AgencyNames names, ActRecorder acts, TimeProvider time)
{
    public const int PageSize = 50;

    public sealed record Page(IReadOnlyList<HelpLine> Lines, Guid? Next);

    /// <summary>The newest first. ACC-001.</summary>
    public async Task<Outcome<Page>> ListAsync(Actor by, HelpFilter filter, Guid? after = null, int size = PageSize, CancellationToken cancellationToken = default)
    {
        var seen = await access.SeenAsync(by, cancellationToken);
        if (!seen.Ok)
        {
            return seen.As<Page>();
        }

        var (rows, today) = (seen.Value.Rows, time.Now().LocalDay());
        rows = filter.Kind is { } kind ? rows.Where(row => row.Kind == kind) : rows;
        rows = filter.State is { } state ? rows.Where(row => row.State == state) : rows;
        rows = filter.Late ? rows.Where(row => row.State == HelpState.Assigned && row.DueOn < today) : rows;
        rows = after is { } last ? rows.Where(row => row.Id.CompareTo(last) < 0) : rows;
        var found = await rows.OrderByDescending(row => row.Id).Take(size + 1).ToListAsync(cancellationToken);
        var lines = new List<HelpLine>();
        foreach (var row in found.Take(size))
        {
            lines.Add(new(row, await names.OfAsync(row.OwnerProvince, row.OwnerId, cancellationToken), row.IsLate(today)));
        }

        return new Page(lines, found.Count > size ? found[size - 1].Id : null);
    }

    /// <summary>MIS-060, ACC-001.</summary>
    public async Task<Outcome<HelpView>> ShowAsync(Actor by, string code, CancellationToken cancellationToken = default)
    {
        var found = await SeenAsync(by, code, cancellationToken);
        if (!found.Ok)
        {
            return found.As<HelpView>();
        }

        var (row, today) = (found.Value, time.Now().LocalDay());
        var may = new HelpMay(
            row.IsOpen && (await access.AssignerAsync(by, row, cancellationToken)).Ok, row.IsOpen && (await access.OwnerAsync(by, row, cancellationToken)).Ok,
            row.IsOpen && (await access.AskerAsync(by, row, cancellationToken)).Ok);
        IReadOnlyList<Agency> units = may.Assign
            ? [.. (await book.AgenciesAsync(db, cancellationToken)).All.Where(unit => IsUnit(unit.Kind) && unit.InForceOn(today)).OrderBy(unit => unit.Code.Text, StringComparer.Ordinal)] : [];
        using var province = db.Tenant.Open(row.ProvinceCode);
        var subject = HelpSubjects.Of(row.Id);
        var story = await db.Set<Act>().AsNoTracking().Where(act => act.Subject == subject).OrderBy(act => act.Seq).ToListAsync(cancellationToken);
        return new HelpView(row, await names.OfAsync(row.OwnerProvince, row.OwnerId, cancellationToken), row.IsLate(today), story, may, units);
    }

    /// <summary>The secretariat gives it to a unit with a day, or to another one. ACC-001, ACT-001, MIS-011, MIS-060, MIS-065, MIS-067.</summary>
    public Task<Outcome<Done>> AssignAsync(Actor by, string code, string? unit, DateOnly? dueOn, int? expected = null, CancellationToken cancellationToken = default) =>
        ActAsync(by, code, expected, access.AssignerAsync, async row =>
        {
            var today = time.Now().LocalDay();
            using var owner = db.Tenant.Open(row.OwnerProvince);
            if (!AgencyCode.TryParse(unit, out var known) || (await book.AgenciesAsync(db, cancellationToken)).Find(known) is not { } agency || !agency.InForceOn(today) || !IsUnit(agency.Kind))
            {
                return MissionProblems.NoUnit;
            }

            if (dueOn is not { } day || day < today)
            {
                return HelpProblems.NoDueDay;
            }

            row.Assign(new Owner(agency.ProvinceCode, agency.Id, agency.Path), day);
            return (new HelpAssigned(agency.Id, agency.Name, day), null);
        }, cancellationToken);

    /// <summary>Who has it says what was done, or why it cannot be. ACC-001, ACT-001, MIS-060, MIS-066, MIS-067.</summary>
    public Task<Outcome<Done>> CloseAsync(Actor by, string code, bool done, string? outcome, int? expected = null, CancellationToken cancellationToken = default) =>
        ActAsync(by, code, expected, access.OwnerAsync, row =>
        {
            if (RecommendationDesk.Said(outcome) is not { } said)
            {
                return Task.FromResult<Outcome<(ActData, string?)>>(HelpProblems.NoOutcome);
            }

            if (said.Length > HelpRequest.LongestText)
            {
                return Task.FromResult<Outcome<(ActData, string?)>>(MissionProblems.TooLong("Outcome", HelpRequest.LongestText));
            }

            row.Close(done ? HelpState.Done : HelpState.Refused, said, time.Now());
            return Task.FromResult<Outcome<(ActData, string?)>>((done ? new HelpDone() : new HelpRefused(), said));
        }, cancellationToken);

    /// <summary>Who asked no longer does. ACC-001, ACT-001, MIS-060, MIS-067.</summary>
    public Task<Outcome<Done>> WithdrawAsync(Actor by, string code, int? expected = null, CancellationToken cancellationToken = default) =>
        ActAsync(by, code, expected, access.AskerAsync, row =>
        {
            row.Close(HelpState.Withdrawn, null, time.Now());
            return Task.FromResult<Outcome<(ActData, string?)>>((new HelpWithdrawn(), null));
        }, cancellationToken);

    private static bool IsUnit(AgencyKind kind) => kind is AgencyKind.MinistryUnit or AgencyKind.MinistryOffice or AgencyKind.Department or AgencyKind.SubDepartment;

    private async Task<Outcome<HelpRequest>> SeenAsync(Actor by, string code, CancellationToken cancellationToken)
    {
        var seen = await access.SeenAsync(by, cancellationToken);
        code = code.ToUpperInvariant();
        return !seen.Ok ? seen.As<HelpRequest>() : await seen.Value.Rows.FirstOrDefaultAsync(row => row.Code == code, cancellationToken) is { } row ? row : HelpProblems.NoHelp;
    }

    /// <summary>Access is decided in the caller's own tenant, the act recorded in the province that asked.</summary>
    private async Task<Outcome<Done>> ActAsync(
        Actor by, string code, int? expected, Func<Actor, HelpRequest, CancellationToken, Task<Outcome<Actor>>> may, Func<HelpRequest, Task<Outcome<(ActData Data, string? Why)>>> act, CancellationToken cancellationToken)
    {
        var found = await SeenAsync(by, code, cancellationToken);
        if (!found.Ok)
        {
            return found.As<Done>();
        }

        var allowed = await may(by, found.Value, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Done>();
        }

        using var province = db.Tenant.Open(found.Value.ProvinceCode);
        var id = found.Value.Id;
        var row = await db.Set<HelpRequest>().FirstAsync(one => one.Id == id, cancellationToken);
        if (expected is { } known && known != await acts.SeqAsync(HelpSubjects.Of(id), cancellationToken))
        {
            return ActSaving.SomebodyWasFirst;
        }

        if (!row.IsOpen)
        {
            return HelpProblems.Closed;
        }

        var done = await act(row);
        if (!done.Ok)
        {
            return done.As<Done>();
        }

        await acts.RecordAsync(HelpSubjects.Of(id), allowed.Value, done.Value.Data, done.Value.Why, cancellationToken: cancellationToken);
        return await db.SaveActsAsync(cancellationToken);
    }
}
