using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Accounts;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.SignIn;

/// <summary>The sessions on the server: opened, seen, locked, ended. The cookie is only their number.</summary>
public sealed class SessionBook(HaiCapDb db, ActRecorder acts, TimeProvider time)
{
    /// <summary>A request counts as activity; written at most this often.</summary>
    private static readonly TimeSpan SeenStep = TimeSpan.FromSeconds(20);

    public SignInSession Add(string provinceCode, AccountKind kind, Guid accountId, int idleMinutes, bool secondFactor, HttpContext http)
    {
        var now = time.Now();
        var session = new SignInSession
        {
            ProvinceCode = provinceCode,
            Id = Ids.New(now),
            Kind = kind,
            AccountId = accountId,
            SecondFactor = secondFactor,
            IdleMinutes = idleMinutes,
            CreatedAt = now,
            LastSeenAt = now,
            Address = AddressOf(http),
            Agent = http.Request.Headers.UserAgent.ToString() is { Length: > 0 } agent ? agent[..Math.Min(agent.Length, 300)] : null,
        };
        db.Add(session);
        return session;
    }

    public static string? AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString();

    public async Task<(SessionStanding Standing, SignInSession? Session)> SeeAsync(string provinceCode, Guid id, CancellationToken cancellationToken)
    {
        using var opened = db.Tenant.Open(provinceCode);
        var session = await db.Set<SignInSession>().AsNoTracking().FirstOrDefaultAsync(s => s.Id == id, cancellationToken);
        var now = time.Now();
        if (session is null || session.EndedAt is not null)
        {
            return (SessionStanding.Over, session);
        }

        if (session.LockedAt is not null)
        {
            return (SessionStanding.Locked, session);
        }

        if (session.HasIdled(now))
        {
            var officer = session.Kind == AccountKind.Officer;
            var row = db.Set<SignInSession>().Where(s => s.Id == id);
            _ = officer
                ? await row.ExecuteUpdateAsync(s => s.SetProperty(x => x.LockedAt, now), cancellationToken)
                : await row.ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), cancellationToken);
            return (officer ? SessionStanding.Locked : SessionStanding.Over, session);
        }

        if (now - session.LastSeenAt >= SeenStep)
        {
            await db.Set<SignInSession>().Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now), cancellationToken);
        }

        return (SessionStanding.Live, session);
    }

    public async Task<IReadOnlyList<SignInSession>> OfAsync(SignInSession mine, CancellationToken cancellationToken)
    {
        using var opened = db.Tenant.Open(mine.ProvinceCode);
        return await db.Set<SignInSession>().AsNoTracking()
            .Where(s => s.AccountId == mine.AccountId && s.EndedAt == null)
            .OrderByDescending(s => s.LastSeenAt).Take(50).ToListAsync(cancellationToken);
    }

    /// <summary>Signs one session out: an act of its account.</summary>
    public async Task EndAsync(SignInSession mine, Actor by, Guid id, CancellationToken cancellationToken)
    {
        using var opened = db.Tenant.Open(mine.ProvinceCode);
        var session = await db.Set<SignInSession>().FirstOrDefaultAsync(s => s.Id == id && s.AccountId == mine.AccountId && s.EndedAt == null, cancellationToken);
        if (session is not null)
        {
            session.EndedAt = time.Now();
            ActData data = session.Kind == AccountKind.Officer ? new AccountSignedOut(id) : new CitizenSignedOut(id);
            await acts.RecordAsync(SubjectOf(session), by, data, cancellationToken: cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    /// <summary>Signs out everywhere, but for <paramref name="except"/>. Returns how many sessions ended.</summary>
    public async Task<int> EndAllAsync(SignInSession mine, Actor by, Guid? except, CancellationToken cancellationToken)
    {
        using var opened = db.Tenant.Open(mine.ProvinceCode);
        var open = await db.Set<SignInSession>()
            .Where(s => s.AccountId == mine.AccountId && s.EndedAt == null && s.Id != except).ToListAsync(cancellationToken);
        if (open.Count == 0)
        {
            return 0;
        }

        var now = time.Now();
        open.ForEach(s => s.EndedAt = now);
        ActData data = mine.Kind == AccountKind.Officer ? new AccountSessionsEnded(open.Count) : new CitizenSessionsEnded(open.Count);
        await acts.RecordAsync(SubjectOf(mine), by, data, cancellationToken: cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return open.Count;
    }

    private static string SubjectOf(SignInSession session) => $"{(session.Kind == AccountKind.Officer ? "account" : "citizen")}/{session.AccountId}";
}
