using System.Diagnostics;
using System.Globalization;
using HaiCap.Core;
using HaiCap.Core.Authority;
using HaiCap.Core.Authority.Rules;
using HaiCap.Core.Procedures;
using HaiCap.Testing;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Bench;

/// <summary>Who decides, resolved from memory on one core over the sample's instruments; the coverage of 2,500 procedures × 131 units, and what a change costs.</summary>
internal static class AuthorityBench
{
    private const int ManyProcedures = 2_500;

    public static async Task RunAsync(Settings settings)
    {
        await using var houses = new SampleDatabases();
        var house = await houses.FreshAsync(Provider.Sqlite);
        await using var work = house.Open();
        var book = work.Get<AuthorityBook>();
        var (register, agencies) = (await book.RegisterAsync(work.Db), await book.AgenciesAsync(work.Db));
        var day = house.Clock.GetUtcNow().LocalDay();
        ProcedureFacts[] procedures = [.. (await work.Db.Set<ProcedureVersion>().AsNoTracking().ToListAsync()).Select(ProcedureFacts.Of)];
        string?[] units = [null, .. agencies.All.Where(agency => agency.Kind == Core.Organizations.AgencyKind.CommuneCommittee).Select(agency => agency.UnitCode)];

        var times = new List<double>();
        for (var round = -1; round < settings.Rounds; round++)
        {
            var (began, done) = (Stopwatch.GetTimestamp(), 0L);
            while (Stopwatch.GetElapsedTime(began) < settings.Round)
            {
                foreach (var procedure in procedures)
                {
                    Resolver.Resolve(register, agencies, procedure, units[done++ % units.Length], day);
                }
            }

            if (round >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(began).TotalMicroseconds / done);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"authority: resolve, {procedures.Length} procedures in turn × {units.Length} places: {Figures.Median(times):N2} µs"));
        var many = Enumerable.Range(0, ManyProcedures).Select(i => procedures[i % procedures.Length]).ToList();
        var matrices = Enumerable.Range(0, settings.Rounds).Select(_ =>
        {
            var began = Stopwatch.GetTimestamp();
            Coverage.Of(register, agencies, many, units, day);
            return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"authority: coverage, {many.Count:N0} procedures × {units.Length} units: {Figures.Median(matrices):N0} ms"));

        // What a change of a grant costs each node: the register is read and indexed again by whoever asks next.
        var readings = new List<double>();
        for (var round = -1; round < settings.Rounds; round++)
        {
            book.Tell([]);
            var began = Stopwatch.GetTimestamp();
            await book.RegisterAsync(work.Db);
            if (round >= 0)
            {
                readings.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"authority: the register read again after a change, {register.Grants.Count} grants: {Figures.Median(readings):N1} ms"));
    }
}
