using System.Text.Json.Serialization;

namespace HaiCap.Core.Calendar;

[JsonConverter(typeof(JsonStringEnumConverter<StopKind>))]
public enum StopKind
{
    Supplement,
    Payment,
    Consultation,
}

[JsonConverter(typeof(JsonStringEnumConverter<StopEffect>))]
public enum StopEffect
{
    /// <summary>The limit is counted again from zero once the answer is complete (decree 118/2025, art. 19.5).</summary>
    Restart,

    /// <summary>The limit goes on where it stopped.</summary>
    Continue,
}

/// <summary>A stop of the clock, tied to the document that made it and, once answered, to the answer.</summary>
/// <param name="Document">The supplement request, payment request or consultation; one document stops the clock once.</param>
/// <param name="Label">How people name the document, for the explanation ("Phiếu 02 số 15/PYC").</param>
/// <param name="Limits">The limits that count from the answer on, where it chose others than before.</param>
/// <param name="Unanswered">Nobody answered: the dossier ended, or the office went on without.</param>
public sealed record ClockStop(
    Guid Document,
    StopKind Kind,
    StopEffect Effect,
    DateTimeOffset StoppedAt,
    DateTimeOffset? ResumedAt = null,
    Guid? Answer = null,
    string? Label = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] ClockLimits? Limits = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Unanswered = false);

/// <summary>Another version of the procedure took the place of the one before; its limits count from the same start.</summary>
/// <param name="Label">What became what, in both languages alike ("1 → 2").</param>
public sealed record ClockMove(DateTimeOffset At, ClockLimits Limits, string Label);

/// <summary>The one later date an apology may name (Form 04; decree 118/2025, art. 19.6).</summary>
public sealed record ClockExtension(Guid Document, DateTimeOffset NewDueAt, string Reason, DateTimeOffset At);

/// <summary>What a clock counts: the legal limit and, where the province set one, the shorter internal limit.</summary>
public sealed record ClockLimits(IReadOnlyList<LimitStage> Legal, IReadOnlyList<LimitStage>? Internal = null)
{
    public bool SameAs(ClockLimits other) => Legal.SequenceEqual(other.Legal) && (Internal ?? []).SequenceEqual(other.Internal ?? []);
}

/// <summary>The shorter limit beside the legal one: its own stages and due time, the same start, stops and restarts.</summary>
public sealed record InternalClock(IReadOnlyList<LimitStage> Stages, DateTimeOffset DueAt)
{
    /// <summary>Not stored: <see cref="ClockState.Recompute"/> writes it anew.</summary>
    [JsonIgnore]
    public IReadOnlyList<ClockLine> Explanation { get; init; } = [];
}
