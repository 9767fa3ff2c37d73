using System.Globalization;
using HaiCap.Core.Acts;
using HaiCap.Core.Authority;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Precedents;

/// <summary>Who may approve an answer makes one that was sent a precedent: with the question in words that name nobody.</summary>
public sealed class PublishPrecedent(HaiCapDb db, RecommendationDesk desk, ActRecorder acts, SeriesReserver series, ProcedureCatalogue catalogue, AuthorityBook authority)
{
    /// <param name="Question">In general words; it names neither the asker nor who complained.</param>
    /// <param name="Procedure">Code of the procedure it is about.</param>
    /// <param name="IsPublic">Shown on the portal as well.</param>
    public sealed record Request(RecommendationRef Which, Guid Answer, string? Question, string? Procedure, bool IsPublic);

    /// <summary>Its code. MIS-001, ACC-001, ACT-001, MIS-005, MIS-008, MIS-010, MIS-030, MIS-031.</summary>
    public async Task<Outcome<string>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var opened = await desk.AsOwnerAsync(by, request.Which, Permission.ApproveAnswer, cancellationToken);
        if (!opened.Ok)
        {
            return opened.As<string>();
        }

        using var act = opened.Value;
        if (await db.Set<RecommendationAnswer>().AsNoTracking().FirstOrDefaultAsync(one => one.Id == request.Answer && one.RecommendationId == act.Row.Id, cancellationToken) is not { State: AnswerState.Sent } answer)
        {
            return MissionProblems.NotNow;
        }

        var (question, code) = (RecommendationDesk.Said(request.Question), RecommendationDesk.Said(request.Procedure));
        // The province that asked knows its procedures; the ministry answers about those of whom it answers.
        var procedure = code is null ? null : (await catalogue.GetAsync(act.Row.ProvinceCode, cancellationToken)).Find(code);
        if (Fault(question, code, procedure) is { } fault)
        {
            return fault;
        }

        using var home = db.Tenant.Open(act.Row.OwnerProvince);
        if (await db.Set<Precedent>().AnyAsync(one => one.AnswerId == answer.Id, cancellationToken))
        {
            return MissionProblems.PublishedAlready;
        }

        var register = await PrecedentBook.InstrumentsAsync(authority, db, db.ProvinceCode, cancellationToken);
        var year = desk.Now.LocalDay().Year % 100;
        var number = await series.NextAsync(db.ProvinceCode, $"GD-{year}", cancellationToken);
        var row = db.Add(new Precedent
        {
            ProvinceCode = db.ProvinceCode,
            Id = Ids.New(desk.Now),
            Code = string.Create(CultureInfo.InvariantCulture, $"GD-{db.ProvinceCode}-{year:D2}-{number:D6}"),
            AnswerId = answer.Id,
            Recommendation = act.Row.Code,
            Question = question!,
            Answer = answer.Text,
            Cites = answer.Cites,
            Field = act.Row.Field,
            ProcedureCode = procedure?.Code,
            ProcedureVersionId = procedure?.VersionId,
            IsPublic = request.IsPublic,
            OwnerPath = act.Row.OwnerPath,
            UnitName = answer.UnitName,
            PublishedAt = desk.Now,
            Basis = PrecedentRules.BasisOf(answer.ReadCites(), register, desk.Now.LocalDay()),
            ChangedAt = desk.Now,
        }).Entity;
        acts.RecordFirst(
            MissionSubjects.OfPrecedent(row.Id), act.By, new PrecedentPublished(row.Code, row.Recommendation, row.AnswerId, row.Question, row.ProcedureCode, row.IsPublic), at: desk.Now);
        var saved = await db.SaveActsAsync(cancellationToken, message => message.Contains("precedents", StringComparison.Ordinal));
        return saved.Ok ? row.Code : saved.As<string>();
    }

    private static Problem? Fault(string? question, string? code, CatalogueEntry? procedure) =>
        question is null ? MissionProblems.NoQuestion
        : question.Length > Precedent.LongestQuestion ? MissionProblems.TooLong("Question", Precedent.LongestQuestion)
        : code is not null && procedure is null ? MissionProblems.NoProcedure
        : null;
}
