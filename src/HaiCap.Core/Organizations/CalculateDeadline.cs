using HaiCap.Core.Calendar;
using HaiCap.Core.Data;

namespace HaiCap.Core.Organizations;

/// <summary>When a limit ends that starts with something received, by the calendar of an agency of the open province.</summary>
/// <param name="Stages">In turn; at least one. Values from 0 and parts of them allowed: 0 working days is the same day.</param>
/// <param name="AgencyCode">Null: the province's calendar.</param>
public sealed record CalculateDeadline(DateTimeOffset ReceivedAt, IReadOnlyList<LimitStage> Stages, string? AgencyCode = null)
{
    /// <summary>One limit and no more.</summary>
    public CalculateDeadline(DateTimeOffset receivedAt, decimal value, TimeUnit unit, string? agencyCode = null)
        : this(receivedAt, [new LimitStage(value, unit)], agencyCode)
    {
    }

    public IReadOnlyList<AskedPause> Pauses { get; init; } = [];

    /// <summary>On the calendar as it stood then; null: as it stands.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Same-day work received after it is due the next working day; null: the calendar's own.</summary>
    public TimeOnly? CutOff { get; init; }
}

/// <summary>A time in which the clock stood still.</summary>
/// <param name="Effect">Null: as decree 118/2025 has it for this kind, a supplement restarts the limit and the others continue it.</param>
public sealed record AskedPause(DateTimeOffset From, DateTimeOffset To, StopKind Kind = StopKind.Supplement, StopEffect? Effect = null, string? Label = null);

/// <param name="Sources">The published years that the span touches.</param>
public sealed record CalculatedDeadline(DateTimeOffset DueAt, DateTimeOffset CountedFrom, IReadOnlyList<ClockLine> Explanation, IReadOnlyList<CalendarSource> Sources);

public sealed class CalculateDeadlineHandler(HaiCapDb db, GrantBook agencies, CalendarBook calendars)
{
    /// <summary>Far beyond any limit of the law, near enough to be counted.</summary>
    public const decimal Largest = 10_000;

    public const int MostStages = 20;

    public const int MostPauses = 50;

    private static readonly Problem NoAgency = new("ORG-001", "Không tìm thấy cơ quan, đơn vị này.", "No such agency.", "agency");

    /// <summary>
    /// ORG-001; CAL-010: a value; CAL-011: a year without a calendar, which is never counted silently; CAL-012: how many stages; CAL-013: how many
    /// pauses; CAL-014: a pause that ends before it begins or lies before the receipt; CAL-015: a label too long. A stage's or a pause's field is
    /// "stages/0/value", "pauses/0/to"; the one limit's is "value".
    /// </summary>
    public async Task<Outcome<CalculatedDeadline>> HandleAsync(CalculateDeadline request, CancellationToken cancellationToken = default)
    {
        if (Faults(request) is { Count: > 0 } faults)
        {
            return faults;
        }

        var path = "/";
        if (request.AgencyCode is { } text)
        {
            if (!AgencyCode.TryParse(text, out var code) || (await agencies.AgenciesAsync(db, cancellationToken)).Find(code) is not { } agency)
            {
                return NoAgency;
            }

            path = agency.Path;
        }

        var calendar = request.AsOf is { } asOf
            ? await calendars.AsOfAsync(path, asOf, cancellationToken) : await calendars.ForPathAsync(path, cancellationToken: cancellationToken);
        return Count(calendar, request);
    }

    private static Outcome<CalculatedDeadline> Count(WorkingCalendar calendar, CalculateDeadline request)
    {
        try
        {
            var rule = request.CutOff is { } cutOff ? calendar.Definition.Rule with { SameDayCutOff = cutOff } : null;
            var clock = ClockState.Start(calendar, request.ReceivedAt, request.Stages, rule);
            for (var i = 0; i < request.Pauses.Count; i++)
            {
                var (pause, document) = (request.Pauses[i], new Guid(i + 1, 0, 0, new byte[8]));
                clock = clock.Stop(calendar, document, pause.Kind, pause.From, pause.Effect, pause.Label).Resume(calendar, document, pause.To);
            }

            var (first, last) = (request.ReceivedAt.LocalDay().Year, clock.CurrentDueAt.LocalDay().Year);
            return clock.Provisional || !calendar.IsPublished(first) ? NoCalendar(calendar.FirstUnpublished(request.ReceivedAt)) : new CalculatedDeadline(
                clock.CurrentDueAt, calendar.CountedFrom(request.ReceivedAt), clock.Explanation,
                [.. calendar.Definition.Sources.Where(source => source.Year >= first && source.Year <= last)]);
        }
        catch (Exception beyond) when (beyond is CalendarSpanException or ArgumentOutOfRangeException or OverflowException)
        {
            return NoCalendar(calendar.FirstUnpublished(request.ReceivedAt));
        }
    }

    private static Problem NoCalendar(int year) => new(
        "CAL-011", $"Chưa có lịch năm {year}, nên không tính được thời hạn.", $"There is no calendar for {year} yet, so the deadline cannot be counted.", "receivedAt");

    private static List<Problem> Faults(CalculateDeadline request)
    {
        List<Problem> faults = [];
        if (request.Stages.Count is 0 or > MostStages)
        {
            faults.Add(new("CAL-012", $"Cần từ 1 đến {MostStages} giai đoạn.", $"From 1 to {MostStages} stages.", "stages"));
        }

        for (var i = 0; i < request.Stages.Count; i++)
        {
            if (request.Stages[i].Value is < 0 or > Largest || request.Stages[i].Value.Scale > 6)
            {
                faults.Add(new(
                    "CAL-010", "Thời hạn từ 0 đến 10000, nhiều nhất 6 chữ số thập phân.", "A limit is from 0 to 10000, with 6 decimals at most.",
                    request.Stages is [{ Name: null }] ? "value" : $"stages/{i}/value"));
            }

            AddTooLong(request.Stages[i].Name, $"stages/{i}/name");
        }

        if (request.Pauses.Count > MostPauses)
        {
            faults.Add(new("CAL-013", $"Nhiều nhất {MostPauses} lần dừng.", $"At most {MostPauses} pauses.", "pauses"));
        }

        for (var i = 0; i < request.Pauses.Count; i++)
        {
            var pause = request.Pauses[i];
            if (pause.To < pause.From || pause.From < request.ReceivedAt)
            {
                faults.Add(new(
                    "CAL-014", "Lần dừng phải bắt đầu từ lúc nhận trở đi và kết thúc không trước khi bắt đầu.", "A pause begins at the receipt or later and does not end before it begins.",
                    pause.To < pause.From ? $"pauses/{i}/to" : $"pauses/{i}/from"));
            }

            AddTooLong(pause.Label, $"pauses/{i}/label");
        }

        return faults;

        void AddTooLong(string? label, string field)
        {
            if (label is { Length: > 200 })
            {
                faults.Add(new("CAL-015", "Tên dài nhất 200 ký tự.", "A name has at most 200 characters.", field));
            }
        }
    }
}
