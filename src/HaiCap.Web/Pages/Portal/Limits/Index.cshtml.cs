using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Organizations;
using HaiCap.Web.Design;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Portal.Limits;

/// <summary>
/// Any limit counted by anybody's calendar: several stages, pauses, another cut-off. A plain GET form, so an answer is an address; rows are
/// added and taken away by buttons of the form. Nothing is kept.
/// </summary>
public sealed class IndexModel(CalculateDeadlineHandler calculate, AgencyChoice agencies, TimeProvider time) : PageModel
{
    private const int MostRows = 10;

    [BindProperty(SupportsGet = true, Name = "nhan")]
    public string? ReceivedAt { get; set; }

    [BindProperty(SupportsGet = true, Name = "don-vi")]
    public string? AgencyCode { get; set; }

    [BindProperty(SupportsGet = true, Name = "chot")]
    public string? CutOff { get; set; }

    public List<StageRow> Stages { get; private set; } = [];

    public List<PauseRow> Pauses { get; private set; } = [];

    public IReadOnlyList<AgencyGroup> Agencies { get; private set; } = [];

    public CalculatedDeadline? Counted { get; private set; }

    public bool MayAddStage => Stages.Count < MostRows;

    public bool MayAddPause => Pauses.Count < MostRows;

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        ModelState.Clear();
        Agencies = await agencies.ListAsync(cancellationToken);
        ReceivedAt = string.IsNullOrWhiteSpace(ReceivedAt) ? LimitWords.Box(time.Now()) : ReceivedAt;
        AgencyCode = string.IsNullOrWhiteSpace(AgencyCode) ? null : AgencyCode;
        var asked = Request.Query.Keys.Any(key => key.StartsWith(StageRow.List + "[", StringComparison.Ordinal));
        for (var i = 0; i < MostRows; i++)
        {
            AddUnlessEmpty(Stages, StageRow.Of(Request.Query, i), StageRow.Empty, row => row.IsEmpty);
            AddUnlessEmpty(Pauses, PauseRow.Of(Request.Query, i), PauseRow.Empty, row => row.IsEmpty);
        }

        var rowsOnly = ChangeRows();
        if (Stages.Count == 0)
        {
            Stages.Add(StageRow.Empty);
        }

        if (asked && !rowsOnly)
        {
            await CountAsync(cancellationToken);
        }
    }

    // An empty row is no row: that is also how one is taken away without a button.
    private static void AddUnlessEmpty<T>(List<T> rows, T row, T empty, Func<T, bool> isEmpty)
        where T : class
    {
        if (!isEmpty(row) && !Equals(row, empty))
        {
            rows.Add(row);
        }
    }

    /// <summary>True when a button that adds or takes away a row was pressed: then nothing is counted yet.</summary>
    private bool ChangeRows()
    {
        switch (Request.Query["them"].ToString())
        {
            case StageRow.List when MayAddStage:
                Stages.Add(StageRow.Empty);
                return true;
            case PauseRow.List when MayAddPause:
                Pauses.Add(PauseRow.Empty);
                return true;
            default:
                var drop = Request.Query["bo"].ToString();
                return Drop(Stages, StageRow.List, drop) || Drop(Pauses, PauseRow.List, drop);
        }
    }

    private static bool Drop<T>(List<T> rows, string list, string which)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (which == string.Create(CultureInfo.InvariantCulture, $"{list}[{i}]"))
            {
                rows.RemoveAt(i);
                return true;
            }
        }

        return false;
    }

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        var received = LimitWords.Read(ReceivedAt);
        if (received is null)
        {
            Fault("CAL-018", "nhan", "Chọn ngày và giờ nhận, ví dụ 28/04/2026 16:30.", "Choose the day and time of receipt, for example 28/04/2026 16:30.");
        }

        var (stages, pauses) = (Stages.ConvertAll(row => row.Read()), Pauses.ConvertAll(row => row.Read()));
        for (var i = 0; i < stages.Count; i++)
        {
            if (stages[i] is null)
            {
                Fault("CAL-010", $"{StageRow.List}[{i}].so", "Nhập thời hạn bằng số, ví dụ 5 hoặc 2,5.", "Enter the limit as a number, for example 5 or 2,5.");
            }
        }

        for (var i = 0; i < pauses.Count; i++)
        {
            if (pauses[i] is null)
            {
                var part = LimitWords.Read(Pauses[i].From) is null ? "tu" : "den";
                Fault("CAL-014", $"{PauseRow.List}[{i}].{part}", "Chọn ngày, giờ bắt đầu dừng và ngày, giờ tính tiếp.", "Choose when the pause begins and when it ends.");
            }
        }

        TimeOnly? cutOff = null;
        if (!string.IsNullOrWhiteSpace(CutOff))
        {
            cutOff = TimeOnly.TryParseExact(CutOff.Trim(), ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var hour) ? hour : null;
            if (cutOff is null)
            {
                Fault("CAL-018", "chot", "Nhập giờ chốt, ví dụ 15:00, hoặc để trống.", "Enter the cut-off, for example 15:00, or leave it empty.");
            }
        }

        if (!ModelState.IsValid)
        {
            return;
        }

        var counted = await calculate.HandleAsync(
            new(received!.Value, stages.ConvertAll(stage => stage!), AgencyCode) { Pauses = pauses.ConvertAll(pause => pause!), CutOff = cutOff }, cancellationToken);
        ModelState.Add(counted.Problems.Select(problem => problem with { Field = BoxOf(problem.Field) }));
        Counted = counted.Ok ? counted.Value : null;
    }

    /// <summary>The box of this page for a field of the use case: "stages/0/value" is "gd[0].so".</summary>
    private static string BoxOf(string? field) => field?.Split('/') switch
    {
        ["stages", var i, var part] => $"{StageRow.List}[{i}].{(part == "name" ? "ten" : "so")}",
        ["pauses", var i, var part] => $"{PauseRow.List}[{i}].{part switch { "from" => "tu", "to" => "den", _ => "ten" }}",
        ["value"] or ["stages"] => $"{StageRow.List}[0].so",
        ["agency"] => "don-vi",
        _ => "nhan",
    };

    private void Fault(string code, string box, string vi, string en) => ModelState.Add(new Problem(code, vi, en, box));
}
