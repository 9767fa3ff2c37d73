using HaiCap.Core;
using HaiCap.Core.Organizations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace HaiCap.Web.Design;

public static class ProblemsOnPage
{
    /// <summary>Puts problems where <c>error-summary</c> and the fields show them.</summary>
    public static void Add(this ModelStateDictionary state, params IEnumerable<Problem> problems)
    {
        foreach (var problem in problems)
        {
            state.AddModelError(problem.Field ?? "", Words.T(problem));
        }
    }

    /// <summary>What a press leads to: onwards when it is done, 403 for whom it is not, else the same page with what was typed and what is wrong with it.</summary>
    public static IActionResult After<T>(this PageModel page, Outcome<T> done, Func<T, string> onwards)
    {
        if (done.Ok)
        {
            return page.LocalRedirect(onwards(done.Value));
        }

        if (done.Problems.Contains(Access.Refused))
        {
            return page.StatusCode(StatusCodes.Status403Forbidden);
        }

        page.ModelState.Add(done.Problems);
        return page.Page();
    }
}
