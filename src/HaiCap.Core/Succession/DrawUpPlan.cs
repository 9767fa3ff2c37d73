using HaiCap.Core.Acts;
using HaiCap.Core.Authority;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Succession;

/// <summary>An administrator draws up a plan, or changes one that has not taken effect: what was agreed to is open again then.</summary>
public sealed class DrawUpPlan(HaiCapDb db, SuccessionDesk desk, GrantBook book, AuthorityBook authority, ActRecorder acts, TimeProvider time)
{
    /// <param name="Id">Null for a new one.</param>
    public sealed record Request(Guid? Id, PlanKind Kind, string? Title, Guid? InstrumentId, DateOnly EffectiveOn, PlanTerms Terms);

    /// <summary>Its id. ACC-001: not the administrator of every unit; SUC-001, SUC-002, SUC-006 … SUC-028.</summary>
    /// <param name="id">Chosen by a sample; made here when null.</param>
    public async Task<Outcome<Guid>> HandleAsync(Actor by, Request request, Guid? id = null, CancellationToken cancellationToken = default)
    {
        var terms = Clean(request.Terms);
        var allowed = await desk.DecideAsync(by, Permission.ManageOrganization, terms, cancellationToken);
        if (!allowed.Ok)
        {
            return allowed.As<Guid>();
        }

        var plan = request.Id is { } known ? await db.Set<SuccessionPlan>().FirstOrDefaultAsync(row => row.Id == known, cancellationToken) : null;
        if (request.Id is not null && (plan is null || !(await desk.DecideAsync(by, Permission.ManageOrganization, plan.Read(), cancellationToken)).Ok))
        {
            return SuccessionProblems.NoPlan;
        }

        if (plan is { State: not (PlanState.Drawn or PlanState.Reviewed) })
        {
            return SuccessionProblems.NotNow;
        }

        var faults = await FaultsAsync(request, terms, cancellationToken);
        if (faults.Count > 0)
        {
            return faults;
        }

        var (now, title) = (time.Now(), VietnameseText.Nfc(request.Title!.Trim()));
        plan ??= db.Add(new SuccessionPlan
        {
            ProvinceCode = db.ProvinceCode,
            Id = id ?? Ids.New(now),
            Kind = request.Kind,
            Title = title,
            InstrumentId = request.InstrumentId!.Value,
            EffectiveOn = request.EffectiveOn,
            Terms = "{}",
            DrawnBy = by.Name,
            DrawnAt = now,
        }).Entity;
        (plan.Kind, plan.Title, plan.InstrumentId, plan.EffectiveOn, plan.State) = (request.Kind, title, request.InstrumentId!.Value, request.EffectiveOn, PlanState.Drawn);
        (plan.DrawnById, plan.DrawnBy, plan.DrawnAt, plan.ReviewedBy, plan.ReviewedAt, plan.Note) = (by.Id, by.Name, now, null, null, null);
        plan.Write(terms);
        await acts.RecordAsync(
            plan.Subject, allowed.Value, new SuccessionDrawnUp(plan.Kind, plan.Title, plan.InstrumentId, plan.EffectiveOn, plan.Terms), cancellationToken: cancellationToken);
        var saved = await db.SaveActsAsync(cancellationToken);
        return saved.Ok ? plan.Id : saved.As<Guid>();
    }

    private async Task<List<Problem>> FaultsAsync(Request request, PlanTerms terms, CancellationToken cancellationToken)
    {
        var faults = new List<Problem>();
        if (string.IsNullOrWhiteSpace(request.Title) || request.Title.Length > 300)
        {
            faults.Add(string.IsNullOrWhiteSpace(request.Title) ? SuccessionProblems.NoTitle : SuccessionProblems.TooLong with { Field = "Title" });
        }

        var instrument = request.InstrumentId is { } instrumentId ? (await authority.RegisterAsync(db, cancellationToken)).Instruments.GetValueOrDefault(instrumentId) : null;
        if (instrument is null || !instrument.InForceOn(request.EffectiveOn))
        {
            faults.Add(instrument is null ? SuccessionProblems.NoInstrument : SuccessionProblems.InstrumentLater);
        }

        if (request.EffectiveOn < time.Now().LocalDay() || request.EffectiveOn.Year > 2200)
        {
            faults.Add(SuccessionProblems.InThePast);
        }

        faults.AddRange(PlanRules.Check(terms, await book.AgenciesAsync(db, cancellationToken), request.EffectiveOn));
        foreach (var other in await db.Set<SuccessionPlan>().AsNoTracking().Where(row => row.State != PlanState.Done && row.State != PlanState.Withdrawn && row.Id != request.Id).ToListAsync(cancellationToken))
        {
            faults.AddRange(terms.Touched.Intersect(other.Read().Touched.Concat(other.Read().Handings.Select(one => one.To)), StringComparer.Ordinal)
                .Select(code => SuccessionProblems.OtherPlan(code, other.Title)));
        }

        return faults;
    }

    private static PlanTerms Clean(PlanTerms terms) => terms with
    {
        New = [.. terms.New.Select(one => one with
        {
            Code = Code(one.Code), Parent = Code(one.Parent), Name = Text(one.Name)!, ShortName = Text(one.ShortName)!, EnglishName = Text(one.EnglishName), Notation = Text(one.Notation),
        })],
        Names = [.. terms.Names.Select(one => one with
        {
            Code = Code(one.Code), Name = Text(one.Name) ?? "", ShortName = Text(one.ShortName) ?? "", EnglishName = Text(one.EnglishName), Notation = Text(one.Notation),
        })],
        Handings = [.. terms.Handings.Select(one => one with { From = Code(one.From), To = Code(one.To) })],
        Staying = [.. terms.Staying.Select(Code).Distinct(StringComparer.Ordinal)],
        Posts = [.. terms.Posts.Select(one => one with { To = Code(one.To), Title = Text(one.Title) is { Length: > 100 } long_ ? long_[..100] : Text(one.Title) })],
    };

    private static string Code(string? code) => code?.Trim().ToUpperInvariant() ?? "";

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? text is null ? null : "" : VietnameseText.Nfc(text.Trim());
}
