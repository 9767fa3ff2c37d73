using System.Globalization;
using System.Net;

namespace HaiCap.Bench.Http;

/// <summary>The pages that are measured.</summary>
internal sealed class Scenes(Filing filing, Served served, string template, HttpSettings settings, Table table)
{
    /// <summary>An officer's inbox, 50 lines a page, by 16 officers at 16 centres in turn.</summary>
    public async Task InboxAsync()
    {
        var fill = new Fill(filing.House, template);
        var script = Cookies(await SignInAsync(16));
        var url = new Uri(served.At, "/lam-viec").AbsoluteUri;
        var found = new List<double>();
        foreach (var many in new[] { settings.Small, settings.Large })
        {
            HttpBench.Progress($"filling to {many:#,0} dossiers");
            await fill.ToAsync(many);
            var load = new Load($"inbox, page of 50, {many.ToString("#,0", CultureInfo.InvariantCulture)} dossiers", seconds => Wrk.RunAsync(url, HttpBench.Connections, seconds, script));
            found.Add((await table.MeasureAsync(load.Name, [load], floor: false, filing.House, served, load))[0]);
            if (settings.Profile)
            {
                await Profile.SayAsync(load.Name, served.ProcessId, () => load.FireAsync(5));
            }
        }

        HttpBench.Progress(string.Create(CultureInfo.InvariantCulture, $"inbox: {found[0] / found[1]:0.00} × slower with the larger number"));
    }

    /// <summary>The page of a procedure beside a file of the same size that the same server hands out.</summary>
    public async Task ProcedureAsync()
    {
        const string Path = "/thu-tuc/2.002385";
        using var client = new HttpClient { BaseAddress = served.At };
        var page = await client.GetByteArrayAsync(Path);
        var file = System.IO.Path.Combine(Served.Folder, "wwwroot", "lib", $"bench-{Environment.ProcessId}.html");
        await File.WriteAllBytesAsync(file, page);
        try
        {
            var procedure = new Load($"procedure page, {page.Length / 1024.0:0.0} KB", seconds => Wrk.RunAsync(new Uri(served.At, Path).AbsoluteUri, HttpBench.Connections, seconds));
            var still = new Load("floor: static file of the same size", seconds => Wrk.RunAsync(new Uri(served.At, $"/lib/{System.IO.Path.GetFileName(file)}").AbsoluteUri, HttpBench.Connections, seconds));
            await table.MeasureAsync("procedure page", [procedure, still], floor: true, filing.House, served, procedure);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Receptionists of as many centres, each with a session.</summary>
    private async Task<IReadOnlyList<string>> SignInAsync(int many)
    {
        await using var work = filing.House.Open();
        var users = await Desks.ReceptionistsAsync(work.Db, many);
        var cookies = new List<string>();
        foreach (var user in users)
        {
            var jar = new CookieContainer();
            using var visitor = new PageVisitor(served.At, jar);
            await visitor.SignInAsync("/dang-nhap/can-bo", ("UserName", user), ("Password", Web.SignIn.AccountOpening.SamplePassword));
            var page = await visitor.GetAsync("/lam-viec");
            if (page.Status != 200 || page.Path != "/lam-viec")
            {
                throw new InvalidOperationException($"{user} has no inbox: {page.Status} at {page.Path}");
            }

            cookies.Add(jar.GetCookieHeader(served.At));
        }

        return cookies;
    }

    private static string Cookies(IReadOnlyList<string> cookies) => $$"""
        local cookies = { {{string.Join(", ", cookies.Select(Wrk.Quote))}} }
        local n = 0
        request = function()
          n = n + 1
          return wrk.format('GET', nil, { ['Cookie'] = cookies[n % #cookies + 1] })
        end
        """;
}
