using System.CommandLine;
using System.Globalization;
using HaiCap.Core.Data.Backup;

namespace HaiCap.Web.Commands;

internal static class BackupCommand
{
    public static Command Create()
    {
        var to = new Option<string>("--to") { Description = "Tệp sao lưu, so với thư mục đang đứng (backup file, relative to your folder)", HelpName = "FILE", Required = true };
        var force = new Option<bool>("--force") { Description = "Ghi đè tệp đã có (replace an existing file)" };
        var command = new Command("backup", "Sao lưu cơ sở dữ liệu đang chạy, tệp đính kèm và khóa vào một tệp; giữ tệp này cẩn mật (one file with the live database, attachments and keys; guard it)") { to, force };
        command.SetAction((parsed, cancellationToken) => CommandServices.RunAsync(parsed, async services =>
        {
            HaiCap.Core.Outcome<BackedUp> made;
            using (var progress = new ProgressBar())
            {
                var request = new BackUp(HaiCapCommand.PathOf(parsed.GetRequiredValue(to)), parsed.GetValue(force));
                made = await services.GetRequiredService<BackUpHandler>().HandleAsync(request, progress, cancellationToken);
            }
            if (!made.Ok)
                return HaiCapCommand.Fail(made.Problems[0]);
            var manifest = made.Value.Manifest;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{made.Value.Path}  {made.Value.Bytes:#,0} byte, {manifest.Files} tệp đính kèm (attachments)"));
            return manifest.Missing.Count == 0
                ? 0
                : HaiCapCommand.Fail($"đã sao lưu, nhưng kho thiếu {manifest.Missing.Count} tệp (backed up, but storage lacks files): {string.Join(", ", manifest.Missing.Take(3))}");
        }));
        return command;
    }
}
