using System.Globalization;
using System.Text;
using HaiCap.Core;
using HaiCap.Core.Calendar;
using HaiCap.Core.Calendar.Years;
using HaiCap.Core.Dossiers.Recounts;
using HaiCap.Core.Organizations.Calendars;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Calendar;

/// <summary>A year's calendar as a draft: proposed by the law and the moon, read from a notice's file or typed, then published.</summary>
public sealed class EditModel(
    CalendarDesk desk, SaveCalendarDraftHandler save, PublishCalendarDraftHandler publish, DiscardCalendarDraftHandler discard, EstimateRecount estimate, CallerContext caller) : PageModel
{
    private const int FreeRows = 3;

    /// <summary>As read from the rows.</summary>
    private readonly List<SpecialDay> days = [];

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? AgencyCode { get; set; }

    [BindProperty]
    public List<CalendarRow> Days { get; set; } = [];

    [BindProperty]
    public string? Notice { get; set; }

    [BindProperty(Name = "file")]
    public IFormFile? Upload { get; set; }

    public CalendarYearView View { get; private set; } = null!;

    /// <summary>What has just been done, in the reader's language.</summary>
    public string? Said { get; private set; }

    /// <summary>What the draft would move; null before it was saved here.</summary>
    public RecountEstimate? Estimate { get; private set; }

    public async Task<IActionResult> OnGetAsync(int year, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(year, cancellationToken);
        if (opened is PageResult)
        {
            var own = View.Place.AgencyId is null ? CalendarLevel.Province : CalendarLevel.Agency;
            Fill(View.Draft?.Days ?? [.. View.Days.Where(d => d.Level == own).Select(d => d.Day)]);
            Notice = View.Draft?.Notice ?? View.Versions.FirstOrDefault(v => v.Level == own && v.Status == CalendarYearStatus.Published)?.Notice;
        }

        return opened;
    }

    /// <summary>Keeps the draft, and says what publishing it would move.</summary>
    public async Task<IActionResult> OnPostAsync(int year, CancellationToken cancellationToken)
    {
        var saved = await SavingAsync(year, () => T("Đã lưu bản thảo.", "The draft is saved."), cancellationToken);
        if (Said is not null && days.Count > 0)
        {
            Estimate = (await estimate.HandleAsync(new EstimateRecount.OfYear(caller.Actor, AgencyCode, year, days), cancellationToken)).Value;
        }

        return saved;
    }

    /// <summary>More empty lines, and those marked go; nothing is kept yet.</summary>
    public async Task<IActionResult> OnPostRowsAsync(int year, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(year, cancellationToken);
        ModelState.Clear();
        Days = [.. Kept(Days)];
        AddFree();
        return opened;
    }

    public async Task<IActionResult> OnPostProposeAsync(int year, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(year, cancellationToken);
        if (opened is not PageResult)
        {
            return opened;
        }

        ModelState.Clear();
        var today = View.Calendar.Definition.Weeks.Where(w => w.From.Year <= year).DefaultIfEmpty(View.Calendar.Definition.Weeks[0]).MaxBy(w => w.From)!;
        Fill(YearProposal.For(year, today));
        Said = T(
            "Đã đề xuất theo Bộ luật Lao động và âm lịch Việt Nam. So với thông báo của năm: ngày có dấu “chờ xác nhận” và các ngày hoán đổi do thông báo quyết định.",
            "Proposed by the Labour Code and the Vietnamese lunar calendar. Compare with the year's notice: it decides the days to be confirmed and the swaps.");
        return Page();
    }

    public async Task<IActionResult> OnPostImportAsync(int year, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(year, cancellationToken);
        if (opened is not PageResult)
        {
            return opened;
        }

        ModelState.Clear();
        if (Upload is null || Upload.Length == 0)
        {
            ModelState.Add([new Problem("CAL-028", "Chọn tệp CSV hoặc iCalendar (.ics) của thông báo.", "Choose the notice's CSV or iCalendar (.ics) file.", "file")]);
            return Page();
        }

        using var reader = new StreamReader(Upload.OpenReadStream(), Encoding.UTF8);
        var read = NoticeFile.Read(await reader.ReadToEndAsync(cancellationToken), year);
        if (!read.Ok)
        {
            ModelState.Add(read.Problems.Take(20));
            return Page();
        }

        Fill(read.Value);
        Said = T($"Đã đọc {read.Value.Count} ngày từ tệp. Kiểm tra rồi lưu hoặc công bố.", $"{read.Value.Count} days were read from the file. Check them, then save or publish.");
        return Page();
    }

    public async Task<IActionResult> OnPostPublishAsync(int year, CancellationToken cancellationToken)
    {
        var saved = await SavingAsync(year, () => null, cancellationToken);
        if (saved is not PageResult || !ModelState.IsValid)
        {
            return saved;
        }

        var done = await publish.HandleAsync(new(caller.Actor, AgencyCode, year), cancellationToken);
        if (done.Ok)
        {
            return Redirect(CalendarWords.Url(View.Place, $"/{year}") + (View.Place.Code is null ? "?" : "&") + "xong=true");
        }

        ModelState.Add(done.Problems);
        return Page();
    }

    public async Task<IActionResult> OnPostDiscardAsync(int year, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(year, cancellationToken);
        if (opened is not PageResult)
        {
            return opened;
        }

        var done = await discard.HandleAsync(new(caller.Actor, AgencyCode, year), cancellationToken);
        return done.Ok ? Redirect(CalendarWords.Url(View.Place)) : StatusCode(done.RefusalStatus());
    }

    private static string T(string vi, string en) => Words.T(vi, en);

    private async Task<IActionResult> SavingAsync(int year, Func<string?> said, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(year, cancellationToken);
        if (opened is not PageResult)
        {
            return opened;
        }

        Days = [.. Kept(Days)];
        ModelState.Clear();
        days.Clear();
        foreach (var (row, i) in Days.Select((row, i) => (row, i)))
        {
            Read(row, i);
        }

        if (ModelState.IsValid)
        {
            var saved = await save.HandleAsync(new(caller.Actor, AgencyCode, year, days, Notice), cancellationToken);
            ModelState.Add(saved.Problems);
            Said = saved.Ok ? said() : null;
        }

        AddFree();
        return Page();
    }

    private void Read(CalendarRow row, int i)
    {
        void Fault(string field, string vi, string en) => ModelState.Add([new Problem("CAL-029", vi, en, $"Days[{i}].{field}")]);
        var shown = string.IsNullOrWhiteSpace(row.Name) ? T($"dòng {i + 1}", $"line {i + 1}") : row.Name;
        if (!DateOnly.TryParseExact(row.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            Fault("Date", $"Chọn ngày cho “{shown}”.", $"Choose the date of “{shown}”.");
            return;
        }

        DateOnly? swaps = null;
        if (!string.IsNullOrWhiteSpace(row.SwapsWith))
        {
            if (!DateOnly.TryParseExact(row.SwapsWith, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var other))
            {
                Fault("SwapsWith", $"Chọn lại ngày hoán đổi của “{shown}”.", $"Choose the swapped date of “{shown}” again.");
                return;
            }

            swaps = other;
        }

        var hours = HoursText.Read(row.Hours);
        if (!hours.Ok)
        {
            Fault("Hours", $"“{shown}”: {hours.Problems[0].Vi}", $"“{shown}”: {hours.Problems[0].En}");
            return;
        }

        days.Add(new SpecialDay(
            date, row.Name ?? "", row.Kind, row.Unsure ? DayConfidence.Unsure : DayConfidence.Published, Hours: hours.Value.Day, SwapsWith: swaps,
            NameEn: string.IsNullOrWhiteSpace(row.NameEn) ? null : row.NameEn));
    }

    private void Fill(IEnumerable<SpecialDay> from)
    {
        Days = [.. from.OrderBy(day => day.Date).Select(CalendarRow.Of)];
        AddFree();
    }

    // Binding leaves gaps where an index is sent without its fields.
    private static IEnumerable<CalendarRow> Kept(IEnumerable<CalendarRow?> rows) => rows.OfType<CalendarRow>().Where(row => !row.Remove && !row.IsEmpty);

    private void AddFree() => Days.AddRange(Enumerable.Range(0, FreeRows).Select(_ => new CalendarRow()));

    private async Task<IActionResult> OpenAsync(int year, CancellationToken cancellationToken)
    {
        var view = await desk.YearAsync(caller.Actor, AgencyCode, year, cancellationToken);
        if (!view.Ok)
        {
            return StatusCode(view.Problems.Any(p => p.Code == "CAL-026") ? StatusCodes.Status404NotFound : view.RefusalStatus());
        }

        View = view.Value;
        return View.Place.MayEdit ? Page() : StatusCode(StatusCodes.Status403Forbidden);
    }
}
