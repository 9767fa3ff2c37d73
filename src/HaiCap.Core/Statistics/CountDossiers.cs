using System.Linq.Expressions;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers;
using HaiCap.Core.Dossiers.Rules;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Statistics;

/// <summary>What a line of the statistics stands for.</summary>
public enum StatisticsBy
{
    CompetentAgency,
    ReceivingAgency,
    Procedure,
    Channel,
}

/// <summary>Counts the dossiers of a period, both days included.</summary>
/// <param name="Scope">Agency paths the reader may see, from <see cref="Access.ReadScopeAsync"/>; a dossier counts when the agency that receives, decides
/// or appraises it lies under one of them. None: nothing is counted.</param>
/// <param name="AgencyPath">Only dossiers of this agency and those below it: receiving agencies when counted by them, else competent ones.</param>
public sealed record CountDossiers(
    DateOnly From,
    DateOnly To,
    IReadOnlyList<string> Scope,
    StatisticsBy By = StatisticsBy.CompetentAgency,
    string? AgencyPath = null,
    string? ProcedureCode = null,
    Channel? Channel = null);

/// <summary>
/// Three statements, whatever the number of dossiers: one grouped sum, the names of agencies, and those without a clock yet. A dossier counts from
/// its acceptance, when the clock starts (decree 118/2025, article 17.3); overdue is judged at the end of the period, or now
/// while the period lasts, by the due time the dossier has today.
/// </summary>
public sealed class CountDossiersHandler(HaiCapDb db, TimeProvider time)
{
    public async Task<DossierStatistics> HandleAsync(CountDossiers request, CancellationToken cancellationToken = default)
    {
        var start = request.From.AtLocal(default);
        var end = request.To.AddDays(1).AtLocal(default);
        var seen = Seen(request);
        var rows = request.By switch
        {
            StatisticsBy.CompetentAgency => await OfAgenciesAsync(seen, d => d.CompetentAgencyId, start, end, cancellationToken),
            StatisticsBy.ReceivingAgency => await OfAgenciesAsync(seen, d => d.ReceivingAgencyId, start, end, cancellationToken),
            StatisticsBy.Procedure => (await SumAsync(seen, d => d.ProcedureCode, start, end, cancellationToken)).ConvertAll(s => s.Row(s.Key, s.ProcedureName)),
            _ => (await SumAsync(seen, d => d.Channel, start, end, cancellationToken)).ConvertAll(s => s.Row(s.Key.ToString(), s.Key.ToString())),
        };
        var before = await seen.Where(d => d.AcceptedAt == null && d.SubmittedAt < end && (d.DecidedAt == null || d.DecidedAt >= start))
            .GroupBy(_ => 1)
            .Select(g => new { Open = g.Count(d => d.DecidedAt == null || d.DecidedAt >= end), Closed = g.Count(d => d.DecidedAt < end) })
            .SingleOrDefaultAsync(cancellationToken);
        return new DossierStatistics(
            [.. rows.OrderByDescending(r => r.Received.Total).ThenBy(r => r.Name, StringComparer.Create(VietnameseText.Culture, ignoreCase: true))],
            StatisticsRow.Sum(rows), before?.Open ?? 0, before?.Closed ?? 0);
    }

    private IQueryable<Dossier> Seen(CountDossiers request)
    {
        var rows = db.Set<Dossier>().AsNoTracking();
        if (!request.Scope.Contains("/"))
        {
            // One column of ids in the database's own hands, however many agencies lie under the scope.
            var inScope = Under(request.Scope);
            rows = rows.Where(d => inScope.Contains(d.CompetentAgencyId) || inScope.Contains(d.ReceivingAgencyId) || inScope.Contains(d.DivisionId));
        }

        if (request.AgencyPath is { } path)
        {
            var chosen = Under([path]);
            rows = request.By == StatisticsBy.ReceivingAgency
                ? rows.Where(d => chosen.Contains(d.ReceivingAgencyId))
                : rows.Where(d => chosen.Contains(d.CompetentAgencyId));
        }

        if (request.ProcedureCode is { } procedure)
        {
            rows = rows.Where(d => d.ProcedureCode == procedure);
        }

        return request.Channel is { } channel ? rows.Where(d => d.Channel == channel) : rows;
    }

    private IQueryable<Guid> Under(IReadOnlyList<string> paths)
    {
        var agencies = db.Set<Agency>().AsNoTracking();
        var any = paths.Select(path => agencies.Where(a => a.Path.StartsWith(path))).DefaultIfEmpty(agencies.Where(_ => false)).Aggregate((a, b) => a.Union(b));
        return any.Select(a => a.Id);
    }

    private async Task<List<StatisticsRow>> OfAgenciesAsync(
        IQueryable<Dossier> seen, Expression<Func<Dossier, Guid>> agency, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var sums = await SumAsync(seen, agency, start, end, cancellationToken);
        var ids = sums.ConvertAll(s => s.Key);
        var names = await db.Set<Agency>().AsNoTracking().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Name, cancellationToken);
        return sums.ConvertAll(s => s.Row(s.Key.ToString(), names.GetValueOrDefault(s.Key, "")));
    }

    private Task<List<Sums<TKey>>> SumAsync<TKey>(
        IQueryable<Dossier> seen, Expression<Func<Dossier, TKey>> key, DateTimeOffset start, DateTimeOffset end, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var asOf = Lateness.LateBefore(now < end ? now : end);
        return seen.Where(d => d.AcceptedAt < end && (d.DecidedAt == null || d.DecidedAt >= start))
            .GroupBy(key)
            .Select(g => new Sums<TKey>
            {
                Key = g.Key,

                // Versions of a procedure may be named differently; one name stands for all.
                ProcedureName = g.Max(d => d.ProcedureName)!,
                Online = g.Count(d => d.AcceptedAt >= start && d.Channel == Channel.Online && !d.Assisted),
                Assisted = g.Count(d => d.AcceptedAt >= start && d.Channel == Channel.Online && d.Assisted),
                Counter = g.Count(d => d.AcceptedAt >= start && d.Channel == Channel.Counter),
                Post = g.Count(d => d.AcceptedAt >= start && d.Channel == Channel.Post),
                CarriedOver = g.Count(d => d.AcceptedAt < start),
                Early = g.Count(d => d.DecidedAt < end && d.State != DossierState.Stopped && d.Timeliness == Timeliness.Early),
                Late = g.Count(d => d.DecidedAt < end && d.State != DossierState.Stopped && d.Timeliness == Timeliness.Late),
                Resolved = g.Count(d => d.DecidedAt < end && d.State != DossierState.Stopped),
                Stopped = g.Count(d => d.DecidedAt < end && d.State == DossierState.Stopped),
                Open = g.Count(d => d.DecidedAt == null || d.DecidedAt >= end),
                Overdue = g.Count(d => (d.DecidedAt == null || d.DecidedAt >= end) && !d.ClockStopped && d.DueAt < asOf),
                Waiting = g.Count(d => (d.DecidedAt == null || d.DecidedAt >= end) && d.ClockStopped),
            })
            .ToListAsync(cancellationToken);
    }

    private sealed record Sums<TKey>
    {
        public required TKey Key { get; init; }

        public required string ProcedureName { get; init; }

        public int Online { get; init; }

        public int Assisted { get; init; }

        public int Counter { get; init; }

        public int Post { get; init; }

        public int CarriedOver { get; init; }

        public int Early { get; init; }

        public int Late { get; init; }

        public int Resolved { get; init; }

        public int Stopped { get; init; }

        public int Open { get; init; }

        public int Overdue { get; init; }

        public int Waiting { get; init; }

        public StatisticsRow Row(string key, string name) => new(
            key, name, new(Online, Assisted, Counter, Post, CarriedOver), new(Early, Resolved - Early - Late, Late),
            new(Open - Overdue, Overdue, Waiting), Stopped);
    }
}
