using System.Diagnostics;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Results;
using HaiCap.Core.Dossiers.Sample;
using HaiCap.Core.Organizations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace HaiCap.Core.Dossiers.Simulation;

/// <param name="Dossiers">Lives to begin.</param>
/// <param name="From">First day on which some arrive.</param>
/// <param name="To">Last day; what is not finished by its end stays open, unless <paramref name="Straight"/>.</param>
/// <param name="Parallel">Acts done at once; with 1 the same seed gives the same acts in the same order.</param>
/// <param name="Bulk">Lives are gathered and written many at once by the bulk recorder: to fill a database, not to measure one.</param>
/// <param name="Straight">Every life online and without a turn, to its end: what is measured.</param>
public sealed record SimulationSettings(long Dossiers, DateOnly From, DateOnly To, long Seed = 1, int Parallel = 1, bool Straight = false, bool Bulk = false, string Province = "40");

/// <param name="Lives">Begun.</param>
/// <param name="Ended">Lived to their end.</param>
public sealed record SimulationReport(long Lives, long Ended, long Acts, TimeSpan Taken, IReadOnlyDictionary<string, Durations> ByAct);

/// <summary>
/// Lives of dossiers through the use cases over simulated time: arrivals by office hours in every commune, by each channel, with
/// supplements, delays and refusals. Results are signed as data, without a paper. For samples and measurements.
/// </summary>
public sealed class Simulation : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly SimulatedClock clock;
    private readonly SimulationSettings settings;

    public Simulation(IConfiguration configuration, DatabaseOptions database, SimulationSettings settings)
    {
        this.settings = settings;
        clock = new SimulatedClock(settings.From.AtLocal(new TimeOnly(7, 30)));
        var house = new ServiceCollection();
        house.AddLogging();
        house.AddSingleton<TimeProvider>(clock);
        house.AddHaiCap(configuration, database);
        house.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
        house.Replace(ServiceDescriptor.Scoped<IResultPress, DataOnlyPress>());

        // Units do not change with the simulated hour: they are read once a real minute.
        house.Replace(ServiceDescriptor.Singleton(provider => new UnitDirectory(provider.GetRequiredService<IServiceScopeFactory>(), TimeProvider.System)));
        services = house.BuildServiceProvider();
    }

    /// <summary>For tests: what the simulation runs on.</summary>
    internal IServiceProvider Services => services;

    public async Task<SimulationReport> RunAsync(IProgress<WorkProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var stage = await StageAsync(cancellationToken);
        var began = Stopwatch.GetTimestamp();
        var queue = new LifeQueue(settings, stage, progress);
        if (settings.Bulk)
        {
            await new BulkLives(services, stage, queue, clock, settings).RunAsync(cancellationToken);
        }
        else
        {
            await Task.WhenAll(Enumerable.Range(0, settings.Parallel).Select(_ => Task.Run(() => WorkAsync(queue, stage.Cast.Calendar, cancellationToken), cancellationToken)));
        }

        return new SimulationReport(queue.Begun, queue.Ended, stage.Taken.Values.Sum(durations => durations.Count), Stopwatch.GetElapsedTime(began), stage.Taken);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private async Task<SimulationStage> StageAsync(CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        using var province = db.Tenant.Open(settings.Province);
        var cast = await SimulationCast.ReadAsync(db, scope.ServiceProvider.GetRequiredService<CalendarBook>(), settings.From, cancellationToken);
        return new SimulationStage(services, cast, settings.Province, SampleFilings.Read(SampleLoader.Folder).Texts);
    }

    private async Task WorkAsync(LifeQueue queue, WorkingCalendar calendar, CancellationToken cancellationToken)
    {
        while (queue.Next() is { } turn)
        {
            cancellationToken.ThrowIfCancellationRequested();
            clock.Set(turn.At);
            if (await turn.Acts.MoveNextAsync())
            {
                queue.GoOn(turn with { At = calendar.AddWorkingHours(turn.At, turn.Acts.Current) });
            }
            else
            {
                await turn.Acts.DisposeAsync();
                queue.End();
            }
        }
    }
}
