using HaiCap.Core.Acts;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Organizations;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Missions;

/// <summary>Who travels, as typed.</summary>
public sealed class MemberRow
{
    public MemberPart Part { get; set; } = MemberPart.Member;

    /// <summary>An officer as the list has them, or a name.</summary>
    public string? Who { get; set; }

    public string? Title { get; set; }

    public string? Unit { get; set; }

    public string? Phone { get; set; }
}

/// <summary>Where to, as typed.</summary>
public sealed class PlaceRow
{
    public string? Place { get; set; }

    public string? Contact { get; set; }

    public string? Phone { get; set; }
}

/// <summary>A delegation is named or changed: who travels, where to, who is spoken to there.</summary>
public sealed class EditDelegationModel(SetDelegation set, ShowProgramme show, MissionPeople people, ActRecorder acts, UnitDirectory directory, CallerContext caller) : PageModel
{
    private const int FreshMembers = 6;
    private const int FreshPlaces = 4;

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public List<MemberRow> Members { get; set; } = [];

    [BindProperty]
    public List<PlaceRow> Places { get; set; } = [];

    [BindProperty]
    public int Seq { get; set; }

    public int? Number { get; private set; }

    public MissionProgramme Programme { get; private set; } = null!;

    public IReadOnlyList<MissionPerson> People { get; private set; } = [];

    public IReadOnlyList<string> Provinces { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid id, int? number, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, number, fill: true, cancellationToken) is { } refused)
        {
            return refused;
        }

        Widen();
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid id, int? number, string? more, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, number, fill: false, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (more is not null)
        {
            ModelState.Clear();
            Widen();
            return Page();
        }

        if (ModelState.IsValid)
        {
            var saved = await set.HandleAsync(
                caller.Actor,
                new(id, number, Name, [.. Members.Where(row => !string.IsNullOrWhiteSpace(row.Who)).Select(MemberOf)],
                    [.. Places.Where(row => !string.IsNullOrWhiteSpace(row.Place)).Select(row => new PlaceFacts(row.Place!, row.Contact, row.Phone))], number is null ? null : Seq),
                cancellationToken: cancellationToken);
            if (saved.Ok)
            {
                return Redirect($"/lam-viec/doan-cong-tac/{id}/doan/{saved.Value}?xong=luu");
            }

            ModelState.Add(saved.Problems);
        }

        Widen();
        return Page();
    }

    private static string? Or(string? typed, string? known) => string.IsNullOrWhiteSpace(typed) ? known : typed;

    private MissionMember MemberOf(MemberRow row) => People.FirstOrDefault(one => one.Label == row.Who!.Trim()) is { } officer
        ? new(row.Part, officer.Name, Or(row.Title, officer.Title), Or(row.Unit, officer.Unit), row.Phone, officer.Id)
        : new(row.Part, row.Who!, row.Title, row.Unit, row.Phone);

    private MemberRow RowOf(MissionMember member) => new()
    {
        Part = member.Part, Who = People.FirstOrDefault(one => one.Id == member.OfficerId)?.Label ?? member.Name, Title = member.Title, Unit = member.Unit, Phone = member.Phone,
    };

    private void Widen()
    {
        Members = [.. Members.Where(row => !string.IsNullOrWhiteSpace(row.Who))];
        Members.AddRange(Enumerable.Range(0, Members.Count == 0 ? FreshMembers : 2).Select(i => new MemberRow
        {
            Part = Members.Count > 0 ? MemberPart.Member : i switch { 0 => MemberPart.Head, 1 => MemberPart.Deputy, 2 => MemberPart.Secretary, _ => MemberPart.Member },
        }).ToList());
        Places = [.. Places.Where(row => !string.IsNullOrWhiteSpace(row.Place))];
        Places.AddRange(Enumerable.Range(0, Places.Count == 0 ? FreshPlaces : 2).Select(_ => new PlaceRow()).ToList());
    }

    private async Task<IActionResult?> OpenAsync(Guid id, int? number, bool fill, CancellationToken cancellationToken)
    {
        var shown = await show.HandleAsync(caller.Actor, id, cancellationToken);
        if (!shown.Ok || !shown.Value.IsHost || !shown.Value.Viewer.Runs)
        {
            return StatusCode(shown.Ok ? StatusCodes.Status403Forbidden : shown.RefusalStatus());
        }

        (Programme, Number) = (shown.Value.Row, number);
        People = await people.ListAsync(cancellationToken);
        Provinces = [.. (await directory.GetAsync(cancellationToken)).Provinces(Programme.Begins).Select(unit => unit.Name)];
        if (number is not { } known)
        {
            Name = fill ? Words.T($"Đoàn số {shown.Value.Delegations.Count + 1}", $"Delegation {shown.Value.Delegations.Count + 1}") : Name;
            return null;
        }

        if (shown.Value.Find(known) is not { } one)
        {
            return StatusCode(StatusCodes.Status404NotFound);
        }

        if (fill)
        {
            (Name, Members) = (one.Row.Name, [.. one.Members.Select(RowOf)]);
            Places = [.. one.Places.Select(place => new PlaceRow { Place = shown.Value.NameOf(place.PlaceCode), Contact = place.Contact, Phone = place.ContactPhone })];
            Seq = await acts.SeqAsync(ProgrammeSubjects.OfDelegation(one.Row.Id), cancellationToken);
        }

        return null;
    }
}
