namespace HaiCap.Web.Hosting.Overload;

/// <summary>
/// Configuration section <c>HaiCap:Limits</c>: how much is done at once, how much one client may ask, how long a slow one may take. A client that
/// waits for each answer before it asks again is never refused, however quick it is.
/// </summary>
public sealed class LimitSettings
{
    public const string Section = "HaiCap:Limits";

    /// <summary>Requests worked on at the same moment.</summary>
    public int Concurrency { get; set; } = 64;

    /// <summary>Requests that may wait for a place; the next is refused with 503.</summary>
    public int Queue { get; set; } = 256;

    /// <summary>Longest wait for a place.</summary>
    public double QueueSeconds { get; set; } = 2;

    /// <summary>Requests that bring files, at the same moment: they last as long as the sender's line is slow, so they have places of their own.</summary>
    public int Uploads { get; set; } = 64;

    /// <summary>Of these from one address; a whole office may share one.</summary>
    public int UploadsPerAddress { get; set; } = 16;

    /// <summary>What one address may ask on average; 0: no limit.</summary>
    public double PerAddressPerSecond { get; set; } = 500;

    /// <summary>What one address may ask at once before the average counts.</summary>
    public double PerAddressBurst { get; set; } = 1000;

    /// <summary>What one API key may ask on average; 0: no limit.</summary>
    public double PerKeyPerSecond { get; set; } = 1000;

    public double PerKeyBurst { get; set; } = 2000;

    /// <summary>Connections open at the same moment; more are closed at once.</summary>
    public int Connections { get; set; } = 10_000;

    /// <summary>A request's head must have come by then.</summary>
    public double HeadSeconds { get; set; } = 10;

    /// <summary>A body must come at this rate once the grace has passed: a bad mobile line does, a client that only holds the place does not.</summary>
    public double BodyBytesPerSecond { get; set; } = 2048;

    /// <summary>More than one second: the server's own least.</summary>
    public double BodyGraceSeconds { get; set; } = 10;

    /// <summary>Largest body where no files are taken.</summary>
    public long BodyBytes { get; set; } = 1024 * 1024;

    /// <summary>The sample is tried out from one address with one key: there the averages count only where the configuration names them.</summary>
    public static LimitSettings Read(IConfiguration configuration)
    {
        var settings = configuration.GetValue("HaiCap:Sample", defaultValue: false)
            ? new LimitSettings { PerAddressPerSecond = 0, PerKeyPerSecond = 0 }
            : new LimitSettings();
        configuration.GetSection(Section).Bind(settings);
        return settings.Concurrency > 0 && settings is { Queue: >= 0, Uploads: > 0, UploadsPerAddress: > 0, BodyBytes: > 0, HeadSeconds: > 0, BodyGraceSeconds: > 1, QueueSeconds: >= 0 }
            ? settings
            : throw new InvalidOperationException($"{Section}: Concurrency, Uploads, UploadsPerAddress, BodyBytes and HeadSeconds are above 0, BodyGraceSeconds above 1, Queue and QueueSeconds not below.");
    }
}
