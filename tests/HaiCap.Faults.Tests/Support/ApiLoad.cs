using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Organizations;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Faults.Tests.Support;

/// <summary>
/// Another system at work over the API, four dossiers at once: each filed, received, assigned and proposed, every request under an Idempotency-Key of its own. A request
/// that got no answer is sent again, byte for byte, to the next host before anything else. What was acknowledged is written down here, outside the host.
/// </summary>
internal sealed class ApiLoad : IDisposable
{
    private const string Name = "Hệ thống thử";
    private const int Lines = 4;

    private static readonly (string Path, string Body, string[] Acts)[] Life =
    [
        ("", "", ["dossier.submitted"]),
        ("/receive", "{}", ["dossier.received", "dossier.forwarded"]),
        ("/assign", """{"officer":"truongphong.atbx","to":"chuyenvien.atbx"}""", ["dossier.assigned"]),
        ("/propose", """{"officer":"chuyenvien.atbx","grants":true,"subject":"Xác nhận khai báo thiết bị X-quang","facts":"Thiết bị: X100"}""", ["dossier.result-proposed"]),
    ];

    private readonly Province province;
    private readonly HttpClient http = new() { Timeout = TimeSpan.FromSeconds(40) };
    private readonly List<Line> lines = [];
    private readonly ConcurrentQueue<string> refusals = new();
    private int acknowledged;

    private ApiLoad(Province province) => this.province = province;

    /// <summary>Filings and acts that were answered with what they led to.</summary>
    public int Acknowledged => Volatile.Read(ref acknowledged);

    public int Filed => lines.Sum(line => line.Cases.Count(one => one.Code is not null));

    /// <summary>Requests sent again to the next host, and those of them the host before had already done.</summary>
    public (int Times, int DoneBefore) SentAgain => (lines.Sum(line => line.SentAgain), lines.Sum(line => line.DoneBefore));

    /// <summary>Answers that were neither done nor lost with the line.</summary>
    public IReadOnlyCollection<string> Refusals => refusals;

    /// <summary>With a key of its own: the sample's is another at each start, and a repeated request is known by the key it came with.</summary>
    public static async Task<ApiLoad> MakeAsync(Province province)
    {
        var load = new ApiLoad(province);
        load.http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await province.IssueKeyAsync(Name));
        var names = await province.SeeAsync(db => db.Set<Core.Organizations.Accounts.Account>().Where(account => account.UserName.StartsWith("tiepnhan.") && account.UserName != "tiepnhan.tinh")
            .OrderByDescending(account => account.UserName).Select(account => account.UserName).Take(Lines).ToListAsync());
        foreach (var name in names)
        {
            var id = SampleIds.For($"officer/{name}");
            load.lines.Add(new(name, await province.SeeAsync(db => db.Set<Position>().Where(row => row.OfficerId == id)
                .Join(db.Set<Agency>(), row => row.AgencyId, agency => agency.Id, (_, agency) => agency.Code).FirstAsync())));
        }

        return load;
    }

    /// <summary>Works until the line breaks.</summary>
    public Task RunAsync(Site site) => Task.WhenAll(lines.Select(line => Task.Run(async () =>
    {
        try
        {
            while (await StepAsync(site, line))
            {
            }
        }
        catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException or IOException)
        {
            line.Broken = true;
        }
    })));

    /// <summary>What has no answer is sent to this host; then every filing once more: the same key is the same dossier.</summary>
    public async Task ResendAsync(Site site)
    {
        foreach (var line in lines)
        {
            if (line.Broken)
                (await StepAsync(site, line)).ShouldBeTrue(string.Join('\n', refusals));
            foreach (var one in line.Cases.Where(one => one.Code is not null))
            {
                using var answer = await SendAsync(site, line, one, 0);
                ((int)answer.StatusCode).ShouldBe(201, one.Code);
                answer.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"], one.Code);
                (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().ShouldBe(one.Code);
            }
        }
    }

    /// <summary>Each case is one dossier with the acts that were acknowledged, or those and the one that got no answer, whole; none stands twice.</summary>
    public async Task ShouldAllBeThereAsync()
    {
        var dossiers = (await province.SeeAsync(db => db.Set<Dossier>().AsNoTracking().Where(row => row.ApplicantName == Name).ToListAsync())).ToLookup(row => row.ApplicantAddress!, StringComparer.Ordinal);
        var acts = await province.SeeAsync(async db => (await db.Set<Act>().AsNoTracking().Where(act => act.Subject.StartsWith("dossier/")).OrderBy(act => act.Subject).ThenBy(act => act.Seq).Select(act => new { act.Subject, act.Name }).ToListAsync())
            .ToLookup(act => act.Subject, act => act.Name, StringComparer.Ordinal));
        foreach (var line in lines)
        {
            foreach (var one in line.Cases)
            {
                var there = dossiers[one.Key].ToList();
                there.Count.ShouldBeInRange(one.Code is null ? 0 : 1, 1, $"{one.Code} {one.Key}");
                var told = acts[there.Count == 0 ? "" : there[0].Subject].ToList();
                told.ShouldBe(Life.SelectMany(step => step.Acts).Take(told.Count), $"{one.Code} {one.Key}");
                var open = line.Broken && one == line.Cases[^1];
                told.Count.ShouldBeOneOf([ActsOf(one.Done), .. open ? [ActsOf(one.Done + 1)] : Array.Empty<int>()], $"{one.Code} {one.Key}");
                if (one.Code is not null)
                    there[0].Code.ShouldBe(one.Code);
            }
        }
    }

    public void Dispose() => http.Dispose();

    private static int ActsOf(int steps) => Life.Take(steps).Sum(step => step.Acts.Length);

    /// <summary>The request that is due on this line; false when it was refused.</summary>
    private async Task<bool> StepAsync(Site site, Line line)
    {
        var again = line.Broken;
        if (!again && (line.Cases.Count == 0 || line.Cases[^1].Done == Life.Length))
            line.Cases.Add(new(Guid.CreateVersion7().ToString()));
        var one = line.Cases[^1];
        line.SentAgain += again ? 1 : 0;
        using var answer = await SendAsync(site, line, one, one.Done);
        var text = await answer.Content.ReadAsStringAsync();
        line.Broken = false;
        if (!answer.IsSuccessStatusCode)
        {
            refusals.Enqueue($"{one.Code}{Life[one.Done].Path}: {(int)answer.StatusCode} {text}");
            return false;
        }

        line.DoneBefore += answer.Headers.Contains("Idempotency-Replayed") ? 1 : 0;
        one.Code = JsonDocument.Parse(text).RootElement.GetProperty("code").GetString();
        one.Done++;
        Interlocked.Increment(ref acknowledged);
        return true;
    }

    private async Task<HttpResponseMessage> SendAsync(Site site, Line line, Case one, int step)
    {
        var body = step switch
        {
            0 => new JsonObject
            {
                ["procedure"] = "2.002385",
                ["receivingAgency"] = line.Centre.Text,
                ["applicant"] = new JsonObject { ["kind"] = "citizen", ["name"] = Name, ["idNumber"] = "040085000001", ["phone"] = "0912345678", ["address"] = one.Key },
                ["answers"] = JsonNode.Parse(DossierStory.Declaration),
            }.ToJsonString(),
            1 => new JsonObject { ["officer"] = line.Reception }.ToJsonString(),
            _ => Life[step].Body,
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(site.Address, step == 0 ? "/api/v1/dossiers" : $"/api/v1/dossiers/{one.Code}{Life[step].Path}"))
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", $"{one.Key}{Life[step].Path}");
        return await http.SendAsync(request);
    }

    /// <summary>One thing after another, at one centre.</summary>
    private sealed class Line(string reception, AgencyCode centre)
    {
        public string Reception => reception;

        public AgencyCode Centre => centre;

        public List<Case> Cases { get; } = [];

        /// <summary>The last request got no answer.</summary>
        public bool Broken { get; set; }

        public int SentAgain { get; set; }

        public int DoneBefore { get; set; }
    }

    /// <param name="Key">Stands as the applicant's address, so that a second dossier of it would be seen.</param>
    private sealed record Case(string Key)
    {
        public string? Code { get; set; }

        /// <summary>Steps of its life that were acknowledged.</summary>
        public int Done { get; set; }
    }
}
