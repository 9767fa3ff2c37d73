using HaiCap.Core.Calendar;
using HaiCap.Core.Data;

namespace HaiCap.Core.Organizations;

/// <summary>When a limit ends that starts with something received, by the calendar of an agency of the open province.</summary>
/// <param name="Value">Of <paramref name="Unit"/>, 0 and parts of it allowed: 0 working days is the same day.</param>
/// <param name="AgencyCode">Null: the province's calendar.</param>
public sealed record CalculateDeadline(DateTimeOffset ReceivedAt, decimal Value, TimeUnit Unit, string? AgencyCode = null);

public sealed class CalculateDeadlineHandler(HaiCapDb db, GrantBook agencies, CalendarBook calendars)
{
    /// <summary>Far beyond any limit of the law, near enough to be counted.</summary>
    public const decimal Largest = 10_000;

    private static readonly Problem NoAgency = new("ORG-001", "Không tìm thấy cơ quan, đơn vị này.", "No such agency.", "agency");

    private static readonly Problem BadValue = new("CAL-010", "Thời hạn từ 0 đến 10000, nhiều nhất 6 chữ số thập phân.", "A limit is from 0 to 10000, with 6 decimals at most.", "value");

    /// <summary>ORG-001; CAL-010: the value; CAL-011: no calendar reaches as far.</summary>
    public async Task<Outcome<Deadline>> HandleAsync(CalculateDeadline request, CancellationToken cancellationToken = default)
    {
        if (request.Value is < 0 or > Largest || request.Value.Scale > 6)
        {
            return BadValue;
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

        var calendar = await calendars.ForPathAsync(path, cancellationToken: cancellationToken);
        try
        {
            return calendar.Due(request.ReceivedAt, request.Value, request.Unit);
        }
        catch (Exception beyond) when (beyond is CalendarSpanException or ArgumentOutOfRangeException or OverflowException)
        {
            return new Problem(
                "CAL-011",
                "Lịch làm việc không có các năm này, nên không tính được thời hạn.",
                "The working calendar does not reach these years, so the deadline cannot be counted.",
                "receivedAt");
        }
    }
}
