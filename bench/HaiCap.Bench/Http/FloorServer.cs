using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace HaiCap.Bench.Http;

/// <summary>What a read over HTTP cannot be quicker than: bare Kestrel, one prepared statement, one row written as it comes.</summary>
internal static class FloorServer
{
    public static async Task RunAsync(string url, string connection)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(url);
        var app = builder.Build();
        await using var source = new NpgsqlDataSourceBuilder(connection).Build();
        app.Run(async context =>
        {
            await using var open = await source.OpenConnectionAsync(context.RequestAborted);
            await using var command = new NpgsqlCommand(
                "SELECT json_build_object('code', code, 'state', state, 'procedure', procedure_name, 'submittedAt', submitted_at, 'dueAt', due_at, 'applicant', applicant_name)::text FROM dossiers WHERE province_code = '40' AND code = $1",
                open);
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Path.GetFileName(context.Request.Path.Value!) });
            await command.PrepareAsync(context.RequestAborted);
            var text = (string?)await command.ExecuteScalarAsync(context.RequestAborted);
            context.Response.StatusCode = text is null ? StatusCodes.Status404NotFound : StatusCodes.Status200OK;
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsync(text ?? "", context.RequestAborted);
        });
        await app.RunAsync();
    }
}
