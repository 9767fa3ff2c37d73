using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Web.Api.Dossiers;
using HaiCap.Web.Api.Hosting;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Api.Missions;

/// <summary>A difficulty recorded and something asked, in the name of an officer of a commune or department.</summary>
public sealed class DifficultyEndpoint(
    HaiCapDb db, ApiCaller caller, Provinces provinces, OnceOnlyRequests onceOnly, ApiRequests requests, ActOrigin origin, FindOfficerByName officers, RecordDifficulty record, MissionTelling telling)
{
    public async Task<IResult> RecordAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync<DifficultyBody>(http);
        if ((body.Refusal ?? ApiLimits.Check(body.Value!)) is { } refusal)
        {
            return refusal;
        }

        var asked = body.Value!;
        return await DoAsync(
            http, body.Raw, asked.Agency, asked.Officer,
            new(asked.Kind, asked.Field, asked.Procedure, asked.Severity, asked.Text, asked.Affected, asked.Evidence, asked.Person, asked.Asks, asked.Addressee), MissionTelling.PointerOf,
            (row, code) =>
            {
                http.Response.Headers.Location = MissionEndpoints.Difficulties + row.Code;
                return Task.FromResult<IResult>(TypedResults.Json(
                    new DifficultyMade(row.Code, code, MissionEndpoints.Difficulties + row.Code), ApiJson.Of<DifficultyMade>(), statusCode: StatusCodes.Status201Created));
            });
    }

    public async Task<IResult> AskAsync(HttpContext http)
    {
        var body = await ApiBody.ReadAsync<RecommendationBody>(http);
        if ((body.Refusal ?? ApiLimits.Check(body.Value!)) is { } refusal)
        {
            return refusal;
        }

        var asked = body.Value!;
        return string.IsNullOrWhiteSpace(asked.Asks)
            ? ApiProblems.Refuse(MissionProblems.NoAsking)
            : await DoAsync(
                http, body.Raw, asked.Agency, asked.Officer,
                new(asked.Kind, asked.Field, asked.Procedure, asked.Severity, asked.Difficulty, Asks: asked.Asks, Addressee: asked.Addressee),
                field => field == "Text" ? "/difficulty" : MissionTelling.PointerOf(field), (_, code) => AskedAsync(http, code!));
    }

    private async Task<IResult> DoAsync(
        HttpContext http, ReadOnlyMemory<byte> raw, string? agency, string? officer, DifficultyFacts facts, Func<string, string> pointer, Func<Difficulty, string?, Task<IResult>> answer)
    {
        var stop = http.RequestAborted;
        using var province = await provinces.OpenAsync(caller, agency, stop) ?? (caller.Key!.ProvinceCode == Tenant.Nation ? null : caller.Open(caller.Key.ProvinceCode));
        using var one = await onceOnly.BeginAsync(http, raw);
        if (one.Refusal is not null)
        {
            return one.Refusal;
        }

        if (one.Before is { } before)
        {
            return await MadeAsync(before.Subject, answer, stop);
        }

        if (officer is null)
        {
            return ApiProblems.Refuse(ActDesk.NoOfficer);
        }

        var by = await officers.HandleAsync(officer, stop);
        if (!by.Ok)
        {
            return ApiProblems.Refuse(by);
        }

        origin.Via = caller.Key!.Via;
        var done = await record.HandleAsync(by.Value, new(facts), cancellationToken: stop);
        if (done.Ok)
        {
            return await MadeAsync(MissionSubjects.OfDifficulty(done.Value.Id), answer, stop);
        }

        // The same request may have been done in another process a moment ago.
        if (one.Once is not null && await requests.FindAsync(one.Once, stop) is { } other && (!other.Ok || other.Value is not null))
        {
            http.Response.Headers[OnceOnlyRequests.ReplayedHeader] = "true";
            return other.Ok ? await MadeAsync(other.Value!.Subject, answer, stop) : ApiProblems.Refuse(other);
        }

        return ApiProblems.Refuse(done, pointer);
    }

    private async Task<IResult> MadeAsync(string subject, Func<Difficulty, string?, Task<IResult>> answer, CancellationToken cancellationToken)
    {
        var id = Guid.ParseExact(subject.AsSpan(subject.IndexOf('/', StringComparison.Ordinal) + 1), "N");
        var row = await db.Set<Difficulty>().AsNoTracking().FirstAsync(one => one.Id == id, cancellationToken);
        return await answer(row, await db.Set<Recommendation>().AsNoTracking().Where(one => one.DifficultyId == id).Select(one => one.Code).FirstOrDefaultAsync(cancellationToken));
    }

    /// <summary>As it stood when it was asked: received, and given at once to the unit the register names.</summary>
    private async Task<IResult> AskedAsync(HttpContext http, string code)
    {
        var stop = http.RequestAborted;
        var row = await db.Set<Recommendation>().AsNoTracking().FirstAsync(one => one.Code == code, stop);
        var subject = MissionSubjects.OfRecommendation(row.Id);
        var story = await db.Set<Act>().AsNoTracking().Where(act => act.Subject == subject && act.Seq <= 2 && act.At == row.AskedAt).OrderBy(act => act.Seq).ToListAsync(stop);
        var done = await telling.DoneAsync(row, story, stop);
        http.SetETag(done.Seq);
        http.Response.Headers.Location = done.Self;
        return TypedResults.Json(done, ApiJson.Of<RecommendationDone>(), statusCode: StatusCodes.Status201Created);
    }
}
