using System.CommandLine;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Procedures.Packages;

namespace HaiCap.Web.Commands;

/// <summary>A procedure of another house, as a draft of this one's.</summary>
internal static class ImportPackageCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "Gói ZIP do haicap export procedure ghi (the ZIP that export procedure wrote)" };
        var preview = new Option<bool>("--preview") { Description = "Chỉ xem sẽ làm gì, không ghi (only say what it would do)" };
        var command = new Command(
            "package", "Nhập gói một thủ tục thành bản thảo, không công bố; có lỗi thì không ghi gì (a procedure's package becomes a draft, nothing is published; with a fault nothing is written)") { file, preview };
        command.SetAction((parsed, cancellationToken) => CommandServices.RunAsync(parsed, async services =>
        {
            var path = HaiCapCommand.PathOf(parsed.GetRequiredValue(file));
            if (new FileInfo(path) is not { Exists: true, Length: <= PackageReader.MostPacked })
                return HaiCapCommand.Fail($"không đọc được {path}, hoặc tệp quá lớn (cannot be read, or too large).");
            using var open = services.GetRequiredService<Tenant>().Open(CommandServices.Province(services));
            await using var content = File.OpenRead(path);
            var import = services.GetRequiredService<ImportPackage>();
            var planned = await import.PlanAsync(Actor.System, content, cancellationToken);
            if (!planned.Ok)
                return HaiCapCommand.Fail(planned.Problems[0]);
            var (contents, against, draft) = planned.Value;
            foreach (var fault in contents.Faults.Concat(contents.Notes))
                Console.WriteLine($"{fault.File ?? Path.GetFileName(path)}{(fault.Line is { } line ? $":{line}" : "")}: {fault.Problem.Code} {fault.Problem.Vi} ({fault.Problem.En})");
            if (draft is null)
                return HaiCapCommand.Fail(PackageProblems.Faulty(contents.Faults.Count));
            Console.WriteLine($"{draft.Code} {draft.Name}: {contents.Package!.Versions.Count} phiên bản trong gói (versions in the package), {(against is null ? "thủ tục mới (new here)" : $"ở đây đang có phiên bản {against.Number} (version here)")}.");
            if (parsed.GetValue(preview))
                return 0;
            var done = await import.HandleAsync(Actor.System, content, Path.GetFileName(path), cancellationToken);
            if (!done.Ok)
                return HaiCapCommand.Fail(done.Problems[0]);
            Console.WriteLine($"Đã tạo bản thảo {done.Value.Code}; thẩm định rồi mới công bố (a draft was made; it is reviewed before it is published).");
            return 0;
        }));
        return command;
    }
}
