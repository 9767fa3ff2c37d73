using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Web.Api.Dossiers;
using HaiCap.Web.Api.Hosting;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Api.Missions;

/// <summary>
/// Does an act on a recommendation for another system, in the name of an officer of the province that asked or of the unit that has it; their own authority
/// counts. What is answered is read from the acts, so that a repeated request is answered alike.
/// </summary>
public sealed class RecommendationActDesk(
    HaiCapDb db, ApiCaller caller, OnceOnlyRequests onceOnly, ApiRequests requests, ActOrigin origin, FindOfficerByName officers, ActRecorder acts, MissionTelling telling, IServiceProvider services)
{
    internal async Task<IResult> RunAsync<T>(RecommendationAct<T> act, HttpContext http, string code, Guid? answer)
        where T : class, IActBody
    {
        var body = await ApiBody.ReadAsync<T>(http);
        return body.Refusal ?? ApiLimits.Check(body.Value!) ?? await RunAsync(act, http, code, answer, body);
    }

    /// <param name="status">Of what was done.</param>
    internal async Task<IResult> RunAsync<T>(RecommendationAct<T> act, HttpContext http, string code, Guid? answer, ApiBody<T> body, int status = StatusCodes.Status200OK)
        where T : class, IActBody
    {
        code = code.ToUpperInvariant();
        if (RecommendationDesk.ProvinceOf(code) is not { } province || caller.Open(province) is not { } opened)
        {
            return ApiProblems.Refuse(ApiProblems.NotFound);
        }

        using (opened)
        {
            var row = await db.Set<Recommendation>().AsNoTracking().FirstOrDefaultAsync(one => one.Code == code, http.RequestAborted);
            if (row is null || !Reaches(row))
            {
                return ApiProblems.Refuse(ApiProblems.NotFound);
            }

            using var one = await onceOnly.BeginAsync(http, body.Raw);
            return one.Refusal
                ?? (one.Before is { } before ? await AnswerAsync(http, row, before.Seq, status, answer is null, http.RequestAborted)
                    : await DoAsync(act, http, row, answer, body.Value!, one.Once, status));
        }
    }

    /// <summary>Whether it is there for the key: of who asks, of who has it, or of a division of whom.</summary>
    private bool Reaches(Recommendation row) =>
        caller.Key!.AgencyPath is not { } path || row.AskerPath.StartsWith(path, StringComparison.Ordinal) || Owns(row) || path.StartsWith(row.OwnerPath, StringComparison.Ordinal);

    /// <summary>What its owner does comes only through a key that reaches the owner: a commune's system signs nothing in a department's name.</summary>
    private bool Owns(Recommendation row) => caller.Key!.AgencyPath is not { } path || row.OwnerPath.StartsWith(path, StringComparison.Ordinal);

    private async Task<IResult> DoAsync<T>(RecommendationAct<T> act, HttpContext http, Recommendation row, Guid? answer, T body, OnceOnly? once, int status)
        where T : class, IActBody
    {
        var stop = http.RequestAborted;
        if (body.Officer is not { } userName)
        {
            return ApiProblems.Refuse(ActDesk.NoOfficer);
        }

        if (!act.OfAsker && !Owns(row))
        {
            return ApiProblems.Refuse(Access.Refused);
        }

        var expected = http.ExpectedSeq();
        if (expected is null && http.Request.Headers.IfMatch.Count > 0)
        {
            expected = await acts.SeqAsync(MissionSubjects.OfRecommendation(row.Id), stop);
            if (http.WantsAnother(expected.Value))
            {
                return ApiProblems.Refuse(ApiProblems.Stale);
            }
        }

        var (by, tenant) = await OfficerAsync(userName, act.OfAsker ? [row.ProvinceCode] : [row.OwnerProvince, row.ProvinceCode], stop);
        if (by is null)
        {
            return ApiProblems.Refuse(FindOfficerByName.NoSuchOfficer);
        }

        if (act.OnAnswer && act.Name != "keep-plan" && !await db.Set<RecommendationAnswer>().AnyAsync(one => one.Id == answer && one.State != AnswerState.Sent, stop))
        {
            return ApiProblems.Refuse(MissionProblems.NotNow);
        }

        origin.Via = caller.Key!.Via;
        Outcome<Done> done;
        using (db.Tenant.Open(tenant))
        {
            done = await act.Do(new RecommendationCall(services, by, new RecommendationRef(row.Code, expected), answer), body, stop);
        }

        if (done.Ok)
        {
            return await AnswerAsync(http, row, db.Set<Act>().Local.Where(made => made.Subject == MissionSubjects.OfRecommendation(row.Id)).Max(made => made.Seq), status, answer is null, stop);
        }

        // The same request may have been done in another process a moment ago.
        if (once is not null && await requests.FindAsync(once, stop) is { } other && (!other.Ok || other.Value is not null))
        {
            http.Response.Headers[OnceOnlyRequests.ReplayedHeader] = "true";
            return other.Ok ? await AnswerAsync(http, row, other.Value!.Seq, status, answer is null, stop) : ApiProblems.Refuse(other);
        }

        return expected is not null && done.Problems[0].Code == ActSaving.SomebodyWasFirst.Code ? ApiProblems.Refuse(ApiProblems.Stale) : ApiProblems.Refuse(done, MissionTelling.PointerOf);
    }

    /// <summary>By user name in the tenants where such an officer may be, as far as the key reaches.</summary>
    private async Task<(Actor? By, string Tenant)> OfficerAsync(string userName, IEnumerable<string> tenants, CancellationToken cancellationToken)
    {
        foreach (var tenant in tenants.Distinct(StringComparer.Ordinal).Where(tenant => caller.Key!.CoversProvince(tenant)))
        {
            using var open = db.Tenant.Open(tenant);
            if (await officers.HandleAsync(userName, cancellationToken) is { Ok: true } found)
            {
                return (found.Value, tenant);
            }
        }

        return (null, "");
    }

    /// <param name="drafted">The answer is told by the act itself.</param>
    private async Task<IResult> AnswerAsync(HttpContext http, Recommendation row, int seq, int status, bool drafted, CancellationToken cancellationToken)
    {
        var subject = MissionSubjects.OfRecommendation(row.Id);
        var story = await db.Set<Act>().AsNoTracking().Where(act => act.Subject == subject && act.Seq <= seq).OrderBy(act => act.Seq).ToListAsync(cancellationToken);
        var done = await telling.DoneAsync(row, story, cancellationToken);
        http.SetETag(seq);
        if (status == StatusCodes.Status201Created)
        {
            http.Response.Headers.Location = drafted && done.Answer is { } id ? MissionEndpoints.Answers + id : done.Self;
        }

        return TypedResults.Json(done, ApiJson.Of<RecommendationDone>(), statusCode: status);
    }
}
