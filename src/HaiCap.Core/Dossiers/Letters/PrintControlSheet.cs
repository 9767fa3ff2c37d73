using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Letters;
using HaiCap.Core.Letters.Sheets;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Letters;

/// <summary>Form 06, the control sheet: who had the dossier from when to when. For officers; it grows with the dossier, so it is never kept.</summary>
public sealed class PrintControlSheet(HaiCapDb db, GrantBook book, DossierDoor door, FormDesk desk, LetterPress press)
{
    public async Task<Outcome<HandedFile>> HandleAsync(Actor by, string code, CancellationToken cancellationToken = default)
    {
        var opened = by.Kind == ActorKind.Citizen ? DossierProblems.NotFound : await door.OpenAsync(by, code, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<HandedFile>();
        }

        var dossier = opened.Value;
        var hops = await db.Set<DossierHop>().AsNoTracking().Where(hop => hop.DossierId == dossier.Id).OrderBy(hop => hop.Number).ToListAsync(cancellationToken);

        // The sheet is as old as the last change it tells.
        var at = hops.Max(hop => hop.DoneAt ?? hop.StartedAt);
        var maker = await desk.MakerAsync(positionId: null, dossier.ReceivingAgencyId, at.LocalDay(), cancellationToken);
        var printed = await press.PrintAsync(
            new Form06Data(FormDesk.HeadOf(maker, dossier, desk.TrackOf(dossier)))
            {
                ReceivedAt = dossier.AcceptedAt ?? dossier.SubmittedAt,
                DueAt = dossier.DueAt ?? dossier.ReceptionDueAt,
                Hops = await LinesAsync(dossier, hops, cancellationToken),
            },
            at,
            cancellationToken);
        return printed.Ok
            ? new HandedFile(new MemoryStream(printed.Value.Pdf, writable: false), FileNames.Clean($"Phiếu kiểm soát {dossier.Code}", FileKind.Pdf), FileKind.Pdf, Hash: null)
            : printed.As<HandedFile>();
    }

    private async Task<IReadOnlyList<HandOver>> LinesAsync(Dossier dossier, List<DossierHop> hops, CancellationToken cancellationToken)
    {
        var requests = await db.Set<DossierDocument>().AsNoTracking()
            .Where(row => row.DossierId == dossier.Id && (row.Kind == DocumentKind.SupplementRequest || row.Kind == DocumentKind.PaymentRequest))
            .OrderBy(row => row.Id).ToListAsync(cancellationToken);
        var shelf = await book.AgenciesAsync(db, cancellationToken);

        // Each stay under the name its unit had then.
        var units = hops.GroupBy(hop => hop.UnitId).ToDictionary(stays => stays.Key, stays => shelf.On(stays.Key, (stays.Last().DoneAt ?? stays.Last().StartedAt).LocalDay())?.Name ?? "");
        var officerIds = hops.Select(hop => hop.OfficerId).OfType<Guid>().Distinct().ToList();
        var officers = await db.Set<Officer>().Where(officer => officerIds.Contains(officer.Id))
            .ToDictionaryAsync(officer => officer.Id, officer => officer.Name, cancellationToken);
        return ControlLines.Of(dossier, hops, requests, id => units.GetValueOrDefault(id, ""), id => officers.GetValueOrDefault(id));
    }
}
