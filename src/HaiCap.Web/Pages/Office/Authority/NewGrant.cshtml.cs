using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Grants;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Procedures.Forms;
using HaiCap.Web.Design;
using HaiCap.Web.Hosting;
using HaiCap.Web.SignIn;
using Rules = HaiCap.Core.Authority.Rules;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Office.Authority;

public enum ConditionTest
{
    Is,
    AtLeast,
    AtMost,
}

/// <summary>Records by which article a competence is somebody's.</summary>
public sealed class NewGrantModel(AuthorityDesk desk, GrantCompetence grant, ProcedureCatalogue catalogue, SiteIdentity site, CallerContext caller) : PageModel
{
    private static readonly char[] Between = [',', ';', '\n', ' '];

    [BindProperty]
    public Guid? Instrument { get; set; }

    [BindProperty]
    public string? Article { get; set; }

    [BindProperty]
    public GrantKind Kind { get; set; } = GrantKind.Authorisation;

    [BindProperty]
    public Guid? Parent { get; set; }

    [BindProperty]
    public string? From { get; set; }

    [BindProperty]
    public string? To { get; set; }

    [BindProperty]
    public string? Outside { get; set; }

    [BindProperty]
    public List<string> Fields { get; set; } = [];

    [BindProperty]
    public string? Codes { get; set; }

    [BindProperty]
    public string? Tags { get; set; }

    [BindProperty]
    public string? Territory { get; set; }

    [BindProperty]
    public DateOnly? ValidFrom { get; set; }

    [BindProperty]
    public DateOnly? ValidTo { get; set; }

    [BindProperty]
    public bool Collective { get; set; }

    [BindProperty]
    public bool MayPassOn { get; set; }

    [BindProperty]
    public string? ConditionField { get; set; }

    [BindProperty]
    public ConditionTest ConditionTest { get; set; }

    [BindProperty]
    public string? ConditionValue { get; set; }

    [BindProperty]
    public string? Case { get; set; }

    public AuthorityDesk.View View { get; private set; } = null!;

    /// <summary>Whom the form offers, by a key it sends back.</summary>
    public IReadOnlyList<(string Key, string Name)> Holders { get; private set; } = [];

    /// <summary>Deputies of provincial agencies, by position.</summary>
    public IReadOnlyList<(string Key, string Name)> Deputies { get; private set; } = [];

    public IReadOnlyList<string> KnownFields { get; private set; } = [];

    /// <param name="instrument">Begun from an instrument's page.</param>
    /// <param name="above">Begun from the grant that is passed on: what it covers is filled in.</param>
    public async Task<IActionResult> OnGetAsync(
        [FromQuery(Name = "vanBan")] Guid? instrument, [FromQuery(Name = "goc")] Guid? above, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(cancellationToken))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        (Instrument, ValidFrom) = (instrument, View.Today);
        if (above is { } id && View.Register.Find(id) is { } parent)
        {
            (Parent, ValidTo) = (id, parent.To);
            Fields = [.. parent.Terms.Fields];
            Codes = string.Join(", ", parent.Terms.Codes);
            Tags = string.Join(", ", parent.Terms.Tags);
            Territory = string.Join(", ", parent.Terms.Territory);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        if (!await OpenAsync(cancellationToken))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        var done = await grant.HandleAsync(caller.Actor, Facts(), cancellationToken: cancellationToken);
        if (done.Ok)
        {
            return LocalRedirect($"/lam-viec/tham-quyen/{done.Value}");
        }

        ModelState.Add(done.Problems);
        return Page();
    }

    private GrantFacts Facts()
    {
        var above = Parent is { } parent ? View.Register.Find(parent) : null;
        var to = string.IsNullOrWhiteSpace(Outside) ? HolderOf(To) : new Holder(Outside: VietnameseText.Nfc(Outside));
        return new GrantFacts(Instrument ?? Guid.Empty, Article, Kind, Kind == GrantKind.Original ? null : Parent, MayPassOn, ValidFrom ?? default, ValidTo, new GrantTerms
        {
            Codes = Split(Codes?.ToUpperInvariant()),
            Fields = Fields,
            Tags = Split(Tags),
            From = Kind == GrantKind.Original ? null : string.IsNullOrWhiteSpace(From) ? above?.Terms.To : HolderOf(From),
            To = to with { Office = Collective ? Rules.Office.Collective : Rules.Office.Head },
            Territory = Split(Territory),
            When = Condition(),
            Case = string.IsNullOrWhiteSpace(Case) ? null : VietnameseText.Nfc(Case),
            Confirmed = true,
        });
    }

    private FormCondition? Condition()
    {
        if (string.IsNullOrWhiteSpace(ConditionField))
        {
            return null;
        }

        var number = decimal.TryParse(ConditionValue, NumberStyles.Number, CultureInfo.InvariantCulture, out var value) ? value : 0;
        return ConditionTest switch
        {
            ConditionTest.Is => new FormCondition { Field = ConditionField.Trim(), Is = ConditionValue?.Trim() ?? "" },
            ConditionTest.AtLeast => new FormCondition { Field = ConditionField.Trim(), AtLeast = number },
            _ => new FormCondition { Field = ConditionField.Trim(), AtMost = number },
        };
    }

    private static Holder HolderOf(string? key) => key?.Split(':', 3) switch
    {
        ["kind", var kind] when Enum.TryParse<AgencyKind>(kind, out var known) => new Holder(known),
        ["agency", var code] => new Holder(AgencyCode: code),
        ["position", var code, var id] when Guid.TryParse(id, out var position) => new Holder(AgencyCode: code, PositionId: position),
        _ => new Holder(),
    };

    private static List<string> Split(string? text) => [.. (text ?? "").Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    private async Task<bool> OpenAsync(CancellationToken cancellationToken)
    {
        if (await desk.OpenAsync(caller.Actor, cancellationToken) is not { Ok: true, Value: { MayRecord: true } view })
        {
            return false;
        }

        View = view;
        var agencies = view.Agencies.All.Where(agency => agency.Kind is AgencyKind.Department or AgencyKind.SubDepartment && agency.InForceOn(view.Today)).OrderBy(agency => agency.Code.Text, StringComparer.Ordinal).ToList();
        Holders =
        [
            .. new[] { AgencyKind.ProvincialCommittee, AgencyKind.CommuneCommittee }.Select(kind => ($"kind:{kind}", AuthorityWords.Of(new Holder(kind), view.Agencies))),
            .. agencies.Select(agency => ($"agency:{agency.Code.Text}", OfficeTitles.Of(agency, null, Rules.Office.Head))),
        ];
        var byId = agencies.Concat(view.Agencies.Of(AgencyKind.ProvincialCommittee)).ToDictionary(agency => agency.Id);
        Deputies =
        [
            .. view.Register.Posts.Where(post => post.Form == SigningForm.Deputy && post.InForceOn(view.Today) && byId.ContainsKey(post.AgencyId))
                .Select(post => ($"position:{byId[post.AgencyId].Code.Text}:{post.PositionId}", $"{post.Title} {byId[post.AgencyId].ShortName} – {post.OfficerName}")),
        ];
        KnownFields =
        [
            .. (await catalogue.GetAsync(site.ProvinceCode, cancellationToken)).Fields.Concat(view.Register.Grants.SelectMany(one => one.Terms.Fields))
                .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Create(VietnameseText.Culture, ignoreCase: true)),
        ];
        return true;
    }
}
