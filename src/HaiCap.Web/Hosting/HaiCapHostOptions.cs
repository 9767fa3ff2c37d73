namespace HaiCap.Web.Hosting;

/// <summary>How the site is started: by the command line, by a test, by the bench.</summary>
public sealed record HaiCapHostOptions
{
    public const string DefaultUrls = "http://localhost:5080";

    /// <summary>Addresses to listen on, semicolon between; null: from the configuration, else <see cref="DefaultUrls"/>.</summary>
    public string? Urls { get; init; }

    /// <summary>Folder of SQLite's file, the attachments and the keys; relative to the caller's folder.</summary>
    public string DataFolder { get; init; } = "data";

    /// <summary>Null: ASPNETCORE_ENVIRONMENT, else Production.</summary>
    public string? Environment { get; init; }

    /// <summary>More configuration as <c>Key=value</c> or <c>--Key value</c>, above files and environment.</summary>
    public IReadOnlyList<string> Configuration { get; init; } = [];

    /// <summary>For tests: another server, another clock.</summary>
    public Action<WebApplicationBuilder>? Configure { get; init; }
}
