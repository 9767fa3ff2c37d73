using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Web.Api.Dossiers;
using HaiCap.Web.Api.Hosting;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Api.Missions;

/// <summary>
/// Does an act on a programme of visits in the key's own tenant, in the name of an officer, whose own authority counts. What is answered is read from the act, so that a
/// repeated request is answered alike.
/// </summary>
public sealed class ProgrammeActDesk(HaiCapDb db, ApiCaller caller, OnceOnlyRequests onceOnly, ApiRequests requests, ActOrigin origin, FindOfficerByName officers, Access access)
{
    /// <param name="act">The use case; it tells the subject its act stands under.</param>
    internal async Task<IResult> RunAsync<T>(HttpContext http, Func<Actor, T, int?, CancellationToken, Task<Outcome<string>>> act, int status = StatusCodes.Status200OK)
        where T : class, IActBody
    {
        var body = await ApiBody.ReadAsync<T>(http);
        if ((body.Refusal ?? ApiLimits.Check(body.Value!)) is { } refusal)
        {
            return refusal;
        }

        using var own = caller.Open(caller.Key!.ProvinceCode);
        using var one = await onceOnly.BeginAsync(http, body.Raw);
        return one.Refusal
            ?? (one.Before is { } before ? await AnswerAsync(http, before.Subject, before.Seq, status, http.RequestAborted) : await DoAsync(http, body.Value!, act, one.Once, status));
    }

    private async Task<IResult> DoAsync<T>(HttpContext http, T body, Func<Actor, T, int?, CancellationToken, Task<Outcome<string>>> act, OnceOnly? once, int status)
        where T : class, IActBody
    {
        var stop = http.RequestAborted;
        if (body.Officer is not { } userName)
        {
            return ApiProblems.Refuse(ActDesk.NoOfficer);
        }

        var by = await officers.HandleAsync(userName, stop);
        if (!by.Ok)
        {
            return ApiProblems.Refuse(by);
        }

        // A unit's system acts for that unit's own people.
        if (caller.Key!.AgencyPath is { } path && !(await access.GrantsOfAsync(by.Value.Id!.Value, stop)).Any(grant => grant.AgencyPath.StartsWith(path, StringComparison.Ordinal)))
        {
            return ApiProblems.Refuse(Access.Refused);
        }

        var expected = http.ExpectedSeq();
        if (expected is null && http.Request.Headers.IfMatch is { Count: > 0 } asked && asked != "*")
        {
            return ApiProblems.Refuse(ApiProblems.Stale);
        }

        origin.Via = caller.Key.Via;
        var done = await act(by.Value, body, expected, stop);
        if (done.Ok)
        {
            var made = db.Set<Act>().Local.Where(one => one.Subject == done.Value).Select(one => (int?)one.Seq).Max();
            return await AnswerAsync(http, done.Value, made, status, stop);
        }

        // The same request may have been done in another process a moment ago.
        if (once is not null && await requests.FindAsync(once, stop) is { } other && (!other.Ok || other.Value is not null))
        {
            http.Response.Headers[OnceOnlyRequests.ReplayedHeader] = "true";
            return other.Ok ? await AnswerAsync(http, other.Value!.Subject, other.Value.Seq, status, stop) : ApiProblems.Refuse(other);
        }

        return expected is not null && done.Problems[0].Code == ActSaving.SomebodyWasFirst.Code ? ApiProblems.Refuse(ApiProblems.Stale) : ApiProblems.Refuse(done, PointerOf);
    }

    /// <param name="seq">Null where it stood already as it was asked for: its last act is told.</param>
    private async Task<IResult> AnswerAsync(HttpContext http, string subject, int? seq, int status, CancellationToken cancellationToken)
    {
        var act = await db.Set<Act>().AsNoTracking().Where(one => one.Subject == subject && (seq == null || one.Seq == seq)).OrderByDescending(one => one.Seq).FirstAsync(cancellationToken);
        var id = Guid.ParseExact(subject.AsSpan(subject.IndexOf('/', StringComparison.Ordinal) + 1), "N");
        var delegation = subject == ProgrammeSubjects.OfDelegation(id) ? await db.Set<MissionDelegation>().AsNoTracking().FirstAsync(row => row.Id == id, cancellationToken) : null;
        var stop = act.Name == ActNames.Of<StopSet>() ? act.DataAs<StopSet>().StopId : act.Name == ActNames.Of<StopCancelled>() ? act.DataAs<StopCancelled>().StopId : default(Guid?);
        var mission = delegation?.ProgrammeId ?? id;
        var done = new MissionDone(mission, delegation?.Number, stop, act.Name, act.Seq, ProgrammeEndpoints.Missions + mission);
        http.SetETag(act.Seq);
        if (status == StatusCodes.Status201Created)
        {
            http.Response.Headers.Location = done.Self;
        }

        return TypedResults.Json(done, ApiJson.Of<MissionDone>(), statusCode: status);
    }

    private static string PointerOf(string field) => field switch
    {
        "Instrument" => "/decision",
        "To" => "/endsAt",
        "Why" => "/reason",
        _ => "/" + char.ToLowerInvariant(field[0]) + field[1..],
    };
}
