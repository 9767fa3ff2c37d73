using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace HaiCap.Web.Hosting;

/// <summary>
/// A page that has no handler for a method would otherwise be drawn without running any, and so without asking access: such a request is
/// refused instead.
/// </summary>
internal sealed class OnlyHandledMethods : IPageFilter
{
    public void OnPageHandlerSelected(PageHandlerSelectedContext context)
    {
    }

    public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        var method = context.HttpContext.Request.Method;

        // The error page answers in the place of any request, by its method.
        var answersForAnother = context.ActionDescriptor.ViewEnginePath == "/Errors/Error";
        if (context.HandlerMethod is null && !answersForAnother && !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method))
        {
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }
    }

    public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
    {
    }
}
