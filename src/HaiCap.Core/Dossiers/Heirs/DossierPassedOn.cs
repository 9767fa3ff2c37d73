using HaiCap.Core.Acts;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Dossiers.Heirs;

/// <summary>A unit that had a part in an open dossier was merged, split or abolished: its successor has that part now. Nobody's time begins anew.</summary>
/// <param name="PlanId">The reviewed plan.</param>
/// <param name="Citation">The decision that orders it.</param>
/// <param name="FromUnit">Who held the dossier before; null when the holder is the same.</param>
/// <param name="OfficerId">The officer who goes on with it at the successor; null when it waits there for somebody of the role.</param>
/// <param name="Consultations">Open questions that another unit has to answer now.</param>
[ActName("dossier.passed-on")]
public sealed record DossierPassedOn(
    Guid PlanId, string Citation, Guid ReceivingAgencyId, Guid CompetentAgencyId, Guid DivisionId, Guid? FromUnit, Guid? ToUnit, Guid? OfficerId, IReadOnlyList<Guid> Consultations)
    : DossierActData;

/// <summary>What a dossier is about, as succession asks.</summary>
public static class DossierMatter
{
    public static WorkOf Of(ProcedureVersion version, string answers, Agency? receiving) => new(
        version.Code, version.Field,
        version.Read().CompetentAgency.PlaceField is { } field && FormAnswers.FromJson(answers).Place(field)?.Commune is { Length: > 0 } commune ? commune
            : receiving is { IsCommunal: true } ? receiving.UnitCode : null);
}

/// <summary>The units that have a part in an open dossier.</summary>
/// <param name="Holder">Null when it is nobody's turn.</param>
public sealed record DossierUnits(Guid Receiving, Guid Competent, Guid Division, Guid? Holder)
{
    public static DossierUnits Of(Dossier dossier) => new(dossier.ReceivingAgencyId, dossier.CompetentAgencyId, dossier.DivisionId, dossier.HolderUnitId);

    /// <summary>Who has each part on a day. What is decided keeps who received, appraised and decided it: then only the holder is another. Pure.</summary>
    /// <returns>Null where a unit is no more and no rule says to whom the dossier goes.</returns>
    public DossierUnits? HeirsOn(AgencyShelf shelf, DateOnly day, WorkOf matter, bool decided)
    {
        Guid? Heir(Guid unit) => shelf.Heir(unit, day, matter)?.Id;
        var holder = Holder is { } held ? Heir(held) : null;
        if (Holder is not null && holder is null)
        {
            return null;
        }

        if (decided)
        {
            return this with { Holder = holder };
        }

        if (Heir(Receiving) is not { } receiving || Heir(Competent) is not { } competent)
        {
            return null;
        }

        // An office that has no successor of its own leaves its work to whoever decides now.
        var division = Division == Competent ? competent : Heir(Division) ?? competent;
        return new DossierUnits(receiving, competent, Under(shelf, division, competent), holder);
    }

    /// <summary>The office of another agency does not appraise for this one.</summary>
    private static Guid Under(AgencyShelf shelf, Guid division, Guid competent) =>
        shelf.Find(division)!.Path.StartsWith(shelf.Find(competent)!.Path, StringComparison.Ordinal) || shelf.Find(competent)!.Kind == AgencyKind.ProvincialCommittee ? division : competent;
}
