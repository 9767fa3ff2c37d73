using HaiCap.Core.Calendar;
using HaiCap.Core.Dossiers.Reading;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Procedures;

namespace HaiCap.Web.Api.Dossiers;

/// <summary>The clocks of a dossier.</summary>
/// <param name="ReceivedAt">When it was accepted and the legal clock started; null before, and then nothing else is told.</param>
/// <param name="DueAt">What the applicant was promised.</param>
/// <param name="OriginalDueAt">What the receipt promised.</param>
/// <param name="InternalDueAt">Of the shorter internal limit; only in the name of an officer.</param>
/// <param name="Provisional">A year without published days off was counted.</param>
/// <param name="Stopped">The clock stands still.</param>
/// <param name="Stages">The legal limit as it counts now.</param>
/// <param name="Extension">The one apology with a new time (Form 04), if there was one.</param>
/// <param name="Step">The running step; null once decided.</param>
/// <param name="Charges">Every working minute since acceptance, each charged to one: they add up to <paramref name="TotalMinutes"/>.</param>
/// <param name="CountedTo">Up to when the minutes are counted: the decision, or the moment of asking. The ETag changes with acts, not with the minutes.</param>
/// <param name="Explanation">Why it is due when it is, line by line.</param>
public sealed record ClockItem(
    string Code, DateTimeOffset? ReceivedAt, DateTimeOffset? DueAt, DateTimeOffset? OriginalDueAt, DateTimeOffset? InternalDueAt, bool Provisional, bool Stopped,
    IReadOnlyList<LimitStage> Stages, IReadOnlyList<StopItem> Stops, ExtensionItem? Extension, StepClockItem? Step, IReadOnlyList<ChargeItem> Charges, int TotalMinutes, DateTimeOffset? CountedTo,
    IReadOnlyList<ClockLine> Explanation, int Seq)
{
    public static ClockItem Of(ToldClock told, Func<Guid, AgencyItem?> agency)
    {
        var (dossier, clocks) = (told.Told.Dossier, told.Clocks);
        return clocks is null
            ? new(dossier.Code, null, null, null, null, Provisional: false, Stopped: false, [], [], null, null, [], 0, null, [], told.Told.Seq)
            : new(
                dossier.Code, clocks.AcceptedAt, clocks.Legal.DueAt, clocks.State.OriginalDueAt, clocks.Internal?.DueAt, dossier.DueIsProvisional, dossier.ClockStopped,
                clocks.State.Limits.Legal, [.. clocks.Stops.Select(StopItem.Of)],
                clocks.State.Extension is { } more ? new(more.Document, more.NewDueAt, more.At) : null,
                clocks.Step is { } step ? new(step.Key, step.Allowed / 60m, step.DueAt) : null,
                [.. clocks.Sums.Select(sum => new ChargeItem(sum.To, sum.Unit is { } unit ? agency(unit) : null, sum.Tier, sum.Minutes))],
                clocks.Charges.TotalMinutes, clocks.Until, clocks.Explanation, told.Told.Seq);
    }
}

/// <summary>One stop of the clock.</summary>
/// <param name="Document">The document, or the question to another unit, that made it.</param>
/// <param name="Effect">Whether the limit restarts from zero or goes on once it is answered.</param>
/// <param name="Answer">What ended it, in both languages; null while it is open.</param>
/// <param name="Minutes">Working minutes it stood still.</param>
public sealed record StopItem(
    Guid Document, string Title, StopKind Kind, StopEffect Effect, DateTimeOffset StoppedAt, DateTimeOffset? ResumedAt, WordsItem? Answer, int Minutes)
{
    public static StopItem Of(StopLine line) => new(
        line.Stop.Document, line.Title, line.Stop.Kind, line.Stop.Effect, line.Stop.StoppedAt, line.Stop.ResumedAt, line.Answer is { } answer ? new(answer.Vi, answer.En) : null, line.Minutes);
}

/// <param name="Document">Form 04, which asked for it.</param>
public sealed record ExtensionItem(Guid Document, DateTimeOffset NewDueAt, DateTimeOffset At);

public sealed record WordsItem(string Vi, string En);

/// <param name="AllowedHours">Working hours of the internal procedure; 0 where none are set.</param>
public sealed record StepClockItem(string Key, decimal AllowedHours, DateTimeOffset DueAt);

/// <param name="To">unit, applicant, payment, or consulted where the law stops the clock for an opinion.</param>
/// <param name="Unit">Null for the applicant and a payment.</param>
/// <param name="Tier">Of the steps it stood at; null when it was no unit's turn.</param>
/// <param name="Minutes">Working minutes by the competent agency's calendar.</param>
public sealed record ChargeItem(ChargeTo To, AgencyItem? Unit, StepTier? Tier, int Minutes);
