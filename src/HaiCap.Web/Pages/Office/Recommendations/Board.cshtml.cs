using HaiCap.Core;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Missions.Board;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations;
using HaiCap.Web.Hosting.Sheets;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Recommendations;

/// <summary>Everything asked, in figures, down to the sentences: the nation's for the ministry, a province's own for a province.</summary>
public sealed class BoardModel(ShowMissionBoard show, ListRecommendations list, UnitDirectory directory, KindNames kinds, CallerContext caller, TimeProvider time) : PageModel
{
    private const string Address = "/lam-viec/kien-nghi/toan-canh";

    [BindProperty(SupportsGet = true, Name = "loai")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "linh-vuc")]
    public string? Field { get; set; }

    [BindProperty(SupportsGet = true, Name = "noi")]
    public string? Place { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public MissionBoard Board { get; private set; } = null!;

    /// <summary>What the figures were counted of, when they are narrowed down.</summary>
    public ListRecommendations.Page? Sentences { get; private set; }

    /// <summary>Names of places by their codes, in the order they are shown.</summary>
    public IReadOnlyList<(string Code, string Name)> Names { get; private set; } = [];

    public bool Narrowed => Board.Filter is not (null, null, null);

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => LoadAsync(true, cancellationToken);

    public Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken) => FileAsync(SheetFormat.Csv, cancellationToken);

    public Task<IActionResult> OnGetXlsxAsync(CancellationToken cancellationToken) => FileAsync(SheetFormat.Xlsx, cancellationToken);

    public string NameOf(string code) => Names.FirstOrDefault(one => one.Code == code) is { Name: { } name } ? name : code;

    public BoardCount CountOf(string place) => Board.Places.GetValueOrDefault(place);

    public ProvinceVisit VisitOf(string place) => Board.Visits.GetValueOrDefault(place, ProvinceVisit.None);

    /// <summary>«đã đến 15/08/2025».</summary>
    public static string Told(ProvinceVisit visit) => (visit.State, visit.Day) switch
    {
        (VisitState.Visited, { } day) => T($"đã đến {Day(day)}", $"visited {Day(day)}"),
        (VisitState.Planned, { } day) => T($"theo kế hoạch {Day(day)}", $"planned {Day(day)}"),
        (VisitState.Planned, _) => T("theo kế hoạch", "planned"),
        _ => T("chưa có kế hoạch", "not planned"),
    };

    /// <summary>Of the tile map: a full circle where a delegation has been, an empty one where it is to come.</summary>
    public static string MarkOf(ProvinceVisit visit) => visit.State switch { VisitState.Visited => "● ", VisitState.Planned => "○ ", _ => "" };

    /// <summary>«3 ngày 5 giờ».</summary>
    public static string Span(int? hours) => hours switch
    {
        null => "—",
        < 24 => T($"{hours} giờ", $"{hours} h"),
        _ when hours % 24 == 0 => T($"{hours / 24} ngày", $"{hours / 24} d"),
        _ => T($"{hours / 24} ngày {hours % 24} giờ", $"{hours / 24} d {hours % 24} h"),
    };

    public static string Percent(decimal? share) => share is { } known ? Number(known) + " %" : "—";

    public static string Month(int month) => $"{month % 100:00}/{month / 100}";

    /// <summary>This page, narrowed further or wider.</summary>
    public string UrlOf(string? kind, string? field, string? place, InboxPosition? after = null, string? handler = null)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("handler", handler), ("loai", kind), ("linh-vuc", field), ("noi", place), ("sau", after?.ToString()) })
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }

        return Address + query.ToQueryString();
    }

    public string Into(string place) => UrlOf(Board.Filter.Kind, Board.Filter.Field, place) + "#cau";

    public string FileUrl(SheetFormat format) => UrlOf(Board.Filter.Kind, Board.Filter.Field, Board.Filter.Place, handler: format.ToString());

    private async Task<IActionResult> LoadAsync(bool sentences, CancellationToken cancellationToken)
    {
        var filter = new BoardFilter(Kind is { Length: > 0 and <= DifficultyKinds.LongestCode } ? Kind : null, Said(Field), Said(Place));
        var board = await show.HandleAsync(caller.Actor, filter, cancellationToken);
        if (!board.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        (Board, var units, var today) = (board.Value, await directory.GetAsync(cancellationToken), time.Now().LocalDay());
        Names =
        [
            .. Board.Viewer.IsMinistry ? units.Provinces(today).Select(unit => (unit.Code, unit.Name))
                : Board.Places.Keys.Order(StringComparer.Ordinal).Select(code => (code, units.Find(code, today)?.FullName ?? code)),
        ];
        if (sentences && Narrowed)
        {
            var found = await list.HandleAsync(
                caller.Actor, new(RecommendationSide.All, Kind: filter.Kind, Field: filter.Field, Place: filter.Place), InboxPosition.Parse(After), cancellationToken: cancellationToken);
            Sentences = found.Ok ? found.Value : null;
        }

        return Page();
    }

    private async Task<IActionResult> FileAsync(SheetFormat format, CancellationToken cancellationToken)
    {
        if (await LoadAsync(false, cancellationToken) is not PageResult)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var place = Board.Viewer.IsMinistry ? T("cả nước", "the nation") : caller.Positions[0].Agency.ShortName;
        return new SheetFile(SheetFile.Name("kien-nghi", place, time.Now().LocalDay(), format), format, BoardSheet.Columns, BoardSheet.Rows(this, (await kinds.AllAsync()).Shown(Board.Kinds.ContainsKey)).ToAsyncEnumerable());
    }

    private static string? Said(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > 200 ? null : VietnameseText.Nfc(text);
}
