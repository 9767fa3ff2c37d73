using System.CommandLine;
using HaiCap.Core.Data;

namespace HaiCap.Web.Commands;

internal static class MigrateCommand
{
    public static Command Create()
    {
        var command = new Command("migrate", "Đưa cơ sở dữ liệu lên cấu trúc của phiên bản này (bring the database to this version's schema)");
        command.SetAction((parsed, cancellationToken) => CommandServices.RunAsync(parsed, async services =>
        {
            var applied = await services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
            Console.WriteLine(applied.Count == 0
                ? "Cơ sở dữ liệu đã đúng phiên bản (nothing to migrate)."
                : $"Đã áp dụng (applied): {string.Join(", ", applied)}");
            return 0;
        }));
        return command;
    }
}
