using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Missions.Bells;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Consultations;

/// <summary>The unit that has a recommendation asks another unit, or an agency of the province that asked, for its opinion by a day. The clock goes on.</summary>
public sealed class ConsultOnRecommendation(HaiCapDb db, RecommendationDesk desk, RouteRecommendation units, AgencyNames names, CalendarBook calendars, MissionBells bells)
{
    public const int LongestDays = 60;

    /// <param name="Unit">Code of the unit that is asked.</param>
    /// <param name="AnswerBy">Until closing of this day, by the calendar of the unit that is asked.</param>
    /// <param name="Key">Of the page: sent twice it is one question.</param>
    public sealed record Request(RecommendationRef Which, string? Unit, string? Question, DateOnly? AnswerBy, Guid? Key = null);

    /// <summary>The question's id. MIS-001, ACC-001, ACT-001, MIS-008, MIS-010 … MIS-012, MIS-130 … MIS-132.</summary>
    public async Task<Outcome<Guid>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var opened = await desk.AsOwnerAsync(by, request.Which with { Expected = null }, Permission.AnswerRecommendation, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<Guid>();
        }

        using var act = opened.Value;

        // Read once: a twin that takes the key meanwhile is met by the database.
        if (request.Key is { } key && await SameAsync(act.Row, key, cancellationToken))
        {
            return key;
        }

        var question = RecommendationDesk.Said(request.Question);
        if (question is null)
        {
            return ConsultationProblems.NoQuestion;
        }

        if (question.Length > RecommendationConsultation.LongestQuestion)
        {
            return MissionProblems.TooLong("Ask", RecommendationConsultation.LongestQuestion);
        }

        if (act.Row.DueAt is null)
        {
            return MissionProblems.NotNow;
        }

        if (await units.UnitAsync(act.Row, request.Unit, cancellationToken) is not { } unit)
        {
            return MissionProblems.NoUnit with { Field = "AskUnit" };
        }

        if (unit.Id == act.Row.OwnerId)
        {
            return MissionProblems.SameUnit with { Field = "AskUnit" };
        }

        var open = await db.Set<RecommendationConsultation>().Where(one => one.RecommendationId == act.Row.Id && one.UnitId == unit.Id && one.AnsweredAt == null)
            .Select(one => (Guid?)one.Id).FirstOrDefaultAsync(cancellationToken);
        if (open is { } waiting)
        {
            // A twin of this page may have come between.
            return waiting == request.Key ? waiting : ConsultationProblems.AskedAlready;
        }

        if (await DueAsync(unit, request.AnswerBy, cancellationToken) is not { } due)
        {
            return ConsultationProblems.NoDay;
        }

        var row = db.Add(new RecommendationConsultation
        {
            ProvinceCode = act.Row.ProvinceCode,
            Id = request.Key ?? Ids.New(desk.Now),
            RecommendationId = act.Row.Id,
            UnitProvince = unit.ProvinceCode,
            UnitId = unit.Id,
            UnitPath = unit.Path,
            UnitName = unit.Name,
            Question = question,
            AskedBy = act.By.Name,
            AskingUnit = await names.OfAsync(act.Row.OwnerProvince, act.Row.OwnerId, cancellationToken),
            AskedAt = desk.Now,
            DueAt = due,
        }).Entity;
        await bells.AddAsync(act.Row, BellClock.Opinion, row.Id, row.Unit, due, desk.Now, cancellationToken);
        await desk.RecordAsync(act, new UnitConsultedOnRecommendation(row.Id, unit.Id, unit.Name, due), null, cancellationToken);
        var saved = await db.SaveActsAsync(cancellationToken, taken => taken.Contains("recommendation_consultations", StringComparison.Ordinal) || taken.Contains("mission_bells", StringComparison.Ordinal));
        if (saved.Ok)
        {
            return row.Id;
        }

        db.ChangeTracker.Clear();
        return request.Key is { } twin && await SameAsync(act.Row, twin, cancellationToken) ? twin : saved.As<Guid>();
    }

    private Task<bool> SameAsync(Recommendation row, Guid key, CancellationToken cancellationToken) =>
        db.Set<RecommendationConsultation>().AnyAsync(one => one.Id == key && one.RecommendationId == row.Id, cancellationToken);

    /// <summary>Closing of the day at the unit that is asked; null for a day that does not do.</summary>
    private async Task<DateTimeOffset?> DueAsync(Agency unit, DateOnly? day, CancellationToken cancellationToken)
    {
        var today = desk.Now.LocalDay();
        if (day is not { } wanted || wanted < today || wanted > today.AddDays(LongestDays))
        {
            return null;
        }

        using var home = db.Tenant.Open(unit.ProvinceCode);
        try
        {
            var due = (await calendars.ForPathAsync(unit.Path, cancellationToken: cancellationToken)).HoursOf(wanted)?.Closing ?? wanted.AtLocal(new TimeOnly(17, 0));
            return due > desk.Now ? due : null;
        }
        catch (CalendarSpanException)
        {
            return null;
        }
    }
}
