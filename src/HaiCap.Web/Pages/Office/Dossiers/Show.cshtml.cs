using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Missions.Precedents;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Catalogue;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Dossiers;

/// <summary>One dossier as an officer sees it: what was handed in, what happened, how the clock stands, what may be done now.</summary>
public sealed class ShowModel(DeskTools tools, DraftApology draft, PrecedentBook precedents, ProcedureCatalogue catalogue) : PageModel
{
    public DossierView View { get; private set; } = null!;

    public IReadOnlyList<DeskAct> May { get; private set; } = [];

    /// <summary>A dossier that will hardly make its time, and for which nobody has apologised.</summary>
    public Forecast? Hard { get; private set; }

    /// <summary>Answers to go by about its procedure.</summary>
    public IReadOnlyList<PrecedentLine> Precedents { get; private set; } = [];

    /// <summary>Another version of its procedure is in force, and the caller's role moves dossiers.</summary>
    public bool IsOfOldVersion { get; private set; }

    /// <summary>What was just done here.</summary>
    public string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync(string code, [FromQuery(Name = "xong")] string? done, CancellationToken cancellationToken)
    {
        var found = await tools.LoadAsync(code, cancellationToken);
        if (!found.Ok)
        {
            return NotFound();
        }

        (View, May) = found.Value;
        Hard = await draft.ForecastAsync(View, cancellationToken) is { IsHard: true } hard ? hard : null;
        Precedents = await precedents.OfProcedureAsync(View.Dossier.ProvinceCode, View.Dossier.ProcedureCode, onlyPublic: false, cancellationToken);
        IsOfOldVersion = View.Dossier.DecidedAt is null && tools.Caller.Positions.Any(position => Access.RoleAllows(position.Role, Permission.ReassignWork))
            && (await catalogue.GetAsync(View.Dossier.ProvinceCode, cancellationToken)).Find(View.Dossier.ProcedureCode) is { IsHandled: true } now && now.VersionId != View.Dossier.ProcedureVersionId;
        Done = DeskActWords.Done(done);
        return Page();
    }
}
