using System.Globalization;
using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Web.Design;
using HaiCap.Web.Design.Tags;
using HaiCap.Web.Hosting.Sheets;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Authority;

/// <summary>Gaps and overlaps over all procedures and communes of a day; one procedure opened shows each commune.</summary>
public sealed class MatrixModel(CheckCoverage check, WhoDecides who, CallerContext caller) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "ngay")]
    public DateOnly? On { get; set; }

    [BindProperty(SupportsGet = true, Name = "linhVuc")]
    public string? Field { get; set; }

    [BindProperty(SupportsGet = true, Name = "noi")]
    public string? Unit { get; set; }

    [BindProperty(SupportsGet = true, Name = "thuTuc")]
    public string? Procedure { get; set; }

    [BindProperty(SupportsGet = true, Name = "loi")]
    public bool FaultsOnly { get; set; }

    public CheckCoverage.Matrix? Matrix { get; private set; }

    public IReadOnlyList<CoverageRow> Rows { get; private set; } = [];

    public IReadOnlyList<Agency> Communes { get; private set; } = [];

    public string FileUrl(string handler) => $"{UrlOf(Procedure)}&handler={handler}";

    public static bool IsFault(CoverageState state) => state is CoverageState.Gap or CoverageState.Overlap or CoverageState.Vacant;

    public static (string Text, Tone Tone, string Icon) Word(CoverageState state) => state switch
    {
        CoverageState.Covered => (T("Đúng một", "Exactly one"), Tone.Good, "check-circle"),
        CoverageState.Outside => (T("Ngoài hệ thống", "Outside"), Tone.Info, "info-circle"),
        CoverageState.Vacant => (T("Chức vụ khuyết", "Vacant"), Tone.Warn, "exclamation-triangle"),
        CoverageState.Gap => (T("Khoảng trống", "Gap"), Tone.Bad, "x-circle"),
        _ => (T("Chồng lấn", "Overlap"), Tone.Bad, "exclamation-octagon"),
    };

    public int Total(CoverageState state) => Rows.Sum(row => row.Count(state));

    public string UrlOf(string? procedure) => "/lam-viec/tham-quyen/ma-tran"
        + $"?ngay={On?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}&linhVuc={Uri.EscapeDataString(Field ?? "")}&noi={Uri.EscapeDataString(Unit ?? "")}&loi={(FaultsOnly ? "true" : "false")}"
        + (procedure is null ? "" : $"&thuTuc={Uri.EscapeDataString(procedure)}");

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var found = await check.HandleAsync(caller.Actor, new(On, Given(Field), Given(Procedure), Given(Unit)), cancellationToken);
        if (!found.Ok && found.Problems[0].Code == Access.Refused.Code)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Procedure = Given(Procedure);
        Communes = await who.CommunesAsync(cancellationToken);
        if (!found.Ok)
        {
            ModelState.Add(found.Problems);
            return Page();
        }

        Matrix = found.Value;
        On = Matrix.On;
        Rows = [.. Matrix.Rows.Where(row => !FaultsOnly || row.Cells.Any(cell => IsFault(cell.State)))];
        return Page();
    }

    public Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken) => FileAsync(SheetFormat.Csv, cancellationToken);

    public Task<IActionResult> OnGetXlsxAsync(CancellationToken cancellationToken) => FileAsync(SheetFormat.Xlsx, cancellationToken);

    /// <summary>Every cell a line.</summary>
    private async Task<IActionResult> FileAsync(SheetFormat format, CancellationToken cancellationToken)
    {
        if (await OnGetAsync(cancellationToken) is not PageResult || Matrix is not { } matrix)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        SheetColumn[] columns =
        [
            new(T("Mã thủ tục", "Procedure code")), new(T("Thủ tục", "Procedure"), 50), new(T("Lĩnh vực", "Field"), 30), new(T("Xã, phường", "Commune"), 30), new(T("Tình trạng", "State")),
            new(T("Ai quyết định", "Who decides"), 40), new(T("Căn cứ", "Basis"), 40),
        ];
        var lines = Rows.SelectMany(row => row.Cells.Select((cell, i) => (row, cell, i))).Where(line => !FaultsOnly || IsFault(line.cell.State))
            .Select(line => new object?[]
            {
                line.row.Procedure.Code, line.row.Procedure.Name, line.row.Procedure.Field, matrix.Units[line.i].ShortName, Word(line.cell.State).Text,
                line.cell.Gap is { } gap ? AuthorityWords.Of(gap) : line.cell.Who, line.cell.Basis,
            });
        return new SheetFile(SheetFile.Name("phu-tham-quyen", Unit ?? "", matrix.On, format), format, columns, lines.ToAsyncEnumerable());
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
