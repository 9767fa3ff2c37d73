using System.Diagnostics;
using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Missions;
using HaiCap.Core.Missions.Board;
using HaiCap.Core.Missions.Difficulties;
using HaiCap.Core.Missions.Recommendations;
using HaiCap.Core.Missions.Report;
using HaiCap.Core.Organizations;
using HaiCap.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Bench;

/// <summary>The board of recommendations over 100,000 of 34 provinces as the ministry's secretariat sees it, and a report of 5,000 of them, told from their acts, with both its files.</summary>
internal static class BoardBench
{
    private const int All = 100_000;
    private const int Reported = 5_000;
    private const int Runs = 50;

    private static readonly IReadOnlyList<Guid> Delegations = [.. Enumerable.Range(0, 12).Select(_ => Guid.CreateVersion7())];
    private static readonly IReadOnlyList<Guid> Topics = [.. Enumerable.Range(0, 60).Select(_ => Guid.CreateVersion7())];

    public static async Task RunAsync(Settings settings)
    {
        foreach (var provider in settings.Providers)
        {
            await using var houses = new SampleDatabases();
            var house = await houses.FreshAsync(provider);
            var began = Stopwatch.GetTimestamp();
            await FillAsync(house);
            Say($"{provider}: {All:N0} recommendations filled in {Stopwatch.GetElapsedTime(began).TotalSeconds:0} s");
            await BoardAsync(house, provider, new(), "whole");
            await BoardAsync(house, provider, new("phap-luat", null, "40"), "one kind in one province");
            await ReportAsync(house, provider);
        }
    }

    private static async Task BoardAsync(TestDatabase house, Provider provider, BoardFilter filter, string name)
    {
        var taken = new double[Runs];
        for (var i = -3; i < Runs; i++)
        {
            await using var work = house.Open(Tenant.Nation);
            var began = Stopwatch.GetTimestamp();
            var board = (await work.Get<ShowMissionBoard>().HandleAsync(Actor.System, filter)).Value;
            if (i >= 0)
            {
                taken[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            }

            if (i == 0)
            {
                Say($"{provider} board, {name}: {board.Total}, median {board.MedianHours} h, 90 % {board.NinetiethHours} h");
            }
        }

        Array.Sort(taken);
        Say($"{provider} board, {name}: median {taken[Runs / 2]:0.0} ms, p99 {taken[^1]:0.0} ms");
    }

    /// <summary>Five days', then a day's and five days' with all live memory counted meanwhile, which takes its time: what the longer one takes more is what it keeps.</summary>
    private static async Task ReportAsync(TestDatabase house, Provider provider)
    {
        foreach (var (from, counts) in new (DateOnly, bool)[] { (new(2026, 7, 1), false), (new(2026, 7, 5), true), (new(2026, 7, 1), true) })
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var (most, began, every) = (before, Stopwatch.GetTimestamp(), counts ? TimeSpan.FromMilliseconds(50) : Timeout.InfiniteTimeSpan);
            var runs = house.Services.GetRequiredService<ReportRuns>();
            ReportRun run;
            await using (new Timer(_ => most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true)), null, every, every))
            {
                run = runs.Find((await runs.BeginAsync(Actor.System, Tenant.Nation, new(from, new(2026, 7, 6), house.Clock.GetUtcNow()), TimeSpan.FromMinutes(10))).Value, Actor.System)!;
            }

            var told = counts ? string.Create(CultureInfo.InvariantCulture, $"at most {(most - before) / 1024:N0} KiB of live memory more meanwhile") : string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(began).TotalSeconds:0.0} s");
            Say($"{provider} report: {run.Total:N0} recommendations, {told}, Word {new FileInfo(run.WordPath).Length / 1024:N0} KiB; {run.Failure?.En ?? run.NoPdf?.En ?? "with PDF"}");
        }
    }

    private static async Task FillAsync(TestDatabase house)
    {
        var random = new Random(20261129);
        List<string> provinces;
        await using (var work = house.Open())
        {
            provinces = [.. (await work.Get<UnitDirectory>().GetAsync()).Provinces(new(2026, 7, 6)).Select(unit => unit.Code)];
        }

        var now = FakeClock.At(2026, 7, 6, 8);
        for (var number = 0; number < All;)
        {
            await using var work = house.Open(provinces[number / 2000 % provinces.Count]);
            for (var i = 0; i < 2000 && number < All; i++, number++)
            {
                var told = number % (All / Reported) == 0;
                var at = told ? now.AddMinutes(-random.Next(5 * 24 * 60)) : now.AddDays(-7 - random.Next(350)).AddMinutes(random.Next(600));
                await AddAsync(work, random, number, at, told);
            }

            await work.Db.SaveChangesAsync();
        }
    }

    private static async Task AddAsync(Work work, Random random, int number, DateTimeOffset at, bool told)
    {
        var (province, id, owner) = (work.Db.ProvinceCode, Ids.New(at), Guid.Parse("0199aaaa-0000-7000-8000-000000000003"));
        var kind = DifficultyKinds.Fixed[random.Next(DifficultyKinds.Fixed.Count)];
        var row = work.Db.Add(new Recommendation
        {
            ProvinceCode = province, Id = id, Code = string.Create(CultureInfo.InvariantCulture, $"KN-{province}-26-{number:D6}"), DifficultyId = id, Addressee = Addressee.Ministry,
            Field = "Sở hữu trí tuệ", Kind = kind.Code, UnitCode = province, AskerId = id, AskerPath = "/a/", OwnerProvince = Tenant.Nation, OwnerId = owner, OwnerPath = "/m/u/", AskedAt = at,
            DelegationId = number % 5 == 0 ? Delegations[number % Delegations.Count] : null,
            Text = $"Đề nghị hướng dẫn việc {number} về {kind.Name.ToLowerInvariant()}: cấp xã chưa có người chuyên trách, chưa rõ thẩm quyền, mẫu ghi hai cách khác nhau và phần mềm chưa cho nhập lại.",
        }.Begin(at.AddDays(20)).Group(number % 2 == 0 ? Topics[number % Topics.Count] : null, at)).Entity;
        var acts = work.Get<ActRecorder>();
        var subject = MissionSubjects.OfRecommendation(id);
        if (told)
        {
            acts.RecordFirst(subject, Actor.System, new RecommendationReceived(row.Code, id, row.Addressee, row.Field, owner, row.DueAt!.Value), at: at);
        }

        if (random.Next(3) == 0)
        {
            return;
        }

        var answered = at.AddHours(random.Next(1, told ? 24 : 400));
        row.Move(RecommendationMove.Draft, answered);
        row.Move(RecommendationMove.Approve, answered);
        row.Move(RecommendationMove.Send, answered);
        var answer = Ids.New(answered);
        work.Db.Add(new RecommendationAnswer
        {
            ProvinceCode = province, Id = answer, RecommendationId = id, Kind = random.Next(5) == 0 ? AnswerKind.AmendText : AnswerKind.Guidance, State = AnswerState.Sent, SentAt = answered, UnitName = "Cục",
            DraftedBy = "A", DraftedById = owner, Text = $"Trả lời việc {number}: áp dụng ngày làm việc theo quy định hiện hành; mẫu sẽ được sửa cho thống nhất trong quý.",
            Cites = """[{"number":"133/2025/NĐ-CP","article":"Điều 7"}]""",
        });
        if (told)
        {
            await acts.RecordAsync(subject, Actor.System, new AnswerDrafted(answer, AnswerKind.Guidance), at: answered);
            await acts.RecordAsync(subject, Actor.System, new AnswerApproved(answer), at: answered);
            await acts.RecordAsync(subject, Actor.System, new RecommendationAnswered(answer, AnswerKind.Guidance, null), at: answered);
        }
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
