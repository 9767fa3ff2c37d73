using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Processing;

namespace HaiCap.Core.Dossiers.Supplement;

/// <summary>Sends what was put together: files, corrected answers, a word of explanation. What was gathered goes in the same transaction.</summary>
public sealed class SendSupplement(HaiCapDb db, SupplementDesk desk, AnswerSupplement answer)
{
    public sealed record Request(DossierRef Which, string? Note = null);

    public async Task<Outcome<DossierMoved>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var opened = await desk.OpenAsync(by, request.Which.Code, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<DossierMoved>();
        }

        var open = opened.Value;
        var note = string.IsNullOrWhiteSpace(request.Note) ? null : VietnameseText.Nfc(request.Note);
        if (note is null && !open.Corrected && open.Facts.Defects.Any(defect => open.Component(defect.Component) is { FromForm: true }))
        {
            return DossierProblems.NothingCorrected;
        }

        db.RemoveRange(open.Files);
        if (open.Draft is not null)
        {
            db.Remove(open.Draft);
        }

        var sent = await answer.HandleAsync(
            by,
            new AnswerSupplement.Request(
                request.Which,
                [.. open.Files.Select(file => new AnswerSupplement.Paper(file.Component, file.FileHash, file.FileName, file.FileSize))],
                open.Corrected ? open.Answers : null,
                note),
            cancellationToken);
        if (!sent.Ok)
        {
            // Nothing was sent, so nothing that was gathered may go with a later save.
            db.ChangeTracker.Clear();
        }

        return sent;
    }
}
