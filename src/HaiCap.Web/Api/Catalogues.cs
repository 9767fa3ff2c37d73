using System.IO.Pipelines;
using System.Text.Json;
using HaiCap.Web.Api.Describing;
using HaiCap.Web.Api.Hosting;

namespace HaiCap.Web.Api;

/// <summary>The shared catalogues (danh mục dùng chung): what a system beside this one needs to read its records, each whole in one answer.</summary>
public static class Catalogues
{
    public static void MapCatalogues(this ApiDoors api)
    {
        api.Public.MapGet("/catalogues", ListAsync).Describe(new("listCatalogues", ApiTags.Catalogues, "Các danh mục dùng chung", "The shared catalogues")
        {
            MoreVi = "Phiên bản đổi khi và chỉ khi nội dung đổi: so với phiên bản đã giữ để biết danh mục nào cần tải lại. Không cần khóa.",
            MoreEn = "A version changes when and only when the content does: compare it with the one you keep to know which to fetch again. No key needed.",
            Tagged = true,
            Answer = new CatalogueList([new("communes", "Xã, phường, đặc khu của tỉnh", "Communes, wards and special zones of the province", Version, 130, "/api/v1/catalogues/communes")]),
        });
        api.Public.MapGet("/catalogues/{code}", ShowAsync).Describe(new("getCatalogue", ApiTags.Catalogues, "Xem một danh mục dùng chung", "Show a shared catalogue")
        {
            MoreVi = "Toàn bộ danh mục đang áp dụng hôm nay, không chia trang. Gửi lại If-None-Match để chỉ tải khi có thay đổi. Không cần khóa.",
            MoreEn = "All of it as it applies today, on one page. Send If-None-Match to fetch it only when it changed. No key needed.",
            Path = new Dictionary<string, string>(StringComparer.Ordinal) { ["code"] = "communes" },
            Tagged = true,
            Answer = new SharedCatalogue(
                "communes", "Xã, phường, đặc khu của tỉnh", "Communes, wards and special zones of the province", Version, [new("16690", "Phường Trường Vinh", "Trường Vinh Ward", "40")]),
        });
    }

    private const string Version = "3f0c6d1e9ab247c58d20e7f1b64a9c35";

    private static async Task<IResult> ListAsync(HttpContext http, SharedLists lists)
    {
        var lines = new List<CatalogueHead>();
        foreach (var one in SharedLists.All)
        {
            var told = await TellAsync(lists, one, http.RequestAborted);
            lines.Add(new(one.Code, one.Name, one.NameEn, told.Version, told.Count, $"/api/v1/catalogues/{one.Code}"));
        }

        return TaggedAnswer.Json(http, new CatalogueList(lines));
    }

    private static async Task<IResult> ShowAsync(HttpContext http, string code, SharedLists lists)
    {
        if (SharedLists.All.FirstOrDefault(list => list.Code == code) is not { } one)
        {
            return ApiProblems.Refuse(ApiProblems.NotFound);
        }

        var told = await TellAsync(lists, one, http.RequestAborted);
        return new ToldCatalogue(one, told.Items, told.Version);
    }

    /// <summary>Its items with the digest of all it says: written once into nothing, so that however long it is it is never whole in memory.</summary>
    private static async Task<(IEnumerable<SharedItem> Items, int Count, string Version)> TellAsync(SharedLists lists, SharedLists.SharedList one, CancellationToken cancellationToken)
    {
        var items = await lists.ItemsAsync(one.Code, cancellationToken);
        using var digest = new DigestStream();
        var into = PipeWriter.Create(digest, new StreamPipeWriterOptions(leaveOpen: true));
        var count = await WriteAsync(into, one, version: "", items, cancellationToken);
        await into.CompleteAsync();
        return (items, count, TaggedAnswer.Hex(digest.Finish()));
    }

    /// <summary>How many items it has.</summary>
    private static async Task<int> WriteAsync(PipeWriter into, SharedLists.SharedList one, string version, IEnumerable<SharedItem> items, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(into, new JsonWriterOptions { Encoder = ApiJson.Options.Encoder });
        var count = 0;
        json.WriteStartObject();
        json.WriteString("code", one.Code);
        json.WriteString("name", one.Name);
        json.WriteString("nameEn", one.NameEn);
        json.WriteString("version", version);
        json.WriteStartArray("items");
        foreach (var item in items)
        {
            JsonSerializer.Serialize(json, item, ApiJson.Of<SharedItem>());
            if (++count % 100 == 0)
            {
                await json.FlushAsync(cancellationToken);
                await into.FlushAsync(cancellationToken);
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
        await into.FlushAsync(cancellationToken);
        return count;
    }

    /// <summary>Written item by item, or told to be what the asker has.</summary>
    private sealed class ToldCatalogue(SharedLists.SharedList one, IEnumerable<SharedItem> items, string version) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            if (TaggedAnswer.Known(httpContext, version))
            {
                httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }

            httpContext.Response.ContentType = "application/json; charset=utf-8";
            await WriteAsync(httpContext.Response.BodyWriter, one, version, items, httpContext.RequestAborted);
        }
    }
}

/// <summary>Các danh mục dùng chung. / The shared catalogues.</summary>
/// <param name="Items">Các danh mục. / The catalogues.</param>
public sealed record CatalogueList(IReadOnlyList<CatalogueHead> Items);

/// <summary>Một danh mục, chưa kể nội dung. / A catalogue without its items.</summary>
/// <param name="Code">Mã danh mục. / Its code.</param>
/// <param name="Name">Tên. / Its name.</param>
/// <param name="NameEn">Tên tiếng Anh. / Its name in English.</param>
/// <param name="Version">Phiên bản: đổi khi nội dung đổi. / Changes when the content does.</param>
/// <param name="Count">Số mục. / How many items it has.</param>
/// <param name="Url">Địa chỉ. / Where it is.</param>
public sealed record CatalogueHead(string Code, string Name, string NameEn, string Version, int Count, string Url);

/// <summary>Một danh mục dùng chung. / A shared catalogue.</summary>
/// <param name="Code">Mã danh mục. / Its code.</param>
/// <param name="Name">Tên. / Its name.</param>
/// <param name="NameEn">Tên tiếng Anh. / Its name in English.</param>
/// <param name="Version">Phiên bản: đổi khi nội dung đổi. / Changes when the content does.</param>
/// <param name="Items">Các mục. / The items.</param>
public sealed record SharedCatalogue(string Code, string Name, string NameEn, string Version, IReadOnlyList<SharedItem> Items);

/// <summary>Một mục. / An item.</summary>
/// <param name="Code">Mã, như các địa chỉ khác của giao diện này nhận và trả. / Its code, as the rest of this API takes and gives it.</param>
/// <param name="Name">Tên. / Its name.</param>
/// <param name="NameEn">Tên tiếng Anh, khi có. / Its name in English, where there is one.</param>
/// <param name="Parent">Mã của mục trên nó: tỉnh của xã, cơ quan cấp trên, lĩnh vực của thủ tục. / The code above it: a commune's province, the agency above, a procedure's field.</param>
/// <param name="Symbol">Số hoặc ký hiệu theo quy định: trạng thái theo Cổng Dịch vụ công quốc gia, số mẫu của thông tư 03/2025/TT-VPCP. / Its number by law: a state's at the national portal, a form's in circular 03/2025.</param>
/// <param name="Sample">Mã mẫu, chưa công bố. / The code was made for the sample.</param>
public sealed record SharedItem(string Code, string Name, string? NameEn = null, string? Parent = null, string? Symbol = null, bool Sample = false);
