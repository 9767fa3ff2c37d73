using HaiCap.Core;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Statistics;
using HaiCap.Web.Hosting.Sheets;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Statistics;

[Authorize(Policies.Officer)]
public sealed class IndexModel(CountDossiersHandler count, ListStatisticsAgencies agencies, Access access, CallerContext caller, TimeProvider time) : PageModel
{
    /// <summary>First day; the first of this month when none is given.</summary>
    [BindProperty(SupportsGet = true, Name = "tu")]
    public DateOnly? From { get; set; }

    /// <summary>Last day, included; today when none is given.</summary>
    [BindProperty(SupportsGet = true, Name = "den")]
    public DateOnly? To { get; set; }

    [BindProperty(SupportsGet = true, Name = "theo")]
    public StatisticsBy By { get; set; }

    [BindProperty(SupportsGet = true, Name = "co-quan")]
    public Guid? AgencyId { get; set; }

    [BindProperty(SupportsGet = true, Name = "thu-tuc")]
    public string? ProcedureCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "kenh")]
    public Channel? Channel { get; set; }

    public DateOnly FirstDay { get; private set; }

    public DateOnly LastDay { get; private set; }

    public IReadOnlyList<StatisticsAgency> Agencies { get; private set; } = [];

    public DossierStatistics Counted { get; private set; } = new([], StatisticsRow.Sum([]), 0, 0);

    public async Task<IActionResult> OnGetAsync() => await LoadAsync() ? Page() : StatusCode(StatusCodes.Status403Forbidden);

    public Task<IActionResult> OnGetCsvAsync() => FileAsync(SheetFormat.Csv);

    public Task<IActionResult> OnGetXlsxAsync() => FileAsync(SheetFormat.Xlsx);

    /// <summary>This page with one line of it looked into.</summary>
    public string? Into(StatisticsRow row) => By switch
    {
        StatisticsBy.CompetentAgency or StatisticsBy.ReceivingAgency => Link(StatisticsBy.Procedure, agency: row.Key),
        StatisticsBy.Procedure => Link(StatisticsBy.CompetentAgency, procedure: row.Key),
        _ => Link(StatisticsBy.Procedure, channel: row.Key),
    };

    public string? FileLink(SheetFormat format) => Url.Page("/Office/Statistics/Index", format.ToString(), Values(By));

    public static string NameOf(StatisticsBy by) => by switch
    {
        StatisticsBy.CompetentAgency => T("Cơ quan giải quyết", "Competent agency"),
        StatisticsBy.ReceivingAgency => T("Nơi tiếp nhận", "Receiving agency"),
        StatisticsBy.Procedure => T("Thủ tục", "Procedure"),
        _ => T("Kênh nộp", "Channel"),
    };

    public static string NameOf(Channel channel) => channel switch
    {
        Core.Dossiers.Rules.Channel.Online => T("Trực tuyến", "Online"),
        Core.Dossiers.Rules.Channel.Counter => T("Trực tiếp", "At the counter"),
        _ => T("Bưu chính công ích", "Public post"),
    };

    public string NameOf(StatisticsRow row) => By switch
    {
        StatisticsBy.Channel => NameOf(Enum.Parse<Channel>(row.Key)),
        StatisticsBy.Procedure => $"{row.Key} – {row.Name}",
        _ => row.Name,
    };

    private async Task<IActionResult> FileAsync(SheetFormat format)
    {
        if (!await LoadAsync())
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var place = Agencies.FirstOrDefault(agency => agency.Id == AgencyId)?.Name ?? caller.Positions[0].Agency.ShortName;
        return new SheetFile(SheetFile.Name("thong-ke-ho-so", place, LastDay, format), format, StatisticsSheet.Columns(By), StatisticsSheet.Rows(this).ToAsyncEnumerable());
    }

    private async Task<bool> LoadAsync()
    {
        var today = time.Now().LocalDay();
        (FirstDay, LastDay) = (From ?? new DateOnly(today.Year, today.Month, 1), To ?? today);
        if (FirstDay > LastDay)
        {
            (FirstDay, LastDay) = (LastDay, FirstDay);
        }

        if (!(await access.DecideAsync(caller.Actor, Permission.ReadStatistics, cancellationToken: HttpContext.RequestAborted)).Ok)
        {
            return false;
        }

        var scope = await access.ReadScopeAsync(caller.Actor, Permission.ReadStatistics, HttpContext.RequestAborted);
        Agencies = await agencies.HandleAsync(scope, HttpContext.RequestAborted);
        var chosen = Agencies.FirstOrDefault(a => a.Id == AgencyId);
        Counted = await count.HandleAsync(
            new CountDossiers(
                FirstDay, LastDay, scope, By, chosen?.Path, string.IsNullOrWhiteSpace(ProcedureCode) ? null : ProcedureCode.Trim(), Channel),
            HttpContext.RequestAborted);
        return true;
    }

    private string? Link(StatisticsBy by, string? agency = null, string? procedure = null, string? channel = null)
    {
        var values = Values(by);
        values["co-quan"] = agency ?? values["co-quan"];
        values["thu-tuc"] = procedure ?? values["thu-tuc"];
        values["kenh"] = channel ?? values["kenh"];
        return Url.Page("/Office/Statistics/Index", values);
    }

    private RouteValueDictionary Values(StatisticsBy by) => new()
    {
        ["tu"] = FirstDay.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["den"] = LastDay.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        ["theo"] = by,
        ["co-quan"] = AgencyId,
        ["thu-tuc"] = ProcedureCode,
        ["kenh"] = Channel,
    };
}
