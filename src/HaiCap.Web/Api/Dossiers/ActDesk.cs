using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Web.Api.Hosting;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Api.Dossiers;

/// <summary>
/// Does an act for another system: in the name of an officer, whose own authority counts, or for the applicant whose dossier the system filed.
/// What is answered is read from the act itself, so that a repeated request is answered alike.
/// </summary>
public sealed class ActDesk(
    HaiCapDb db, ApiCaller caller, Provinces provinces, OnceOnlyRequests onceOnly, ApiRequests requests, ActOrigin origin, ActNaming naming, FindTurn turns, TellDossier dossiers,
    GrantBook book, PublishedProcedures procedures, IServiceProvider services)
{
    internal static readonly Problem NoOfficer = new(
        "API-030", "Nêu tên đăng nhập của cán bộ mà phần mềm làm thay (officer).", "Say in whose name the system acts: the user name of an officer.", "officer");

    internal async Task<IResult> RunAsync<T>(DossierAct<T> act, HttpContext http, string code)
        where T : class, IActBody
    {
        var body = await ApiBody.ReadAsync<T>(http);
        if (body.Refusal is not null || (ApiLimits.Check(body.Value!) is { } outOfBounds && (body = body with { Refusal = outOfBounds }).Refusal is not null))
        {
            return body.Refusal!;
        }

        if (!DossierCode.TryParse(code, out var parsed))
        {
            return ApiProblems.Refuse(ApiProblems.NotFound);
        }

        using var province = await provinces.OpenAsync(caller, parsed.Value, http.RequestAborted);
        using var one = await onceOnly.BeginAsync(http, body.Raw);
        return one.Refusal
            ?? (one.Before is { } before ? await AnswerAsync(http, await ActAsync(before, http.RequestAborted), http.RequestAborted)
                : await DoAsync(act, http, parsed.Value, body.Value!, one.Once));
    }

    private async Task<IResult> DoAsync<T>(DossierAct<T> act, HttpContext http, string code, T body, OnceOnly? once)
        where T : class, IActBody
    {
        var stop = http.RequestAborted;
        if (body.Officer is null && !act.Applicant)
        {
            return await dossiers.IsThereAsync(caller.Actor, code, stop) ? await TellTurnAsync(code, act.Asks, stop) : ApiProblems.Refuse(ApiProblems.NotFound);
        }

        var expected = http.ExpectedSeq();
        if (expected is null && http.Request.Headers.IfMatch.Count > 0)
        {
            expected = await SeqAsync(code, stop);
            if (http.WantsAnother(expected.Value))
            {
                return await RefuseAsync<DossierMoved>(code, ApiProblems.Stale, null, stop);
            }
        }

        var by = caller.Actor;
        if (body.Officer is { } userName)
        {
            var officer = await naming.OfficerAsync(userName, stop);
            if (!officer.Ok)
            {
                return await RefuseAsync(code, officer, static field => "/" + field, stop);
            }

            (by, origin.Via) = (officer.Value, caller.Key!.Via);
        }

        var done = await act.Do(new ActCall(services, by, new DossierRef(code, expected), naming), body, stop);
        if (done.Ok)
        {
            var made = db.Set<Act>().Local.Where(made => DossierSubject.IdOf(made.Subject) is not null).MaxBy(made => made.Seq)
                ?? throw new InvalidOperationException($"{act.Name} recorded nothing.");
            return await AnswerAsync(http, made, stop);
        }

        // The same request may have been done in another process a moment ago.
        if (once is not null && await requests.FindAsync(once, stop) is { } other && (!other.Ok || other.Value is not null))
        {
            return other.Ok ? await AnswerAsync(http, await ActAsync(other.Value!, stop), stop, replayed: true) : ApiProblems.Refuse(other);
        }

        var stale = expected is not null && done.Problems[0].Code == ActSaving.SomebodyWasFirst.Code;
        return await RefuseAsync(code, stale ? ApiProblems.Stale : done, Pointers.Of<T>, stop);
    }

    /// <summary>What lies beyond the key's territory is not there, whatever else is wrong.</summary>
    private async Task<IResult> RefuseAsync<T>(string code, Outcome<T> outcome, Func<string, string>? pointer, CancellationToken cancellationToken) =>
        await dossiers.IsThereAsync(caller.Actor, code, cancellationToken) ? ApiProblems.Refuse(outcome, pointer) : ApiProblems.Refuse(ApiProblems.NotFound);

    private async Task<IResult> TellTurnAsync(string code, Permission asks, CancellationToken cancellationToken) =>
        ApiProblems.Refuse(ApiProblems.Of(StatusCodes.Status422UnprocessableEntity, [NoOfficer], pointer: null) with
        {
            Turn = [.. (await turns.HandleAsync(code, asks, cancellationToken)).Select(turn => new ApiTurn(turn.UserName, turn.Name, turn.Unit.Code.Text, turn.Unit.Name))],
        });

    private async Task<int> SeqAsync(string code, CancellationToken cancellationToken)
    {
        var id = await db.Set<Dossier>().Where(row => row.Code == code).Select(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        var subject = DossierSubject.Of(id);
        return await db.Set<ActHead>().Where(head => head.Subject == subject).Select(head => head.Seq).FirstOrDefaultAsync(cancellationToken);
    }

    private Task<Act> ActAsync(ApiRequest request, CancellationToken cancellationToken) =>
        db.Set<Act>().AsNoTracking().FirstAsync(act => act.Subject == request.Subject && act.Seq == request.Seq, cancellationToken);

    private async Task<IResult> AnswerAsync(HttpContext http, Act act, CancellationToken cancellationToken, bool replayed = false)
    {
        var id = DossierSubject.IdOf(act.Subject) ?? throw new InvalidOperationException($"{act.Subject} is no dossier.");
        var dossier = db.Set<Dossier>().Local.FirstOrDefault(row => row.Id == id) ?? await db.Set<Dossier>().AsNoTracking().FirstAsync(row => row.Id == id, cancellationToken);
        var after = act.After() ?? throw new InvalidOperationException($"Act {act.Seq} of {dossier.Code} does not say where it stands.");
        var steps = (await procedures.GetAsync(dossier.ProcedureVersionId, cancellationToken)).Read().Steps;
        var holder = (await book.AgenciesAsync(db, cancellationToken)).Find(after.Unit);
        http.SetETag(act.Seq);
        if (replayed)
        {
            http.Response.Headers[OnceOnlyRequests.ReplayedHeader] = "true";
        }

        return TypedResults.Json(
            new ActDone(dossier.Code, act.Name, after.State, StepItem.Of(Workflow.Find(steps, after.Step)), AgencyItem.OfAny(holder), after.DueAt, act.Seq), ApiJson.Of<ActDone>());
    }
}
