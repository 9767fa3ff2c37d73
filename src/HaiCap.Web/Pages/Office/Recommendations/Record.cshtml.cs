using HaiCap.Core;
using HaiCap.Core.Missions;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Missions.Similar;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Recommendations;

/// <summary>A difficulty is typed, kept for later, or sent with what is asked because of it.</summary>
public sealed class RecordModel(
    RecordDifficulty record, DifficultyDrafts drafts, FindSimilar similar, AnswerRoutes routes, WhereMet where, ProcedureCatalogue catalogue, Access access, CallerContext caller, TimeProvider time)
    : PageModel
{
    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Field { get; set; }

    [BindProperty]
    public string? Procedure { get; set; }

    [BindProperty]
    public Severity Severity { get; set; } = Severity.Hinders;

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Affected { get; set; }

    [BindProperty]
    public string? Evidence { get; set; }

    [BindProperty]
    public string? Person { get; set; }

    [BindProperty]
    public string? Asks { get; set; }

    [BindProperty]
    public Addressee Addressee { get; set; } = Addressee.Province;

    /// <summary>The stop of a delegation it is heard at; null: the caller's own agency met it.</summary>
    [BindProperty(SupportsGet = true, Name = "diem")]
    public Guid? Stop { get; set; }

    /// <summary>What the head of the delegation answers at once.</summary>
    [BindProperty]
    public AnswerKind? Answered { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty(SupportsGet = true, Name = "xong")]
    public string? Just { get; set; }

    /// <summary>Whether what may have been asked already stood on the page that was sent.</summary>
    [BindProperty]
    public string? DaXem { get; set; }

    public SimilarView Similar { get; private set; } = SimilarView.Nothing;

    /// <summary>What is typed is kept under this id: the page sent twice is one draft.</summary>
    public Guid Draft { get; private set; }

    public bool IsKept => KeptAt is not null;

    /// <summary>When the draft that is shown was saved.</summary>
    public DateTimeOffset? KeptAt { get; private set; }

    public bool HasMinistry { get; private set; }

    /// <summary>Where it is heard, when a delegation writes it down.</summary>
    public MetAt? Heard { get; private set; }

    public IReadOnlyList<string> Fields { get; private set; } = [];

    public IReadOnlyList<CatalogueEntry> Procedures { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken cancellationToken)
    {
        if (id is { } known && await drafts.FindAsync(caller.Actor, known, cancellationToken) is { } kept)
        {
            KeptAt = kept.SavedAt;
            var facts = kept.Read();
            (Kind, Field, Procedure, Severity, Text) = (facts.Kind, facts.Field, facts.Procedure, facts.Severity, facts.Text);
            (Affected, Evidence, Person, Asks, Addressee) = (facts.Affected, facts.Evidence, facts.Person, facts.Asks, facts.Addressee);
            (Stop, Answered, Answer) = (facts.Stop, facts.Answered, facts.Answer);
        }

        return await OpenAsync(id, cancellationToken) ?? Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid? id, string? luu, string? bo, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (bo is not null)
        {
            await drafts.DropAsync(caller.Actor, Draft, cancellationToken);
            return Redirect("/lam-viec/kien-nghi");
        }

        if (luu is not null)
        {
            var kept = await drafts.SaveAsync(caller.Actor, Draft, Typed, cancellationToken);
            return kept.Ok ? Redirect($"/lam-viec/kien-nghi/ghi/{Draft}?xong=luu") : StatusCode(StatusCodes.Status403Forbidden);
        }

        if (ModelState.IsValid && await IsToBeLookedAtAsync(cancellationToken))
        {
            return Page();
        }

        if (ModelState.IsValid)
        {
            var sent = await record.HandleAsync(caller.Actor, new(Typed, Draft), cancellationToken: cancellationToken);
            if (sent.Ok)
            {
                return Redirect(sent.Value.Recommendation is { } code ? $"/lam-viec/kien-nghi/{code}?xong=gui" : $"/lam-viec/kien-nghi/kho-khan/{sent.Value.Code}?xong=gui");
            }

            ModelState.Add(sent.Problems);
        }

        return Page();
    }

    /// <summary>Keeps what is typed, by script, while one types: the line may be cut.</summary>
    public async Task<IActionResult> OnPostKeepAsync(Guid id, CancellationToken cancellationToken)
    {
        if (await OpenAsync(id, cancellationToken) is { } refused)
        {
            return refused;
        }

        var kept = await drafts.SaveAsync(caller.Actor, Draft, Typed, cancellationToken);
        return kept.Ok ? new JsonResult(new { version = 0, at = Words.Instant(time.Now()) }) : StatusCode(StatusCodes.Status403Forbidden);
    }

    /// <summary>What is like the typed, while one types.</summary>
    public async Task<IActionResult> OnPostSimilarAsync(CancellationToken cancellationToken)
    {
        var found = await similar.HandleAsync(caller.Actor, Asks, Text, cancellationToken: cancellationToken);
        return found.Ok ? Partial("_Similar", found.Value) : StatusCode(StatusCodes.Status403Forbidden);
    }

    private DifficultyFacts Typed =>
        new(Kind, Field, Procedure, Severity, Text, Affected, Evidence, Person, Asks, Addressee, Stop, Answered, string.IsNullOrWhiteSpace(Answer) ? null : Answer);

    /// <summary>Without script nobody has seen yet what was asked already: it is shown once, before anything is sent.</summary>
    private async Task<bool> IsToBeLookedAtAsync(CancellationToken cancellationToken)
    {
        if (DaXem is not null || string.IsNullOrWhiteSpace(Asks))
        {
            return false;
        }

        var found = await similar.HandleAsync(caller.Actor, Asks, Text, least: SimilarIndex.Same, cancellationToken: cancellationToken);
        Similar = found.Ok ? found.Value : SimilarView.Nothing;
        return Similar.Any;
    }

    private async Task<IActionResult?> OpenAsync(Guid? id, CancellationToken cancellationToken)
    {
        if (!(await access.DecideAsync(caller.Actor, Permission.RecordDifficulty, cancellationToken: cancellationToken)).Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Draft = id ?? Ids.New(time.Now());
        if (Stop is not null)
        {
            var met = await where.FindAsync(caller.Actor, Stop, cancellationToken: cancellationToken);
            if (!met.Ok)
            {
                return StatusCode(met.RefusalStatus());
            }

            Heard = met.Value;
        }

        HasMinistry = await routes.FindAsync(Addressee.Ministry, "", cancellationToken) is not null;
        var shelf = await catalogue.GetAsync(Heard?.Province ?? caller.ProvinceCode, cancellationToken);
        (Procedures, Fields) = (shelf.All, [.. shelf.Fields]);
        return null;
    }
}
