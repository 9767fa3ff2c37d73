using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Reminders;

/// <summary>When clocks warn and escalate and whom they tell, by place: what holds today, and a form for one clock.</summary>
public sealed class LaddersModel(LadderDesk desk, SetLadder set, CallerContext caller, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "coquan")]
    public string? Agency { get; set; }

    /// <summary>The clock whose form is open.</summary>
    [BindProperty(SupportsGet = true, Name = "sua")]
    public BellClock? Editing { get; set; }

    [BindProperty]
    public DateOnly? From { get; set; }

    [BindProperty]
    public List<RungRow> Rows { get; set; } = [];

    [BindProperty(SupportsGet = true, Name = "xong")]
    public bool Saved { get; set; }

    public LadderDesk.Place Place { get; private set; } = null!;

    public IReadOnlyList<Agency> Agencies { get; private set; } = [];

    public IEnumerable<BellTarget> Targets => Enum.GetValues<BellTarget>().Where(target => target != BellTarget.Applicant || Editing == BellClock.Applicant);

    public IEnumerable<BellPoint> Points => Enum.GetValues<BellPoint>().Where(point => Editing != BellClock.Applicant || point is BellPoint.Percent or BellPoint.DaysBefore);

    public string UrlOf(BellClock? clock) => $"/lam-viec/nhac-viec/bac-thang?coquan={Uri.EscapeDataString(Agency ?? "")}{(clock is null ? "" : $"&sua={clock}#sua")}";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (Editing is { } clock)
        {
            From = time.Now().LocalDay();
            Rows = [.. Place.Lines.First(line => line.Clock == clock).Rungs.Select(RungRow.Of)];
            Fill();
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (await LoadAsync(cancellationToken) is { } refusal)
        {
            return refusal;
        }

        if (Editing is not { } clock)
        {
            return LocalRedirect(UrlOf(null));
        }

        var filled = Rows.Where(row => row.At is not null).ToList();
        var done = await set.HandleAsync(caller.Actor, new(Agency, clock, From ?? default, filled.ConvertAll(row => row.ToRung())), cancellationToken);
        if (done.Ok)
        {
            return LocalRedirect($"{UrlOf(null)}&xong=true");
        }

        ModelState.Add(done.Problems);
        Fill();
        return Page();
    }

    private void Fill()
    {
        while (Rows.Count < LadderRules.MostRungs)
        {
            Rows.Add(new RungRow());
        }
    }

    private async Task<IActionResult?> LoadAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var shown = await desk.ShowAsync(caller.Actor, Agency, cancellationToken);
        if (!shown.Ok)
        {
            return shown.Problems[0].Code == LadderRules.NoPlace.Code ? NotFound() : StatusCode(StatusCodes.Status403Forbidden);
        }

        Place = shown.Value;
        Agencies = await desk.AgenciesAsync(caller.Actor, cancellationToken);
        return null;
    }
}

/// <summary>A rung as it is typed; one without a kind is an empty line.</summary>
public sealed class RungRow
{
    public BellPoint? At { get; set; }

    public string? Value { get; set; }

    public List<BellTarget> Tell { get; set; } = [];

    public static RungRow Of(Rung rung) => new()
    {
        At = rung.At,
        Value = rung.At == BellPoint.AtDue ? null : rung.Value.ToString(CultureInfo.InvariantCulture),
        Tell = [.. rung.Tell],
    };

    /// <summary>What is no number is refused by the rules as 0 is.</summary>
    public Rung ToRung() => new(At!.Value, At != BellPoint.AtDue && int.TryParse(Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0, [.. Tell.Distinct().Order()]);
}
