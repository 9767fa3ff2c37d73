using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Processing;

/// <summary>A stay of an opened dossier with whoever has it: a line of its control sheet, with the minutes it took and was charged.</summary>
internal static class Stays
{
    public static DossierHop Begin(OpenedDossier opened, ProcessStep step, Guid unit, Guid? officer, DateTimeOffset due) => new()
    {
        ProvinceCode = opened.Dossier.ProvinceCode,
        DossierId = opened.Dossier.Id,
        Number = (opened.Hop?.Number ?? 0) + 1,
        StepKey = step.Key,
        StepName = step.Name,
        GivenBy = opened.By.Name,
        UnitId = unit,
        OfficerId = officer,
        StartedAt = opened.Now,
        DueAt = due,
    };

    public static void End(OpenedDossier opened, DossierHop stay, string? note)
    {
        var (dossier, calendar, now) = (opened.Dossier, opened.Calendar, opened.Now);
        (stay.DoneAt, stay.DoneBy, stay.Note) = (now, opened.By.Name, note);
        (stay.ChargedMinutes, stay.WaitedMinutes, stay.ConsultedMinutes) = Charges.OfStay(calendar, dossier, stay.StartedAt, now, () => opened.Clock!.Stops);
        (stay.ProcedureCode, stay.CompetentAgencyId) = (dossier.ProcedureCode, dossier.CompetentAgencyId);
        stay.AllowedMinutes = Math.Max(0, calendar.WorkingMinutesBetween(stay.StartedAt, stay.DueAt));
        stay.SpentMinutes = IsNobodysTurn(opened) ? null : calendar.WorkingMinutesBetween(stay.StartedAt, now) - stay.WaitedMinutes;
    }

    /// <summary>Not the holder's time: the applicant mends it before acceptance, or may fetch what is ready.</summary>
    private static bool IsNobodysTurn(OpenedDossier opened) => (opened.Dossier.AcceptedAt is null && opened.Work is { WaitsFor: not WaitsFor.Nobody })
        || (opened.Dossier.State.IsDecided() && opened.Step is { Performer: StepPerformer.ReturnCentre });
}
