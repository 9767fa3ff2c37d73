using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Web.Api.Hosting;
using HaiCap.Web.Hosting;

namespace HaiCap.Web.Api;

public static class Procedures
{
    public static void MapProcedures(this ApiDoors api)
    {
        api.Public.MapGet("/procedures", ListAsync);
        api.Public.MapGet("/procedures/{code}", ShowAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext http, ProcedureCatalogue catalogue, SiteIdentity site)
    {
        var query = new ApiQuery(http);
        var text = query.Text("q");
        var filter = new CatalogueFilter(query.Word<ProcedureLevel>("level"), query.Text("field"));
        var limit = query.Limit();
        var after = query.After();
        if (query.Refusal is { } refusal)
        {
            return refusal;
        }

        // The order of a search has no key of its own; the code of the last one shown finds its place again in the same search.
        var found = (await catalogue.GetAsync(site.ProvinceCode, http.RequestAborted)).Search(text, filter, take: int.MaxValue).Entries;
        var from = after is null ? 0 : found.TakeWhile(entry => entry.Code != after[0]).Count() + 1;
        var shown = found.Skip(from).Take(limit).Select(ItemOf).ToList();
        return TypedResults.Json(new PageOf<ProcedureItem>(shown, from + shown.Count < found.Count ? Cursor.Of(shown[^1].Code) : null), ApiJson.Of<PageOf<ProcedureItem>>());
    }

    private static async Task<IResult> ShowAsync(HttpContext http, string code, ProcedureCatalogue catalogue, SiteIdentity site)
    {
        var entry = (await catalogue.GetAsync(site.ProvinceCode, http.RequestAborted)).Find(code);
        return entry is null ? ApiProblems.Refuse(ApiProblems.NotFound) : TypedResults.Json(ItemOf(entry), ApiJson.Of<ProcedureItem>());
    }

    private static ProcedureItem ItemOf(CatalogueEntry entry) => new(
        entry.Code, entry.Name, entry.NameEn, entry.Field, entry.Level, entry.ServiceLevel, entry.Summary, entry.CodeIsSample);
}

/// <param name="Level">Where it is decided: ministry, province or commune.</param>
/// <param name="ServiceLevel">How far it goes online: full, partial or information.</param>
public sealed record ProcedureItem(
    string Code, string Name, string? NameEn, string Field, ProcedureLevel Level, ServiceLevel ServiceLevel, string Summary, bool CodeIsSample);
