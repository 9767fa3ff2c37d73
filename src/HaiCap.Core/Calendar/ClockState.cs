using System.Text.Json.Serialization;

namespace HaiCap.Core.Calendar;

/// <summary>
/// A dossier's clock: facts (limit, start, stops) and the due times that follow. Facts alone decide: <see cref="Recompute"/> replays
/// them on any calendar, so a newly published year moves exactly what it must. Every function gives a new state.
/// </summary>
public sealed partial record ClockState
{
    public required IReadOnlyList<LimitStage> Stages { get; init; }

    /// <summary>When the dossier was accepted, as its receipt says (art. 17.3).</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public DueRule? Rule { get; init; }

    /// <summary>What the receipt promised; changes only while it is provisional.</summary>
    public DateTimeOffset OriginalDueAt { get; init; }

    public bool OriginalProvisional { get; init; }

    /// <summary>While the clock stands still: the due time if it went on at once.</summary>
    public DateTimeOffset CurrentDueAt { get; init; }

    public bool Provisional { get; init; }

    /// <summary>Null where the procedure has no limit but the legal one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public InternalClock? Internal { get; init; }

    /// <summary>Null while nobody has asked for more time; there is no second.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ClockExtension? Extension { get; init; }

    /// <summary>In the order they were made.</summary>
    public IReadOnlyList<ClockStop> Stops { get; init; } = [];

    /// <summary>Versions of the procedure it was moved to, in their order; null where it stayed with the one it began under.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<ClockMove>? Moves { get; init; }

    /// <summary>Not stored: <see cref="Recompute"/> writes it anew.</summary>
    [JsonIgnore]
    public IReadOnlyList<ClockLine> Explanation { get; init; } = [];

    [JsonIgnore]
    public bool IsStopped => Stops.Any(s => s.ResumedAt is null);

    /// <summary>Documents of this kind that still stop the clock.</summary>
    public IEnumerable<Guid> Open(StopKind kind) => Stops.Where(s => s.Kind == kind && s.ResumedAt is null).Select(s => s.Document);

    /// <summary>The limits in force now: those of the last answer or version that chose others, else those it started with.</summary>
    [JsonIgnore]
    public ClockLimits Limits => Stops.Where(s => s.Limits is not null).Select(s => (At: s.ResumedAt!.Value, Limits: s.Limits!)).Concat((Moves ?? []).Select(move => (move.At, move.Limits)))
        .OrderBy(one => one.At).Select(one => one.Limits).LastOrDefault() ?? new(Stages, Internal?.Stages);

    public static ClockState Start(WorkingCalendar calendar, DateTimeOffset startedAt, ClockLimits limits, DueRule? rule = null)
    {
        var clock = Start(calendar, startedAt, limits.Legal, rule);
        return limits.Internal is null ? clock : (clock with { Internal = new InternalClock(limits.Internal, default) }).Recompute(calendar);
    }

    public static ClockState Start(WorkingCalendar calendar, DateTimeOffset startedAt, IReadOnlyList<LimitStage> stages, DueRule? rule = null)
    {
        var due = calendar.Due(startedAt, stages, rule);
        return new ClockState
        {
            Stages = stages,
            StartedAt = startedAt,
            Rule = rule,
            OriginalDueAt = due.DueAt,
            OriginalProvisional = due.Provisional,
            CurrentDueAt = due.DueAt,
            Provisional = due.Provisional,
            Explanation = due.Explanation,
        };
    }

    /// <summary>
    /// Stops the clock by a document; the same document a second time changes nothing. A supplement restarts the limit and the others
    /// continue it, unless the procedure's own law says otherwise (<paramref name="effect"/>).
    /// </summary>
    public ClockState Stop(WorkingCalendar calendar, Guid document, StopKind kind, DateTimeOffset at, StopEffect? effect = null, string? label = null)
    {
        if (Stops.Any(s => s.Document == document))
        {
            return this;
        }

        effect ??= kind == StopKind.Supplement ? StopEffect.Restart : StopEffect.Continue;
        var stop = new ClockStop(document, kind, effect.Value, at < StartedAt ? StartedAt : at, Label: label);
        return (this with { Stops = [.. Stops, stop] }).Recompute(calendar);
    }

    /// <summary>Ends a document's stop by its answer. The clock runs again when no other stop is open; the same answer twice changes nothing.</summary>
    /// <param name="limits">What the corrected answers choose; nothing changes where it is what counted before.</param>
    /// <exception cref="InvalidOperationException">No stop was made by this document.</exception>
    public ClockState Resume(WorkingCalendar calendar, Guid document, DateTimeOffset at, Guid? answer = null, ClockLimits? limits = null)
    {
        var stop = Stops.FirstOrDefault(s => s.Document == document)
            ?? throw new InvalidOperationException($"No stop of this clock was made by document {document}.");
        if (stop.ResumedAt is not null)
        {
            return this;
        }

        var others = limits is null || limits.SameAs(Limits) ? null : limits;
        var answered = stop with { ResumedAt = at < stop.StoppedAt ? stop.StoppedAt : at, Answer = answer, Limits = others };
        return (this with { Stops = [.. Stops.Select(s => s == stop ? answered : s)] }).Recompute(calendar);
    }

    /// <summary>
    /// Ends every open stop of these kinds without an answer. The limit goes on where it stopped, even where an answer would have made it begin anew:
    /// nothing came that could.
    /// </summary>
    public ClockState GoOnWithout(WorkingCalendar calendar, DateTimeOffset at, params ReadOnlySpan<StopKind> kinds)
    {
        var stops = new List<ClockStop>(Stops.Count);
        foreach (var stop in Stops)
        {
            stops.Add(stop.ResumedAt is not null || !kinds.Contains(stop.Kind) ? stop
                : stop with { ResumedAt = at < stop.StoppedAt ? stop.StoppedAt : at, Effect = StopEffect.Continue, Unanswered = true });
        }

        return (this with { Stops = stops }).Recompute(calendar);
    }

    /// <summary>
    /// The limits of another version count, from the same start and over the same stops. As with any new count the due time does not become earlier.
    /// </summary>
    /// <exception cref="InvalidOperationException">It stands still: what it waits for was asked under the version before.</exception>
    public ClockState MoveTo(WorkingCalendar calendar, ClockMove move) => IsStopped
        ? throw new InvalidOperationException("A clock that stands still is not moved to another version.")
        : (this with { Moves = [.. Moves ?? [], move with { At = move.At < StartedAt ? StartedAt : move.At }] }).Recompute(calendar);

    /// <summary>Names a later date, once.</summary>
    /// <exception cref="InvalidOperationException">It was extended before.</exception>
    public ClockState Extend(WorkingCalendar calendar, ClockExtension extension) => Extension is null
        ? (this with { Extension = extension }).Recompute(calendar)
        : throw new InvalidOperationException("A clock is extended once (decree 118/2025, art. 19.6).");

    /// <summary>
    /// The due times by the same facts on this calendar. Stops that overlap are one, from the first to the last answer, and it restarts
    /// the limit if any of them does. No stop makes the due time earlier.
    /// </summary>
    public ClockState Recompute(WorkingCalendar calendar) => Count(calendar, explain: true);

    /// <summary>As <see cref="Recompute"/>, with no more words than the stops have: for a recount of many clocks.</summary>
    public ClockState Recount(WorkingCalendar calendar) => Count(calendar, explain: false);

    private ClockState Count(WorkingCalendar calendar, bool explain)
    {
        var legal = Replay(calendar, Stages, limits => limits.Legal, explain);
        var own = Internal is null ? null : Replay(calendar, Internal.Stages, limits => limits.Internal ?? limits.Legal, explain);

        // Working days beside calendar days may outlast them over Tết: the limit of the law holds all the same.
        own = own is not null && own.Due.DueAt > legal.Due.DueAt ? legal : own;
        var (due, lines) = Extended(legal);
        return this with
        {
            OriginalDueAt = OriginalProvisional ? legal.Original.DueAt : OriginalDueAt,
            OriginalProvisional = OriginalProvisional && legal.Original.Provisional,
            CurrentDueAt = due,
            Provisional = legal.Due.Provisional,
            Explanation = lines,
            Internal = own is null ? null : Internal! with { DueAt = own.Due.DueAt, Explanation = own.Lines },
        };
    }
}
