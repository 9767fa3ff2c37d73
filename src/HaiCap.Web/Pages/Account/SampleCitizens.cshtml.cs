using HaiCap.Core.Data;
using HaiCap.Web.Design;
using HaiCap.Web.Hosting;
using HaiCap.Web.SignIn;
using HaiCap.Web.SignIn.Citizens;
using Microsoft.AspNetCore.Mvc;

namespace HaiCap.Web.Pages.Account;

public sealed class SampleCitizensModel(HaiCapDb db, CitizenSignIn signIn, SiteIdentity site) : SignInPage
{
    [BindProperty]
    public string? IdNumber { get; set; }

    public IReadOnlyList<CitizenIdentity> Citizens { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        if (!site.Sample)
        {
            return NotFound();
        }

        Citizens = await SampleCitizens.ListAsync(db, HttpContext.RequestAborted);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!site.Sample)
        {
            return NotFound();
        }

        Citizens = await SampleCitizens.ListAsync(db, HttpContext.RequestAborted);
        if (Citizens.FirstOrDefault(c => c.IdNumber == IdNumber) is not { } citizen)
        {
            return NotFound();
        }

        var opened = await signIn.OpenAsync(citizen, HttpContext);
        if (opened.Ok)
        {
            return LocalRedirect(Back("/"));
        }

        ModelState.Add(opened.Problems);
        return Page();
    }
}
