using HaiCap.Core;
using HaiCap.Core.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Pages.Portal;

/// <summary>Where an address of before 1 July 2025 lies now. A plain GET form: works without script, and an answer can be bookmarked.</summary>
public sealed class AddressModel(FindOldAddressHandler finder, UnitDirectory directory, TimeProvider time) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "xa")]
    public string? Ward { get; set; }

    [BindProperty(SupportsGet = true, Name = "huyen")]
    public string? District { get; set; }

    [BindProperty(SupportsGet = true, Name = "tinh")]
    public string? Province { get; set; }

    public IReadOnlyList<string> OldProvinces { get; private set; } = [];
    public OldAddressAnswers? Found { get; private set; }

    /// <summary>Units of today with that name: for those who typed a new name, or a name that stayed.</summary>
    public IReadOnlyList<UnitView> Present { get; private set; } = [];

    public bool Asked => !string.IsNullOrWhiteSpace(Ward) || !string.IsNullOrWhiteSpace(District);

    public bool OnlyProvince => !Asked && !string.IsNullOrWhiteSpace(Province);

    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        Ward = Cut(Ward);
        District = Cut(District);
        Province = Cut(Province);
        var units = await directory.GetAsync(cancellationToken);
        OldProvinces = units.OldProvinces;
        if (!Asked)
        {
            return;
        }

        Found = await finder.HandleAsync(new(Province, District, Ward), cancellationToken);
        if (Found.Answers.Count == 0 || string.IsNullOrWhiteSpace(District))
        {
            Present = units.Search(Ward?.Split(',')[0] ?? District, time.Now().LocalDay(), limit: 10);
        }
    }

    /// <summary>Nobody's address is longer; the database is not asked about what is not one.</summary>
    private static string? Cut(string? text) => text is { Length: > 200 } ? text[..200] : text;
}
