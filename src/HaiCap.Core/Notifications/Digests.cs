using System.Text.Json;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Notifications.Mail;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace HaiCap.Core.Notifications;

/// <summary>
/// The morning's digest: from the opening of the working day of an officer's agency on, once, what is open for them in a few lines. On a day off nobody
/// is told anything.
/// </summary>
public sealed class Digests(HaiCapDb db, GrantBook book, CalendarBook calendars, MailOptions mail, TimeProvider time)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>Makes those of this morning that are not made. Returns how many.</summary>
    public async Task<int> MakeAsync(CancellationToken cancellationToken = default)
    {
        var now = time.Now();
        var day = now.LocalDay();
        var open = await db.Set<Notice>().AsNoTracking()
            .Where(row => row.EndedAt == null && !db.Set<Digest>().Any(digest => digest.OfficerId == row.OfficerId && digest.Day == day))
            .GroupBy(row => new { row.OfficerId, row.Clock, row.Rung, row.News }).Select(rows => new { rows.Key, Count = rows.Count() }).ToListAsync(cancellationToken);
        var made = 0;
        foreach (var officer in open.GroupBy(row => row.Key.OfficerId))
        {
            if (await HasBegunAsync(officer.Key, day, now, cancellationToken))
            {
                made += await SaveAsync(officer.Key, day, now, [.. officer.Select(row => new DigestGroup(row.Key.Clock, row.Key.Rung, row.Count, row.Key.News))], cancellationToken);
            }
        }

        return made;
    }

    /// <summary>The working day of the officer's own agency; without a post in force there is no morning.</summary>
    private async Task<bool> HasBegunAsync(Guid officer, DateOnly day, DateTimeOffset now, CancellationToken cancellationToken) =>
        await book.GrantsAsync(db, officer, day, cancellationToken) is [var first, ..]
        && (await calendars.ForPathAsync(first.AgencyPath, cancellationToken: cancellationToken)).HoursOf(day) is { } hours && hours.Opening <= now;

    private async Task<int> SaveAsync(Guid officer, DateOnly day, DateTimeOffset now, List<DigestGroup> groups, CancellationToken cancellationToken)
    {
        db.Add(new Digest
        {
            ProvinceCode = db.ProvinceCode,
            OfficerId = officer,
            Day = day,
            At = now,
            Groups = JsonSerializer.Serialize(groups.OrderBy(group => group.Clock).ThenBy(group => group.Rung, StringComparer.Ordinal), Json),
        });
        if (mail.IsUsable && await db.Set<Officer>().AnyAsync(row => row.Id == officer && row.Email != null && row.Email != "", cancellationToken))
        {
            // With the digest or not at all: one a morning.
            db.Add(new MailDelivery { ProvinceCode = db.ProvinceCode, OfficerId = officer, Key = MailDelivery.OfDigest(day), MadeAt = now, NextAt = now });
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return 1;
        }
        catch (DbUpdateException failure) when (Outage.Of(failure) is null)
        {
            // Another host was first: one a morning.
            db.ChangeTracker.Clear();
            return 0;
        }
    }
}

/// <summary>Makes digests beside a serving host, each minute.</summary>
internal sealed class DigestRound(IServiceScopeFactory scopes, TimeProvider time, ILogger<DigestRound> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1), time);
        try
        {
            do
            {
                await RoundAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The host stops; the next one makes what is left.
        }
    }

    private async Task RoundAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var outer = scopes.CreateAsyncScope();
            var provinces = await outer.ServiceProvider.GetRequiredService<HaiCapDb>().AcrossProvinces<Agency>("a morning comes in every province")
                .Select(agency => agency.ProvinceCode).Distinct().ToListAsync(stoppingToken);
            foreach (var province in provinces)
            {
                await using var scope = scopes.CreateAsyncScope();
                using var opened = scope.ServiceProvider.GetRequiredService<Tenant>().Open(province);
                await scope.ServiceProvider.GetRequiredService<Digests>().MakeAsync(stoppingToken);
            }
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogError(failure, "The morning's digests could not be made; tried again in a minute");
        }
    }
}
