using System.CommandLine;
using System.CommandLine.Invocation;
using System.Data.Common;

namespace HaiCap.Web.Commands;

/// <summary>The one program: without a command it serves.</summary>
public static class HaiCapCommand
{
    public static readonly Option<string> Data = new("--data")
    {
        Description = "Thư mục dữ liệu, so với thư mục đang đứng (data folder, relative to your folder)",
        HelpName = "DIR",
        Recursive = true,
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("HAICAP_DATA") is { Length: > 0 } folder ? folder : "data",
    };

    public static readonly Option<string?> Urls = new("--urls")
    {
        Description = "Địa chỉ để nghe, ví dụ http://127.0.0.1:5099 (addresses to listen on)",
        HelpName = "URLS",
        Recursive = true,
    };

    public static async Task<int> RunAsync(string[] args)
    {
        var parsed = Root().Parse(args);
        if (parsed.Action is ParseErrorAction mistake)
            mistake.ShowHelp = false;
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = TimeSpan.FromSeconds(20),
            });
        }
        catch (OperationCanceledException)
        {
            return Fail("đã dừng giữa chừng (stopped).");
        }
        catch (Exception failure) when (Environment.GetEnvironmentVariable("HAICAP_TRACE") is null or "")
        {
            // One clear line; HAICAP_TRACE=1 shows where it came from.
            return Fail(Reason(failure));
        }
    }

    /// <summary>A path somebody typed is meant from where they stand, which is not where ./run starts the program.</summary>
    public static string PathOf(string typed) => Path.GetFullPath(
        typed, Environment.GetEnvironmentVariable("HAICAP_CALLER_DIR") is { Length: > 0 } caller ? caller : Environment.CurrentDirectory);

    public static string DataFolder(ParseResult parsed) => PathOf(parsed.GetValue(Data)!);

    internal static int Fail(string reason)
    {
        Console.Error.WriteLine($"haicap: {reason.ReplaceLineEndings(" ")}");
        return 1;
    }

    internal static int Fail(HaiCap.Core.Problem problem) => Fail($"{problem.Code}: {problem.Vi} ({problem.En})");

    private static RootCommand Root()
    {
        var root = new RootCommand("HaiCap – nền tảng mở cho chính quyền địa phương hai cấp (open platform for two-tier local government). Không có lệnh thì chạy trang (without a command: serve).");
        root.Add(Data);
        root.Add(Urls);
        var serve = ServeCommand.Create();
        foreach (var option in serve.Options)
            root.Add(option);
        root.SetAction(ServeCommand.RunAsync);
        root.Add(serve);
        root.Add(MigrateCommand.Create());
        root.Add(SeedCommand.Create());
        root.Add(ImportCommand.Create());
        root.Add(ExportCommand.Create());
        root.Add(AddCommand.Create());
        root.Add(DoctorCommand.Create());
        root.Add(BackupCommand.Create());
        root.Add(RestoreCommand.Create());
        root.Add(VerifyCommand.Create());
        root.Add(KeyCommand.Create());
        root.Add(CalendarCommand.Create());
        root.Add(SearchCommand.Create());
        root.Add(SimulateCommand.Create());
        return root;
    }

    private static string Reason(Exception failure) => failure switch
    {
        DbException { InnerException: System.Net.Sockets.SocketException inner } => $"không kết nối được cơ sở dữ liệu (cannot reach the database): {inner.Message}",
        AggregateException { InnerException: { } inner } => Reason(inner),
        _ => failure.InnerException is { } cause && cause.Message != failure.Message ? $"{failure.Message} {cause.Message}" : failure.Message,
    };
}
