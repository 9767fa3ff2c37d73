using System.CommandLine;
using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Simulation;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.Commands;

/// <summary>Lives of dossiers over simulated time: to fill a database, and to measure one.</summary>
internal static class SimulateCommand
{
    private static readonly Option<long> Dossiers = new("--dossiers") { Description = "Số hồ sơ (how many dossiers)", HelpName = "N", Required = true };
    private static readonly Option<DateOnly?> From = new("--from") { Description = "Ngày đầu (first day), 2026-01-05", HelpName = "DAY" };
    private static readonly Option<DateOnly?> To = new("--to") { Description = "Ngày cuối; hồ sơ chưa xong vẫn còn mở (last day; what is not finished stays open)", HelpName = "DAY" };
    private static readonly Option<long> Seed = new("--seed") { Description = "Cùng một số cho cùng các sự kiện (the same number gives the same acts)", HelpName = "S", DefaultValueFactory = _ => 1 };
    private static readonly Option<int> Parallel = new("--parallel") { Description = "Số việc làm cùng lúc (acts at once)", HelpName = "P", DefaultValueFactory = _ => 1 };
    private static readonly Option<bool> Straight = new("--straight") { Description = "Mọi hồ sơ đi thẳng đến khi trả kết quả (every life online, without a turn, to its end)" };
    private static readonly Option<bool> Bulk = new("--bulk") { Description = "Ghi hàng loạt để có nhiều dữ liệu, không đo nghiệp vụ (write through the bulk recorder: to fill a database, not to measure the use cases)" };
    private static readonly Option<bool> Production = new("--in-production") { Description = "Cho phép ở Production: hồ sơ mô phỏng sẽ nằm cùng hồ sơ thật (allow in Production: simulated dossiers will lie among real ones)" };

    public static Command Create()
    {
        var command = new Command("simulate", "Mô phỏng vòng đời hồ sơ qua các nghiệp vụ, kết quả ký ở dạng dữ liệu (lives of dossiers through the use cases; results are signed as data)")
        {
            Dossiers, From, To, Seed, Parallel, Straight, Bulk, Production,
        };
        command.SetAction((parsed, cancellationToken) => CommandServices.RunAsync(parsed, services => RunAsync(parsed, services, cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, IServiceProvider services, CancellationToken cancellationToken)
    {
        if (CommandServices.EnvironmentName == Environments.Production && !parsed.GetValue(Production))
            return HaiCapCommand.Fail("không mô phỏng ở Production nếu không có --in-production (refused in Production without --in-production).");
        var to = parsed.GetValue(To) ?? services.GetRequiredService<TimeProvider>().GetUtcNow().LocalDay();
        var settings = new SimulationSettings(
            parsed.GetValue(Dossiers), parsed.GetValue(From) ?? to.AddDays(-180), to, parsed.GetValue(Seed), parsed.GetValue(Parallel), parsed.GetValue(Straight), parsed.GetValue(Bulk));
        if (settings.Dossiers < 1 || settings.Parallel < 1 || settings.From > settings.To)
            return HaiCapCommand.Fail("cần ít nhất một hồ sơ, một việc, và ngày đầu không sau ngày cuối (at least one dossier, one act at once, and a first day not after the last).");
        await services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
        await using var simulation = new Simulation(services.GetRequiredService<IConfiguration>(), services.GetRequiredService<DatabaseOptions>(), settings);
        SimulationReport report;
        using (var progress = new ProgressBar())
            report = await simulation.RunAsync(progress, cancellationToken);
        var db = services.GetRequiredService<HaiCapDb>();
        if (!db.IsSqlite)
            await db.Database.ExecuteSqlRawAsync("ANALYZE", cancellationToken);
        Print(report);
        return 0;
    }

    private static void Print(SimulationReport report)
    {
        var seconds = report.Taken.TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Lives} hồ sơ (dossiers), {report.Ended} đã kết thúc (ended), {report.Acts} việc (acts), {seconds:0.0} giây (seconds): {report.Ended / seconds:0.0} hồ sơ/giây (lives/s), {report.Acts / seconds:0} việc/giây (acts/s)"));
        foreach (var (name, durations) in report.ByAct.OrderBy(act => act.Key, StringComparer.Ordinal))
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {name,-10} {durations.Count,9}  p50 {durations.Percentile(0.5):0.00} ms  p99 {durations.Percentile(0.99):0.00} ms"));
    }
}
