using HaiCap.Core.Calendar;

namespace HaiCap.Core.Dossiers.Rules;

/// <summary>When an accepted dossier must be at the competent agency. Pure.</summary>
public static class Transfer
{
    /// <summary>
    /// The same day, after the cut-off at the opening of the next working day (decree 118/2025, article 18.2). Across levels an electronic dossier goes at once,
    /// which outside working hours is the next working minute; a paper one within a working day (article 20.1a).
    /// </summary>
    public static DateTimeOffset DueAt(Channel channel, bool acrossLevels, DateTimeOffset accepted, WorkingCalendar calendar, ClockRules rules) =>
        !acrossLevels ? calendar.HandOverDue(accepted)
        : channel == Channel.Online ? calendar.AddWorkingHours(accepted, 0)
        : rules.DueAt(calendar, ClockRuleKey.HandOverPaper, accepted);
}
