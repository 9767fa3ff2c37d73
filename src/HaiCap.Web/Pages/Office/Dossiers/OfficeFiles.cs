using HaiCap.Core;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers.Letters;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Web.SignIn;

namespace HaiCap.Web.Pages.Office.Dossiers;

/// <summary>Papers and documents of a dossier for officers; access is asked anew for each.</summary>
public static class OfficeFiles
{
    public static void MapOfficeFiles(this WebApplication app)
    {
        var dossier = app.MapGroup("/lam-viec/ho-so/{code}").RequireAuthorization(Policies.Officer);
        dossier.MapGet("/giay-to/{paper:guid}", async (string code, Guid paper, DossierFiles files, CallerContext caller, CancellationToken cancellationToken) =>
            Hand(await files.PaperAsync(caller.Actor, code, paper, cancellationToken)));
        dossier.MapGet("/van-ban/{document:guid}", async (string code, Guid document, PrintDossierDocument print, CallerContext caller, CancellationToken cancellationToken) =>
            Hand(await print.HandleAsync(caller.Actor, code, document, cancellationToken)));
        dossier.MapGet("/to-khai", async (string code, PrintAnswers print, CallerContext caller, CancellationToken cancellationToken) =>
            Hand(await print.HandleAsync(caller.Actor, code, cancellationToken)));
        dossier.MapGet("/phieu-kiem-soat", async (string code, PrintControlSheet print, CallerContext caller, CancellationToken cancellationToken) =>
            Hand(await print.HandleAsync(caller.Actor, code, cancellationToken)));
        dossier.MapGet("/ban-in", async (string code, PreviewResult preview, CallerContext caller, CancellationToken cancellationToken) =>
        {
            var made = await preview.HandleAsync(caller.Actor, new(code), cancellationToken);
            return made.Ok ? Results.File(made.Value, FileKind.Pdf.MediaType()) : Results.NotFound();
        });
    }

    /// <summary>Shown in the browser where that is safe, else kept as a file.</summary>
    private static IResult Hand(Outcome<HandedFile> file) => !file.Ok ? Results.NotFound()
        : Results.File(file.Value.Content, file.Value.Kind.MediaType(), file.Value.Kind.Viewable() ? null : file.Value.Name);
}
