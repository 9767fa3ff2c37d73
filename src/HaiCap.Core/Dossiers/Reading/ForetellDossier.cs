using HaiCap.Core.Authority;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>By when the centre answers an online applicant, and the law that says so.</summary>
public sealed record ForetoldReception(ClockRule Rule, Deadline Answer);

/// <param name="Agency">Whose calendar counts; null where the place is not known: the province's.</param>
/// <param name="Reception">Null at a counter, where the dossier is accepted as it is handed in.</param>
/// <param name="AtOnce">Due if it is accepted the moment it is handed in.</param>
/// <param name="Latest">Due if reception takes all its time; null at a counter.</param>
/// <param name="UnpublishedYears">Years the count touches whose days off nobody has published yet.</param>
public sealed record ForetoldDossier(string? Agency, ForetoldReception? Reception, Deadline AtOnce, Deadline? Latest, IReadOnlyList<int> UnpublishedYears)
{
    public Deadline Due => Latest ?? AtOnce;
}

/// <summary>When the result would be due, were the dossier handed in at this moment: what people ask before they file. Nothing is kept.</summary>
public sealed class ForetellDossier(HaiCapDb db, GrantBook agencies, FindCompetentAgency competence, CalendarBook calendars)
{
    private static readonly Problem NoPlace = new(
        "CAL-016", "Không có cơ quan giải quyết thủ tục này ở xã, phường đã chọn. Chọn lại.", "No agency handles this procedure in that commune. Choose another.", "Commune");

    private static readonly Problem TooFar = new(
        "CAL-017", "Chưa có lịch làm việc cho khoảng thời gian này. Chọn ngày nộp gần hôm nay hơn.", "There is no working calendar for that time. Choose a day nearer to today.", "HandedInAt");

    /// <param name="Commune">The commune that decides, for a procedure of communes; null: not said yet.</param>
    public sealed record Request(ProcedureVersion Version, FormAnswers Answers, DateTimeOffset HandedInAt, Channel Channel, string? Commune = null)
    {
        public ProcedureDefinition Procedure { get; } = Version.Read();
    }

    /// <summary>CAL-016, CAL-017; null for a procedure that has no limit.</summary>
    public async Task<Outcome<ForetoldDossier?>> HandleAsync(Request request, CancellationToken cancellationToken = default)
    {
        var stages = LimitText.Stages(request.Procedure, request.Answers);
        if (stages.Count == 0)
        {
            return default(ForetoldDossier);
        }

        var here = await agencies.AgenciesAsync(db, cancellationToken);
        var centre = request.Commune is null
            ? here.All.FirstOrDefault(agency => agency is { Kind: AgencyKind.ProvincialCentre, ValidTo: null })
            : here.In(request.Commune).FirstOrDefault(agency => agency is { Kind: AgencyKind.CommuneCentre, ValidTo: null });
        var (_, competent) = await competence.ForAsync(request.Version, request.Answers, null, request.Commune, cancellationToken);
        if (competent is null && request.Commune is not null)
        {
            return NoPlace;
        }

        var calendar = await calendars.ForAsync(competent?.Agency.Id, cancellationToken);
        var reception = await calendars.ForAsync(centre?.Id, cancellationToken);
        try
        {
            return Count(request, stages, competent?.Agency.Name, calendar, reception, await calendars.RulesAsync(cancellationToken));
        }
        catch (Exception beyond) when (beyond is CalendarSpanException or ArgumentOutOfRangeException or OverflowException)
        {
            return TooFar;
        }
    }

    private static Outcome<ForetoldDossier?> Count(
        Request request, IReadOnlyList<LimitStage> stages, string? agency, WorkingCalendar calendar, WorkingCalendar reception, ClockRules rules)
    {
        var rule = LimitText.Rule(request.Procedure, calendar);
        var atOnce = calendar.Due(request.HandedInAt, stages, rule);
        ForetoldReception? answer = null;
        if (request.Channel == Channel.Online)
        {
            if (rules.Find(request.HandedInAt.LocalDay(), ClockRuleKey.ReceptionAnswer) is not { } law)
            {
                return TooFar;
            }

            answer = new ForetoldReception(law, reception.Due(request.HandedInAt, law.Limit.Value, law.Limit.Unit));
        }

        var latest = answer is null ? null : calendar.Due(answer.Answer.DueAt, stages, rule);
        var (first, last) = (request.HandedInAt.LocalDay().Year, (latest ?? atOnce).DueAt.LocalDay().Year);
        return new ForetoldDossier(agency, answer, atOnce, latest, [.. Enumerable.Range(first, last - first + 1).Where(year => !calendar.IsPublished(year))]);
    }
}
