using System.Security.Cryptography;
using HaiCap.Web.SignIn;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace HaiCap.Web.Api.Describing;

/// <summary>The contract at <c>/openapi/v1.json</c>: made once, then handed out as bytes.</summary>
public sealed class OpenApiPage([FromKeyedServices(OpenApiPage.Name)] IOpenApiDocumentProvider documents)
{
    public const string Name = "v1";
    public const string Path = "/openapi/v1.json";

    private readonly Lazy<Task<(byte[] Bytes, string Tag)>> made = new(() => MakeAsync(documents));

    public Task<(byte[] Bytes, string Tag)> GetAsync() => made.Value;

    private static async Task<(byte[] Bytes, string Tag)> MakeAsync(IOpenApiDocumentProvider documents)
    {
        var document = await documents.GetOpenApiDocumentAsync();
        var bytes = System.Text.Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1));
        return (bytes, $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"");
    }
}

public static class OpenApiServices
{
    public static void AddApiDocument(this IServiceCollection services)
    {
        services.AddOpenApi(OpenApiPage.Name, options =>
        {
            options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
            options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type)?.Replace("PageOfOf", "PageOf", StringComparison.Ordinal);
            options.AddOperationTransformer(OpenApiShape.OperationAsync);
            options.AddDocumentTransformer(OpenApiShape.DocumentAsync);
        });
        services.AddSingleton<OpenApiPage>();
        services.AddSingleton<ApiReference>();
    }

    public static void MapApiDocument(this WebApplication app) => app.MapGet(OpenApiPage.Path, static async (HttpContext http, OpenApiPage page) =>
    {
        var (bytes, tag) = await page.GetAsync();
        http.Response.Headers.CacheControl = "public, max-age=300";
        return Results.Bytes(bytes, "application/json", entityTag: new Microsoft.Net.Http.Headers.EntityTagHeaderValue(tag));
    }).RequireAuthorization(Policies.Anyone).ExcludeFromDescription();
}
