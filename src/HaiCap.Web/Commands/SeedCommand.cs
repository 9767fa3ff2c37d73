using System.CommandLine;
using HaiCap.Core.Data;
using HaiCap.Web.Hosting;

namespace HaiCap.Web.Commands;

internal static class SeedCommand
{
    public static Command Create()
    {
        var command = new Command("seed", "Nạp tỉnh mẫu Nghệ An, mỗi phần một lần (load the sample province, each part once)");
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed, async services =>
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

    /// <summary>With the site's services, because the site's rooms bring sample parts too (accounts).</summary>
    private static async Task<int> RunAsync(ParseResult parsed, Func<IServiceProvider, Task<int>> work)
    {
        await using var app = HaiCapHost.Build(new HaiCapHostOptions
        {
            DataFolder = HaiCapCommand.DataFolder(parsed),
            Configure = builder => builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None),
        });
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
