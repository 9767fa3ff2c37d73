using System.Net.Mime;
using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Web.Hosting;

namespace HaiCap.Web.Api.Hosting;

/// <summary>Every refusal of the API as a problem: what use cases say, and what the server itself says.</summary>
public static class ApiProblems
{
    public const string ContentType = MediaTypeNames.Application.ProblemJson;

    public static readonly Problem NoKey = new("API-001", "Cần khóa kết nối trong tiêu đề Authorization: Bearer.", "A key is needed: Authorization: Bearer.");
    public static readonly Problem BadKey = new("API-002", "Khóa kết nối không đúng, đã bị thu hồi hoặc hết hạn.", "The key is unknown, revoked or expired.");
    public static readonly Problem NoScope = new("API-003", "Khóa kết nối không có quyền này.", "The key lacks the scope for this.");
    public static readonly Problem NotFound = new("API-004", "Không có địa chỉ hoặc nội dung này.", "There is nothing at this address.");
    public static readonly Problem BadMethod = new("API-005", "Địa chỉ này không nhận phương thức đó.", "This address does not take that method.");
    public static readonly Problem BadAccept = new("API-006", "Chỉ trả lời bằng application/json.", "Answers come as application/json only.");
    public static readonly Problem BadType = new("API-007", "Nội dung phải là application/json, mã UTF-8, không nén.", "The body must be application/json in UTF-8, not compressed.");
    public static readonly Problem TooLarge = new("API-008", "Nội dung gửi lên quá lớn.", "The body is too large.");
    public static readonly Problem TooMany = new("API-009", "Gửi quá nhiều yêu cầu. Chờ theo Retry-After rồi gửi lại.", "Too many requests. Wait as Retry-After says and send again.");
    public static readonly Problem BadIdempotencyKey = new(
        "API-011", "Idempotency-Key phải có 1 đến 255 ký tự ASCII nhìn thấy được.", "An Idempotency-Key has 1 to 255 visible ASCII characters.", "Idempotency-Key");
    public static readonly Problem StillRunning = new(
        "API-012", "Yêu cầu cùng khóa chống gửi lặp đang được xử lý. Gửi lại sau.", "The request with this Idempotency-Key is still being done. Send it again later.");
    public static readonly Problem Stale = new(
        "API-013", "Hồ sơ đã thay đổi sau bản đã đọc (If-Match). Đọc lại rồi quyết định.", "The dossier changed since it was read (If-Match). Read it again and decide.");
    public static readonly Problem BadJson = new("API-020", "Nội dung không phải JSON hợp lệ.", "The body is not valid JSON.");
    public static readonly Problem BadParameter = new("API-021", "Giá trị tham số không hợp lệ.", "The parameter's value is not valid.");
    public static readonly Problem BadRequest = new("API-022", "Yêu cầu không hợp lệ.", "The request is not valid.");
    public static readonly Problem NoFile = new("API-024", "Gửi nội dung tệp, hoặc một biểu mẫu có một tệp.", "Send the content of the file, or a form with one file.");
    public static readonly Problem Failed = new("API-500", "Có lỗi ở hệ thống. Có thể gửi lại với cùng Idempotency-Key.", "Something failed here. It is safe to send again with the same Idempotency-Key.");
    public static readonly Problem Away = new("API-503", "Hệ thống đang bận hoặc bảo trì. Chờ theo Retry-After rồi gửi lại.", "Busy or under maintenance. Wait as Retry-After says and send again.");

    /// <summary>Codes that are not 422: what is not there (or not to be seen), not allowed, or done by somebody else meanwhile.</summary>
    private static readonly Dictionary<string, int> Statuses = new(StringComparer.Ordinal)
    {
        ["DOS-001"] = StatusCodes.Status404NotFound,
        ["MIS-001"] = StatusCodes.Status404NotFound,
        ["MIS-040"] = StatusCodes.Status404NotFound,
        [NotFound.Code] = StatusCodes.Status404NotFound,
        ["ACC-001"] = StatusCodes.Status403Forbidden,
        [ActSaving.SomebodyWasFirst.Code] = StatusCodes.Status409Conflict,
        [Stale.Code] = StatusCodes.Status412PreconditionFailed,
        [StillRunning.Code] = StatusCodes.Status409Conflict,
        [TooLarge.Code] = StatusCodes.Status413PayloadTooLarge,
        [BadType.Code] = StatusCodes.Status415UnsupportedMediaType,
        [BadJson.Code] = StatusCodes.Status400BadRequest,
        [BadParameter.Code] = StatusCodes.Status400BadRequest,
        [BadRequest.Code] = StatusCodes.Status400BadRequest,
        [NoFile.Code] = StatusCodes.Status400BadRequest,
        ["FIL-002"] = StatusCodes.Status413PayloadTooLarge,
        ["FIL-003"] = StatusCodes.Status415UnsupportedMediaType,
        [BadIdempotencyKey.Code] = StatusCodes.Status400BadRequest,
        [Away.Code] = StatusCodes.Status503ServiceUnavailable,
    };

    /// <summary>The refusal of a use case: 422 unless its code says otherwise.</summary>
    /// <param name="pointer">How a problem's field stands in the body; by default <c>/field</c> in camel case.</param>
    public static IResult Refuse<T>(Outcome<T> outcome, Func<string, string>? pointer = null) => Refuse(outcome.Problems, pointer);

    public static IResult Refuse(params IReadOnlyList<Problem> problems) => Refuse(problems, pointer: null);

    public static IResult Refuse(IReadOnlyList<Problem> problems, Func<string, string>? pointer) =>
        new Answer(Of(Statuses.GetValueOrDefault(problems[0].Code, StatusCodes.Status422UnprocessableEntity), problems, pointer));

    public static IResult Refuse(ApiProblem problem) => new Answer(problem);

    public static ApiProblem Of(int status, Problem problem) => Of(status, [problem], pointer: null);

    public static ApiProblem Of(int status, IReadOnlyList<Problem> problems, Func<string, string>? pointer) =>
        new("urn:haicap:problem:" + problems[0].Code, TitleOf(status), status, problems[0].Vi, problems[0].Code, problems[0].En)
        {
            Errors = problems.Count == 1 && problems[0].Field is null
                ? null
                : [.. problems.Select(p => new ApiFault(p.Code, p.Vi, p.En, p.Field is null ? null : (pointer ?? PointerOf)(p.Field)))],
        };

    public static ApiProblem Of(int status, Problem first, IReadOnlyList<ApiFault> faults) => Of(status, first) with { Errors = faults };

    /// <summary>What the server itself refuses, by its status alone.</summary>
    public static ApiProblem OfStatus(HttpContext context, int status) => status switch
    {
        401 => Of(status, NoKey),
        403 => Of(status, NoScope),
        404 => Of(status, NotFound),
        405 => Of(status, BadMethod),
        406 => Of(status, BadAccept),
        413 => Of(status, TooLarge),
        415 => Of(status, BadType),
        429 => Of(status, TooMany),
        503 => Of(status, Away),
        >= 500 => Of(status, Failed) with { Instance = "urn:haicap:failure:" + ErrorPages.CodeOf(context) },
        _ => Of(status, BadRequest),
    };

    public static Task WriteAsync(HttpContext context, ApiProblem problem)
    {
        context.Response.StatusCode = problem.Status;
        context.Response.Headers.CacheControl = "no-store";
        if (problem.Status is 409 or 429 or 503 && context.Response.Headers.RetryAfter.Count == 0)
        {
            context.Response.Headers.RetryAfter = problem.Status == 409 ? "1" : "5";
        }

        return context.Response.WriteAsJsonAsync(problem, ApiJson.Of<ApiProblem>(), ContentType, context.RequestAborted);
    }

    private static string PointerOf(string field) => "/" + char.ToLowerInvariant(field[0]) + field[1..].Replace("~", "~0", StringComparison.Ordinal);

    private static string TitleOf(int status) => status switch
    {
        400 => "Yêu cầu không hợp lệ",
        401 => "Chưa xác thực",
        403 => "Không có quyền",
        404 => "Không tìm thấy",
        405 => "Phương thức không được nhận",
        406 => "Không có dạng trả lời này",
        409 => "Xung đột với việc khác",
        412 => "Bản đã đọc không còn mới",
        413 => "Nội dung quá lớn",
        415 => "Dạng nội dung không được nhận",
        422 => "Chưa thực hiện được",
        429 => "Quá nhiều yêu cầu",
        503 => "Tạm thời chưa phục vụ được",
        _ => status >= 500 ? "Lỗi hệ thống" : "Yêu cầu không hợp lệ",
    };

    private sealed class Answer(ApiProblem problem) : IResult, IStatusCodeHttpResult
    {
        public int? StatusCode => problem.Status;

        public Task ExecuteAsync(HttpContext httpContext) => WriteAsync(httpContext, problem);
    }
}
