namespace HaiCap.Core.Dossiers.Late;

/// <summary>Why open work stands on the list: exactly one, the gravest that holds.</summary>
public enum LateReason
{
    /// <summary>Past the time promised to the applicant (decree 118/2025, article 19).</summary>
    Law,

    /// <summary>Past the shorter limit the province set itself.</summary>
    Internal,

    /// <summary>Not accepted, nor sent back to be mended, within eight working hours (article 17.2).</summary>
    Reception,

    /// <summary>Past the hours of the step, in time for the applicant.</summary>
    Step,

    /// <summary>A unit that was asked has not answered.</summary>
    Consultation,

    /// <summary>Due within a working day of the unit that holds it.</summary>
    Soon,

    /// <summary>Due later than that, but so much of a clock's time has gone as the first percent rung of its ladder says: three quarters unless a place set another.</summary>
    MostGone,

    /// <summary>The clock stands still: never late.</summary>
    Paused,
}

/// <summary>What of it is looked at; every part narrows.</summary>
/// <param name="Reason">All that is late when null.</param>
/// <param name="Step">Key of a step, or <see cref="CountLateWork.Opinion"/>.</param>
/// <param name="Nobody">Only what waits in a unit with no one's name on it.</param>
public sealed record LateFilter(LateReason? Reason = null, Guid? Unit = null, string? Procedure = null, string? Step = null, Guid? Officer = null, bool Nobody = false);

/// <summary>Work that is the same in all a leader asks of it.</summary>
/// <param name="Procedure">Empty for paused work, which is counted by unit and officer only.</param>
public sealed record LateGroup(LateReason Reason, Guid Unit, Guid? Officer, string Procedure, string ProcedureName, Guid Version, string? Step, int Count)
{
    public bool IsLate => Reason < LateReason.Soon;

    internal bool Fits(LateFilter filter) =>
        (filter.Reason is { } reason ? Reason == reason : IsLate) && (filter.Unit is null || Unit == filter.Unit) && (filter.Procedure is null || Procedure == filter.Procedure)
        && (filter.Step is null || Step == filter.Step) && (filter.Officer is null || Officer == filter.Officer) && (!filter.Nobody || Officer is null);
}

/// <summary>One piece of work on the list.</summary>
/// <param name="Applicant">Initials for whoever oversees the work but may not read dossiers.</param>
/// <param name="DueAt">The due time it missed or is about to miss first; null while the clock stands still.</param>
/// <param name="Late">Working minutes past <paramref name="DueAt"/>, negative when there are some left.</param>
/// <param name="PromisedLate">Working minutes past <paramref name="PromisedAt"/>; null where it is not past.</param>
/// <param name="HeldSince">Since when the present holder has it.</param>
/// <param name="Held">Working minutes since then …</param>
/// <param name="Total">… and since it was accepted, filed or asked, whoever held it.</param>
/// <param name="Before">Who held it before: giving it to somebody else hides nothing.</param>
public sealed record LateLine(
    Guid WorkId, DateTimeOffset DueKey, string Code, string Applicant, string ProcedureCode, string ProcedureName, LateReason Reason, WaitsFor WaitsFor, string? Step, string Unit,
    string? Officer, DateTimeOffset? DueAt, int Late, DateTimeOffset? PromisedAt, int? PromisedLate, bool Provisional, DateTimeOffset HeldSince, int Held, int Total, string? Before);
