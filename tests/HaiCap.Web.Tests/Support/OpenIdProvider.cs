using System.Diagnostics;
using System.Text.Json;
using HaiCap.Testing;

namespace HaiCap.Web.Tests.Support;

/// <summary>tests/oidc/provider.mjs as a child process; it ends when its standard input closes, so also when this process dies.</summary>
public sealed class OpenIdProvider : IAsyncDisposable
{
    private readonly Process process;

    private OpenIdProvider(Process process, string issuer) => (this.process, Issuer) = (process, issuer);

    public string Issuer { get; }

    public static async Task<OpenIdProvider> StartAsync(string redirect)
    {
        var start = new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests", "oidc", "provider.mjs")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["REDIRECT"] = redirect },
        };
        var started = Process.Start(start) ?? throw new InvalidOperationException("Node did not start.");
        started.ErrorDataReceived += (_, _) => { };
        started.BeginErrorReadLine();
        var line = await started.StandardOutput.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(30))
            ?? throw new InvalidOperationException("The OpenID provider ended at once: is oidc-provider installed (npm ci)?");
        return new OpenIdProvider(started, JsonDocument.Parse(line).RootElement.GetProperty("issuer").GetString()!);
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
