using System.CommandLine;
using HaiCap.Web.Doctor;

namespace HaiCap.Web.Commands;

internal static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Khám cấu hình và nói điều gì chưa ổn; mã thoát khác 0 khi có lỗi (examine the configuration and say what is wrong; fails when something is)");
        command.SetAction((parsed, cancellationToken) => CommandServices.RunWithSiteAsync(parsed, async services =>
        {
            var lines = await HouseDoctor.ExamineAsync(services, cancellationToken);
            foreach (var line in lines.OrderByDescending(line => line.Verdict))
                Console.WriteLine($"{Word(line.Verdict)} {line.Code}: {line.Vi} ({line.En})");
            var wrong = lines.Count(line => line.Verdict == Verdict.Wrong);
            return wrong == 0 ? 0 : HaiCapCommand.Fail($"{wrong} lỗi phải sửa (things are wrong).");
        }));
        return command;
    }

    private static string Word(Verdict verdict) => verdict switch
    {
        Verdict.Wrong => "[LỖI]   ",
        Verdict.Attention => "[CHÚ Ý] ",
        _ => "[ỔN]    ",
    };
}
