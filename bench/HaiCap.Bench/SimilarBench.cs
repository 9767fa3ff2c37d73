using System.Diagnostics;
using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Missions.Sample;
using HaiCap.Core.Missions.Similar;
using HaiCap.Core.Organizations.Sample;
using HaiCap.Testing;

namespace HaiCap.Bench;

/// <summary>
/// What is like a question among a hundred thousand recommendations of 34 provinces, through the use case: the index in memory, then who may read what was found,
/// asked of the database. The sentences are the sample's, halves of them joined anew and a place named, so that common words are as common as they would be.
/// </summary>
internal static class SimilarBench
{
    private const int Recommendations = 100_000;

    public static async Task RunAsync(Settings settings)
    {
        var cases = SampleQuestions.Read(SampleLoader.Folder).Cases;
        await using var houses = new SampleDatabases();
        foreach (var provider in settings.Providers)
        {
            var house = await houses.FreshAsync(provider);
            await FillAsync(house, cases);
            var began = Stopwatch.GetTimestamp();
            await AskAsync(house, cases[0].Asks, cases[0].Text);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"similar: {provider}: {Recommendations:N0} recommendations read and indexed in {Stopwatch.GetElapsedTime(began).TotalMilliseconds:N0} ms, {GC.GetTotalMemory(forceFullCollection: true) / 1e6:N0} MB"));
            var times = new List<double>();
            for (var round = -1; round < settings.Rounds; round++)
            {
                foreach (var one in cases)
                {
                    began = Stopwatch.GetTimestamp();
                    await AskAsync(house, one.Asks, one.Text);
                    if (round >= 0)
                    {
                        times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                    }
                }
            }

            double[] sorted = [.. times.Order()];
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"similar: {provider}: {times.Count:N0} questions through the use case: p50 {Figures.Median(sorted):0.0} ms, p99 {Figures.Percentile(sorted, 0.99):0.0} ms, longest {sorted[^1]:0.0} ms"));
        }
    }

    private static async Task AskAsync(TestDatabase house, string asks, string text)
    {
        await using var work = house.Open();
        var secretary = new Actor(ActorKind.Officer, SampleIds.For("officer/chuyenvien.vanphong"), "chuyenvien.vanphong");
        _ = (await work.Get<FindSimilar>().HandleAsync(secretary, asks, text)).Value;
    }

    private static async Task FillAsync(TestDatabase house, List<SampleQuestions.Case> cases)
    {
        var random = new Random(7);
        var at = house.Clock.GetUtcNow().AddDays(-100);
        const int Page = 1000;
        for (var page = 0; page < Recommendations / Page; page++)
        {
            await using var work = house.Open();
            var province = page % 34 == 0 ? "40" : $"{(page % 34) + 41:D2}";
            using var open = work.Db.Tenant.Open(province);
            for (var i = 0; i < Page; i++)
            {
                var (one, other, place) = (cases[random.Next(cases.Count)], cases[random.Next(cases.Count)], $"thôn {random.Next(900)}");
                var (id, number) = (Ids.New(at), (page * Page) + i);
                work.Db.Add(new Difficulty
                {
                    ProvinceCode = province, Id = id, Code = $"KK-{province}-26-{number:D6}", Kind = one.Kind, Field = one.Field, UnitCode = $"{20000 + random.Next(3321)}", AgencyId = id, AgencyPath = "/x/", OfficerId = id,
                    Severity = one.Severity, Text = $"{other.Text} Ở {place}, {random.Next(400)} hộ.", At = at,
                });
                work.Db.Add(new Recommendation
                {
                    ProvinceCode = province, Id = Ids.New(at), Code = $"KN-{province}-26-{number:D6}", DifficultyId = id, Addressee = Addressee.Province, Field = one.Field, Kind = one.Kind, UnitCode = $"{20000 + random.Next(3321)}",
                    AskerId = id, AskerPath = "/x/", Text = $"{one.Asks} {(random.Next(3) == 0 ? other.Asks : place)}", AskedAt = at, OwnerProvince = province, OwnerId = id, OwnerPath = "/y/",
                }.Begin(at.AddDays(20)));
            }

            await work.Db.SaveChangesAsync();
        }
    }
}
