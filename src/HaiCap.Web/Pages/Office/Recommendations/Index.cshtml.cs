using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Missions.Consultations;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations;
using HaiCap.Web.Design;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using static HaiCap.Web.Design.Words;

namespace HaiCap.Web.Pages.Office.Recommendations;

/// <summary>Recommendations the caller owes an answer to, asked for, or may see.</summary>
public sealed class IndexModel(ListRecommendations list, DifficultyDrafts drafts, ListConsultations opinions, EditKinds kinds, CallerContext caller) : PageModel
{
    private const int ShortText = 160;

    [BindProperty(SupportsGet = true, Name = "phan")]
    public string? Side { get; set; }

    [BindProperty(SupportsGet = true, Name = "trang-thai")]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true, Name = "loai")]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true, Name = "tre")]
    public string? Late { get; set; }

    [BindProperty(SupportsGet = true, Name = "sau")]
    public string? After { get; set; }

    public ListRecommendations.Page List { get; private set; } = null!;

    public IReadOnlyList<DifficultyDraft> Drafts { get; private set; } = [];

    /// <summary>How many opinions are waited for.</summary>
    public int Opinions { get; private set; }

    /// <summary>The ministry's secretariat keeps the kinds.</summary>
    public bool MayEditKinds { get; private set; }

    public bool MayRecord => Menus.May(caller, Permission.RecordDifficulty);

    public RecommendationFilter Filter => new(
        Side switch { "can-tra-loi" => RecommendationSide.ToAnswer, "da-gui" => RecommendationSide.Asked, "tat-ca" => RecommendationSide.All, _ => First },
        Enum.TryParse<RecommendationState>(State, out var state) && Enum.IsDefined(state) ? state : null, Kind is { Length: > 0 and <= DifficultyKinds.LongestCode } ? Kind : null, Late: Late == "1");

    /// <summary>Where one's day begins: with what is owed, or, for who only asks, with what was asked.</summary>
    private RecommendationSide First => !Menus.May(caller, Permission.RecordDifficulty) ? RecommendationSide.All
        : caller.Positions.Any(position => Access.RoleAllows(position.Role, Permission.AnswerRecommendation) && position.Agency.Kind is not (AgencyKind.CommuneCommittee or AgencyKind.CommuneDivision or AgencyKind.CommuneCentre))
            ? RecommendationSide.ToAnswer : RecommendationSide.Asked;

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellationToken)
    {
        var page = await list.HandleAsync(caller.Actor, Filter, InboxPosition.Parse(After), cancellationToken: cancellationToken);
        if (!page.Ok)
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        (List, Drafts) = (page.Value, await drafts.OfAsync(caller.Actor, cancellationToken));
        MayEditKinds = (await kinds.ShowAsync(caller.Actor, cancellationToken)).Ok;
        Opinions = await opinions.WaitingAsync(caller.Actor, cancellationToken);
        return Page();
    }

    public string UrlOf(RecommendationSide side, InboxPosition? after = null)
    {
        var query = new QueryBuilder { { "phan", KeyOf(side) } };
        foreach (var (name, value) in new[] { ("trang-thai", Filter.State?.ToString()), ("loai", Filter.Kind), ("tre", Filter.Late ? "1" : null), ("sau", after?.ToString()) })
        {
            if (value is not null)
            {
                query.Add(name, value);
            }
        }

        return "/lam-viec/kien-nghi" + query.ToQueryString();
    }

    public static string KeyOf(RecommendationSide side) => side switch { RecommendationSide.ToAnswer => "can-tra-loi", RecommendationSide.Asked => "da-gui", _ => "tat-ca" };

    public static string Short(string text) => text.Length <= ShortText ? text : text[..ShortText] + "…";

    public static string NameOf(DifficultyDraft draft) => draft.Read() is var facts && (facts.Text ?? facts.Asks) is { Length: > 0 } text ? Short(text) : T("Chưa ghi gì", "Nothing typed yet");
}
