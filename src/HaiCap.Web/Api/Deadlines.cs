using HaiCap.Core.Calendar;
using HaiCap.Core.Organizations;
using HaiCap.Web.Api.Describing;
using HaiCap.Web.Api.Hosting;

namespace HaiCap.Web.Api;

public static class Deadlines
{
    public static void MapDeadlines(this ApiDoors api) =>
        api.Public.MapPost("/deadlines/calculate", CalculateAsync).Describe(new("calculateDeadline", ApiTags.Deadlines, "Tính thời hạn", "Calculate a deadline")
        {
            MoreVi = "Từ lúc nhận đến hạn, theo giờ và ngày làm việc của cơ quan (lịch của tỉnh khi không nêu), kèm giải thích từng dòng. 0 ngày làm việc là trong ngày; "
                + "được dùng phần lẻ. Không cần khóa, không lưu gì.",
            MoreEn = "From reception to due time by the agency's working hours and days (the province's when none is named), with the reasons line by line. 0 working days "
                + "is the same day; parts of a day are allowed. No key needed; nothing is kept.",
            Body = new DeadlineQuestion(new DateTimeOffset(2026, 4, 28, 16, 30, 0, TimeSpan.FromHours(7)), 5, TimeUnit.WorkingDay, "H41.19"),
            Answer = new DeadlineAnswer(
                new DateTimeOffset(2026, 5, 7, 17, 0, 0, TimeSpan.FromHours(7)), new DateTimeOffset(2026, 4, 28, 16, 30, 0, TimeSpan.FromHours(7)), Provisional: false,
                [new ClockLine(ClockLineKind.DayOff, new(2026, 4, 30, 0, 0, 0, TimeSpan.FromHours(7)), new(2026, 5, 1, 0, 0, 0, TimeSpan.FromHours(7)), "30/4: nghỉ lễ", "30 April: public holiday")]),
        });

    private static async Task<IResult> CalculateAsync(HttpContext http, CalculateDeadlineHandler calculate)
    {
        var body = await ApiBody.ReadAsync<DeadlineQuestion>(http);
        if (body.Refusal is { } refusal)
        {
            return refusal;
        }

        var asked = body.Value!;
        var due = await calculate.HandleAsync(new(asked.ReceivedAt, asked.Value, asked.Unit, asked.Agency), http.RequestAborted);
        return due.Ok
            ? TypedResults.Json(new DeadlineAnswer(due.Value.DueAt, due.Value.CountedFrom, due.Value.Provisional, due.Value.Explanation), ApiJson.Of<DeadlineAnswer>())
            : ApiProblems.Refuse(due);
    }
}

/// <summary>Thời hạn cần tính. / The limit to count.</summary>
/// <param name="ReceivedAt">Lúc nhận, kèm múi giờ. / When it was received, with its offset.</param>
/// <param name="Value">Số lượng theo đơn vị; từ 0, có thể lẻ. / How many of the unit; 0 and parts allowed.</param>
/// <param name="Unit">workingHour (giờ làm việc), workingDay (ngày làm việc), calendarDay (ngày), month (tháng). / What is counted.</param>
/// <param name="Agency">Mã cơ quan; bỏ trống thì dùng lịch của tỉnh. / Agency code; the province's calendar when left out.</param>
public sealed record DeadlineQuestion(DateTimeOffset ReceivedAt, decimal Value, TimeUnit Unit, string? Agency = null);

/// <summary>Hạn và lý do. / The due time and why.</summary>
/// <param name="DueAt">Phút cuối còn đúng hạn. / The last minute in time.</param>
/// <param name="CountedFrom">Phút làm việc bắt đầu tính. / The working minute the count starts at.</param>
/// <param name="Provisional">Tính qua năm chưa công bố lịch nghỉ. / A year without published days off was counted.</param>
/// <param name="Explanation">Từng dòng lý do. / The reasons, line by line.</param>
public sealed record DeadlineAnswer(DateTimeOffset DueAt, DateTimeOffset CountedFrom, bool Provisional, IReadOnlyList<ClockLine> Explanation);
