using System.CommandLine;
using System.Globalization;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Procedures.Packages;

namespace HaiCap.Web.Commands;

internal static class ExportCommand
{
    public static Command Create() => new("export", "Xuất ra tệp (export to a file)") { Procedure() };

    private static Command Procedure()
    {
        var code = new Argument<string>("code") { Description = "Mã thủ tục (the procedure's code)" };
        var to = new Option<string?>("--to") { Description = "Tệp ZIP sẽ ghi, mặc định thu-tuc-<mã>.zip (ZIP to write)", HelpName = "FILE" };
        var command = new Command(
            "procedure", "Xuất một thủ tục thành gói YAML trong ZIP, đủ các phiên bản, tệp mẫu và lịch sử (a procedure as YAML files in a ZIP: every version, samples, history)") { code, to };
        command.SetAction((parsed, cancellationToken) => CommandServices.RunAsync(parsed, async services =>
        {
            using var open = services.GetRequiredService<Tenant>().Open(CommandServices.Province(services));
            var packed = await services.GetRequiredService<ExportProcedure>().HandleAsync(Actor.System, parsed.GetRequiredValue(code), cancellationToken);
            if (!packed.Ok)
                return HaiCapCommand.Fail(packed.Problems[0]);
            await using var content = packed.Value.Content;
            var path = HaiCapCommand.PathOf(parsed.GetValue(to) ?? packed.Value.Name);
            if (File.Exists(path))
                return HaiCapCommand.Fail($"{path} đã có, không ghi đè (is there already).");
            await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None))
                await content.CopyToAsync(file, cancellationToken);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {content.Length / 1024.0:0.0} KB"));
            return 0;
        }));
        return command;
    }
}
