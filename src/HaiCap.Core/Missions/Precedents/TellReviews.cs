using HaiCap.Core.Acts;
using HaiCap.Core.Authority;
using HaiCap.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HaiCap.Core.Missions.Precedents;

/// <summary>A cited instrument was amended or ended since who answered looked at it last: they are to review it.</summary>
/// <param name="Changed">Numbers of the instruments.</param>
/// <param name="Ended">It is not followed until they have.</param>
[ActName("precedent.review-due")]
public sealed record PrecedentReviewDue(IReadOnlyList<string> Changed, bool Ended) : ActData;

/// <summary>
/// Tells of the published answers of the open tenant whose law changed, once a change: how each stands is reckoned in memory, so a round in which nothing
/// changed asks the database for nothing but whether the answers are the same.
/// </summary>
public sealed class TellReviews(HaiCapDb db, PrecedentBook book, AuthorityBook authority, ActRecorder acts, TimeProvider time)
{
    /// <summary>How many were told.</summary>
    public async Task<int> HandleAsync(CancellationToken cancellationToken = default)
    {
        var (told, now) = (0, time.Now());
        foreach (var line in (await book.SearchAsync(db.ProvinceCode, null, cancellationToken)).Where(line =>
            line.Row.ProvinceCode == db.ProvinceCode && line.Standing is PrecedentStanding.ToReview or PrecedentStanding.LawEnded))
        {
            var basis = PrecedentRules.BasisOf(line.Row.ReadCites(), await PrecedentBook.InstrumentsAsync(authority, db, db.ProvinceCode, cancellationToken), now.LocalDay());
            if (line.Row.ToldBasis == basis || await db.Set<Precedent>().FirstOrDefaultAsync(one => one.Id == line.Row.Id, cancellationToken) is not { SupersededAt: null } row
                || row.ToldBasis == basis || row.Basis == basis)
            {
                continue;
            }

            row.ToldBasis = basis;
            await acts.RecordAsync(
                MissionSubjects.OfPrecedent(row.Id), Actor.System, new PrecedentReviewDue(line.Changed, line.Standing == PrecedentStanding.LawEnded), at: now, cancellationToken: cancellationToken);
            told += (await db.SaveActsAsync(cancellationToken)).Ok ? 1 : 0;
        }

        return told;
    }
}

/// <summary>Looks each hour beside a serving host: the day an instrument comes into force or ends is known, not the hour it is recorded.</summary>
internal sealed class ReviewRound(IServiceScopeFactory scopes, TimeProvider time, ILogger<ReviewRound> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), time);
        do
        {
            try
            {
                await RoundAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(failure, "Reviews of published answers could not be told; tried again in an hour");
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                // Cut off by the end of the host: each is told whole or not at all.
            }
        }
        while (await timer.TicksAsync(stoppingToken));
    }

    private async Task RoundAsync(CancellationToken cancellationToken)
    {
        await using var outer = scopes.CreateAsyncScope();
        var tenants = await outer.ServiceProvider.GetRequiredService<HaiCapDb>().AcrossProvinces<Precedent>("the law changes in every province")
            .Where(row => row.SupersededAt == null).Select(row => row.ProvinceCode).Distinct().ToListAsync(cancellationToken);
        foreach (var tenant in tenants)
        {
            await using var scope = scopes.CreateAsyncScope();
            using var opened = scope.ServiceProvider.GetRequiredService<Tenant>().Open(tenant);
            await scope.ServiceProvider.GetRequiredService<TellReviews>().HandleAsync(cancellationToken);
        }
    }
}
