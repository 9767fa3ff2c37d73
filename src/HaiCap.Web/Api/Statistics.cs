using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using HaiCap.Core.Statistics;
using HaiCap.Web.Api.Describing;
using HaiCap.Web.Api.Hosting;

namespace HaiCap.Web.Api;

public static class Statistics
{
    public static void MapStatistics(this ApiDoors api) =>
        api.Read.MapGet("/statistics/dossiers", CountAsync).Describe(new("countDossiers", ApiTags.Statistics, "Số liệu hồ sơ", "Figures of dossiers")
        {
            MoreVi = "Tiếp nhận, giải quyết, đang giải quyết theo mẫu II.06a trong một kỳ, cả ngày đầu và ngày cuối; chỉ trong phạm vi của khóa. Mặc định từ đầu tháng đến hôm nay.",
            MoreEn = "Received, resolved and in progress as report II.06a has them, first and last day included, within the key's territory. By default this month until today.",
            Query =
            [
                ApiParameter.Day("from", "Ngày đầu.", "First day.", "2026-01-01"), ApiParameter.Day("to", "Ngày cuối.", "Last day.", "2026-12-31"),
                ApiParameter.Of<StatisticsBy>("groupBy", "Nhóm theo; mặc định competentAgency.", "Grouped by; competentAgency by default.", "procedure"),
                new("agency", "Mã cơ quan và các đơn vị bên dưới.", "An agency's code, with those below it."),
                new("procedure", "Mã thủ tục.", "A procedure's code."),
                ApiParameter.Of<Channel>("channel", "Kênh nộp.", "How it was filed."),
            ],
            Answer = new DossierFigures(
                new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), StatisticsBy.Procedure,
                [new FigureLine("2.002385", "Khai báo thiết bị X-quang chẩn đoán trong y tế", new(12, 1, 3, 0, 2), new(9, 4, 1), new(3, 1, 1), 0, 75, 92.86m)], null,
                new FigureLine("", "", new(12, 1, 3, 0, 2), new(9, 4, 1), new(3, 1, 1), 0, 75, 92.86m), 2, 0),
        });

    private static async Task<IResult> CountAsync(HttpContext http, ApiCaller caller, Access access, CountDossiersHandler count, GrantBook agencies, HaiCapDb db, TimeProvider time)
    {
        var query = new ApiQuery(http);
        var today = time.Now().LocalDay();
        var to = query.Day("to") ?? today;
        var from = query.Day("from") ?? new DateOnly(to.Year, to.Month, 1);
        var by = query.Word<StatisticsBy>("groupBy") ?? StatisticsBy.CompetentAgency;
        var (agencyCode, procedure, channel) = (query.Text("agency"), query.Text("procedure"), query.Word<Channel>("channel"));
        if (from > to)
        {
            query.Fault("from", "Ngày đầu sau ngày cuối.", "The first day is after the last.");
        }

        var shelf = await agencies.AgenciesAsync(db, http.RequestAborted);
        var agency = AgencyCode.TryParse(agencyCode, out var code) ? shelf.Find(code) : null;
        if (agencyCode is not null && agency is null)
        {
            query.Fault("agency", "Không có cơ quan với mã này.", "No agency has this code.");
        }

        if (query.Refusal is { } refusal)
        {
            return refusal;
        }

        var scope = await access.ReadScopeAsync(caller.Actor, Permission.ReadStatistics, http.RequestAborted);
        if (scope.Count == 0)
        {
            return ApiProblems.Refuse(Access.Refused);
        }

        var counted = await count.HandleAsync(new(from, to, scope, by, agency?.Path, procedure, channel), http.RequestAborted);
        var byAgency = by is StatisticsBy.CompetentAgency or StatisticsBy.ReceivingAgency;
        return TypedResults.Json(
            new DossierFigures(from, to, by, [.. counted.Rows.Select(row => LineOf(row, KeyOf(row)))], null, LineOf(counted.Total, ""), counted.NotYetAccepted, counted.NotAccepted),
            ApiJson.Of<DossierFigures>());

        // Outside, things are known by their codes.
        string KeyOf(StatisticsRow row) => byAgency ? shelf.Find(Guid.Parse(row.Key))?.Code.Text ?? ""
            : by == StatisticsBy.Channel ? System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(row.Key) : row.Key;
    }

    private static FigureLine LineOf(StatisticsRow row, string key) =>
        new(key, row.Name, row.Received, row.Resolved, row.InProgress, row.Stopped, row.OnlineRate, row.InTimeRate);
}

/// <summary>Số liệu của một kỳ. / The figures of a period.</summary>
/// <param name="From">Ngày đầu. / First day.</param>
/// <param name="To">Ngày cuối. / Last day.</param>
/// <param name="GroupBy">Nhóm theo. / What a line stands for.</param>
/// <param name="Items">Từng dòng, nhiều hồ sơ trước. / The lines, those with most dossiers first.</param>
/// <param name="Next">Luôn null: mọi dòng nằm trong một trang. / Always null: all lines are here.</param>
/// <param name="Total">Cộng. / The sum.</param>
/// <param name="NotYetAccepted">Đã nộp, cuối kỳ chưa được tiếp nhận hay từ chối. / Filed and at the end of the period neither accepted nor refused.</param>
/// <param name="NotAccepted">Bị từ chối hoặc rút trước khi tiếp nhận. / Refused or withdrawn before acceptance.</param>
public sealed record DossierFigures(
    DateOnly From, DateOnly To, StatisticsBy GroupBy, IReadOnlyList<FigureLine> Items, string? Next, FigureLine Total, int NotYetAccepted, int NotAccepted);

/// <summary>Một dòng số liệu. / A line of figures.</summary>
/// <param name="Key">Mã cơ quan, mã thủ tục hoặc kênh; rỗng ở dòng cộng. / Agency code, procedure code or channel; empty for the sum.</param>
/// <param name="Name">Tên. / Its name.</param>
/// <param name="Received">Tiếp nhận. / Received.</param>
/// <param name="Resolved">Đã giải quyết. / Resolved.</param>
/// <param name="InProgress">Đang giải quyết. / In progress.</param>
/// <param name="Stopped">Dừng, rút. / Stopped or withdrawn.</param>
/// <param name="OnlineRate">Phần trăm trực tuyến thật. / Truly online, in a hundred.</param>
/// <param name="InTimeRate">Phần trăm đúng hạn. / In time, in a hundred.</param>
public sealed record FigureLine(
    string Key, string Name, ReceivedCounts Received, ResolvedCounts Resolved, InProgressCounts InProgress, int Stopped, decimal? OnlineRate, decimal? InTimeRate);
