namespace HaiCap.Web.Hosting.Telemetry;

/// <summary>In Production each line of the log is one JSON object on standard output, for journald or a collector; <c>HaiCap:Logs</c> = text or json says otherwise.</summary>
public static class Logs
{
    public static void AddLogs(this WebApplicationBuilder builder)
    {
        var json = builder.Configuration["HaiCap:Logs"] is { Length: > 0 } asked ? asked == "json" : builder.Environment.IsProduction();
        if (!json)
        {
            return;
        }

        builder.Logging.ClearProviders();
        builder.Logging.AddJsonConsole(console =>
        {
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

            // Scopes carry paths with codes of dossiers.
            console.IncludeScopes = false;
        });
    }
}
