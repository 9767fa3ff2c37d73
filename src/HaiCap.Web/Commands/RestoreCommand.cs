using System.CommandLine;
using HaiCap.Core.Data.Backup;

namespace HaiCap.Web.Commands;

internal static class RestoreCommand
{
    public static Command Create()
    {
        var from = new Option<string>("--from") { Description = "Tệp sao lưu (backup file)", HelpName = "FILE", Required = true };
        var force = new Option<bool>("--force") { Description = "Thư mục dữ liệu đã có thì đổi tên để giữ lại (set an existing data folder aside)" };
        var command = new Command("restore", "Khôi phục thư mục dữ liệu từ bản sao lưu (restore the data folder from a backup)") { from, force };
        command.SetAction((parsed, cancellationToken) => CommandServices.RunAsync(parsed, async services =>
        {
            HaiCap.Core.Outcome<Restored> done;
            using (var progress = new ProgressBar())
            {
                var request = new Restore(HaiCapCommand.PathOf(parsed.GetRequiredValue(from)), parsed.GetValue(force));
                done = await services.GetRequiredService<RestoreHandler>().HandleAsync(request, progress, cancellationToken);
            }
            if (!done.Ok)
                return HaiCapCommand.Fail(done.Problems[0]);
            Console.WriteLine($"Đã khôi phục vào {done.Value.Folder} (restored).");
            if (done.Value.SetAside is { } aside)
                Console.WriteLine($"Dữ liệu trước đó ở {aside} (the former data).");
            return 0;
        }));
        return command;
    }
}
