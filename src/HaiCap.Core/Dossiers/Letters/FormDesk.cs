using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Core.Letters.Sheets;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Letters;

/// <summary>Who makes a sheet: the unit of the officer's position, under the agency it belongs to.</summary>
public sealed record FormMaker(Agency Unit, Agency? Parent, Position? Position, LetterHead Head)
{
    /// <summary>An office inside an agency speaks for the agency.</summary>
    public Agency Answerable => Unit.Kind is AgencyKind.Division or AgencyKind.CommuneDivision && Parent is not null ? Parent : Unit;
}

/// <summary>What all sheets of a dossier share: head, owner, and the page the QR leads to.</summary>
public sealed class FormDesk(HaiCapDb db, GrantBook book, UnitDirectory units, PublicAddress address)
{
    /// <param name="positionId">The position a form was issued from; null for a sheet a unit makes by itself.</param>
    public async Task<FormMaker> MakerAsync(Guid? positionId, Guid unitId, DateOnly day, CancellationToken cancellationToken)
    {
        var position = positionId is { } held
            ? await db.Set<Position>().AsNoTracking().Include(row => row.Agency).FirstOrDefaultAsync(row => row.Id == held, cancellationToken)
            : null;
        var shelf = await book.AgenciesAsync(db, cancellationToken);

        // A sheet of a day bears the names of that day, whenever it is printed.
        var unit = shelf.On(position?.AgencyId ?? unitId, day)!;
        var parent = shelf.On(unit.ParentId, day);
        var place = (await units.GetAsync(cancellationToken)).Find(unit.UnitCode, day)?.Name ?? "";
        return new FormMaker(unit, parent, position, new LetterHead(null, LetterHead.Of(parent?.Name, unit.Name, null, place, day).Parent ?? "", null, place, day));
    }

    public static FormHead HeadOf(FormMaker maker, Dossier dossier, CheckMark check) => new(maker.Head, maker.Unit.Name, SheetOf(dossier), check);

    private static DossierSheet SheetOf(Dossier dossier) => new()
    {
        Code = dossier.Code,
        Content = dossier.Title,
        ProcedureCode = dossier.ProcedureCode,
        Owner = dossier.ApplicantName,
        Submitter = dossier.SubmitterName,
        Address = dossier.ApplicantAddress ?? "",
        Phone = dossier.ApplicantPhone,
        Email = dossier.ApplicantEmail,
        IdentityNumber = dossier.ApplicantIdNumber,
    };

    public CheckMark CheckOf(DossierDocument document) => QrPicture.For(address.CheckPage(document.CheckCode));

    /// <summary>A sheet that is no issued document leads to the public tracking page.</summary>
    public CheckMark TrackOf(Dossier dossier) => QrPicture.For(address.TrackPage(dossier.Code));
}
