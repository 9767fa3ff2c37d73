using System.Collections.Concurrent;
using System.Diagnostics;
using HaiCap.Core.Authority;
using HaiCap.Core.Data;
using HaiCap.Core.Data.Files;
using HaiCap.Core.Dossiers.Sample;
using HaiCap.Core.Procedures;
using HaiCap.Core.Procedures.Forms;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Dossiers.Simulation;

/// <summary>Where lives are lived: the rooms' services under simulated time; each act has a scope of its own, as a request has.</summary>
internal sealed class SimulationStage(IServiceProvider services, SimulationCast cast, string province, IReadOnlyDictionary<string, List<string>> texts)
{
    private readonly SampleHouse house = new(services);
    private readonly ConcurrentDictionary<string, Lazy<Task<StoredFile>>> papers = new(StringComparer.Ordinal);

    public SimulationCast Cast => cast;

    public IReadOnlyDictionary<string, List<string>> Texts => texts;

    public ConcurrentDictionary<string, Durations> Taken { get; } = new(StringComparer.Ordinal);

    public string Province => province;

    /// <param name="held">The unit of work of a life that is gathered; otherwise each act has its own.</param>
    public async Task<TResult> DoAsync<TUseCase, TResult>(string name, Func<TUseCase, Task<Outcome<TResult>>> act, IServiceProvider? held = null)
        where TUseCase : notnull
    {
        var start = Stopwatch.GetTimestamp();
        var outcome = held is null ? await AloneAsync(act) : await act(held.GetRequiredService<TUseCase>());
        Taken.GetOrAdd(name, static _ => new Durations()).Add(Stopwatch.GetElapsedTime(start));
        return outcome.Ok ? outcome.Value
            : throw new InvalidOperationException($"{name}: {string.Join("; ", outcome.Problems.Select(problem => $"{problem.Code} {problem.Field} {problem.En}"))}");
    }

    private async Task<Outcome<TResult>> AloneAsync<TUseCase, TResult>(Func<TUseCase, Task<Outcome<TResult>>> act)
        where TUseCase : notnull
    {
        await using var scope = services.CreateAsyncScope();
        using var opened = scope.ServiceProvider.GetRequiredService<Tenant>().Open(province);
        return await act(scope.ServiceProvider.GetRequiredService<TUseCase>());
    }

    /// <summary>One sample paper for each component, stored once: what is measured is the case, not the copying of files.</summary>
    public Task<StoredFile> PaperAsync(string component, CancellationToken cancellationToken) =>
        papers.GetOrAdd(component, key => new Lazy<Task<StoredFile>>(() => house.PaperAsync(key, cancellationToken))).Value;

    /// <summary>Who will decide, as filing finds it, so that nothing is read to know whose turn it is.</summary>
    public async Task<(Guid Agency, Guid Division, Guid Issuer)> CompetentAsync(
        ProcedureVersion procedure, FormAnswers answers, Guid centre, string commune, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        using var opened = scope.ServiceProvider.GetRequiredService<Tenant>().Open(province);
        var found = await scope.ServiceProvider.GetRequiredService<FindCompetentAgency>().ForAsync(procedure, answers, centre, commune, cancellationToken);
        return found.Competent is { } competent ? (competent.Agency.Id, competent.DivisionId, competent.IssuerId) : (Guid.Empty, Guid.Empty, Guid.Empty);
    }
}
