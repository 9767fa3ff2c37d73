using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures.Catalogue;
using HaiCap.Core.Procedures.Drafts;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Procedures;

/// <summary>A procedure is filed no more after a day. What is filed by then goes on under its version.</summary>
/// <param name="VersionId">The last version.</param>
/// <param name="ValidTo">Last day it can be filed.</param>
[ActName("procedure.abolished")]
public sealed record ProcedureAbolished(
    Guid VersionId, string Code, int Number, string Name, DateOnly ValidFrom, DateOnly ValidTo, PublicationKind Kind, string DecisionNumber, DateOnly DecidedOn) : ActData;

/// <summary>By a decision a procedure ends; its last version gets a last day, and nothing else of it changes. A later publication begins it anew.</summary>
public sealed class AbolishProcedure(HaiCapDb db, ActRecorder acts, Access access, ProcedureCatalogue catalogue, TimeProvider time)
{
    /// <param name="LastDay">Last day it can be filed.</param>
    public sealed record Request(string Code, string? DecisionNumber, DateOnly? DecidedOn, DateOnly? LastDay);

    public static readonly Problem NotFound = new("PRO-020", "Không có thủ tục này.", "There is no such procedure.");

    public static readonly Problem Ended = new("PRO-021", "Thủ tục này đã bãi bỏ.", "This procedure has been abolished.");

    public static readonly Problem HasDraft = new(
        "PRO-022", "Thủ tục đang có bản thảo mở: bỏ bản thảo đó trước khi bãi bỏ.", "The procedure has an open draft: drop it before the procedure is abolished.");

    /// <summary>The last version with its last day. ACC-001; PRO-005, PRO-006: what the decision lacks; PRO-008: the last day; PRO-020 … PRO-022; ACT-001: somebody published meanwhile.</summary>
    public async Task<Outcome<ProcedureVersion>> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        var allowed = await ProcedureAccess.DecideAsync(db, access, by, cancellationToken, Permission.PublishProcedures);
        if (!allowed.Ok)
        {
            return allowed.As<ProcedureVersion>();
        }

        var last = await db.Set<ProcedureVersion>().Where(version => version.Code == request.Code).OrderByDescending(version => version.Number).FirstOrDefaultAsync(cancellationToken);
        if (last is null)
        {
            return NotFound;
        }

        if (last.ValidTo is not null)
        {
            return Ended;
        }

        if (await db.Set<ProcedureDraft>().AnyAsync(draft => draft.Code == last.Code && draft.State != DraftState.Published && draft.State != DraftState.Dropped, cancellationToken))
        {
            return HasDraft;
        }

        var (today, problems) = (time.Now().LocalDay(), new List<Problem>());
        var decision = PublicationDecision.Read(request.DecisionNumber, request.DecidedOn, today, problems);
        if (request.LastDay is not { } day || day < today || day < last.ValidFrom || day < request.DecidedOn || day.Year > today.Year + 10)
        {
            problems.Add(last.ValidFrom > today
                ? new("PRO-008", $"Phiên bản {last.Number} bắt đầu áp dụng ngày {last.ValidFrom:dd/MM/yyyy}: chọn ngày cuối từ ngày đó.", $"Version {last.Number} begins on {last.ValidFrom:dd/MM/yyyy}: choose a last day from that on.", nameof(request.LastDay))
                : new("PRO-008", "Chọn ngày cuối nhận hồ sơ, từ hôm nay trở đi.", "Choose the last day it can be filed, from today on.", nameof(request.LastDay)));
        }

        if (problems.Count > 0)
        {
            return problems;
        }

        last.ValidTo = request.LastDay;
        var data = new ProcedureAbolished(last.Id, last.Code, last.Number, last.Name, last.ValidFrom, request.LastDay!.Value, last.Kind, decision!.Number, decision.DecidedOn);
        await acts.RecordAsync(PublishProcedureHandler.Subject(last.Code), allowed.Value, data, decision.Text(), cancellationToken: cancellationToken);
        var saved = await db.SaveActsAsync(cancellationToken);
        if (!saved.Ok)
        {
            return saved.As<ProcedureVersion>();
        }

        catalogue.Forget(last.ProvinceCode);
        return last;
    }
}
