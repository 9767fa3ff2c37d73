using System.Text.Json.Nodes;
using HaiCap.Core;
using HaiCap.Web.Api.Hosting;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace HaiCap.Web.Api.Describing;

/// <summary>Fills what the generator leaves out: parameters, headers, examples, refusals, the key.</summary>
internal static class OpenApiShape
{
    private const string KeyScheme = "key";

    /// <summary>Who refuses what, one example for each.</summary>
    private static readonly (int Status, string Vi, string En, Problem Example)[] Refusals =
    [
        (400, "Yêu cầu sai dạng: JSON, tham số hoặc tiêu đề.", "Malformed: JSON, parameter or header.", ApiProblems.BadParameter),
        (401, "Thiếu khóa, hoặc khóa không còn dùng được.", "No key, or one that no longer works.", ApiProblems.NoKey),
        (403, "Khóa hoặc cán bộ không có quyền này.", "The key or the officer may not do this.", ApiProblems.NoScope),
        (404, "Không có, hoặc không được xem.", "Not there, or not to be seen.", ApiProblems.NotFound),
        (409, "Người khác vừa xử lý, hoặc yêu cầu này đang chạy.", "Somebody else was first, or this request is still running.", Core.Acts.ActSaving.SomebodyWasFirst),
        (412, "If-Match không còn đúng.", "If-Match no longer holds.", ApiProblems.Stale),
        (413, "Nội dung quá lớn.", "The body is too large.", ApiProblems.TooLarge),
        (415, "Sai dạng nội dung.", "Not a media type taken here.", ApiProblems.BadType),
        (422, "Đúng dạng nhưng chưa làm được: từng lỗi nằm trong errors.", "Well formed, but it cannot be done: errors names each fault.", new Problem("DOS-008", "Ghi lý do.", "Give the reason.", "why")),
        (429, "Quá nhiều yêu cầu; chờ theo Retry-After.", "Too many requests; wait as Retry-After says.", ApiProblems.TooMany),
        (503, "Đang bận hoặc bảo trì; chờ theo Retry-After.", "Busy or under maintenance; wait as Retry-After says.", ApiProblems.Away),
    ];

    public static async Task DocumentAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "HaiCap API",
            Version = "v1",
            Description = "Giao diện lập trình của HaiCap: danh mục thủ tục, nộp và xử lý hồ sơ, thời hạn, đơn vị, số liệu. Khóa gửi trong tiêu đề `Authorization: Bearer …`; "
                + "lỗi theo RFC 9457; danh sách là `{items, next}`; POST nhận `Idempotency-Key`.\n\n"
                + "The programming interface of HaiCap: catalogue, filing and handling of dossiers, deadlines, units, figures. The key goes in `Authorization: Bearer …`; "
                + "errors follow RFC 9457; lists are `{items, next}`; POST takes `Idempotency-Key`.",
            License = new OpenApiLicense { Name = "Apache-2.0", Url = new Uri("https://www.apache.org/licenses/LICENSE-2.0") },
        };
        document.Servers = [new OpenApiServer { Url = "/", Description = "Trang này. / This site." }];
        document.Tags = new HashSet<OpenApiTag>(ApiTags.All.OrderBy(tag => tag.Name, StringComparer.Ordinal).Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Text }));
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [KeyScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "haicap_40_…",
                Description = "Khóa do quản trị viên cấp, có quyền đọc, ghi và phạm vi. / A key given by an administrator, with scopes read and write and a territory.",
            },
        };
        var problem = await context.GetOrCreateSchemaAsync(typeof(ApiProblem), cancellationToken: cancellationToken);
        document.AddComponent(nameof(ApiProblem), problem);
        var told = document.Paths.Values.SelectMany(path => path.Operations ?? []).SelectMany(one => one.Value.Responses!.Keys).ToHashSet(StringComparer.Ordinal);
        document.Components.Responses = Refusals.Where(refusal => told.Contains(refusal.Status.ToString(System.Globalization.CultureInfo.InvariantCulture))).ToDictionary(refusal => NameOf(refusal.Status), refusal => (IOpenApiResponse)new OpenApiResponse
        {
            Description = $"{refusal.Vi} / {refusal.En}",
            Headers = refusal.Status is 409 or 429 or 503
                ? new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal)
                {
                    ["Retry-After"] = new OpenApiHeader { Description = "Số giây cần chờ. / Seconds to wait.", Schema = new OpenApiSchema { Type = JsonSchemaType.Integer }, Example = 5 },
                }
                : null,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                [ApiProblems.ContentType] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchemaReference(nameof(ApiProblem), document),
                    Example = ApiDescribing.NodeOf(ApiProblems.Of(refusal.Status, refusal.Example)),
                },
            },
        });
    }

    public static Task OperationAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<ApiOperation>().LastOrDefault() is not { } said)
        {
            return Task.CompletedTask;
        }

        var keyed = metadata.OfType<Microsoft.AspNetCore.Authorization.IAuthorizeData>().Any(door => door.Policy is ApiServices.ReadPolicy or ApiServices.WritePolicy);
        var write = metadata.OfType<Microsoft.AspNetCore.Authorization.IAuthorizeData>().Any(door => door.Policy == ApiServices.WritePolicy);
        operation.Security = keyed ? [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, context.Document)] = [] }] : [];
        operation.Description ??= keyed
            ? $"Cần khóa có quyền {(write ? "ghi" : "đọc")}. / Needs a key that may {(write ? "write" : "read")}."
            : "Không cần khóa. / No key needed.";
        Parameters(operation, said);
        if (said.Body is { } body && operation.RequestBody?.Content is { } sent)
        {
            foreach (var media in sent.Values)
            {
                media.Example = ApiDescribing.NodeOf(body);
            }

            ((OpenApiRequestBody)operation.RequestBody).Required = true;
        }

        Answer(operation, said);
        foreach (var status in StatusesOf(operation, said, keyed).Distinct().Order())
        {
            operation.Responses![status.ToString(System.Globalization.CultureInfo.InvariantCulture)] = new OpenApiResponseReference(NameOf(status), context.Document);
        }

        return Task.CompletedTask;
    }

    private static string NameOf(int status) => $"Refused{status}";

    private static void Parameters(OpenApiOperation operation, ApiOperation said)
    {
        operation.Parameters ??= [];
        foreach (var place in operation.Parameters.OfType<OpenApiParameter>().Where(one => one.In == ParameterLocation.Path))
        {
            place.Description = place.Name switch { "code" => "Mã. / The code.", "year" => "Năm. / The year.", _ => $"{place.Name}." };
            place.Example = said.Path.GetValueOrDefault(place.Name!) is not { } example ? null
                : place.Schema?.Type?.HasFlag(JsonSchemaType.Integer) == true ? int.Parse(example, System.Globalization.CultureInfo.InvariantCulture) : example;
        }

        foreach (var one in said.Query)
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = one.Name,
                In = ParameterLocation.Query,
                Description = $"{one.Vi} / {one.En}",
                Schema = SchemaOf(one),
                Example = one.ExampleNode,
            });
        }

        if (said.Once)
        {
            Header(operation, OnceOnlyRequests.Header, "Khóa chống gửi lặp, 1–255 ký tự ASCII: yêu cầu gửi lại được trả lời như lần đầu, trong 7 ngày.", "Sent again with the same key, a request is answered and not done again, for 7 days.", "0199c2a4-don-01", 255);
        }

        if (said.Matched)
        {
            Header(operation, "If-Match", "ETag đã đọc: có thay đổi từ đó thì 412.", "The ETag read before: 412 when something happened since.", "\"3\"", 30);
        }

        if (said.Tagged)
        {
            Header(operation, "If-None-Match", "ETag đã có: chưa đổi thì 304.", "The ETag at hand: 304 when nothing changed.", "\"0\"", 30);
        }
    }

    private static OpenApiSchema SchemaOf(ApiParameter one) => new()
    {
        Type = one.Type == "integer" ? JsonSchemaType.Integer : JsonSchemaType.String,
        Format = one.Type == "integer" ? "int32" : one.Format,
        Enum = one.Words.Count == 0 ? null : [.. one.Words.Select(word => JsonValue.Create(word))],
        Minimum = one.Name == "limit" ? "1" : null,
        Maximum = one.Name == "limit" ? "200" : null,
        MaxLength = one.Type == "string" && one.Words.Count == 0 && one.Format is null ? 600 : null,
    };

    private static void Header(OpenApiOperation operation, string name, string vi, string en, string example, int most) => operation.Parameters!.Add(new OpenApiParameter
    {
        Name = name,
        In = ParameterLocation.Header,
        Description = $"{vi} / {en}",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = most },
        Example = example,
    });

    private static void Answer(OpenApiOperation operation, ApiOperation said)
    {
        if (operation.Responses?[said.Status.ToString(System.Globalization.CultureInfo.InvariantCulture)] is not OpenApiResponse answer)
        {
            return;
        }

        answer.Description = "Được. / Done.";
        if (said.Answer is { } value && answer.Content is { } content)
        {
            foreach (var media in content.Values)
            {
                media.Example = ApiDescribing.NodeOf(value);
            }
        }

        answer.Headers ??= new Dictionary<string, IOpenApiHeader>(StringComparer.Ordinal);
        if (said.Tagged || said.Matched)
        {
            answer.Headers["ETag"] = new OpenApiHeader
            {
                Description = "Số của việc cuối cùng trên hồ sơ. / The number of the dossier's last act.", Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = "\"4\"",
            };
        }

        if (said.Once)
        {
            answer.Headers[OnceOnlyRequests.ReplayedHeader] = new OpenApiHeader
            {
                Description = "true khi trả lời lại yêu cầu đã làm. / true when an earlier request is answered again.", Schema = new OpenApiSchema { Type = JsonSchemaType.String }, Example = "true",
            };
        }

        if (said.Tagged)
        {
            operation.Responses!["304"] = new OpenApiResponse { Description = "Chưa có gì thay đổi. / Nothing changed." };
        }
    }

    private static IEnumerable<int> StatusesOf(OpenApiOperation operation, ApiOperation said, bool keyed) =>
    [
        .. said.Refusals, 429, 503,
        .. keyed ? [401, 403] : Array.Empty<int>(),
        .. said.Query.Count > 0 || said.Body is not null || said.Once ? [400] : Array.Empty<int>(),
        .. said.Body is not null ? [413, 415, 422] : Array.Empty<int>(),
        .. said.Once ? [409, 422] : Array.Empty<int>(),
        .. said.Matched ? [409, 412] : Array.Empty<int>(),
        .. operation.Parameters!.Any(one => one.In == ParameterLocation.Path) ? [404] : Array.Empty<int>(),
    ];
}
