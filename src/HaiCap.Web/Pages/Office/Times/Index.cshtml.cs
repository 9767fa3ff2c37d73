using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Organizations;
using HaiCap.Core.Statistics;
using HaiCap.Web.Hosting.Sheets;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Times;

/// <summary>Where time goes: how long each step takes, and at which tier it is lost; of the stays that ended in a period.</summary>
[Authorize(Policies.Officer)]
public sealed class IndexModel(
    CountStepTimes steps, CountTierTimes tiers, ListLongStays longStays, ListStatisticsAgencies agencies, Access access, CallerContext caller, TimeProvider time) : PageModel
{
    public const string Address = "/lam-viec/thoi-gian";

    /// <summary>"buoc" or "cap".</summary>
    [BindProperty(SupportsGet = true, Name = "xem")]
    public string? View { get; set; }

    /// <summary>First day; the first of this month when none is given.</summary>
    [BindProperty(SupportsGet = true, Name = "tu")]
    public DateOnly? From { get; set; }

    /// <summary>Last day, included; today when none is given.</summary>
    [BindProperty(SupportsGet = true, Name = "den")]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "co-quan")]
    public Guid? AgencyId { get; set; }

    [BindProperty(SupportsGet = true, Name = "thu-tuc")]
    public string? ProcedureCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "buoc")]
    public string? Step { get; set; }

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public Guid? Unit { get; set; }

    public bool ByTier => View == "cap";

    public DateOnly FirstDay { get; private set; }

    public DateOnly LastDay { get; private set; }

    public IReadOnlyList<StatisticsAgency> Agencies { get; private set; } = [];

    public IReadOnlyList<StepTime> Steps { get; private set; } = [];

    public TierTimes? Tiers { get; private set; }

    public IReadOnlyList<LongStay> Longest { get; private set; } = [];

    public bool ReadsDossiers => caller.Positions.Any(position => Access.RoleAllows(position.Role, Permission.ReadDossier));

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is not { } filter)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Longest = await longStays.HandleAsync(filter, cancellationToken);
        return Page();
    }

    public Task<IActionResult> OnGetCsvAsync(CancellationToken cancellationToken) => FileAsync(SheetFormat.Csv, cancellationToken);

    public Task<IActionResult> OnGetXlsxAsync(CancellationToken cancellationToken) => FileAsync(SheetFormat.Xlsx, cancellationToken);

    /// <summary>This page, looked at otherwise.</summary>
    public string Link(string? view = null, string? procedure = null, string? step = null, Guid? unit = null, string? file = null, bool whole = false)
    {
        var query = new Microsoft.AspNetCore.Http.Extensions.QueryBuilder();
        Add("handler", file);
        Add("xem", view ?? (ByTier ? "cap" : "buoc"));
        Add("tu", FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("den", LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Add("co-quan", AgencyId?.ToString());
        Add("thu-tuc", procedure ?? (whole ? null : ProcedureCode));
        Add("buoc", step ?? (whole ? null : Step));
        Add("don-vi", (unit ?? (whole ? null : Unit))?.ToString());
        return Address + query.ToQueryString();

        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                query.Add(name, value);
            }
        }
    }

    private async Task<IActionResult> FileAsync(SheetFormat format, CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is null)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var place = Agencies.FirstOrDefault(agency => agency.Id == AgencyId)?.Name ?? caller.Positions[0].Agency.ShortName;
        var name = SheetFile.Name(ByTier ? "thoi-gian-tung-cap" : "thoi-gian-tung-buoc", place, LastDay, format);
        return ByTier
            ? new SheetFile(name, format, TimeSheets.TierColumns, TimeSheets.TierRows(Tiers!).ToAsyncEnumerable())
            : new SheetFile(name, format, TimeSheets.StepColumns, Steps.Select(TimeSheets.StepRow).ToAsyncEnumerable());
    }

    /// <summary>Null for whoever may not read statistics.</summary>
    private async Task<StayFilter?> LoadAsync(CancellationToken cancellationToken)
    {
        var today = time.Now().LocalDay();
        (FirstDay, LastDay) = (From ?? new DateOnly(today.Year, today.Month, 1), To ?? today);
        if (FirstDay > LastDay)
        {
            (FirstDay, LastDay) = (LastDay, FirstDay);
        }

        if (!(await access.DecideAsync(caller.Actor, Permission.ReadStatistics, cancellationToken: cancellationToken)).Ok)
        {
            return null;
        }

        var scope = await access.ReadScopeAsync(caller.Actor, Permission.ReadStatistics, cancellationToken);
        Agencies = await agencies.HandleAsync(scope, cancellationToken);
        ProcedureCode = Typed(ProcedureCode);
        Step = Typed(Step);
        var filter = new StayFilter(FirstDay, LastDay, scope, Agencies.FirstOrDefault(agency => agency.Id == AgencyId)?.Path, ProcedureCode, Step, Unit);
        if (ByTier)
        {
            Tiers = await tiers.HandleAsync(filter, cancellationToken);
        }
        else
        {
            Steps = await steps.HandleAsync(filter, cancellationToken);
        }

        return filter;
    }

    private static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > 60 ? null : text.Trim();
}
