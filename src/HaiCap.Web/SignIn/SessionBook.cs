using HaiCap.Core;
using HaiCap.Core.Acts;
using HaiCap.Core.Data;
using HaiCap.Core.Organizations.Accounts;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Web.SignIn;

/// <param name="Known">Of a live one.</param>
public sealed record SeenSession(SessionStanding Standing, SignInSession? Session, KnownSession? Known);

/// <summary>The sessions on the server: opened, seen, locked, ended. The cookie is only their number.</summary>
public sealed class SessionBook(HaiCapDb db, ActRecorder acts, SessionMemory memory, TimeProvider time)
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

    /// <summary>How a session stands, and with a live one whose it is; from memory while that is fresh.</summary>
    public async ValueTask<SeenSession> SeeAsync(string provinceCode, Guid id, CancellationToken cancellationToken)
    {
        if (memory.Find(id) is { } known && known.Session.ProvinceCode == provinceCode)
        {
            var quiet = time.Now() - known.Session.LastSeenAt;
            if (quiet >= TimeSpan.Zero && quiet < SeenStep)
            {
                return new(SessionStanding.Live, known.Session, known);
            }

            // Time to note that somebody is there, or to find that nobody was.
            memory.Forget(id);
        }

        using var opened = db.Tenant.Open(provinceCode);
        SeenSession? read = null;
        var kept = await memory.GetAsync(id, this, async (key, book, stop) => (read = await book.ReadAsync(key, stop)).Known, cancellationToken);
        return read ?? (kept is null ? await ReadAsync(id, cancellationToken) : new(SessionStanding.Live, kept.Session, kept));
    }

    private async Task<SeenSession> ReadAsync(Guid id, CancellationToken cancellationToken)
    {
        var known = await FindAsync(id, cancellationToken);
        var session = known?.Session;
        var now = time.Now();
        if (session is null || session.EndedAt is not null)
        {
            return new(SessionStanding.Over, session, Known: null);
        }

        if (session.LockedAt is not null)
        {
            return new(SessionStanding.Locked, session, Known: null);
        }

        var row = db.Set<SignInSession>().Where(s => s.Id == id);
        if (session.HasIdled(now))
        {
            var officer = session.Kind == AccountKind.Officer;
            _ = officer
                ? await row.ExecuteUpdateAsync(s => s.SetProperty(x => x.LockedAt, now), cancellationToken)
                : await row.ExecuteUpdateAsync(s => s.SetProperty(x => x.EndedAt, now), cancellationToken);
            memory.Forget(id);
            return new(officer ? SessionStanding.Locked : SessionStanding.Over, session, Known: null);
        }

        // Also when it was seen in what is the future, now that the clock was set back: else nothing would idle until then.
        if ((now - session.LastSeenAt).Duration() >= SeenStep)
        {
            await row.ExecuteUpdateAsync(s => s.SetProperty(x => x.LastSeenAt, now), cancellationToken);
            session.LastSeenAt = now;
        }

        return new(SessionStanding.Live, session, known);
    }

    /// <summary>The session and its account in one statement; both lie in the tenant that is open: a citizen's and a ministry officer's in the nation's.</summary>
    private async Task<KnownSession?> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        var row = db.Set<SignInSession>().AsNoTracking().Where(s => s.Id == id);
        var enabled = db.Set<Account>().Where(a => a.State == AccountState.Enabled);
        return db.ProvinceCode == Tenant.Nation
            ? await row.LeftJoin(db.Set<CitizenAccount>(), s => s.AccountId, a => a.Id, (s, citizen) => new { Session = s, Citizen = citizen })
                .LeftJoin(enabled, one => one.Session.AccountId, a => a.Id, (one, account) => new KnownSession(one.Session, account, one.Citizen)).FirstOrDefaultAsync(cancellationToken)
            : await row.LeftJoin(enabled, s => s.AccountId, a => a.Id, (s, a) => new KnownSession(s, a, null)).FirstOrDefaultAsync(cancellationToken);
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
