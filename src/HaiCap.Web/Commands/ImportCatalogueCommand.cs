using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Procedures.National;

namespace HaiCap.Web.Commands;

/// <summary>The national catalogue beside a running site, which shows it within some seconds.</summary>
internal static class ImportCatalogueCommand
{
    private const int MostLines = 50;

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "Tệp JSON hoặc XLSX của danh mục quốc gia (the national catalogue as JSON or XLSX)" };
        var preview = new Option<bool>("--preview") { Description = "Chỉ xem sẽ làm gì, không ghi (only say what it would do)" };
        var command = new Command(
            "catalogue", "Công bố danh mục quốc gia để biết; chạy lại chỉ ghi phần khác, một dòng lỗi thì không ghi gì (publish the national catalogue for information; a second run writes what differs, one faulty row and nothing is written)") { file, preview };
        command.SetAction((parsed, cancellationToken) => CommandServices.RunAsync(parsed, async services =>
        {
            var began = Stopwatch.GetTimestamp();
            var path = HaiCapCommand.PathOf(parsed.GetRequiredValue(file));
            if (new FileInfo(path) is not { Exists: true, Length: <= NationalFile.MostBytes })
                return HaiCapCommand.Fail($"không đọc được {path}, hoặc tệp quá lớn (cannot be read, or too large).");
            using var open = services.GetRequiredService<Tenant>().Open(CommandServices.Province(services));
            var import = services.GetRequiredService<ImportNationalCatalogue>();
            var request = new ImportNationalCatalogue.Request(Actor.System, await File.ReadAllBytesAsync(path, cancellationToken), Path.GetFileName(path));
            var planned = await import.PlanAsync(request, cancellationToken);
            if (!planned.Ok)
                return HaiCapCommand.Fail(planned.Problems[0]);
            Print(planned.Value);
            if (planned.Value.Faults.Count > 0)
                return HaiCapCommand.Fail(NationalProblems.Faulty(planned.Value.FaultyRows));
            if (parsed.GetValue(preview))
                return 0;
            Outcome<ImportNationalCatalogue.Imported> done;
            using (var progress = new ProgressBar())
                done = await import.HandleAsync(request, progress, cancellationToken);
            if (!done.Ok)
                return HaiCapCommand.Fail(done.Problems[0]);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Đã nhập trong {Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} giây: thêm {done.Value.Added}, đổi {done.Value.Changed} (imported: added, changed)."));
            return 0;
        }));
        return command;
    }

    private static void Print(NationalPlan plan)
    {
        foreach (var fault in plan.Faults.Take(MostLines))
            Console.WriteLine($"dòng {fault.Row} {fault.Code} {fault.Key}: {fault.Problem.Code} {fault.Problem.Vi} ({fault.Problem.En})");
        if (plan.Faults.Count > MostLines)
            Console.WriteLine($"… {plan.Faults.Count - MostLines} lỗi nữa (more).");
        Console.WriteLine(
            $"{plan.Rows} thủ tục (procedures): mới {plan.Count(NationalStep.Add)} (new), đổi {plan.Count(NationalStep.Change)} (changed), như cũ {plan.Count(NationalStep.Leave)} (unchanged), "
            + $"giữ nguyên {plan.Count(NationalStep.Keep)} (the province's own, kept), lỗi {plan.FaultyRows} (faulty).");
        if (plan.Vanished.Count > 0)
            Console.WriteLine($"{plan.Vanished.Count} thủ tục không còn trong tệp, vẫn giữ (not in the file any more, kept): {string.Join(' ', plan.Vanished.Take(MostLines).Select(version => version.Code))}");
    }
}
