using System.Text.Json;
using HaiCap.Core.Acts;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Missions.Visits;
using HaiCap.Core.Organizations;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Visits;

/// <summary>A line of the agenda, as typed.</summary>
public sealed class AgendaRow
{
    public TimeOnly? At { get; set; }

    public string? Subject { get; set; }

    public string? Lead { get; set; }
}

/// <summary>Somebody who was there, as typed.</summary>
public sealed class AttendeeRow
{
    public VisitSide Side { get; set; }

    public string? Name { get; set; }

    public string? Title { get; set; }

    public string? Unit { get; set; }
}

/// <summary>Agenda, attendance and notes are typed on a phone, kept while one types, and written down. What somebody else wrote meanwhile is shown beside.</summary>
public sealed class RecordModel(ShowVisit show, RecordVisit record, VisitDrafts drafts, CallerContext caller) : PageModel
{
    private const int FreshLines = 3;

    [BindProperty]
    public List<AgendaRow> Agenda { get; set; } = [];

    [BindProperty]
    public List<AttendeeRow> People { get; set; } = [];

    [BindProperty]
    public string? Notes { get; set; }

    [BindProperty]
    public int Revision { get; set; }

    public VisitView View { get; private set; } = null!;

    public DateTimeOffset? KeptAt { get; private set; }

    /// <summary>What stands written instead of what this page was of.</summary>
    public VisitFacts? Meanwhile { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid stop, CancellationToken cancellationToken)
    {
        if (await OpenAsync(stop, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (await drafts.FindAsync(caller.Actor, stop, VisitPart.Record, cancellationToken) is { } kept)
        {
            (KeptAt, Revision) = (kept.SavedAt, kept.Revision);
            Fill(JsonSerializer.Deserialize<VisitFacts>(kept.Typed, JsonSerializerOptions.Web) ?? VisitFacts.Empty);
        }
        else
        {
            Revision = View.Revision;
            Fill(View.Revision > 0 ? View.Facts : new([], [.. View.Seen.Delegation.ReadMembers().Select(Of)]));
        }

        Widen();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid stop, string? more, string? luu, string? bo, CancellationToken cancellationToken)
    {
        if (await OpenAsync(stop, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (bo is not null)
        {
            await drafts.DropAsync(caller.Actor, stop, VisitPart.Record, cancellationToken);
            return LocalRedirect($"{Here}?xong=bo");
        }

        if (more is not null || luu is not null)
        {
            var kept = await KeepAsync(stop, cancellationToken);
            return kept.Ok ? LocalRedirect(more is null ? $"{Here}?xong=luu" : $"{Here}/ghi#Agenda") : StatusCode(kept.RefusalStatus());
        }

        if (ModelState.IsValid)
        {
            var saved = await record.HandleAsync(caller.Actor, new(stop, Typed, Revision), cancellationToken);
            if (saved.Ok)
            {
                return LocalRedirect($"{Here}?xong=luu");
            }

            if (saved.Problems.Contains(Access.Refused))
            {
                return StatusCode(StatusCodes.Status403Forbidden);
            }

            ModelState.Add(saved.Problems);
            if (saved.Problems.Contains(ActSaving.SomebodyWasFirst))
            {
                // Seen now: the next press knows what it takes the place of.
                (Meanwhile, Revision) = (View.Facts, View.Revision);
            }
        }

        Widen();
        return Page();
    }

    /// <summary>The autosave of the script: what is on the page, right or wrong.</summary>
    public async Task<IActionResult> OnPostKeepAsync(Guid stop, CancellationToken cancellationToken)
    {
        var kept = await KeepAsync(stop, cancellationToken);
        return kept.Ok ? new JsonResult(new { version = 0, at = Words.Instant(kept.Value) }) : StatusCode(kept.RefusalStatus());
    }

    private string Here => $"/lam-viec/doan-cong-tac/diem/{View.Stop.Id}";

    private VisitFacts Typed => new(
        [.. Agenda.Select(row => new AgendaLine(row.At, row.Subject, row.Lead))], [.. People.Select(row => new Attendee(row.Side, row.Name, row.Title, row.Unit))], Notes);

    private static Attendee Of(MissionMember member) => new(VisitSide.Delegation, member.Name, member.Title, member.Unit);

    private Task<Core.Outcome<DateTimeOffset>> KeepAsync(Guid stop, CancellationToken cancellationToken) =>
        drafts.SaveAsync(caller.Actor, stop, VisitPart.Record, JsonSerializer.Serialize(Typed, JsonSerializerOptions.Web), Revision, cancellationToken);

    private void Fill(VisitFacts facts)
    {
        Agenda = [.. facts.Agenda.Select(line => new AgendaRow { At = line.At, Subject = line.Subject, Lead = line.Lead })];
        People = [.. facts.Attendance.Select(one => new AttendeeRow { Side = one.Side, Name = one.Name, Title = one.Title, Unit = one.Unit })];
        Notes = facts.Notes;
    }

    /// <summary>Always some empty lines, and not ever more of them.</summary>
    private void Widen()
    {
        Agenda = [.. Agenda.Where(row => row.At is not null || !string.IsNullOrWhiteSpace(row.Subject + row.Lead)), .. Enumerable.Range(0, FreshLines).Select(_ => new AgendaRow())];
        People =
        [
            .. People.Where(row => !string.IsNullOrWhiteSpace(row.Name + row.Title + row.Unit)),
            .. Enumerable.Range(0, FreshLines).Select(_ => new AttendeeRow { Side = VisitSide.Place }),
        ];
    }

    private async Task<IActionResult?> OpenAsync(Guid stop, CancellationToken cancellationToken)
    {
        var shown = await show.HandleAsync(caller.Actor, stop, cancellationToken);
        if (!shown.Ok)
        {
            return StatusCode(shown.RefusalStatus());
        }

        View = shown.Value;
        return View.MayWrite ? null : StatusCode(StatusCodes.Status403Forbidden);
    }
}
