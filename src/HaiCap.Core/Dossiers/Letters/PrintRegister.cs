using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Letters;
using HaiCap.Core.Letters.Sheets;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Letters;

/// <summary>Form 07, the register book of a centre: the dossiers it accepted in a period, and what became of them.</summary>
public sealed class PrintRegister(HaiCapDb db, Access access, FormDesk desk, LetterPress press, TimeProvider time)
{
    /// <summary>Some 250 pages, set in a few seconds; a longer period is printed in parts.</summary>
    public const int MaxRows = 1500;

    /// <param name="From">First day, by the day of acceptance.</param>
    /// <param name="To">Last day, included.</param>
    public sealed record Request(Guid CentreId, DateOnly From, DateOnly To);

    public async Task<Outcome<HandedFile>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var centre = await db.Set<Agency>().AsNoTracking().FirstOrDefaultAsync(agency => agency.Id == request.CentreId, cancellationToken);
        if (centre is not { IsCentre: true })
        {
            return DossierProblems.NoCentre with { Field = "centre" };
        }

        // Who may read every dossier of the centre may read its book.
        var allowed = await access.DecideAsync(by, Permission.ReadDossier, new AccessTarget([centre.Path], centre.Path, HolderOfficerId: null), cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<HandedFile>();
        }

        if (request.To < request.From)
        {
            return new Problem("DOS-030", "Ngày cuối phải từ ngày đầu trở đi.", "The last day must not be before the first.", "to");
        }

        var rows = await RowsAsync(request, cancellationToken);
        if (rows.Count > MaxRows)
        {
            return new Problem(
                "DOS-031", $"Khoảng thời gian này có hơn {MaxRows} hồ sơ. Chọn khoảng ngắn hơn để in thành nhiều quyển.",
                $"There are more than {MaxRows} dossiers in this period. Choose a shorter one and print several books.", "to");
        }

        var now = time.Now();
        var maker = await desk.MakerAsync(positionId: null, centre.Id, now.LocalDay(), cancellationToken);
        var printed = await press.PrintAsync(
            new Form07Data { Head = maker.Head, Unit = centre.Name, From = request.From, To = request.To, Rows = rows }, now, cancellationToken);
        return printed.Ok
            ? new HandedFile(
                new MemoryStream(printed.Value.Pdf, writable: false), FileNames.Clean($"Sổ theo dõi hồ sơ {request.From:yyyy-MM-dd} {request.To:yyyy-MM-dd}", FileKind.Pdf),
                FileKind.Pdf, Hash: null)
            : printed.As<HandedFile>();
    }

    private async Task<List<RegisterRow>> RowsAsync(Request request, CancellationToken cancellationToken)
    {
        var (from, until) = (request.From.AtLocal(TimeOnly.MinValue), request.To.AddDays(1).AtLocal(TimeOnly.MinValue));
        var accepted = db.Set<Dossier>().AsNoTracking()
            .Where(dossier => dossier.ReceivingAgencyId == request.CentreId && dossier.AcceptedAt >= from && dossier.AcceptedAt < until);
        var dossiers = await accepted.OrderBy(dossier => dossier.AcceptedAt).ThenBy(dossier => dossier.Id).Take(MaxRows + 1).ToListAsync(cancellationToken);
        var hops = (await accepted.Join(db.Set<DossierHop>(), dossier => dossier.Id, hop => hop.DossierId, (_, hop) => hop).ToListAsync(cancellationToken))
            .ToLookup(hop => hop.DossierId);
        var facts = (await accepted
                .Join(db.Set<DossierDocument>().Where(row => row.Kind == DocumentKind.Receipt), dossier => dossier.Id, row => row.DossierId, (_, row) => row)
                .ToListAsync(cancellationToken))
            .ToLookup(row => row.DossierId, IssuedForms.Read<Processing.ReceiptFacts>);
        var taken = await TakersAsync([.. dossiers.Where(dossier => dossier.ReturnedAt is not null)], cancellationToken);
        return [.. dossiers.Select((dossier, i) => Row(i + 1, dossier, [.. hops[dossier.Id].OrderBy(hop => hop.Number)], facts[dossier.Id].FirstOrDefault()?.Sets ?? 1, taken.GetValueOrDefault(dossier.Subject)))];
    }

    private static RegisterRow Row(int number, Dossier dossier, IReadOnlyList<DossierHop> hops, int sets, string? takenBy)
    {
        var sent = hops.FirstOrDefault(hop => hop.UnitId != dossier.ReceivingAgencyId);
        var back = sent is null || dossier.DecidedAt is null ? null : hops.LastOrDefault(hop => hop.UnitId == dossier.ReceivingAgencyId && hop.Number > sent.Number);
        return new RegisterRow
        {
            Number = number,
            Code = dossier.Code,
            Content = dossier.Title,
            Sets = sets,
            Owner = dossier.ApplicantName,
            Address = dossier.ApplicantAddress ?? "",
            Phone = dossier.ApplicantPhone,
            ReceivedAt = dossier.AcceptedAt!.Value,
            DueAt = dossier.DueAt,
            SentAt = sent?.StartedAt,
            ResultReceivedAt = back?.StartedAt,
            ReturnedAt = dossier.ReturnedAt,
            SignedFor = takenBy,
            Note = dossier.State is DossierState.Finished or DossierState.Returned or DossierState.InProcess ? null : dossier.State.Vietnamese(),
        };
    }

    private async Task<Dictionary<string, string>> TakersAsync(IReadOnlyList<Dossier> returned, CancellationToken cancellationToken)
    {
        var name = ActNames.Of<ResultHandedOver>();
        var takers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in returned.Select(dossier => dossier.Subject).Chunk(500))
        {
            foreach (var act in await db.Set<Act>().AsNoTracking().Where(act => part.Contains(act.Subject) && act.Name == name).ToListAsync(cancellationToken))
            {
                takers[act.Subject] = act.DataAs<ResultHandedOver>().HandedTo;
            }
        }

        return takers;
    }
}
