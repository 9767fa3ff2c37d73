using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HaiCap.Core.Calendar;

/// <summary>The times decree 118/2025 sets for the one-stop mechanism itself, beside each procedure's own limit.</summary>
public enum ClockRuleKey
{
    /// <summary>"Accepted" or "fix this" to an online applicant (art. 17.2).</summary>
    ReceptionAnswer,

    /// <summary>Counter to competent agency: the same day (art. 18.2).</summary>
    HandOver,

    /// <summary>A paper dossier across levels (art. 20.1a).</summary>
    HandOverPaper,

    /// <summary>Notice that an accepted dossier is deficient (art. 19.5).</summary>
    SupplementNotice,

    /// <summary>The applicant's time to answer it; afterwards the dossier is closed (art. 19.5).</summary>
    SupplementWindow,

    /// <summary>How long before the due time an apology must be given (art. 19.6).</summary>
    ApologyBefore,

    /// <summary>Correcting a result wrong by the agency's fault (art. 23.1).</summary>
    ResultCorrection,

    /// <summary>Fees paid online reach the budget (art. 24.3).</summary>
    FeeTransfer,
}

/// <summary>A number of the law, in force from one day to another; a province's row goes before the nation's.</summary>
public sealed class CalendarRule : IProvinceRecord
{
    public required string ProvinceCode { get; init; }

    public required Guid Id { get; init; }

    public required ClockRuleKey Key { get; init; }

    public required decimal Value { get; init; }

    public required TimeUnit Unit { get; init; }

    public required string Citation { get; init; }

    public required DateOnly ValidFrom { get; init; }

    /// <summary>Last day in force; null while it is.</summary>
    public DateOnly? ValidTo { get; set; }

    public required DateTimeOffset ChangedAt { get; init; }

    internal sealed class Configuration : IEntityTypeConfiguration<CalendarRule>
    {
        public void Configure(EntityTypeBuilder<CalendarRule> builder)
        {
            builder.ToTable("CalendarRules");
            builder.HasKey(x => new { x.ProvinceCode, x.Id });
            builder.HasIndex(x => new { x.ProvinceCode, x.Key, x.ValidFrom }).IsUnique();
            builder.Property(x => x.Citation).HasMaxLength(300);
        }
    }
}

/// <summary>A rule in force.</summary>
public sealed record ClockRule(ClockRuleKey Key, LimitStage Limit, string Citation, DateOnly From, DateOnly? To);

/// <summary>The rules of one province, dated. Pure.</summary>
/// <param name="rules">The nearer to the province first.</param>
public sealed class ClockRules(IReadOnlyList<ClockRule> rules)
{
    /// <exception cref="InvalidOperationException">No rule of this key is in force that day: the calendar was never loaded.</exception>
    public ClockRule On(DateOnly day, ClockRuleKey key) =>
        Find(day, key) ?? throw new InvalidOperationException($"No rule {key} is in force on {day:yyyy-MM-dd}. Load the calendar: haicap seed.");

    /// <summary>Null on a day on which no such rule is in force.</summary>
    public ClockRule? Find(DateOnly day, ClockRuleKey key) => rules.FirstOrDefault(r => r.Key == key && r.From <= day && (r.To is null || day <= r.To));

    /// <summary>The due instant alone, without its reasons.</summary>
    public DateTimeOffset DueAt(WorkingCalendar calendar, ClockRuleKey key, DateTimeOffset startsAt)
    {
        var limit = On(startsAt.LocalDay(), key).Limit;
        return calendar.DueAt(startsAt, limit.Value, limit.Unit);
    }

    /// <summary>When what this rule orders must be done, for something that began at this instant.</summary>
    public Deadline Due(WorkingCalendar calendar, ClockRuleKey key, DateTimeOffset startsAt)
    {
        var limit = On(startsAt.LocalDay(), key).Limit;
        return calendar.Due(startsAt, limit.Value, limit.Unit);
    }
}
