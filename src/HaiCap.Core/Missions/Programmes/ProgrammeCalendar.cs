using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Missions.Programmes;

/// <summary>Stops as iCalendar (RFC 5545), for people's own calendars.</summary>
public static class StopFeed
{
    public static string Write(string name, IEnumerable<ProgrammeView> programmes)
    {
        var text = new IcsText();
        text.Line("BEGIN:VCALENDAR");
        text.Line("VERSION:2.0");
        text.Line("PRODID:-//HaiCap//Lich doan cong tac//VI");
        text.Line("CALSCALE:GREGORIAN");
        text.Line("METHOD:PUBLISH");
        text.Said("X-WR-CALNAME", name);
        text.Line("X-WR-TIMEZONE:Asia/Ho_Chi_Minh");
        text.Line("REFRESH-INTERVAL;VALUE=DURATION:PT1H");
        foreach (var view in programmes)
        {
            foreach (var (delegation, stop) in view.Delegations.SelectMany(one => one.Stops.Select(stop => (one, stop))))
            {
                Event(text, view, delegation, stop);
            }
        }

        text.Line("END:VCALENDAR");
        return text.ToString();
    }

    private static void Event(IcsText text, ProgrammeView view, DelegationView delegation, MissionStop stop)
    {
        text.Line("BEGIN:VEVENT");
        text.Line($"UID:{stop.Id:N}@haicap");
        text.At("DTSTAMP", stop.ChangedAt);
        text.Line("SEQUENCE:" + stop.Revision.ToString(CultureInfo.InvariantCulture));
        text.At("DTSTART", stop.StartsAt);
        text.At("DTEND", stop.EndsAt);
        text.Said("SUMMARY", $"{delegation.Row.Name}: {stop.Title}");
        text.Said("LOCATION", $"{stop.Venue}, {view.NameOf(stop.PlaceCode)}");
        text.Said("DESCRIPTION", string.Join('\n', new[] { view.Row.Citation, view.Row.Title, stop.Prepares ?? view.Row.Prepares }.OfType<string>()));
        text.Line(stop.CancelledAt is null ? "STATUS:CONFIRMED" : "STATUS:CANCELLED");
        text.Line("END:VEVENT");
    }
}

/// <summary>The stops an officer may see, under a secret address of theirs: a calendar program does not sign in.</summary>
public sealed class ProgrammeCalendar(HaiCapDb db, ShowProgramme show, ProgrammeAccess access, GrantBook book, TimeProvider time)
{
    private const int SecretBytes = 24;

    /// <summary>A new secret; the one before opens nothing any more. ACC-001.</summary>
    public async Task<Outcome<string>> NewLinkAsync(Actor by, CancellationToken cancellationToken = default)
    {
        var viewer = await access.ViewerAsync(by, cancellationToken);
        if (!viewer.Ok || by is not { Kind: ActorKind.Officer, Id: { } officer })
        {
            return Access.Refused;
        }

        var secret = db.ProvinceCode + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        var row = await db.Set<CalendarLink>().FirstOrDefaultAsync(one => one.OfficerId == officer, cancellationToken)
            ?? db.Add(new CalendarLink { ProvinceCode = db.ProvinceCode, OfficerId = officer, Hash = "", MadeAt = time.Now() }).Entity;
        (row.Hash, row.MadeAt) = (HashOf(secret), time.Now());
        await db.SaveChangesAsync(cancellationToken);
        return secret;
    }

    /// <summary>The calendar behind a secret, as its officer may see it now; null when nobody's.</summary>
    public async Task<string?> ReadAsync(string secret, string name, CancellationToken cancellationToken = default)
    {
        if (secret.Length != 2 + (SecretBytes * 2) || !secret.All(char.IsAsciiHexDigitLower) || !char.IsAsciiDigit(secret[0]) || !char.IsAsciiDigit(secret[1]))
        {
            return null;
        }

        using var province = db.Tenant.Open(secret[..2]);
        var hash = HashOf(secret);
        if (await db.Set<CalendarLink>().AsNoTracking().FirstOrDefaultAsync(row => row.Hash == hash, cancellationToken) is not { } link
            || await book.OfficerAsync(db, link.OfficerId, cancellationToken) is not { } officer)
        {
            return null;
        }

        var all = await WriteAsync(new Actor(ActorKind.Officer, link.OfficerId, officer.Name), name, programme: null, cancellationToken);
        return all.Ok ? all.Value : null;
    }

    /// <summary>Of one programme, or of all the caller may see. ACC-001, MIS-040.</summary>
    public async Task<Outcome<string>> WriteAsync(Actor by, string name, Guid? programme, CancellationToken cancellationToken = default)
    {
        var listed = await show.ListAsync(by, cancellationToken);
        if (!listed.Ok)
        {
            return listed.As<string>();
        }

        var chosen = listed.Value.Programmes.Where(row => programme is null || row.Id == programme).ToList();
        if (programme is not null && chosen.Count == 0)
        {
            return ProgrammeProblems.NoProgramme;
        }

        var views = new List<ProgrammeView>();
        foreach (var row in chosen)
        {
            views.Add(await show.ViewAsync(by, row, listed.Value.Viewer, cancellationToken));
        }

        return StopFeed.Write(programme is null ? name : chosen[0].Title, views);
    }

    private static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
