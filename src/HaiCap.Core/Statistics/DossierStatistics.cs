namespace HaiCap.Core.Statistics;

/// <summary>Dossiers taken on in a period, and those it began with.</summary>
/// <param name="Online">Filed by the applicant or who acts for them: the truly online ones.</param>
/// <param name="Assisted">Filed online by an officer for somebody; kept apart so that it does not inflate the online rate.</param>
public sealed record ReceivedCounts(int Online, int Assisted, int Counter, int Post, int CarriedOver)
{
    public int New => Online + Assisted + Counter + Post;

    public int Direct => Counter + Post;

    public int Total => New + CarriedOver;
}

/// <summary>Dossiers decided in a period, as they stood to their due time.</summary>
public sealed record ResolvedCounts(int Early, int OnTime, int Late)
{
    public int Total => Early + OnTime + Late;
}

/// <summary>Dossiers still open when the period ends.</summary>
/// <param name="Within">Not late, those waiting for the applicant included.</param>
/// <param name="Waiting">Of <paramref name="Within"/>: the clock stands still.</param>
public sealed record InProgressCounts(int Within, int Overdue, int Waiting)
{
    public int Total => Within + Overdue;
}

/// <summary>
/// One line of report II.06a. Nothing is lost: received (new and carried over) = resolved + withdrawn or stopped + in progress.
/// </summary>
/// <param name="Key">Agency id, procedure code or channel; empty for the sum.</param>
public sealed record StatisticsRow(string Key, string Name, ReceivedCounts Received, ResolvedCounts Resolved, InProgressCounts InProgress, int Stopped)
{
    /// <summary>Truly online in a hundred received in the period; null when none were.</summary>
    public decimal? OnlineRate => Rate(Received.Online, Received.New);

    /// <summary>Early or on time in a hundred resolved; null when none were.</summary>
    public decimal? InTimeRate => Rate(Resolved.Early + Resolved.OnTime, Resolved.Total);

    public static StatisticsRow Sum(IEnumerable<StatisticsRow> rows) => rows.Aggregate(
        new StatisticsRow("", "", new(0, 0, 0, 0, 0), new(0, 0, 0), new(0, 0, 0), 0),
        (a, b) => new StatisticsRow(
            "", "",
            new(
                a.Received.Online + b.Received.Online, a.Received.Assisted + b.Received.Assisted, a.Received.Counter + b.Received.Counter,
                a.Received.Post + b.Received.Post, a.Received.CarriedOver + b.Received.CarriedOver),
            new(a.Resolved.Early + b.Resolved.Early, a.Resolved.OnTime + b.Resolved.OnTime, a.Resolved.Late + b.Resolved.Late),
            new(a.InProgress.Within + b.InProgress.Within, a.InProgress.Overdue + b.InProgress.Overdue, a.InProgress.Waiting + b.InProgress.Waiting),
            a.Stopped + b.Stopped));

    private static decimal? Rate(int part, int whole) => whole == 0 ? null : decimal.Round(100m * part / whole, 2, MidpointRounding.AwayFromZero);
}

/// <param name="NotYetAccepted">Filed, and at the end of the period neither accepted nor refused: no clock of a procedure runs yet.</param>
/// <param name="NotAccepted">Refused or withdrawn in the period before they were accepted.</param>
public sealed record DossierStatistics(IReadOnlyList<StatisticsRow> Rows, StatisticsRow Total, int NotYetAccepted, int NotAccepted);
