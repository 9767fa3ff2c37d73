using System.Diagnostics;
using HaiCap.Testing;
using HaiCap.Web.Commands;

namespace HaiCap.Web.Tests.Commands;

/// <summary>The program as a person starts it: its own process, its exit code and what it says.</summary>
internal static class HaiCapProgram
{
    public static string Path => System.IO.Path.Combine(AppContext.BaseDirectory, typeof(HaiCapCommand).Assembly.GetName().Name + ".dll");

    public static Task<Ran> RunAsync(string folder, params string[] args) => RunAsync(folder, [], args);

    public static async Task<Ran> RunAsync(string folder, (string Name, string Value)[] environment, params string[] args)
    {
        using var process = Start(folder, environment, args);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience.Limit);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
        return new(process.ExitCode, await output, await error);
    }

    public static Process Start(string folder, (string Name, string Value)[] environment, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path, .. args])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("HAICAP_DATA");
        start.Environment.Remove("HAICAP_CALLER_DIR");
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <param name="Code">The exit code.</param>
    internal sealed record Ran(int Code, string Output, string Error)
    {
        /// <summary>Failed as it should: a code, one line, nothing of the inside.</summary>
        public void ShouldFailWith(string words)
        {
            Code.ShouldBe(1, Output + Error);
            var lines = Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
            lines.ShouldHaveSingleItem(Error);
            lines[0].ShouldContain(words);
            lines[0].ShouldNotContain("   at ");
        }
    }
}
