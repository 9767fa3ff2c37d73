using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Bells;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Consultations;

/// <summary>The unit that was asked gives its opinion in words. Its own people do, in its own tenant; the act stands in the province of the recommendation.</summary>
public sealed class GiveOpinion(HaiCapDb db, Access access, ActRecorder acts, MissionBells bells, TimeProvider time)
{
    public sealed record Request(Guid Consultation, string? Opinion);

    /// <summary>ACC-001, ACT-001, MIS-008, MIS-010, MIS-133 … MIS-135. The same words sent twice are one opinion.</summary>
    public async Task<Outcome<Done>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        if (await db.AcrossProvinces<RecommendationConsultation>("a unit of the ministry is asked about what a province asks").AsNoTracking()
            .FirstOrDefaultAsync(one => one.Id == request.Consultation, cancellationToken) is not { } found || found.UnitProvince != db.ProvinceCode)
        {
            return ConsultationProblems.NoConsultation;
        }

        var allowed = await access.DecideAsync(by, Permission.AnswerRecommendation, new AccessTarget([found.UnitPath], found.UnitPath, null), cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Done>();
        }

        var said = RecommendationDesk.Said(request.Opinion);
        if (said is null)
        {
            return ConsultationProblems.NoOpinion;
        }

        if (said.Length > RecommendationConsultation.LongestOpinion)
        {
            return MissionProblems.TooLong("Opinion", RecommendationConsultation.LongestOpinion);
        }

        using var province = db.Tenant.Open(found.ProvinceCode);
        var row = await db.Set<RecommendationConsultation>().FirstAsync(one => one.Id == found.Id, cancellationToken);
        if (row.AnsweredAt is not null)
        {
            return row.Opinion == said && row.GivenBy == allowed.Value.Name ? default(Done) : ConsultationProblems.GivenAlready;
        }

        // What was answered meanwhile waits for no opinion.
        if (!await db.Set<Recommendation>().AnyAsync(one => one.Id == row.RecommendationId && one.DueAt != null, cancellationToken))
        {
            return MissionProblems.NotNow;
        }

        var now = time.Now();
        (row.Opinion, row.GivenBy, row.AnsweredAt) = (said, allowed.Value.Name, now);
        await bells.EndAsync(row.ProvinceCode, row.Id, cancellationToken);
        await acts.RecordAsync(MissionSubjects.OfRecommendation(row.RecommendationId), allowed.Value, new OpinionGiven(row.Id, row.UnitId, row.UnitName), at: now, cancellationToken: cancellationToken);
        return await db.SaveActsAsync(cancellationToken);
    }
}
