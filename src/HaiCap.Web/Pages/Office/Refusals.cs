using HaiCap.Core;
using HaiCap.Core.Organizations;

namespace HaiCap.Web.Pages.Office;

internal static class Refusals
{
    /// <summary>403 for what is not the caller's, 404 for what is not there.</summary>
    public static int RefusalStatus<T>(this Outcome<T> outcome) =>
        outcome.Problems.Any(p => p.Code == Access.Refused.Code) ? StatusCodes.Status403Forbidden : StatusCodes.Status404NotFound;
}
