using System.Diagnostics;
using System.Globalization;
using HaiCap.Core.Data;
using HaiCap.Testing;
using HaiCap.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HaiCap.Bench;

/// <summary>Pages of the real site on a real port: what each asks of the database, what it weighs, how long one visitor alone waits.</summary>
internal static class PagesBench
{
    private const int Dossiers = 120;
    private const int Views = 40;

    public static async Task RunAsync(Settings settings)
    {
        foreach (var provider in settings.Providers)
        {
            await using var houses = new SampleDatabases();
            var filing = await Filing.PrepareAsync(await houses.FreshAsync(provider));
            var code = "";
            for (var i = 0; i < Dossiers; i++)
            {
                code = (await filing.SubmitAsync()).Code;
            }

            await filing.LearnAsync();
            await RunAsync(filing.House, code, settings);
        }
    }

    private static async Task RunAsync(TestDatabase house, string code, Settings settings)
    {
        var counts = new PageCounts();
        await using var app = HaiCapHost.Build(new HaiCapHostOptions
        {
            DataFolder = house.DataFolder,
            Environment = "Development",
            Urls = "http://127.0.0.1:0",
            Configuration =
            [
                "--HaiCap:Sample=true", $"--Database:Provider={(house.Provider == Provider.Sqlite ? DatabaseProvider.Sqlite : DatabaseProvider.Postgres)}",
                $"--ConnectionStrings:HaiCap={house.Options.ConnectionString}",
            ],
            Configure = builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton<IStartupFilter>(counts);
            },
        });
        await using (var scope = app.Services.CreateAsyncScope())
        {
            // The accounts: the database of the tests has none.
            await scope.ServiceProvider.GetRequiredService<SampleLoader>().LoadAsync();
        }

        await app.StartAsync();
        var address = new Uri(app.Urls.First());
        using var stranger = new PageVisitor(address);
        using var citizen = new PageVisitor(address);
        using var officer = new PageVisitor(address);
        await citizen.SignInAsync("/dang-nhap/cong-dan-mau", ("IdNumber", "040085000001"));
        await officer.SignInAsync("/dang-nhap/can-bo", ("UserName", Filing.ReceptionUser), ("Password", Web.SignIn.AccountOpening.SamplePassword));
        (string Name, PageVisitor Who, string Path)[] pages =
        [
            ("portal, first page", stranger, "/"),
            ("search", stranger, "/thu-tuc?q=x-quang"),
            ("procedure", stranger, "/thu-tuc/2.002385"),
            ("tracking form", stranger, "/tra-cuu"),
            ("citizen's dossiers", citizen, "/ho-so"),
            ("citizen's dossier", citizen, $"/ho-so/{code}"),
            ("inbox of 50", officer, "/lam-viec"),
            ("unit's inbox of 50", officer, "/lam-viec?tab=unit"),
            ("officer's dossier", officer, $"/lam-viec/ho-so/{code}"),
            ("statistics", officer, "/lam-viec/thong-ke"),
        ];
        using var listening = new Statements();
        Console.WriteLine($"{house.Provider}: {Dossiers} dossiers at the centre; weights are compressed (brotli)");
        foreach (var (name, who, path) in pages)
        {
            await SayAsync(name, who, path, counts, settings);
        }
    }

    private static async Task SayAsync(string name, PageVisitor who, string path, PageCounts counts, Settings settings)
    {
        var page = await who.GetAsync(path);
        if (page.Status != 200 || page.Path != path.Split('?')[0])
        {
            Console.WriteLine($"  {name,-22} {path}: answered {page.Status} at {page.Path}");
            return;
        }

        var first = page.Bytes;
        foreach (var asset in page.Assets())
        {
            first += (await who.GetAsync(asset)).Bytes;
        }

        // Warm: what is kept in memory is kept; the visit counted is one of many.
        await who.GetAsync(path);
        var taken = new List<double>();
        for (var i = 0; i < Views; i++)
        {
            var start = Stopwatch.GetTimestamp();
            page = await who.GetAsync(path);
            taken.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        var tally = counts.Last;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {name,-22} {tally.Statements,2} statements, {tally.Commits} commits  page {page.Bytes / 1024.0,5:0.0} KB, first view {first / 1024.0,5:0.0} KB  median {Figures.Median(taken):0.0} ms, fastest {taken.Min():0.0} ms"));
        if (settings.Verbose)
        {
            foreach (var text in tally.Texts)
            {
                Console.WriteLine("    " + text.ReplaceLineEndings(" "));
            }
        }
    }
}

/// <summary>Counts what each request asks of the database.</summary>
internal sealed class PageCounts : IStartupFilter
{
    public Tally Last { get; private set; } = new();

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            Last = Statements.Begin();
            await rest(context);
        });
        next(app);
    };
}
