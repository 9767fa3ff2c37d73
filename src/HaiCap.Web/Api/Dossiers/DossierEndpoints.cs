using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers.Letters;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Accounts;
using HaiCap.Web.Api.Describing;
using HaiCap.Web.Api.Hosting;
using HaiCap.Web.Hosting;

namespace HaiCap.Web.Api.Dossiers;

/// <summary>Dossiers: filed, read, listed, and their files handed out.</summary>
public static class DossierEndpoints
{
    internal const string Address = "/api/v1/dossiers/";

    public static void MapDossiers(this ApiDoors api)
    {
        api.Write.MapPost("/dossiers", FilingEndpoint.FileAsync).Describe(DossierDescriptions.File);
        api.Read.MapGet("/dossiers", ListAsync).Describe(DossierDescriptions.List);
        api.Read.MapGet("/dossiers/{code}", ShowAsync).Describe(DossierDescriptions.Show);
        api.Read.MapGet("/dossiers/{code}/clock", ClockAsync).Describe(DossierDescriptions.Clock);
        api.Read.MapGet("/dossiers/{code}/acts", ActsAsync).Describe(DossierDescriptions.Acts);
        api.Read.MapGet("/dossiers/{code}/files/{id:guid}", PaperAsync).WithMetadata(new HandsOutFile()).Describe(DossierDescriptions.Paper)
            .Produces<Stream>(StatusCodes.Status200OK, FileKind.Pdf.MediaType(), [.. Enum.GetValues<FileKind>().Skip(1).Select(kind => kind.MediaType())]);
        api.Read.MapGet("/dossiers/{code}/documents/{id:guid}", DocumentAsync).WithMetadata(new HandsOutFile()).Describe(DossierDescriptions.Document)
            .Produces<Stream>(StatusCodes.Status200OK, FileKind.Pdf.MediaType());
        foreach (var act in DossierActs.All)
        {
            api.Write.MapPost("/dossiers/{code}/" + act.Name, (HttpContext http, string code, ActDesk desk) => act.RunAsync(desk, http, code)).Describe(DossierDescriptions.Of(act));
        }
    }

    public static void AddApiDossiers(this IServiceCollection services)
    {
        services.AddSingleton<Provinces>();
        services.AddScoped<ActNaming>();
        services.AddScoped<ActDesk>();
    }

    private static async Task<IResult> ShowAsync(HttpContext http, string code, ApiCaller caller, Provinces provinces, FindOfficerByName officers, ActOrigin origin, TellDossier dossiers)
    {
        using var province = await provinces.OpenAsync(caller, code, http.RequestAborted);
        var officer = await ReaderAsync(http, caller, officers, origin);
        if (officer.Refusal is not null)
        {
            return officer.Refusal;
        }

        var found = await dossiers.HandleAsync(caller.Actor, code, officer.Reader, http.RequestAborted);
        if (!found.Ok)
        {
            return ApiProblems.Refuse(found);
        }

        http.SetETag(found.Value.Seq);
        http.Response.Headers.Vary = "Authorization";
        return http.HasAlready(found.Value.Seq) ? TypedResults.StatusCode(StatusCodes.Status304NotModified) : TypedResults.Json(DossierTelling.ItemOf(found.Value), ApiJson.Of<DossierItem>());
    }

    private static async Task<IResult> ClockAsync(
        HttpContext http, string code, ApiCaller caller, Provinces provinces, FindOfficerByName officers, ActOrigin origin, TellClock clocks, GrantBook book, HaiCapDb db)
    {
        using var province = await provinces.OpenAsync(caller, code, http.RequestAborted);
        var officer = await ReaderAsync(http, caller, officers, origin);
        if (officer.Refusal is not null)
        {
            return officer.Refusal;
        }

        var found = await clocks.HandleAsync(caller.Actor, code, officer.Reader, http.RequestAborted);
        if (!found.Ok)
        {
            return ApiProblems.Refuse(found);
        }

        var seq = found.Value.Told.Seq;
        http.SetETag(seq);
        http.Response.Headers.Vary = "Authorization";
        if (http.HasAlready(seq))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var shelf = await book.AgenciesAsync(db, http.RequestAborted);
        return TypedResults.Json(ClockItem.Of(found.Value, id => AgencyItem.OfAny(shelf.Find(id))), ApiJson.Of<ClockItem>());
    }

    /// <summary>Who reads: the officer named in the query, when the system reads in somebody's name.</summary>
    private static async Task<(Actor? Reader, IResult? Refusal)> ReaderAsync(HttpContext http, ApiCaller caller, FindOfficerByName officers, ActOrigin origin)
    {
        var query = new ApiQuery(http);
        var userName = query.Text("officer", FindOfficerByName.LongestUserName);
        if (query.Refusal is { } refusal || userName is null)
        {
            return (null, query.Refusal);
        }

        var found = await officers.HandleAsync(userName, http.RequestAborted);
        if (!found.Ok)
        {
            query.Fault("officer", found.Problems[0].Vi, found.Problems[0].En);
            return (null, query.Refusal);
        }

        origin.Via = caller.Key!.Via;
        return (found.Value, null);
    }

    private static async Task<IResult> ListAsync(HttpContext http, ApiCaller caller, Provinces provinces, ListDossiers list, GrantBook book, HaiCapDb db, TimeProvider time)
    {
        var query = new ApiQuery(http);
        var (agencyCode, state, limit, after) = (query.Text("agency", 40), query.Word<DossierState>("state"), query.Limit(), query.After());
        var position = after is null ? null : ListPosition.Parse(after[0]);
        var (from, before) = DueBounds.Read(query, time.Now());
        if (after is not null && position is null)
        {
            query.Fault("after", "Dùng đúng giá trị next của trang trước.", "Use next of the page before, as it was given.");
        }

        using var province = await provinces.OpenAsync(caller, agencyCode, http.RequestAborted);
        var agency = agencyCode is not null && AgencyCode.TryParse(agencyCode, out var code) ? (await book.AgenciesAsync(db, http.RequestAborted)).Find(code) : null;
        if (agencyCode is not null && agency is null)
        {
            query.Fault("agency", "Không có cơ quan nào mang mã này.", "No agency has this code.");
        }

        if (query.Refusal is { } refusal)
        {
            return refusal;
        }

        var page = await list.HandleAsync(caller.Actor, new(agency, state, from, before, position, limit), http.RequestAborted);
        return page.Ok
            ? TypedResults.Json(
                new PageOf<DossierLine>([.. page.Value.Dossiers.Select(DossierTelling.LineOf)], page.Value.Next is { } next ? Cursor.Of(next.ToString()) : null), ApiJson.Of<PageOf<DossierLine>>())
            : ApiProblems.Refuse(page);
    }

    private static async Task<IResult> ActsAsync(HttpContext http, string code, ApiCaller caller, Provinces provinces, ListDossierActs list)
    {
        var query = new ApiQuery(http);
        var (limit, after) = (query.Limit(), query.After());
        var seen = 0;
        if (after is not null && !int.TryParse(after[0], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out seen))
        {
            query.Fault("after", "Dùng đúng giá trị next của trang trước.", "Use next of the page before, as it was given.");
        }

        if (query.Refusal is { } refusal)
        {
            return refusal;
        }

        using var province = await provinces.OpenAsync(caller, code, http.RequestAborted);
        var page = await list.HandleAsync(caller.Actor, new(code, seen, limit), http.RequestAborted);
        return page.Ok
            ? TypedResults.Json(
                new PageOf<ActItem>([.. page.Value.Acts.Select(DossierTelling.ActOf)], page.Value.Next is { } next ? Cursor.Of(next.ToString(System.Globalization.CultureInfo.InvariantCulture)) : null),
                ApiJson.Of<PageOf<ActItem>>())
            : ApiProblems.Refuse(page);
    }

    private static async Task<IResult> PaperAsync(
        HttpContext http, string code, Guid id, ApiCaller caller, Provinces provinces, FindOfficerByName officers, ActOrigin origin, DossierFiles files)
    {
        using var province = await provinces.OpenAsync(caller, code, http.RequestAborted);
        var (reader, refusal) = await ReaderAsync(http, caller, officers, origin);
        return refusal ?? Send(http, await files.PaperAsync(reader ?? caller.Actor, code, id, http.RequestAborted));
    }

    private static async Task<IResult> DocumentAsync(
        HttpContext http, string code, Guid id, ApiCaller caller, Provinces provinces, FindOfficerByName officers, ActOrigin origin, PrintDossierDocument print)
    {
        using var province = await provinces.OpenAsync(caller, code, http.RequestAborted);
        var (reader, refusal) = await ReaderAsync(http, caller, officers, origin);
        return refusal ?? Send(http, await print.HandleAsync(reader ?? caller.Actor, code, id, http.RequestAborted));
    }

    private static IResult Send(HttpContext http, Outcome<HandedFile> handed) =>
        handed.Ok ? http.Send(handed, view: false)
        : handed.Problems[0].Code == "DOS-001" ? ApiProblems.Refuse(ApiProblems.NotFound)
        : ApiProblems.Refuse(ApiProblems.Of(StatusCodes.Status503ServiceUnavailable, handed.Problems[0]));
}
