using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Instruments;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Missions;

/// <summary>A programme is opened on a decision, or what it says is changed.</summary>
public sealed class OpenModel(OpenProgramme open, ProgrammeAccess access, ProgrammeDesk desk, AuthorityBook book, ActRecorder acts, HaiCapDb db, CallerContext caller) : PageModel
{
    [BindProperty]
    public Guid? Instrument { get; set; }

    [BindProperty]
    public string? Title { get; set; }

    [BindProperty]
    public DateOnly? Begins { get; set; }

    [BindProperty]
    public DateOnly? Ends { get; set; }

    [BindProperty]
    public string? Purpose { get; set; }

    [BindProperty]
    public string? Prepares { get; set; }

    [BindProperty]
    public int Seq { get; set; }

    /// <summary>This page: sent twice it is one programme.</summary>
    [BindProperty]
    public Guid Key { get; set; }

    public Guid? Id { get; private set; }

    public IReadOnlyList<LegalInstrument> Instruments { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, cancellationToken) is { } refused)
        {
            return refused;
        }

        Key = Ids.New(desk.Now);
        if (id is { } known)
        {
            var row = (await desk.ProgrammeAsync(known, cancellationToken)).Value;
            (Instrument, Title, Begins, Ends, Purpose, Prepares) = (row.InstrumentId, row.Title, row.Begins, row.Ends, row.Purpose, row.Prepares);
            Seq = await acts.SeqAsync(ProgrammeSubjects.OfProgramme(known), cancellationToken);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, cancellationToken) is { } refused)
        {
            return refused;
        }

        return !ModelState.IsValid ? Page()
            : this.After(
                await open.HandleAsync(caller.Actor, new(new(Instrument, Title, Begins, Ends, Purpose, Prepares), id, id is null ? null : Seq), Key == Guid.Empty ? null : Key, cancellationToken),
                programme => $"/lam-viec/doan-cong-tac/{programme}?xong=luu");
    }

    private async Task<IActionResult?> OpenAsync(Guid? id, CancellationToken cancellationToken)
    {
        if (!(await access.RunnerAsync(caller.Actor, cancellationToken)).Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        if (id is { } known && !(await desk.ProgrammeAsync(known, cancellationToken)).Ok)
        {
            return StatusCode(StatusCodes.Status404NotFound);
        }

        Id = id;
        Instruments = [.. (await book.RegisterAsync(db, cancellationToken)).Instruments.Values.OrderByDescending(one => one.SignedOn).ThenBy(one => one.Number, StringComparer.Ordinal)];
        return null;
    }
}
