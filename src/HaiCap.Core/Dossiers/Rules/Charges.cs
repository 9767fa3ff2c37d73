using HaiCap.Core.Calendar;
using HaiCap.Core.Procedures;

namespace HaiCap.Core.Dossiers.Rules;

/// <summary>What a working minute is charged to.</summary>
public enum ChargeTo
{
    /// <summary>The unit that held the dossier while the clock ran.</summary>
    Unit,

    /// <summary>The applicant, who was asked to complete it.</summary>
    Applicant,

    /// <summary>A payment that was waited for.</summary>
    Payment,

    /// <summary>A unit that was asked, where the procedure's law stops the clock for it.</summary>
    Consulted,
}

/// <summary>One stay of a dossier: from here on this unit holds it, until the next stay begins.</summary>
public sealed record ChargedStay(DateTimeOffset From, Guid Unit, StepTier? Tier, string? Step = null);

/// <summary>A span charged to one.</summary>
/// <param name="Unit">The unit that held it or was asked; null for the applicant and a payment.</param>
/// <param name="Tier">Of the step it stood at; null when it was no unit's turn.</param>
/// <param name="Stop">The document that made the clock stand still.</param>
public sealed record ChargedPiece(ChargeTo To, Guid? Unit, StepTier? Tier, string? Step, Guid? Stop, DateTimeOffset From, DateTimeOffset Until, int Minutes);

/// <summary>All that is charged to one.</summary>
public sealed record Charge(ChargeTo To, Guid? Unit, StepTier? Tier, int Minutes);

/// <summary>
/// The fourth clock: from acceptance to the decision (or now) every working minute, by the competent agency's calendar, is charged to exactly one: to who
/// stops the clock while it stands still, else to the unit that holds the dossier. So the parts add up to the whole. Pure.
/// </summary>
public sealed record Charges(IReadOnlyList<ChargedPiece> Pieces, int TotalMinutes)
{
    /// <summary>The sums, in the order in which each was first charged.</summary>
    public IReadOnlyList<Charge> Sums =>
        [.. Pieces.GroupBy(piece => (piece.To, piece.Unit, piece.Tier)).Select(group => new Charge(group.Key.To, group.Key.Unit, group.Key.Tier, group.Sum(piece => piece.Minutes)))];

    /// <param name="stays">In the order the dossier went; at least one.</param>
    /// <param name="askedUnit">The unit a consultation was asked of, by its id.</param>
    public static Charges Of(
        WorkingCalendar calendar, DateTimeOffset acceptedAt, DateTimeOffset until, IReadOnlyList<ChargedStay> stays, IReadOnlyList<ClockStop> stops, Func<Guid, Guid?> askedUnit)
    {
        var pieces = new List<ChargedPiece>();
        var marks = stays.Select(stay => stay.From).Concat(stops.Select(stop => stop.StoppedAt)).Concat(stops.Select(stop => stop.ResumedAt ?? until))
            .Where(mark => mark > acceptedAt && mark < until).Append(until).Distinct().Order();
        var from = acceptedAt;
        foreach (var to in marks.Where(mark => mark > acceptedAt))
        {
            pieces.Add(Piece(calendar, from, to, stays, Open(stops, from), askedUnit));
            from = to;
        }

        return new Charges(pieces, until > acceptedAt ? calendar.WorkingMinutesBetween(acceptedAt, until) : 0);
    }

    /// <summary>One stay's working minutes after acceptance and before the decision: while the clock ran, while it stood still, and of these for a unit that was asked.</summary>
    public static (int Charged, int Waited, int Consulted) OfStay(WorkingCalendar calendar, Dossier dossier, DateTimeOffset startedAt, DateTimeOffset doneAt, Func<IReadOnlyList<ClockStop>> stops)
    {
        var from = dossier.AcceptedAt is { } accepted && accepted > startedAt ? accepted : startedAt;
        var until = dossier.DecidedAt is { } decided && decided < doneAt ? decided : doneAt;
        if (dossier.AcceptedAt is null || until <= from)
        {
            return (0, 0, 0);
        }

        var charges = Of(calendar, from, until, [new ChargedStay(from, Guid.Empty, Tier: null)], stops(), _ => null);
        var charged = charges.Pieces.Where(piece => piece.To == ChargeTo.Unit).Sum(piece => piece.Minutes);
        return (charged, charges.TotalMinutes - charged, charges.Pieces.Where(piece => piece.To == ChargeTo.Consulted).Sum(piece => piece.Minutes));
    }

    /// <summary>Working minutes in which the clock stood still by stops that are answered; those of stops that overlap count once.</summary>
    public static int Stood(WorkingCalendar calendar, IEnumerable<ClockStop> stops)
    {
        var (minutes, until) = (0, DateTimeOffset.MinValue);
        foreach (var stop in stops.OrderBy(stop => stop.StoppedAt))
        {
            var from = stop.StoppedAt > until ? stop.StoppedAt : until;
            if (stop.ResumedAt is { } resumed && resumed > from)
            {
                minutes += calendar.WorkingMinutesBetween(from, resumed);
                until = resumed;
            }
        }

        return minutes;
    }

    /// <summary>Of several open stops the first that was made counts.</summary>
    private static ClockStop? Open(IReadOnlyList<ClockStop> stops, DateTimeOffset at) =>
        stops.Where(stop => stop.StoppedAt <= at && (stop.ResumedAt is null || stop.ResumedAt > at)).MinBy(stop => stop.StoppedAt);

    private static ChargedPiece Piece(
        WorkingCalendar calendar, DateTimeOffset from, DateTimeOffset to, IReadOnlyList<ChargedStay> stays, ClockStop? stop, Func<Guid, Guid?> askedUnit)
    {
        var minutes = calendar.WorkingMinutesBetween(from, to);
        var stay = stays.LastOrDefault(stay => stay.From <= from) ?? stays[0];
        return stop?.Kind switch
        {
            null => new(ChargeTo.Unit, stay.Unit, stay.Tier, stay.Step, Stop: null, from, to, minutes),
            StopKind.Supplement => new(ChargeTo.Applicant, Unit: null, Tier: null, stay.Step, stop.Document, from, to, minutes),
            StopKind.Payment => new(ChargeTo.Payment, Unit: null, Tier: null, stay.Step, stop.Document, from, to, minutes),
            _ => new(ChargeTo.Consulted, askedUnit(stop.Document) ?? stay.Unit, Tier: null, stay.Step, stop.Document, from, to, minutes),
        };
    }
}
