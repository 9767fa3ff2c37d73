using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Calendar;
using HaiCap.Web.Api.Hosting;

namespace HaiCap.Web.Api.Dossiers;

/// <summary>
/// What <c>due=</c> asks: <c>overdue</c> is past now; <c>soon</c> from now to the end of the day after tomorrow; a day is everything due up to its
/// end, an instant everything due before it, what is overdue among it.
/// </summary>
internal static class DueBounds
{
    public static (DateTimeOffset? From, DateTimeOffset? Before) Read(ApiQuery query, DateTimeOffset now) => query.Text("due", 40) switch
    {
        null => (null, null),
        "overdue" => (null, Lateness.LateBefore(now)),
        "soon" => (Lateness.LateBefore(now), EndOf(now.LocalDay().AddDays(2))),
        var text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 3000 => (null, EndOf(day)),
        var text when LocalInstant.TryParse(text, out var instant) => (null, instant.CutToMicroseconds()),
        _ => Fault(query),
    };

    private static DateTimeOffset EndOf(DateOnly day) => day.AddDays(1).AtLocal(TimeOnly.MinValue);

    private static (DateTimeOffset? From, DateTimeOffset? Before) Fault(ApiQuery query)
    {
        query.Fault("due", "overdue, soon, một ngày (2026-01-31) hoặc một thời điểm (2026-01-31T08:00:00+07:00).", "overdue, soon, a day (2026-01-31) or an instant (2026-01-31T08:00:00+07:00).");
        return (null, null);
    }
}
