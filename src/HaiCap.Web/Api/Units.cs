using HaiCap.Core.Organizations;
using HaiCap.Web.Api.Describing;
using HaiCap.Web.Api.Hosting;

namespace HaiCap.Web.Api;

public static class Units
{
    public static void MapUnits(this ApiDoors api) => api.Public.MapGet("/units", ListAsync).Describe(new("findUnits", ApiTags.Units, "Tra cứu đơn vị, cơ quan", "Find units and agencies")
    {
        MoreVi = "Đơn vị hành chính hiện nay của cả nước, cơ quan của tỉnh và địa danh trước 01/7/2025 kèm đơn vị mới. Không có từ khóa thì trả đơn vị và cơ quan của tỉnh. Không cần khóa.",
        MoreEn = "Units of the whole country as they are today, agencies of the province, and names of before 1 July 2025 with the units they lie in now. Without words: the units and agencies of the province. No key needed.",
        Query =
        [
            new("q", "Tên hoặc mã, không cần dấu.", "A name or code, accents optional.", "Trường Vinh"),
            ApiParameter.Of<FoundKind>("kind", "Chỉ một loại.", "One kind only."),
            ApiParameter.Limit, ApiParameter.After,
        ],
        Answer = new PageOf<FoundUnit>([new(FoundKind.Unit, "16690", "Phường Trường Vinh", "40", ["16690"])], null),
    });

    private static async Task<IResult> ListAsync(HttpContext http, FindUnitsHandler find)
    {
        var query = new ApiQuery(http);
        var (text, kind, limit, after) = (query.Text("q"), query.Word<FoundKind>("kind"), query.Limit(), query.After(2));
        if (query.Refusal is { } refusal)
        {
            return refusal;
        }

        var found = await find.HandleAsync(new(text, kind), http.RequestAborted);
        return Paging.Json(Paging.Of(found, limit, after, unit => [unit.Kind.ToString(), unit.Key], unit => unit));
    }
}
