using System.CommandLine;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;

namespace HaiCap.Web.Commands;

internal static class VerifyCommand
{
    public static Command Create()
    {
        var command = new Command("verify", "Đối chiếu nhật ký, tệp và số liệu tổng hợp; nêu tên dòng sai (check acts, files and summaries; name the row that is wrong)");
        command.SetAction((parsed, cancellationToken) => CommandServices.RunAsync(parsed, async services =>
        {
            var db = services.GetRequiredService<HaiCapDb>();
            if (!await db.Database.CanConnectAsync(cancellationToken))
                return HaiCapCommand.Fail($"không có cơ sở dữ liệu ở {HaiCapCommand.DataFolder(parsed)} (there is no database).");
            var findings = new List<Finding>();
            using (var progress = new ProgressBar())
            {
                await foreach (var finding in services.GetRequiredService<VerifyAll>().HandleAsync(progress, cancellationToken))
                    findings.Add(finding);
            }
            foreach (var finding in findings)
                Console.WriteLine($"{finding.Row}: {finding.Vi} ({finding.En})");
            if (findings.Count > 0)
                return HaiCapCommand.Fail($"{findings.Count} dòng sai (rows are wrong).");
            Console.WriteLine("Dữ liệu nguyên vẹn (the database is sound).");
            return 0;
        }));
        return command;
    }
}
