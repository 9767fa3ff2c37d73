using System.Text.Json.Serialization;
using HaiCap.Core;
using HaiCap.Core.Calendar;
using HaiCap.Core.Organizations;
using HaiCap.Web.Api.Describing;
using HaiCap.Web.Api.Hosting;

namespace HaiCap.Web.Api;

public static class Deadlines
{
    private static readonly Problem NoLimit = new("API-020", "Cần value và unit, hoặc stages.", "Either value and unit, or stages.", "value");

    private static readonly Problem TwoLimits = new("API-020", "Chỉ một trong hai: value và unit, hoặc stages.", "Only one of both: value and unit, or stages.", "stages");

    public static void MapDeadlines(this ApiDoors api) =>
        api.Public.MapPost("/deadlines/calculate", CalculateAsync).Describe(new("calculateDeadline", ApiTags.Deadlines, "Tính thời hạn", "Calculate a deadline")
        {
            MoreVi = "Từ lúc nhận đến hạn, theo giờ và ngày làm việc của cơ quan (lịch của tỉnh khi không nêu), kèm giải thích từng dòng. Một thời hạn: value và unit; nhiều giai đoạn nối tiếp: "
                + "stages. 0 ngày làm việc là trong ngày; được dùng phần lẻ. pauses là các lần dừng tính (bổ sung: tính lại từ đầu; nộp phí, lấy ý kiến: tính tiếp; effect đổi được). asOf tính "
                + "theo lịch đã công bố đến lúc đó. Đụng đến năm chưa có lịch thì trả 422 (CAL-011), không đoán. Không cần khóa, không lưu gì.",
            MoreEn = "From reception to due time by the agency's working hours and days (the province's when none is named), with the reasons line by line. One limit: value and unit; several in turn: "
                + "stages. 0 working days is the same day; parts are allowed. pauses are times in which the clock stood still (a supplement restarts, a payment or an opinion continues; effect says "
                + "otherwise). asOf counts on the calendar as published by then. A year without a calendar is answered by 422 (CAL-011), never guessed. No key needed; nothing is kept.",
            Body = new DeadlineQuestion(Local(28, 16, 30))
            {
                Stages = [new(3, TimeUnit.WorkingDay, "Kiểm tra"), new(5, TimeUnit.WorkingDay, "Giải quyết")],
                Agency = "H41.19",
                Pauses = [new(Local(29, 9, 0), Local(29, 15, 0), StopKind.Payment, StopEffect.Continue, "Thông báo nộp phí số 7")],
                CutOff = new TimeOnly(15, 0),
            },
            Answer = new DeadlineAnswer(
                Local(28, 16, 30).AddDays(15).AddHours(1), Local(28, 16, 30), Provisional: false,
                [new ClockLine(ClockLineKind.DayOff, Local(30, 0, 0), Local(31, 0, 0), "30/4: nghỉ lễ", "30 April: public holiday")],
                [new CalendarUsed(2026, CalendarLevel.Nation, 1, "Thông báo 5015/TB-BNV", Sample: false, new DateTimeOffset(2025, 12, 1, 8, 0, 0, TimeSpan.FromHours(7)))]),
        });

    private static async Task<IResult> CalculateAsync(HttpContext http, CalculateDeadlineHandler calculate)
    {
        var body = await ApiBody.ReadAsync<DeadlineQuestion>(http);
        if (body.Refusal is { } refusal)
        {
            return refusal;
        }

        var asked = body.Value!;
        if (ApiLimits.Check(asked) is { } outOfBounds)
        {
            return outOfBounds;
        }

        if ((asked.Stages is null ? asked.Value is null || asked.Unit is null : asked.Value is not null || asked.Unit is not null)
            && (asked.Stages is null ? NoLimit with { Field = asked.Value is null ? "value" : "unit" } : TwoLimits) is var unclear)
        {
            return ApiProblems.Refuse(unclear);
        }

        var due = await calculate.HandleAsync(
            new(asked.ReceivedAt, asked.Stages?.Select(stage => new LimitStage(stage.Value, stage.Unit, stage.Name)).ToList() ?? [new LimitStage(asked.Value!.Value, asked.Unit!.Value)], asked.Agency)
            {
                Pauses = asked.Pauses?.Select(pause => new AskedPause(pause.From, pause.To, pause.Kind, pause.Effect, pause.Label)).ToList() ?? [],
                AsOf = asked.AsOf,
                CutOff = asked.CutOff,
            },
            http.RequestAborted);
        return due.Ok
            ? TypedResults.Json(
                new DeadlineAnswer(
                    due.Value.DueAt, due.Value.CountedFrom, Provisional: false, due.Value.Explanation,
                    [.. due.Value.Sources.Select(CalendarUsed.Of)]),
                ApiJson.Of<DeadlineAnswer>())
            : ApiProblems.Refuse(due);
    }

    private static DateTimeOffset Local(int day, int hour, int minute) => new DateTimeOffset(2026, 4, 1, hour, minute, 0, TimeSpan.FromHours(7)).AddDays(day - 1);
}

/// <summary>Thời hạn cần tính: value và unit, hoặc stages. / The limit to count: value and unit, or stages.</summary>
/// <param name="ReceivedAt">Lúc nhận, kèm múi giờ. / When it was received, with its offset.</param>
public sealed record DeadlineQuestion(DateTimeOffset ReceivedAt)
{
    /// <summary>Số lượng theo đơn vị; từ 0, có thể lẻ. / How many of the unit; 0 and parts allowed.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? Value { get; init; }

    /// <summary>workingHour (giờ làm việc), workingDay (ngày làm việc), calendarDay (ngày), month (tháng). / What is counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public TimeUnit? Unit { get; init; }

    /// <summary>Các giai đoạn nối tiếp, thay cho value và unit. / Several limits in turn, instead of value and unit.</summary>
    public IReadOnlyList<DeadlineStage>? Stages { get; init; }

    /// <summary>Mã cơ quan; bỏ trống thì dùng lịch của tỉnh. / Agency code; the province's calendar when left out.</summary>
    public string? Agency { get; init; }

    /// <summary>Các lần dừng tính, theo thứ tự bắt đầu. / Times in which the clock stood still, in the order they began.</summary>
    public IReadOnlyList<DeadlinePause>? Pauses { get; init; }

    /// <summary>Theo lịch đã công bố đến lúc này. / On the calendar as published by this instant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Giờ chốt của việc trong ngày; bỏ trống thì theo lịch. / The same-day cut-off; the calendar's own when left out.</summary>
    public TimeOnly? CutOff { get; init; }
}

/// <summary>Một giai đoạn. / One stage.</summary>
/// <param name="Value">Số lượng theo đơn vị; từ 0, có thể lẻ. / How many of the unit; 0 and parts allowed.</param>
/// <param name="Unit">Đơn vị. / What is counted.</param>
/// <param name="Name">Tên, hiện trong giải thích. / Its name, shown in the reasons.</param>
public sealed record DeadlineStage(decimal Value, TimeUnit Unit, string? Name = null);

/// <summary>Một lần dừng tính. / A time in which the clock stood still.</summary>
/// <param name="From">Lúc dừng. / When it stopped.</param>
/// <param name="To">Lúc có trả lời. / When the answer came.</param>
/// <param name="Kind">supplement (bổ sung), payment (nộp phí), consultation (lấy ý kiến). / What it waited for.</param>
/// <param name="Effect">restart (tính lại từ đầu), continue (tính tiếp); bỏ trống thì theo loại. / What the answer does; by its kind when left out.</param>
/// <param name="Label">Văn bản, hiện trong giải thích. / The document, shown in the reasons.</param>
public sealed record DeadlinePause(DateTimeOffset From, DateTimeOffset To, StopKind Kind = StopKind.Supplement, StopEffect? Effect = null, string? Label = null);

/// <summary>Hạn và lý do. / The due time and why.</summary>
/// <param name="DueAt">Phút cuối còn đúng hạn. / The last minute in time.</param>
/// <param name="CountedFrom">Phút làm việc bắt đầu tính. / The working minute the count starts at.</param>
/// <param name="Provisional">Luôn false: năm chưa có lịch thì trả 422. / Always false: a year without a calendar is answered by 422.</param>
/// <param name="Explanation">Từng dòng lý do. / The reasons, line by line.</param>
/// <param name="Calendar">Các lịch năm đã dùng. / The published years it was counted on.</param>
public sealed record DeadlineAnswer(
    DateTimeOffset DueAt, DateTimeOffset CountedFrom, bool Provisional, IReadOnlyList<ClockLine> Explanation, IReadOnlyList<CalendarUsed> Calendar);

/// <summary>Một lịch năm đã dùng. / A published year it was counted on.</summary>
/// <param name="Year">Năm. / The year.</param>
/// <param name="Level">nation (cả nước), province (tỉnh), agency (cơ quan). / Whose it is.</param>
/// <param name="Version">Lần công bố. / Number of the publication.</param>
/// <param name="Notice">Thông báo. / The notice it comes from.</param>
/// <param name="Sample">Lịch mẫu. / Made up for the sample.</param>
/// <param name="PublishedAt">Lúc công bố. / When it was published.</param>
public sealed record CalendarUsed(int Year, CalendarLevel Level, int Version, string? Notice, bool Sample, DateTimeOffset PublishedAt)
{
    internal static CalendarUsed Of(CalendarSource source) => new(source.Year, source.Level, source.Version, source.Notice, source.IsSample, source.PublishedAt);
}
