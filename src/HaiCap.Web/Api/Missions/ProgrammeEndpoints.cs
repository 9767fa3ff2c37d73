using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Authority;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Web.Api.Describing;
using HaiCap.Web.Api.Hosting;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Api.Missions;

/// <summary>Programmes of visits with their delegations and stops.</summary>
public static class ProgrammeEndpoints
{
    internal const string Missions = "/api/v1/missions/";

    private const string One = "/missions/{id:guid}";
    private const string Delegations = One + "/delegations";
    private const string Stops = Delegations + "/{number:int}/stops";

    public static void MapProgrammes(this ApiDoors api)
    {
        api.Read.MapGet("/missions", ListAsync).Describe(ProgrammeDescriptions.List);
        api.Read.MapGet(One, ShowAsync).Describe(ProgrammeDescriptions.Show);
        api.Write.MapPost("/missions", (HttpContext http, ProgrammeActDesk desk, OpenProgramme open, AuthorityBook book, HaiCapDb db) =>
            SetProgrammeAsync(http, desk, open, book, db, null)).Describe(ProgrammeDescriptions.Open);
        api.Write.MapPost(One + "/change", (HttpContext http, Guid id, ProgrammeActDesk desk, OpenProgramme open, AuthorityBook book, HaiCapDb db) =>
            SetProgrammeAsync(http, desk, open, book, db, id)).Describe(ProgrammeDescriptions.Change);
        api.Write.MapPost(Delegations, (HttpContext http, Guid id, ProgrammeActDesk desk, DelegationSetting set) => set.RunAsync(http, desk, id, null)).Describe(ProgrammeDescriptions.Name);
        api.Write.MapPost(Delegations + "/{number:int}/change", (HttpContext http, Guid id, int number, ProgrammeActDesk desk, DelegationSetting set) =>
            set.RunAsync(http, desk, id, number)).Describe(ProgrammeDescriptions.ChangeDelegation);
        api.Write.MapPost(Stops, (HttpContext http, Guid id, int number, ProgrammeActDesk desk, SetStop set, HaiCapDb db) =>
            SetStopAsync(http, desk, set, db, id, number, null)).Describe(ProgrammeDescriptions.Stop);
        api.Write.MapPost(Stops + "/{stop:guid}/change", (HttpContext http, Guid id, int number, Guid stop, ProgrammeActDesk desk, SetStop set, HaiCapDb db) =>
            SetStopAsync(http, desk, set, db, id, number, stop)).Describe(ProgrammeDescriptions.ChangeStop);
        api.Write.MapPost(Stops + "/{stop:guid}/cancel", (HttpContext http, Guid id, int number, Guid stop, ProgrammeActDesk desk, SetStop set, HaiCapDb db) => desk.RunAsync<ReasonBody>(
            http, async (by, body, expected, cancel) => await OfStopAsync(db, await set.CancelAsync(by, id, number, stop, body.Reason, expected, cancel), cancel))).Describe(ProgrammeDescriptions.CancelStop);
    }

    public static void AddApiProgrammes(this IServiceCollection services)
    {
        services.AddScoped<ProgrammeActDesk>();
        services.AddScoped<DelegationSetting>();
    }

    private static async Task<IResult> ListAsync(HttpContext http, ApiCaller caller, ShowProgramme show)
    {
        var query = new ApiQuery(http);
        var (limit, after) = (query.Limit(), query.After());
        if (query.Refusal is { } refusal)
        {
            return refusal;
        }

        using var own = caller.Open(caller.Key!.ProvinceCode);
        var listed = await show.ListAsync(caller.Actor, http.RequestAborted);
        if (!listed.Ok)
        {
            return ApiProblems.Refuse(listed);
        }

        var delegations = await show.DelegationsAsync(listed.Value, http.RequestAborted);
        return Paging.Json(Paging.Of(
            listed.Value.Programmes, limit, after, row => row.Id.ToString(),
            row => new MissionLine(row.Id, row.Title, row.Citation, row.Begins, row.Ends, [.. delegations[row.Id].Select(one => new DelegationLine(one.Id, one.Number, one.Name))])));
    }

    private static async Task<IResult> ShowAsync(HttpContext http, Guid id, ApiCaller caller, ShowProgramme show, HaiCapDb db)
    {
        using var own = caller.Open(caller.Key!.ProvinceCode);
        var shown = await show.HandleAsync(caller.Actor, id, http.RequestAborted);
        if (!shown.Ok)
        {
            return ApiProblems.Refuse(shown);
        }

        var (view, row) = (shown.Value, shown.Value.Row);
        List<string> subjects = [ProgrammeSubjects.OfProgramme(id), .. view.Delegations.Select(one => ProgrammeSubjects.OfDelegation(one.Row.Id))];
        using var host = db.Tenant.Open(row.ProvinceCode);
        var seqs = await db.Set<ActHead>().AsNoTracking().Where(head => subjects.Contains(head.Subject)).ToDictionaryAsync(head => head.Subject, head => head.Seq, http.RequestAborted);
        return TypedResults.Json(
            new MissionItem(
                row.Id, row.Title, row.Citation, row.Begins, row.Ends, row.Purpose, row.Prepares,
                [.. view.Delegations.Select(one => ItemOf(view, one, seqs.GetValueOrDefault(ProgrammeSubjects.OfDelegation(one.Row.Id))))], seqs.GetValueOrDefault(subjects[0])),
            ApiJson.Of<MissionItem>());
    }

    private static DelegationItem ItemOf(ProgrammeView view, DelegationView one, int seq) => new(
        one.Row.Id, one.Row.Number, one.Row.Name, [.. one.Members.Select(member => new MemberItem(member.Part, member.Name, member.Title, member.Unit))],
        [.. one.Places.Select(place => new PlaceItem(place.PlaceCode, view.NameOf(place.PlaceCode), place.Contact, place.ContactPhone))],
        [.. one.Stops.Select(stop => new VisitItem(
            stop.Id, stop.Kind == StopKind.Meeting ? VisitKind.Meeting : VisitKind.SiteVisit, stop.PlaceCode, view.NameOf(stop.PlaceCode), stop.Venue, stop.Title, stop.StartsAt, stop.EndsAt, stop.Prepares, stop.CancelledAt is not null))],
        seq);

    private static Task<IResult> SetProgrammeAsync(HttpContext http, ProgrammeActDesk desk, OpenProgramme open, AuthorityBook book, HaiCapDb db, Guid? which) => desk.RunAsync<ProgrammeBody>(
        http,
        async (by, body, expected, cancel) =>
        {
            var number = VietnameseText.Nfc(body.Decision);
            var decision = (await book.RegisterAsync(db, cancel)).Instruments.Values.Where(one => one.Number == number).OrderByDescending(one => one.SignedOn).ThenBy(one => one.Id).FirstOrDefault();
            var done = await open.HandleAsync(
                by, new(new(decision?.Id, body.Title, body.Begins, body.Ends, body.Purpose, body.Prepares), which, expected), cancellationToken: cancel);
            return done.Ok ? ProgrammeSubjects.OfProgramme(done.Value) : done.As<string>();
        },
        which is null ? StatusCodes.Status201Created : StatusCodes.Status200OK);

    private static Task<IResult> SetStopAsync(HttpContext http, ProgrammeActDesk desk, SetStop set, HaiCapDb db, Guid id, int number, Guid? which) => desk.RunAsync<VisitBody>(
        http,
        async (by, body, expected, cancel) =>
        {
            var (day, last) = (body.StartsAt.LocalDay(), body.EndsAt.LocalDay());
            var facts = new StopFacts(body.Kind == VisitKind.Meeting ? StopKind.Meeting : StopKind.SiteVisit, body.Place, body.Venue, body.Title, day, HourOf(body.StartsAt), last == day ? HourOf(body.EndsAt) : null, body.Prepares);
            return await OfStopAsync(db, await set.HandleAsync(by, new(id, number, facts, which, expected), cancellationToken: cancel), cancel);
        },
        which is null ? StatusCodes.Status201Created : StatusCodes.Status200OK);

    /// <summary>The delegation whose itinerary it is of: under it the act stands.</summary>
    private static async Task<Outcome<string>> OfStopAsync(HaiCapDb db, Outcome<Guid> done, CancellationToken cancellationToken) => done.Ok
        ? ProgrammeSubjects.OfDelegation(await db.Set<MissionStop>().AsNoTracking().Where(row => row.Id == done.Value).Select(row => row.DelegationId).FirstAsync(cancellationToken))
        : done.As<string>();

    private static TimeOnly HourOf(DateTimeOffset instant) => TimeOnly.FromDateTime(instant.ToLocal().DateTime);
}
