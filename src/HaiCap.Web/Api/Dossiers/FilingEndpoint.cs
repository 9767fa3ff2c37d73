using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Filing;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Api.Hosting;

namespace HaiCap.Web.Api.Dossiers;

/// <summary>A dossier is filed by a system, for an applicant or in an officer's name.</summary>
internal static class FilingEndpoint
{
    public static async Task<IResult> FileAsync(
        HttpContext http, ApiCaller caller, Provinces provinces, OnceOnlyRequests onceOnly, ActOrigin origin, FindOfficerByName officers, FileByKey file)
    {
        var stop = http.RequestAborted;
        var body = await ApiBody.ReadAsync<DossierFiling>(http);
        if (body.Refusal is not null)
        {
            return body.Refusal;
        }

        if (ApiLimits.Check(body.Value!) is { } outOfBounds)
        {
            return outOfBounds;
        }

        var asked = body.Value!;
        using var province = await provinces.OpenAsync(caller, asked.ReceivingAgency, stop);

        // A repeated filing is told by the dossier's own unique index: a new one costs no look.
        using var one = await onceOnly.BeginAsync(http, body.Raw, look: false);
        if (one.Refusal is not null)
        {
            return one.Refusal;
        }

        Actor? officer = null;
        if (asked.Officer is { } userName)
        {
            var found = await officers.HandleAsync(userName, stop);
            if (!found.Ok)
            {
                return ApiProblems.Refuse(found);
            }

            (officer, origin.Via) = (found.Value, caller.Key!.Via);
        }

        var filed = await file.HandleAsync(caller.Actor, RequestOf(asked, officer), stop);
        if (!filed.Ok)
        {
            return ApiProblems.Refuse(filed, Pointers.OfFiling);
        }

        var done = filed.Value;
        if (done.Repeated)
        {
            http.Response.Headers[OnceOnlyRequests.ReplayedHeader] = "true";
        }

        http.SetETag(done.Seq);
        http.Response.Headers.Location = DossierEndpoints.Address + done.Code;
        return TypedResults.Json(
            new DossierFiled(done.Code, done.State, done.SubmittedAt, done.ReceptionDueAt, done.Seq, DossierEndpoints.Address + done.Code, $"{DossierEndpoints.Address}{done.Code}/acts"),
            ApiJson.Of<DossierFiled>(), statusCode: StatusCodes.Status201Created);
    }

    private static FileByKey.Request RequestOf(DossierFiling asked, Actor? officer)
    {
        var owner = asked.Applicant;
        return new(
            asked.Procedure, asked.ReceivingAgency, new Party(owner.Kind, owner.Name, owner.IdNumber, owner.Address, owner.Phone, owner.Email), asked.Submitter,
            asked.Answers is null ? FormAnswers.None : new FormAnswers(asked.Answers), [.. (asked.Attachments ?? []).Select(ActNaming.Named)], asked.Channel, officer, asked.Commune,
            asked.FormOnPaper, asked.Note);
    }
}
