using HaiCap.Core;
using Microsoft.AspNetCore.Mvc.ModelBinding;

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
}
