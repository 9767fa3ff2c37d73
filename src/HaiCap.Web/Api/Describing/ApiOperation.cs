using System.Text.Json.Nodes;
using HaiCap.Web.Api.Hosting;

namespace HaiCap.Web.Api.Describing;

/// <summary>What the OpenAPI document says of one endpoint. The examples are values of the very types; the contract test sends them and reads the answer.</summary>
/// <param name="Id">Stable name of the operation, for generated clients.</param>
/// <param name="Vi">One line; its English is <paramref name="En"/>.</param>
public sealed record ApiOperation(string Id, string Tag, string Vi, string En)
{
    /// <summary>Further lines, when one is not enough: in Vietnamese, then in English.</summary>
    public string? MoreVi { get; init; }

    public string? MoreEn { get; init; }

    /// <summary>Examples of the path's parameters by name.</summary>
    public IReadOnlyDictionary<string, string> Path { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyList<ApiParameter> Query { get; init; } = [];

    /// <summary>An example of the JSON body; its type is the body's.</summary>
    public object? Body { get; init; }

    /// <summary>An example of the answer; its type is the answer's. Null: no content.</summary>
    public object? Answer { get; init; }

    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>Takes an Idempotency-Key.</summary>
    public bool Once { get; init; }

    /// <summary>Answers with an ETag; a reader may send If-None-Match.</summary>
    public bool Tagged { get; init; }

    /// <summary>Takes If-Match and answers with the new ETag.</summary>
    public bool Matched { get; init; }

    /// <summary>Statuses beyond those every endpoint of its kind has.</summary>
    public IReadOnlyList<int> Refusals { get; init; } = [];
}

/// <param name="Vi">What it is; its English is <paramref name="En"/>.</param>
/// <param name="Type">JSON schema type: string, integer.</param>
public sealed record ApiParameter(string Name, string Vi, string En, string? Example = null, string Type = "string", string? Format = null)
{
    public IReadOnlyList<string> Words { get; init; } = [];

    public static readonly ApiParameter Limit = new("limit", "Số dòng mỗi trang, từ 1 đến 200; mặc định 50.", "Items a page, 1 to 200; 50 by default.", "50", "integer");

    public static readonly ApiParameter After = new("after", "Giá trị next của trang trước.", "The next of the page before.");

    /// <summary>An enum's words in camel case.</summary>
    public static ApiParameter Of<T>(string name, string vi, string en, string? example = null)
        where T : struct, Enum => new(name, vi, en, example) { Words = [.. Enum.GetNames<T>().Select(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName)] };

    public static ApiParameter Day(string name, string vi, string en, string? example = null) => new(name, vi, en, example, Format: "date");

    internal JsonNode? ExampleNode => Example is null ? null : Type == "integer" ? int.Parse(Example, System.Globalization.CultureInfo.InvariantCulture) : Example;
}

/// <summary>Groups of operations.</summary>
public static class ApiTags
{
    public const string Procedures = "procedures";
    public const string Dossiers = "dossiers";
    public const string Acts = "acts";
    public const string Files = "files";
    public const string Deadlines = "deadlines";
    public const string Calendars = "calendars";
    public const string Units = "units";
    public const string Catalogues = "catalogues";
    public const string Statistics = "statistics";
    public const string Missions = "missions";

    public static IReadOnlyList<(string Name, string Text)> All { get; } =
    [
        (Procedures, "Danh mục thủ tục hành chính. / The catalogue of procedures."),
        (Dossiers, "Nộp và tra cứu hồ sơ. / Filing and reading dossiers."),
        (Acts, "Việc của cán bộ và người nộp trên hồ sơ. / What officers and applicants do with a dossier."),
        (Files, "Tệp đính kèm gửi trước khi nộp. / Attachments, sent before filing."),
        (Deadlines, "Tính thời hạn theo lịch làm việc. / Deadlines by the working calendar."),
        (Calendars, "Lịch làm việc, ngày nghỉ. / Working calendars and days off."),
        (Units, "Đơn vị hành chính mới, cũ và cơ quan. / Administrative units new and old, and agencies."),
        (Catalogues, "Danh mục dùng chung. / Shared catalogues."),
        (Statistics, "Số liệu giải quyết hồ sơ. / Figures of dossiers."),
        (Missions, "Đoàn công tác; khó khăn, kiến nghị và trả lời. / Programmes of visits; difficulties, recommendations and answers."),
    ];
}

public static class ApiDescribing
{
    /// <summary>Puts the operation into the OpenAPI document. Every endpoint below /api/ has one: the contract test looks for those without.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, ApiOperation operation)
    {
        endpoint.WithMetadata(operation).WithName(operation.Id).WithTags(operation.Tag).WithSummary($"{operation.Vi} / {operation.En}");
        if (operation.MoreVi is not null)
        {
            endpoint.WithDescription($"{operation.MoreVi}\n\n{operation.MoreEn}");
        }

        if (operation.Body is { } body)
        {
            endpoint.Accepts(body.GetType(), "application/json");
        }

        return operation.Answer is { } answer
            ? endpoint.Produces(operation.Status, answer.GetType(), "application/json")
            : endpoint.Produces(operation.Status);
    }

    internal static JsonNode NodeOf(object example) => System.Text.Json.JsonSerializer.SerializeToNode(example, example.GetType(), ApiJson.Options)!;
}
