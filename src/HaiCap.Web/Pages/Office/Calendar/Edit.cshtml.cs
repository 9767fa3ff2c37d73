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

    /// <summary>The notice as a table copied out of a spreadsheet.</summary>
    [BindProperty]
    public string? Pasted { get; set; }

    public CalendarYearView View { get; private set; } = null!;

    /// <summary>The year as the rows have it; null while they cannot be read.</summary>
    public YearSheet? Preview { get; private set; }

    /// <summary>Working days of the year as it is in force; null where none is published.</summary>
    public int? WorkingDaysNow => View.Calendar.IsPublished(View.Year) ? new YearSheet(View).WorkingDaysOfYear : null;

    /// <summary>The days on which the rows and what is in force are not the same.</summary>
    public IReadOnlyList<(DateOnly Day, SpecialDay? Was, SpecialDay? Becomes)> Changes { get; private set; } = [];

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
            if (View.Draft is { } draft)
            {
                Show(draft.Days);
            }
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
        var proposed = Proposed(year);
        Fill(proposed);
        Show(proposed);
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
        var pasted = Upload is not { Length: > 0 } && !string.IsNullOrWhiteSpace(Pasted);
        if (!pasted && Upload is not { Length: > 0 })
        {
            ModelState.Add([new Problem("CAL-028", "Chọn tệp CSV hoặc iCalendar (.ics) của thông báo, hoặc dán bảng.", "Choose the notice's CSV or iCalendar (.ics) file, or paste a table.", "file")]);
            return Page();
        }

        using var reader = pasted ? (TextReader)new StringReader(Pasted!) : new StreamReader(Upload!.OpenReadStream(), Encoding.UTF8);
        var read = NoticeFile.Read(await reader.ReadToEndAsync(cancellationToken), year);
        if (!read.Ok)
        {
            ModelState.Add(read.Problems.Take(20).Select(problem => pasted ? problem with { Field = nameof(Pasted) } : problem));
            return Page();
        }

        (Said, Pasted) = (T($"Đã đọc {read.Value.Count} ngày. Kiểm tra bản xem trước ở cuối trang, rồi lưu hoặc công bố.", $"{read.Value.Count} days were read. Look at the preview at the end of the page, then save or publish."), null);
        Fill(read.Value);
        Show(read.Value);
        return Page();
    }

    /// <summary>A file in the shape that is read, filled with the year as the law and the moon propose it.</summary>
    public async Task<IActionResult> OnGetExampleAsync(int year, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(year, cancellationToken);
        return opened is PageResult ? File(Encoding.UTF8.Preamble.ToArray().Concat(Encoding.UTF8.GetBytes(NoticeTable.Write(Proposed(year)))).ToArray(), "text/csv", $"lich-{year}.csv") : opened;
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

    private IReadOnlyList<SpecialDay> Proposed(int year) => YearProposal.For(
        year, View.Calendar.Definition.Weeks.Where(w => w.From.Year <= year).DefaultIfEmpty(View.Calendar.Definition.Weeks[0]).MaxBy(w => w.From)!);

    private void Show(IReadOnlyList<SpecialDay> own)
    {
        if (CalendarYearRules.Faults(View.Year, own, Notice).Count > 0)
        {
            return;
        }

        var next = View.With(own, Notice);
        Preview = new YearSheet(next);
        var (was, becomes) = (View.Days.ToDictionary(d => d.Day.Date, d => d.Day), next.Days.ToDictionary(d => d.Day.Date, d => d.Day));
        Changes = [.. was.Keys.Union(becomes.Keys).Order().Select(day => (day, was.GetValueOrDefault(day), becomes.GetValueOrDefault(day)))
            .Where(pair => (pair.Item2?.Kind, pair.Item2?.Name, Write(pair.Item2)) != (pair.Item3?.Kind, pair.Item3?.Name, Write(pair.Item3)))];

        static string Write(SpecialDay? day) => HoursText.Write(day?.Hours);
    }

    private async Task<IActionResult> SavingAsync(int year, Func<string?> said, CancellationToken cancellationToken)
    {
        var opened = await OpenAsync(year, cancellationToken);
        if (opened is not PageResult)
        {
            return opened;
        }

        Days = [.. Kept(Days)];
        ModelState.Clear();
        var read = Days.Select((row, i) => row.Read(i)).ToList();
        days.Clear();
        days.AddRange(read.Where(row => row.Ok).Select(row => row.Value));
        ModelState.Add(read.SelectMany(row => row.Problems));
        if (ModelState.IsValid)
        {
            var saved = await save.HandleAsync(new(caller.Actor, AgencyCode, year, days, Notice), cancellationToken);
            ModelState.Add(saved.Problems);
            Said = saved.Ok ? said() : null;
            Show(days);
        }

        AddFree();
        return Page();
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
