using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Consultations;

/// <param name="Text">What the recommendation asks.</param>
/// <param name="Waiting">An opinion is still waited for.</param>
public sealed record ConsultationLine(RecommendationConsultation Row, string Code, string Text, bool Waiting);

/// <param name="Asker">Short name of who asked the recommendation.</param>
/// <param name="Difficulty">What the difficulty is; who complained is not told to a unit that is only asked.</param>
public sealed record ConsultationView(RecommendationConsultation Row, Recommendation Recommendation, string Difficulty, string Asker, bool MayGive);

/// <summary>What units are asked an opinion on, for their own people: nobody else reads it here.</summary>
public sealed class ListConsultations(HaiCapDb db, MissionAccess missions, Access access, AgencyNames names)
{
    public const int Most = 200;

    /// <summary>What is waited for first by its due time, then what was given, the newest first. ACC-001.</summary>
    public async Task<Outcome<IReadOnlyList<ConsultationLine>>> HandleAsync(Actor by, CancellationToken cancellationToken = default)
    {
        var viewer = await missions.ViewerAsync(by, cancellationToken);
        if (!viewer.Ok)
        {
            return viewer.As<IReadOnlyList<ConsultationLine>>();
        }

        var rows = Asked(viewer.Value).Join(
            db.AcrossProvinces<Recommendation>("a unit of the ministry is asked about what a province asks").AsNoTracking(),
            one => new { one.ProvinceCode, Id = one.RecommendationId }, row => new { row.ProvinceCode, row.Id }, (one, row) => new { Asked = one, row.Code, row.Text, Owed = row.DueAt != null });
        var waiting = await rows.Where(one => one.Asked.AnsweredAt == null && one.Owed).OrderBy(one => one.Asked.DueAt).ThenBy(one => one.Asked.Id).Take(Most).ToListAsync(cancellationToken);
        var given = await rows.Where(one => one.Asked.AnsweredAt != null).OrderByDescending(one => one.Asked.AnsweredAt).Take(50).ToListAsync(cancellationToken);
        return (List<ConsultationLine>)[.. waiting.Select(one => new ConsultationLine(one.Asked, one.Code, one.Text, true)), .. given.Select(one => new ConsultationLine(one.Asked, one.Code, one.Text, false))];
    }

    /// <summary>How many opinions are waited for. ACC-001.</summary>
    public async Task<int> WaitingAsync(Actor by, CancellationToken cancellationToken = default)
    {
        var viewer = await missions.ViewerAsync(by, cancellationToken);
        return !viewer.Ok ? 0 : await Asked(viewer.Value).CountAsync(
            one => one.AnsweredAt == null && db.AcrossProvinces<Bells.MissionBell>("a unit of the ministry is asked about what a province asks").Any(bell => bell.ProvinceCode == one.ProvinceCode && bell.Id == one.Id),
            cancellationToken);
    }

    /// <summary>ACC-001, MIS-134.</summary>
    public async Task<Outcome<ConsultationView>> ShowAsync(Actor by, Guid id, CancellationToken cancellationToken = default)
    {
        var viewer = await missions.ViewerAsync(by, cancellationToken);
        if (!viewer.Ok)
        {
            return viewer.As<ConsultationView>();
        }

        if (await Asked(viewer.Value).FirstOrDefaultAsync(one => one.Id == id, cancellationToken) is not { } row)
        {
            return ConsultationProblems.NoConsultation;
        }

        var may = (await access.DecideAsync(by, Permission.AnswerRecommendation, new AccessTarget([row.UnitPath], row.UnitPath, null), cancellationToken)).Ok;
        using var province = db.Tenant.Open(row.ProvinceCode);
        var asked = await db.Set<Recommendation>().AsNoTracking().FirstAsync(one => one.Id == row.RecommendationId, cancellationToken);
        var difficulty = await db.Set<Difficulty>().AsNoTracking().Where(one => one.Id == asked.DifficultyId).Select(one => one.Text).FirstAsync(cancellationToken);
        return new ConsultationView(row, asked, difficulty, await names.AskerAsync(asked.ProvinceCode, asked.AskerId, asked.UnitCode, cancellationToken), may && row.AnsweredAt is null && asked.DueAt is not null);
    }

    /// <summary>Of the viewer's own units: of its tenant, on its paths or of the department it is a division of.</summary>
    private IQueryable<RecommendationConsultation> Asked(MissionViewer viewer)
    {
        var (tenant, inside) = (viewer.Province, viewer.Inside);
        return db.AcrossProvinces<RecommendationConsultation>("a unit of the ministry is asked about what a province asks").AsNoTracking().Where(row => row.UnitProvince == tenant)
            .Where(MissionAccess.AnyOf<RecommendationConsultation>(viewer.Paths, path => row => row.UnitPath.StartsWith(path) || inside.Contains(row.UnitPath)));
    }
}
