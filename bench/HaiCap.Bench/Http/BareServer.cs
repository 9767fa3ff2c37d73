using System.Diagnostics;
using System.Globalization;

namespace HaiCap.Bench.Http;

/// <summary><see cref="FloorServer"/> in a process of its own.</summary>
internal sealed class BareServer(Process process, Uri at) : IAsyncDisposable
{
    public Uri At => at;

    public static BareServer Start(string connection)
    {
        var at = new Uri($"http://127.0.0.1:{Served.FreePort().ToString(CultureInfo.InvariantCulture)}");
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["floor-server", at.AbsoluteUri.TrimEnd('/'), connection]) { UseShellExecute = false };

        // As the product has it, not the bench.
        start.Environment["DOTNET_gcServer"] = "0";
        return new BareServer(Process.Start(start)!, at);
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
