using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Programmes;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Forms;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Visits;

/// <summary>A form at a stop.</summary>
/// <param name="Form">The version it was answered by, or the one in force.</param>
/// <param name="Sent">Null until it was sent.</param>
public sealed record VisitForm(VisitPart Part, MissionForm Form, StopAnswers? Sent)
{
    public FormDefinition Definition { get; } = Form.Read();

    public FormAnswers Answers => FormAnswers.FromJson(Sent?.Answers);
}

/// <param name="Row">Null until something was written.</param>
/// <param name="Facts">Agenda, attendance, notes as written.</param>
/// <param name="Place">«Phường Trường Vinh, Tỉnh Nghệ An».</param>
/// <param name="Forms">Those the programme has.</param>
/// <param name="Photos">In the order they were taken.</param>
public sealed record VisitView(SeenVisit Seen, MissionVisit? Row, VisitFacts Facts, string Place, IReadOnlyList<VisitForm> Forms, IReadOnlyList<VisitPhoto> Photos)
{
    public VisitFigures? Figures { get; } = VisitFigures.Read(Row?.Figures);

    public MissionStop Stop => Seen.Stop;

    public int Revision => Row?.Revision ?? 0;

    public bool IsClosed => Row?.IsClosed ?? false;

    public bool MayWrite => !IsClosed && Seen.Writes(VisitPart.Record);

    public VisitForm? Find(VisitPart part) => Forms.FirstOrDefault(form => form.Part == part);

    public bool MayAnswer(VisitForm form) => form.Sent is null && Seen.Writes(form.Part) && (form.Part == VisitPart.Preparation || !IsClosed);
}

/// <summary>What was written of a stop, as the caller may read it.</summary>
public sealed class ShowVisit(HaiCapDb db, VisitAccess access, UnitDirectory directory)
{
    /// <summary>ACC-001, MIS-100.</summary>
    public async Task<Outcome<VisitView>> HandleAsync(Actor by, Guid stop, CancellationToken cancellationToken = default)
    {
        var found = await access.FindAsync(by, stop, cancellationToken);
        if (!found.Ok)
        {
            return found.As<VisitView>();
        }

        var seen = found.Value;
        var units = await directory.GetAsync(cancellationToken);
        using var host = db.Tenant.Open(seen.Stop.ProvinceCode);
        var row = await db.Set<MissionVisit>().AsNoTracking().FirstOrDefaultAsync(one => one.StopId == stop, cancellationToken);
        var place = units.Find(seen.Stop.PlaceCode, seen.Stop.StartsAt.LocalDay())?.WithProvince ?? seen.Stop.PlaceCode;
        var photos = await db.Set<VisitPhoto>().AsNoTracking().Where(one => one.StopId == stop).OrderBy(one => one.TakenAt).ThenBy(one => one.Id).ToListAsync(cancellationToken);
        return new VisitView(seen, row, row?.Read() ?? VisitFacts.Empty, place, await FormsAsync(seen.Stop, cancellationToken), photos);
    }

    /// <summary>A survey is of a site; what is prepared is asked for every stop.</summary>
    private async Task<IReadOnlyList<VisitForm>> FormsAsync(MissionStop stop, CancellationToken cancellationToken)
    {
        var (id, programme) = (stop.Id, stop.ProgrammeId);
        var sent = await db.Set<StopAnswers>().AsNoTracking().Where(row => row.StopId == id).ToListAsync(cancellationToken);
        var answered = sent.ConvertAll(row => row.FormId);
        var forms = await db.Set<MissionForm>().AsNoTracking()
            .Where(row => row.ProgrammeId == programme
                && (answered.Contains(row.Id) || !db.Set<MissionForm>().Any(later => later.ProgrammeId == programme && later.Part == row.Part && later.Number > row.Number)))
            .ToListAsync(cancellationToken);
        VisitPart[] parts = stop.Kind == StopKind.SiteVisit || sent.Exists(row => row.Part == VisitPart.SiteSurvey) ? [VisitPart.Preparation, VisitPart.SiteSurvey] : [VisitPart.Preparation];
        return
        [
            .. parts.Select(part => (Part: part, Sent: sent.Find(row => row.Part == part)))
                .Select(one => (one.Part, one.Sent, Form: forms.Where(form => form.Part == one.Part && (one.Sent is null || form.Id == one.Sent.FormId)).MaxBy(form => form.Number)))
                .Where(one => one.Form is not null).Select(one => new VisitForm(one.Part, one.Form!, one.Sent)),
        ];
    }
}
