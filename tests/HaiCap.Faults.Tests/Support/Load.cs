using System.Collections.Concurrent;
using HaiCap.Core.Acts;
using HaiCap.Core.Dossiers;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Faults.Tests.Support;

/// <summary>
/// Eight communes at work: a centre takes dossiers, a head assigns them. What was sent and what was acknowledged is written down here, outside the host,
/// and held against the database afterwards.
/// </summary>
internal sealed class Load : IDisposable
{
    private const int Communes = 8;

    private readonly Province province;
    private readonly List<(Desk Centre, Desk Head)> desks = [];
    private readonly ConcurrentDictionary<Guid, string?> takes = new();
    private readonly ConcurrentDictionary<string, bool> assigned = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<Sent> refusals = [];

    private Load(Province province) => this.province = province;

    /// <summary>Dossiers whose taking was acknowledged.</summary>
    public int Acknowledged => takes.Values.Count(code => code is not null);

    public int Unanswered => takes.Values.Count(code => code is null);

    public int Assigned => assigned.Values.Count(done => done);

    /// <summary>Answers that were neither done nor lost with the line.</summary>
    public IReadOnlyCollection<Sent> Refusals => refusals;

    public static async Task<Load> SignInAsync(Province province, Site site)
    {
        var load = new Load(province);
        var names = await province.SeeAsync(db => db.Set<Core.Organizations.Accounts.Account>()
            .Where(account => account.UserName.StartsWith("truongphong.") && db.Set<Core.Organizations.Accounts.Account>().Any(other => other.UserName == "tiepnhan." + account.UserName.Substring(12)))
            .OrderBy(account => account.UserName).Select(account => account.UserName.Substring(12)).Take(Communes).ToListAsync());
        names.Count.ShouldBe(Communes);
        foreach (var name in names)
        {
            var pair = (new Desk($"tiepnhan.{name}") { Host = site.Address }, new Desk($"truongphong.{name}") { Host = site.Address });
            await pair.Item1.SignInAsync();
            await pair.Item2.SignInAsync();
            load.desks.Add(pair);
        }

        return load;
    }

    /// <summary>Works until told to stop. A line that breaks ends a desk's work when <paramref name="untilTheLineBreaks"/>, else it tries on.</summary>
    public async Task RunAsync(Site site, CancellationToken stop, bool untilTheLineBreaks = true)
    {
        await Task.WhenAll(desks.Select(desk => Task.Run(
            async () =>
            {
                (desk.Centre.Host, desk.Head.Host) = (site.Address, site.Address);
                while (!stop.IsCancellationRequested)
                {
                    try
                    {
                        if (!await WorkAsync(desk.Centre, desk.Head))
                            await Task.Delay(TimeSpan.FromMilliseconds(300), CancellationToken.None);
                    }
                    catch (Exception broken) when (broken is HttpRequestException or TaskCanceledException or IOException)
                    {
                        if (untilTheLineBreaks)
                            return;
                        refusals.Add(new(null, broken is HttpRequestException { StatusCode: { } status } ? (int)status : 0, broken.Message, RetryAfter: false));
                        await Task.Delay(TimeSpan.FromMilliseconds(300), CancellationToken.None);
                    }
                }
            },
            CancellationToken.None)));
    }

    /// <summary>The dossiers acknowledged so far: code by key.</summary>
    public IReadOnlyDictionary<Guid, string> AcknowledgedKeys() => takes.Where(take => take.Value is not null).ToDictionary(take => take.Key, take => take.Value!);

    /// <summary>One dossier more, by one desk; its code.</summary>
    public async Task<string> TakeOneAsync(Site site, int desk = 0)
    {
        (desks[desk].Centre.Host, desks[desk].Head.Host) = (site.Address, site.Address);
        var sent = await desks[desk].Centre.TakeAsync(Guid.CreateVersion7());
        return sent.Code ?? throw new InvalidOperationException($"{sent.Status} {sent.Told}");
    }

    public async Task AssignOneAsync(Site site, string code, int desk)
    {
        desks[desk].Head.Host = site.Address;
        var sent = await desks[desk].Head.AssignAsync(code);
        sent.Code.ShouldBe(code, sent.Told);
    }

    /// <summary>Where a dossier's receipt is downloaded, typeset at each call.</summary>
    public async Task<string> ReceiptOfAsync(string code)
    {
        var page = (await LookAsync($"/lam-viec/ho-so/{code}")).Text;
        var at = page.IndexOf($"/lam-viec/ho-so/{code}/van-ban/", StringComparison.Ordinal);
        return at < 0 ? throw new InvalidOperationException(page) : page[at..page.IndexOf('"', at)];
    }

    /// <summary>A page as an officer who is signed in gets it.</summary>
    public Task<(System.Net.HttpStatusCode Status, string Text, int? RetryAfter)> LookAsync(string page) => desks[0].Head.GetAsync(page);

    /// <summary>Sends every taking that got no answer once more, under its own key: each must become one dossier.</summary>
    public async Task ResendAsync(Site site)
    {
        var open = takes.Where(take => take.Value is null).Select(take => take.Key).ToList();
        foreach (var (key, i) in open.Select((key, i) => (key, i)))
        {
            var desk = desks[i % desks.Count].Centre;
            desk.Host = site.Address;
            var sent = await desk.TakeAsync(key);
            sent.Code.ShouldNotBeNull($"{sent.Status} {sent.Told}");
            takes[key] = sent.Code;
        }
    }

    /// <summary>No acknowledged act is lost, no act is half-made, no key made two dossiers. Returns how many without an answer were there nevertheless.</summary>
    public async Task<int> ShouldAllBeThereAsync()
    {
        var keys = takes.Keys.ToList();
        var there = await province.SeeAsync(db => db.Set<Dossier>().AsNoTracking().Where(row => keys.Contains(row.SubmissionKey)).ToDictionaryAsync(row => row.SubmissionKey, row => row));
        var acts = await province.SeeAsync(async db => (await db.Set<Act>().AsNoTracking().Where(act => act.Subject.StartsWith("dossier/")).OrderBy(act => act.Subject).ThenBy(act => act.Seq).Select(act => new { act.Subject, act.Name }).ToListAsync())
            .ToLookup(act => act.Subject, act => act.Name, StringComparer.Ordinal));
        foreach (var (key, code) in takes)
        {
            if (code is not null)
                there.ShouldContainKey(key, $"{code} was acknowledged and is lost");
            if (!there.TryGetValue(key, out var dossier))
                continue;
            if (code is not null)
                dossier.Code.ShouldBe(code);
            acts[dossier.Subject].Take(3).ShouldBe(["dossier.submitted", "dossier.received", "dossier.forwarded"], dossier.Code);
        }

        var byCode = there.Values.ToDictionary(row => row.Code, StringComparer.Ordinal);
        foreach (var (code, done) in assigned)
            if (done)
                acts[byCode[code].Subject].ShouldContain("dossier.assigned", $"{code}: the assignment was acknowledged and is lost");
        return takes.Count(take => take.Value is null && there.ContainsKey(take.Key));
    }

    public void Dispose() => desks.ForEach(pair =>
    {
        pair.Centre.Dispose();
        pair.Head.Dispose();
    });

    private async Task<bool> WorkAsync(Desk centre, Desk head)
    {
        var key = Guid.CreateVersion7();
        takes[key] = null;
        var sent = await centre.TakeAsync(key);
        if (sent.Code is not { } code)
        {
            refusals.Add(sent);
            return false;
        }

        takes[key] = code;
        assigned[code] = false;
        var given = await head.AssignAsync(code);
        if (given.Code is null)
            refusals.Add(given);
        else
            assigned[code] = true;
        return given.Code is not null;
    }
}
