using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers.Letters;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Web.Hosting;
using HaiCap.Web.SignIn;

namespace HaiCap.Web.Pages.Office.Dossiers;

/// <summary>Papers and documents of a dossier for officers, shown where that is safe; access is asked anew for each.</summary>
public static class OfficeFiles
{
    public static void MapOfficeFiles(this WebApplication app)
    {
        var dossier = app.MapGroup("/lam-viec/ho-so/{code}").RequireAuthorization(Policies.Officer);
        dossier.MapGet("/giay-to/{paper:guid}", async (string code, Guid paper, DossierFiles files, CallerContext caller, HttpContext context, CancellationToken cancellationToken) =>
            context.Send(await files.PaperAsync(caller.Actor, code, paper, cancellationToken), view: true));
        dossier.MapGet("/van-ban/{document:guid}", async (string code, Guid document, PrintDossierDocument print, CallerContext caller, HttpContext context, CancellationToken cancellationToken) =>
            context.Send(await print.HandleAsync(caller.Actor, code, document, cancellationToken), view: true));
        dossier.MapGet("/to-khai", async (string code, PrintAnswers print, CallerContext caller, HttpContext context, CancellationToken cancellationToken) =>
            context.Send(await print.HandleAsync(caller.Actor, code, cancellationToken), view: true));
        dossier.MapGet("/phieu-kiem-soat", async (string code, PrintControlSheet print, CallerContext caller, HttpContext context, CancellationToken cancellationToken) =>
            context.Send(await print.HandleAsync(caller.Actor, code, cancellationToken), view: true));
        dossier.MapGet("/bang-thoi-han", async (string code, PrintClockSheet print, CallerContext caller, HttpContext context, CancellationToken cancellationToken) =>
            context.Send(await print.HandleAsync(caller.Actor, code, cancellationToken), view: true));
        dossier.MapGet("/ban-in", async (string code, PreviewResult preview, CallerContext caller, CancellationToken cancellationToken) =>
        {
            var made = await preview.HandleAsync(caller.Actor, new(code), cancellationToken);
            return made.Ok ? Results.File(made.Value, FileKind.Pdf.MediaType()) : Results.NotFound();
        });
    }
}
