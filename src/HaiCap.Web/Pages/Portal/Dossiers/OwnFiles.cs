using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers.Letters;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Supplement;
using HaiCap.Web.Hosting;
using HaiCap.Web.SignIn;

namespace HaiCap.Web.Pages.Portal.Dossiers;

/// <summary>Papers and letters of one's own dossier. Each asks again whose it is; <c>?xem=1</c> shows instead of keeping.</summary>
public static class OwnFiles
{
    public static void MapOwnFiles(this WebApplication app)
    {
        var dossier = app.MapGroup("/ho-so/{code}").RequireAuthorization(Policies.Citizen);
        dossier.MapGet("/giay-to/{id:guid}", (Asked asked, Guid id, DossierFiles files) => asked.SendAsync((by, code, stop) => files.PaperAsync(by, code, id, stop)));
        dossier.MapGet("/van-ban/{id:guid}", (Asked asked, Guid id, PrintDossierDocument print) => asked.SendAsync((by, code, stop) => print.HandleAsync(by, code, id, stop)));
        dossier.MapGet("/to-khai", (Asked asked, PrintAnswers print) => asked.SendAsync(print.HandleAsync));
        dossier.MapGet("/bang-thoi-han", (Asked asked, PrintClockSheet print) => asked.SendAsync(print.HandleAsync));
        dossier.MapGet("/bo-sung/tep/{id:guid}", (Asked asked, Guid id, OpenSupplementFile open) => asked.SendAsync((by, code, stop) => open.HandleAsync(by, code, id, stop)));
    }

    /// <summary>Who asks for a file of which dossier; works in the province that opened it.</summary>
    internal sealed class Asked(string code, bool view, CallerContext caller, ListMyDossiers mine, HaiCapDb db, HttpContext context)
    {
        public static ValueTask<Asked?> BindAsync(HttpContext context)
        {
            var services = context.RequestServices;
            return ValueTask.FromResult<Asked?>(new(
                (string)context.Request.RouteValues["code"]!, context.Request.Query.ContainsKey("xem"), services.GetRequiredService<CallerContext>(),
                services.GetRequiredService<ListMyDossiers>(), services.GetRequiredService<HaiCapDb>(), context));
        }

        public async Task<IResult> SendAsync(Func<Core.Acts.Actor, string, CancellationToken, Task<Outcome<HandedFile>>> find)
        {
            var stop = context.RequestAborted;
            if (await mine.ProvinceOfAsync(caller.Actor, code, stop) is not { } province)
            {
                return Results.NotFound();
            }

            using var opened = db.Tenant.Open(province);
            return context.Send(await find(caller.Actor, code, stop), view);
        }
    }
}
