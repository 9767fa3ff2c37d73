using System.Text.Json;
using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers.Letters;
using HaiCap.Core.Dossiers.Processing;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Reading;

/// <summary>What the clocks of a dossier are told from; no person is among it.</summary>
/// <param name="Hops">In the order it went.</param>
/// <param name="Recomputed">Acts by which a changed calendar moved the due time.</param>
/// <param name="Inner">With the internal limit: the office's own affair, not the applicant's.</param>
/// <param name="Reasons">With what an officer wrote of the reason of an extension.</param>
public sealed record ClockFacts(
    Dossier Dossier, ProcedureDefinition Procedure, WorkingCalendar Calendar, IReadOnlyList<DossierHop> Hops, IReadOnlyList<Consultation> Asked,
    IReadOnlyList<DossierDocument> Documents, IReadOnlyList<DossierPaper> Papers, IEnumerable<Act> Recomputed, Func<Guid, Agency?> Agency, DateTimeOffset Now,
    bool Inner, bool Reasons = true);

/// <summary>A limit and how much of it is gone, in working minutes.</summary>
/// <param name="Left">Negative when late; null once decided and while the clock stands still.</param>
public sealed record LimitClock(Told Limit, int Used, int? Left, DateTimeOffset DueAt);

/// <summary>The step the dossier stands at.</summary>
/// <param name="Allowed">Working minutes of the internal procedure.</param>
public sealed record StepClock(string Key, string Name, string Unit, int Allowed, int Used, int? Left, DateTimeOffset DueAt);

/// <summary>What one is charged with.</summary>
/// <param name="Communal">An agency of a commune; null for the applicant and a payment.</param>
public sealed record ChargeLine(ChargeTo To, StepTier? Tier, bool? Communal, Guid? Unit, string? Name, int Minutes);

/// <summary>Another unit's opinion that did not stop the clock: its time runs beside and is charged to who holds the dossier.</summary>
public sealed record BesideLine(string Unit, DateTimeOffset From, DateTimeOffset Until, int Minutes, bool Answered);

/// <summary>One stop with what made it and what ended it.</summary>
/// <param name="HasSheet">The document can be opened as a paper.</param>
/// <param name="Minutes">Working minutes it stood still; of two at once, the first that was made.</param>
public sealed record StopLine(ClockStop Stop, string Title, bool HasSheet, Told? Answer, int Minutes);

/// <summary>
/// The four clocks of one dossier and the reasons of its date: the legal limit, the internal one, the running step, and what is charged to whom, which adds
/// up to the whole. Pure.
/// </summary>
public sealed record DossierClocks
{
    public required ClockState State { get; init; }

    public required DateTimeOffset AcceptedAt { get; init; }

    /// <summary>The decision, or now.</summary>
    public required DateTimeOffset Until { get; init; }

    public required bool IsOver { get; init; }

    public required LimitClock Legal { get; init; }

    public LimitClock? Internal { get; init; }

    public StepClock? Step { get; init; }

    public required Charges Charges { get; init; }

    public required IReadOnlyList<ChargeLine> Sums { get; init; }

    public required IReadOnlyList<BesideLine> Beside { get; init; }

    public required IReadOnlyList<StopLine> Stops { get; init; }

    public required IReadOnlyList<ClockLine> Explanation { get; init; }

    public required ClockTimeline Steps { get; init; }

    /// <summary>By unit, for those who need no inner steps.</summary>
    public required ClockTimeline Units { get; init; }

    /// <summary>Null before acceptance: no legal clock runs yet.</summary>
    public static DossierClocks? Of(ClockFacts facts)
    {
        var dossier = facts.Dossier;
        if (dossier.Clock is null || dossier.AcceptedAt is not { } accepted || facts.Hops.Count == 0)
        {
            return null;
        }

        var state = JsonSerializer.Deserialize<ClockState>(dossier.Clock, OpenedDossier.ClockJson)!;
        state = facts.Reasons || state.Extension is not { } more ? state : state with { Extension = more with { Reason = "lý do ghi trong văn bản" } };
        state = (facts.Inner ? state : state with { Internal = null }).Recompute(facts.Calendar);
        var over = dossier.DecidedAt is not null;
        var until = dossier.DecidedAt ?? (facts.Now > accepted ? facts.Now : accepted);
        var stays = facts.Hops.Select(hop => new ChargedStay(hop.StartedAt, hop.UnitId, Workflow.Find(facts.Procedure.Steps, hop.StepKey)?.Tier, hop.StepName)).ToList();
        var charges = Charges.Of(facts.Calendar, accepted, until, stays, state.Stops, id => facts.Asked.FirstOrDefault(asked => asked.Id == id)?.AskedUnitId);
        var stops = state.Stops.Select(stop => StopOf(facts, stop, charges)).ToList();
        var beside = Consulted(facts, state, accepted, until).ToList();

        // What was counted before a restart is gone from the limit, though not from what is charged.
        var from = state.Explanation.LastOrDefault(line => line.Kind == ClockLineKind.Restarted)?.To ?? accepted;
        var used = charges.Pieces.Where(piece => piece.To == ChargeTo.Unit && piece.From >= from).Sum(piece => piece.Minutes);
        var limits = state.Limits;
        var due = dossier.DueAt ?? state.CurrentDueAt;
        return new DossierClocks
        {
            State = state,
            AcceptedAt = accepted,
            Until = until,
            IsOver = over,
            Legal = new LimitClock(LimitWords(limits.Legal), used, Left(due), due),
            Internal = state.Internal is { } inner ? new LimitClock(LimitWords(limits.Internal ?? inner.Stages), used, Left(inner.DueAt), inner.DueAt) : null,
            Step = over ? null : StepOf(facts, state, accepted),
            Charges = charges,
            Sums = [.. charges.Sums.Select(sum => Line(facts, sum))],
            Beside = beside,
            Stops = stops,
            Explanation = Explain(state, facts.Recomputed),
            Steps = ClockTimeline.Of(facts, state, charges, stops, beside, until, over, bySteps: true),
            Units = ClockTimeline.Of(facts, state, charges, stops, beside, until, over, bySteps: false),
        };

        int? Left(DateTimeOffset at) => over || state.IsStopped ? null : facts.Calendar.WorkingMinutesBetween(until, at);
    }

    internal static string NameOf(ClockFacts facts, Guid unit) => facts.Agency(unit)?.ShortName ?? "…";

    private static Told LimitWords(IReadOnlyList<LimitStage> stages) => new(
        string.Join(", rồi ", stages.Select(stage => stage.Value == 0 && stage.Unit != TimeUnit.WorkingHour ? "trong ngày" : ClockWords.Vi(stage.Value, stage.Unit))),
        string.Join(", then ", stages.Select(stage => stage.Value == 0 && stage.Unit != TimeUnit.WorkingHour ? "the same day" : ClockWords.En(stage.Value, stage.Unit))));

    private static ChargeLine Line(ClockFacts facts, Charge sum) => new(
        sum.To, sum.Tier, sum.Unit is { } unit ? facts.Agency(unit)?.IsCommunal : null, sum.Unit, sum.Unit is { } named ? facts.Agency(named)?.Name ?? "…" : null, sum.Minutes);

    private static StepClock? StepOf(ClockFacts facts, ClockState state, DateTimeOffset accepted)
    {
        if (facts.Hops.LastOrDefault(hop => hop.DoneAt is null) is not { } hop)
        {
            return null;
        }

        var hours = Workflow.Find(facts.Procedure.Steps, hop.StepKey)?.Hours ?? 0;
        var from = hop.StartedAt > accepted ? hop.StartedAt : accepted;
        var stopped = state.Stops.Where(stop => stop.ResumedAt is null).Select(stop => (DateTimeOffset?)stop.StoppedAt).Min();
        var until = stopped ?? facts.Now;
        return new StepClock(
            hop.StepKey, hop.StepName, NameOf(facts, hop.UnitId), (int)(hours * 60), until > from ? facts.Calendar.WorkingMinutesBetween(from, until) : 0,
            stopped is null ? facts.Calendar.WorkingMinutesBetween(facts.Now, hop.DueAt) : null, hop.DueAt);
    }

    private static IEnumerable<BesideLine> Consulted(ClockFacts facts, ClockState state, DateTimeOffset accepted, DateTimeOffset until)
    {
        foreach (var asked in facts.Asked.Where(asked => state.Stops.All(stop => stop.Document != asked.Id)))
        {
            var from = asked.AskedAt > accepted ? asked.AskedAt : accepted;
            var to = asked.AnsweredAt is { } answered && answered < until ? answered : until;
            if (to >= from)
            {
                yield return new BesideLine(NameOf(facts, asked.AskedUnitId), from, to, facts.Calendar.WorkingMinutesBetween(from, to), asked.AnsweredAt is not null);
            }
        }
    }

    private static StopLine StopOf(ClockFacts facts, ClockStop stop, Charges charges)
    {
        var document = facts.Documents.FirstOrDefault(document => document.Id == stop.Document);
        var asked = facts.Asked.FirstOrDefault(asked => asked.Id == stop.Document);
        var title = document is { Number: { } number } ? $"{document.Title} số {number}" : document?.Title ?? (asked is null ? stop.Label ?? "…" : $"Hỏi ý kiến {NameOf(facts, asked.AskedUnitId)}");
        return new StopLine(
            stop, title, document is not null && document.Kind != DocumentKind.PaymentRequest, stop.ResumedAt is null ? null : AnswerOf(facts, stop, document, asked),
            charges.Pieces.Where(piece => piece.Stop == stop.Document).Sum(piece => piece.Minutes));
    }

    private static Told AnswerOf(ClockFacts facts, ClockStop stop, DossierDocument? document, Consultation? asked)
    {
        switch (stop.Kind)
        {
            case StopKind.Supplement when stop.Unanswered:
                return new("Không được bổ sung", "Not completed");
            case StopKind.Payment when stop.Unanswered:
                return new("Chưa nộp", "Not paid");
            case StopKind.Supplement:
                var papers = facts.Papers.Count(paper => paper.SupplementId == stop.Document);
                return papers == 0 ? new("Đã bổ sung, sửa tờ khai", "Completed, the form corrected")
                    : new($"Đã bổ sung {papers} giấy tờ", $"Completed with {papers} paper{(papers == 1 ? "" : "s")}");
            case StopKind.Payment:
                var how = document is null ? null : IssuedForms.Read<PaymentFacts>(document).How;
                return how is null ? new("Đã nộp", "Paid") : new($"Đã nộp ({how})", $"Paid ({how})");
            default:
                var unit = asked is null ? "…" : NameOf(facts, asked.AskedUnitId);
                return asked?.AnsweredAt is null ? new("Giải quyết tiếp, không chờ trả lời", "Went on without the answer") : new($"{unit} đã trả lời", $"{unit} answered");
        }
    }

    /// <summary>The clock's own lines, and before the end each change of calendar that moved it.</summary>
    private static IReadOnlyList<ClockLine> Explain(ClockState state, IEnumerable<Act> recomputed)
    {
        var moved = recomputed.Select(act => (act.At, act.DataAs<DueRecomputed>().Before, After: act.After()?.DueAt)).Where(move => move.Before is not null && move.After is not null && move.Before != move.After)
            .Select(move => ClockStopWords.Moved(move.At, move.Before!.Value, move.After!.Value)).ToList();
        var end = state.Explanation.ToList().FindLastIndex(line => line.Kind is ClockLineKind.Sum or ClockLineKind.Span or ClockLineKind.Counted or ClockLineKind.Continued or ClockLineKind.Kept) + 1;
        return moved.Count == 0 ? state.Explanation : [.. state.Explanation.Take(end), .. moved, .. state.Explanation.Skip(end)];
    }
}
