using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Web.Api.Describing;
using HaiCap.Web.Api.Dossiers;
using HaiCap.Web.Api.Hosting;

namespace HaiCap.Web.Api.Missions;

/// <summary>Difficulties, what is asked because of them, and what is answered.</summary>
public static class MissionEndpoints
{
    internal const string Difficulties = "/api/v1/difficulties/";
    internal const string Recommendations = "/api/v1/recommendations/";
    internal const string Answers = "/api/v1/answers/";

    public static void MapMissions(this ApiDoors api)
    {
        api.Read.MapGet("/difficulties", ListDifficultiesAsync).Describe(MissionDescriptions.Difficulties);
        api.Read.MapGet("/difficulties/kinds", ListKindsAsync).Describe(MissionDescriptions.Kinds);
        api.Read.MapGet("/difficulties/{code}", ShowDifficultyAsync).Describe(MissionDescriptions.Difficulty);
        api.Write.MapPost("/difficulties", (HttpContext http, DifficultyEndpoint record) => record.RecordAsync(http)).Describe(MissionDescriptions.Record);
        api.Read.MapGet("/recommendations", ListRecommendationsAsync).Describe(MissionDescriptions.Recommendations);
        api.Read.MapGet("/recommendations/{code}", ShowRecommendationAsync).Describe(MissionDescriptions.Recommendation);
        api.Write.MapPost("/recommendations", (HttpContext http, DifficultyEndpoint record) => record.AskAsync(http)).Describe(MissionDescriptions.Ask);
        api.Read.MapGet("/answers", ListAnswersAsync).Describe(MissionDescriptions.Answers);
        api.Read.MapGet("/answers/{id:guid}", ShowAnswerAsync).Describe(MissionDescriptions.Answer);
        api.Write.MapPost("/answers", DraftAsync).Describe(MissionDescriptions.Draft);
        foreach (var act in RecommendationActs.All.Where(act => !act.OnAnswer))
        {
            api.Write.MapPost("/recommendations/{code}/" + act.Name, (HttpContext http, string code, RecommendationActDesk desk) => act.RunAsync(desk, http, code, null)).Describe(MissionDescriptions.Of(act));
        }

        foreach (var act in RecommendationActs.All.Where(act => act.OnAnswer))
        {
            api.Write.MapPost("/answers/{id:guid}/" + act.Name, async (HttpContext http, Guid id, RecommendationActDesk desk, ListAnswers answers) =>
                await act.RunAsync(desk, http, await answers.RecommendationOfAsync(id, http.RequestAborted) ?? "", id)).Describe(MissionDescriptions.Of(act));
        }
    }

    public static void AddApiMissions(this IServiceCollection services)
    {
        services.AddScoped<MissionTelling>();
        services.AddScoped<RecommendationActDesk>();
        services.AddScoped<DifficultyEndpoint>();
    }

    /// <summary>A key reads in its own tenant: one for the nation what every province asks, one for a province its own.</summary>
    private static IDisposable? OpenOwn(ApiCaller caller) => caller.Open(caller.Key!.ProvinceCode);

    private static async Task<IResult> ListDifficultiesAsync(HttpContext http, ApiCaller caller, ListDifficulties list, MissionTelling telling)
    {
        var query = new ApiQuery(http);
        var filter = new DifficultyFilter(query.Text("kind", DifficultyKinds.LongestCode), query.Text("field"), query.Word<Severity>("severity"));
        var (limit, after) = (query.Limit(), After(query));
        if (query.Refusal is { } refusal)
        {
            return refusal;
        }

        using var own = OpenOwn(caller);
        var page = await list.HandleAsync(caller.Actor, filter, after, limit, http.RequestAborted);
        if (!page.Ok)
        {
            return ApiProblems.Refuse(page);
        }

        var items = new List<DifficultyLine>();
        foreach (var line in page.Value.Lines)
        {
            items.Add(await telling.LineOfAsync(line, http.RequestAborted));
        }

        return Paging.Json(new PageOf<DifficultyLine>(items, page.Value.Next is { } next ? Cursor.Of(next.ToString()) : null));
    }

    private static async Task<IResult> ListKindsAsync(HttpContext http, HaiCapDb db, KindBook kinds) => Paging.Json(new PageOf<KindItem>(
        [.. (await kinds.GetAsync(db, http.RequestAborted)).All.Select(kind => new KindItem(kind.Code, kind.Name, kind.NameEn, kind.AnswerDays, !kind.Hidden))], null));

    private static async Task<IResult> ShowDifficultyAsync(HttpContext http, string code, ApiCaller caller, ListDifficulties list, MissionTelling telling)
    {
        using var own = OpenOwn(caller);
        var found = await list.FindAsync(caller.Actor, code, http.RequestAborted);
        return found.Ok
            ? TypedResults.Json(
                await telling.ItemOfAsync(found.Value.Line.Row, found.Value.Person, found.Value.Line.Recommendation, http.RequestAborted), ApiJson.Of<DifficultyItem>())
            : ApiProblems.Refuse(found);
    }

    private static async Task<IResult> ListRecommendationsAsync(HttpContext http, ApiCaller caller, ListRecommendations list, MissionTelling telling, TimeProvider time)
    {
        var query = new ApiQuery(http);
        var (state, kind, field) = (query.Word<RecommendationState>("state"), query.Text("kind", DifficultyKinds.LongestCode), query.Text("field"));
        var due = DueBounds.Read(query, time.Now());
        var (limit, after) = (query.Limit(), query.After(2));
        var position = after is null ? null : PositionOf(after);
        if (after is not null && position is null)
        {
            query.Fault("after", "Dùng đúng giá trị next của trang trước.", "Use next of the page before, as it was given.");
        }

        if (query.Refusal is { } refusal)
        {
            return refusal;
        }

        using var own = OpenOwn(caller);
        var span = due is (null, null) ? null : new DueSpan(due.From, due.Before);
        var page = await list.HandleAsync(caller.Actor, new(RecommendationSide.All, state, kind, field, Due: span), position, limit, http.RequestAborted);
        if (!page.Ok)
        {
            return ApiProblems.Refuse(page);
        }

        var items = new List<RecommendationLine>();
        foreach (var line in page.Value.Lines)
        {
            items.Add(await telling.LineOfAsync(line, http.RequestAborted));
        }

        return Paging.Json(new PageOf<RecommendationLine>(
            items, page.Value.Next is { } next ? Cursor.Of(next.DueKey.UtcTicks.ToString(System.Globalization.CultureInfo.InvariantCulture), next.Id.ToString()) : null));
    }

    private static async Task<IResult> ShowRecommendationAsync(HttpContext http, string code, ApiCaller caller, ShowRecommendation show, MissionTelling telling, TimeProvider time)
    {
        using var own = OpenOwn(caller);
        var found = await show.HandleAsync(caller.Actor, code, http.RequestAborted);
        if (!found.Ok)
        {
            return ApiProblems.Refuse(found);
        }

        http.SetETag(found.Value.Seq);
        http.Response.Headers.Vary = "Authorization";
        return http.HasAlready(found.Value.Seq) ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Json(await telling.ItemOfAsync(found.Value, time.Now(), http.RequestAborted), ApiJson.Of<RecommendationItem>());
    }

    private static async Task<IResult> ListAnswersAsync(HttpContext http, ApiCaller caller, ListAnswers list)
    {
        var query = new ApiQuery(http);
        var filter = new AnswerFilter(query.Word<AnswerKind>("kind"), query.Text("recommendation", 24)?.ToUpperInvariant());
        var (limit, after) = (query.Limit(), After(query));
        if (query.Refusal is { } refusal)
        {
            return refusal;
        }

        using var own = OpenOwn(caller);
        var page = await list.HandleAsync(caller.Actor, filter, after, limit, http.RequestAborted);
        return page.Ok
            ? Paging.Json(new PageOf<AnswerItem>(
                [.. page.Value.Lines.Select(line => MissionTelling.ItemOf(line.Row, line.Recommendation))], page.Value.Next is { } next ? Cursor.Of(next.ToString()) : null))
            : ApiProblems.Refuse(page);
    }

    private static async Task<IResult> ShowAnswerAsync(HttpContext http, Guid id, ApiCaller caller, ListAnswers list)
    {
        using var own = OpenOwn(caller);
        var found = await list.FindAsync(caller.Actor, id, http.RequestAborted);
        return found.Ok ? TypedResults.Json(MissionTelling.ItemOf(found.Value.Row, found.Value.Recommendation), ApiJson.Of<AnswerItem>()) : ApiProblems.Refuse(found);
    }

    private static async Task<IResult> DraftAsync(HttpContext http, RecommendationActDesk desk)
    {
        var body = await ApiBody.ReadAsync<AnswerBody>(http);
        return body.Refusal ?? ApiLimits.Check(body.Value!)
            ?? await desk.RunAsync(RecommendationActs.Draft, http, body.Value!.Recommendation, null, body, StatusCodes.Status201Created);
    }

    private static Guid? After(ApiQuery query)
    {
        if (query.After() is not [var text])
        {
            return null;
        }

        if (Guid.TryParse(text, out var id))
        {
            return id;
        }

        query.Fault("after", "Dùng đúng giá trị next của trang trước.", "Use next of the page before, as it was given.");
        return null;
    }

    private static InboxPosition? PositionOf(string[] parts) =>
        long.TryParse(parts[0], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var ticks)
        && ticks <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParse(parts[1], out var id) ? new(new DateTimeOffset(ticks, TimeSpan.Zero), id) : null;
}
