using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers.Rules;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>The draft of Form 04: whether a dossier will hardly make its time, who went beyond their hours, and the day on which it can be ready.</summary>
public sealed class DraftApology(CalendarBook calendars, TimeProvider time)
{
    /// <summary>Null where no apology can be made: nothing runs, or one was made.</summary>
    public async Task<Forecast?> ForecastAsync(DossierView view, CancellationToken cancellationToken = default)
    {
        var dossier = view.Dossier;
        if (view.ForOwner || dossier is not { AcceptedAt: { } accepted, DueAt: { } due, ClockStopped: false } || dossier.State.IsDecided() || view.Clock is not { Extension: null } || view.Hops.Count == 0)
        {
            return null;
        }

        var calendar = await calendars.ForAsync(dossier.CompetentAgencyId, cancellationToken);
        var rule = (await calendars.RulesAsync(cancellationToken)).On(accepted.LocalDay(), ClockRuleKey.ApologyBefore);
        return Forecast.Of(
            calendar, view.Procedure.Steps, [.. view.Hops.Select(hop => new PastStay(hop.UnitId, hop.StepKey, hop.StartedAt, hop.DueAt, hop.DoneAt))], due, rule.Limit, time.Now());
    }

    /// <summary>The reason as far as the dossier itself tells it; who sends it puts it right.</summary>
    public static string Reason(DossierView view, Forecast forecast)
    {
        var worst = view.Hops.Where(hop => hop.UnitId == forecast.LateUnit).MaxBy(hop => (hop.DoneAt ?? DateTimeOffset.MaxValue) - hop.DueAt);
        return forecast.OverMinutes > 0 && worst is not null
            ? string.Create(VietnameseText.Culture, $"Bước “{worst.StepName}” tại {worst.Unit} kéo dài hơn thời gian quy định {Math.Round(forecast.OverMinutes / 60m, 1):0.#} giờ làm việc.")
            : $"Hồ sơ còn ở bước “{view.StepName}”, phần việc còn lại cần thêm thời gian so với ngày đã hẹn.";
    }
}
