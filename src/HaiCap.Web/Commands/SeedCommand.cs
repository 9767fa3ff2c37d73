using System.CommandLine;
using HaiCap.Core.Data;

namespace HaiCap.Web.Commands;

internal static class SeedCommand
{
    public static Command Create()
    {
        var command = new Command("seed", "Nạp tỉnh mẫu Nghệ An, mỗi phần một lần (load the sample province, each part once)");
        // The site's rooms bring sample parts too: accounts.
        command.SetAction((parsed, cancellationToken) => CommandServices.RunWithSiteAsync(parsed, async services =>
        {
            if (CommandServices.EnvironmentName == Environments.Production)
                return HaiCapCommand.Fail(ServeCommand.NoSampleInProduction);
            await services.GetRequiredService<Migrator>().MigrateAsync(cancellationToken);
            int loaded;
            using (var progress = new ProgressBar())
                loaded = await services.GetRequiredService<SampleLoader>().LoadAsync(progress, cancellationToken);
            Console.WriteLine(loaded == 0 ? "Dữ liệu mẫu đã có (the sample is there already)." : $"Đã nạp {loaded} phần dữ liệu mẫu (sample parts loaded).");
            return 0;
        }));
        return command;
    }
}
