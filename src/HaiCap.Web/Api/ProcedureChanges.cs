using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Procedures;
using HaiCap.Web.Api.Describing;
using HaiCap.Web.Api.Hosting;

namespace HaiCap.Web.Api;

/// <summary>For systems that keep a copy of the catalogue: what changed since they looked last.</summary>
public static class ProcedureChanges
{
    public static void MapProcedureChanges(this ApiDoors api) => api.Public.MapGet("/procedures/changes", ListAsync).Describe(
        new("listProcedureChanges", ApiTags.Procedures, "Thay đổi của danh mục thủ tục", "Changes of the catalogue")
        {
            MoreVi = "Lần công bố, sửa đổi, nhập, bãi bỏ, theo thứ tự của nhật ký. Giữ next và gửi lại là after lúc nào cũng được: chỉ nhận phần mới, không sót. Không cần khóa.",
            MoreEn = "Publications, amendments, imports and abolitions in the order of the log. Keep next and give it back as after at any time: only what is new comes, and nothing is missed. No key needed.",
            Query = [ApiParameter.Day("since", "Từ ngày này (giờ Việt Nam).", "From this day on (Vietnam's time).", "2026-01-01"), ApiParameter.Limit, ApiParameter.After],
            Tagged = true,
            Answer = new ProcedureChangeFeed(
                [new(ProcedureChangeKind.Published, "2.002385", 1, "Khai báo thiết bị X-quang chẩn đoán trong y tế", PublicationKind.Handled, new DateOnly(2025, 7, 1), null, new(2025, 7, 1, 8, 0, 0, TimeSpan.FromHours(7)), "Quyết định 1234/QĐ-UBND", "/api/v1/procedures/2.002385")],
                "WyIwIiwiNzEiXQ", More: false),
        });

    private static async Task<IResult> ListAsync(HttpContext http, ListProcedureChanges changes)
    {
        var query = new ApiQuery(http);
        var (since, limit, after) = (query.Day("since"), query.Limit(), query.After(2));
        var from = after is null ? null : Read(after);
        if (after is not null && from is null)
        {
            query.Fault("after", "Dùng đúng giá trị next của trang trước.", "Use next of the page before, as it was given.");
        }

        if (query.Refusal is { } refusal)
        {
            return refusal;
        }

        var page = await changes.HandleAsync(from, since is { } day ? day.AtLocal(TimeOnly.MinValue) : null, limit, http.RequestAborted);
        return TaggedAnswer.Json(
            http,
            new ProcedureChangeFeed(
                [.. page.Changes.Select(one => new ProcedureChangeItem(one.Change, one.Code, one.Number, one.Name, one.Kind, one.ValidFrom, one.ValidTo, one.At, one.Why, $"/api/v1/procedures/{one.Code}"))],
                Cursor.Of(page.Next.TransactionId.ToString(CultureInfo.InvariantCulture), page.Next.Position.ToString(CultureInfo.InvariantCulture)), page.More));
    }

    private static LogCursor? Read(string[] parts) =>
        long.TryParse(parts[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var transaction) && long.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var position)
            ? new LogCursor(transaction, position) : null;
}

/// <summary>Thay đổi của danh mục. / Changes of the catalogue.</summary>
/// <param name="Items">Các thay đổi, cũ trước. / The changes, oldest first.</param>
/// <param name="Next">Gửi lại là after, bây giờ hoặc sau này. / Give it back as after, now or later.</param>
/// <param name="More">Còn trang nữa. / More is there already.</param>
public sealed record ProcedureChangeFeed(IReadOnlyList<ProcedureChangeItem> Items, string Next, bool More);

/// <summary>Một thay đổi. / One change.</summary>
/// <param name="Change">published (công bố), amended (sửa đổi), imported (nhập từ tệp), abolished (bãi bỏ, nhận hồ sơ đến hết validTo). / What happened.</param>
/// <param name="Code">Mã thủ tục. / The procedure's code.</param>
/// <param name="Version">Số của bản công bố. / Number of the publication.</param>
/// <param name="Name">Tên. / Its name.</param>
/// <param name="Kind">handled (tỉnh tiếp nhận), information (chỉ để biết). / Taken by the province, or told of only.</param>
/// <param name="ValidFrom">Ngày đầu có hiệu lực. / First day in force.</param>
/// <param name="ValidTo">Ngày cuối có hiệu lực, như biết lúc này. / Last day in force, as is known now.</param>
/// <param name="At">Lúc thay đổi. / When it happened.</param>
/// <param name="Decision">Quyết định, như đã ghi. / The decision, as cited.</param>
/// <param name="Url">Địa chỉ của thủ tục. / Where the procedure is.</param>
public sealed record ProcedureChangeItem(
    ProcedureChangeKind Change, string Code, int Version, string Name, PublicationKind Kind, DateOnly ValidFrom, DateOnly? ValidTo, DateTimeOffset At, string? Decision, string Url);
