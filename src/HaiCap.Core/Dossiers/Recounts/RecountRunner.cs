using System.Diagnostics;
using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HaiCap.Core.Dossiers.Recounts;

/// <param name="Page">Pieces of open work looked at by one statement: few enough that whoever reads meanwhile waits no longer than the scheduler lets anybody work.</param>
/// <param name="MostAtOnce">Dossiers written in one transaction: on SQLite all who write wait so long, on PostgreSQL whoever acts on one of these.</param>
/// <param name="PagesAtOnce">Pages after which the place that was reached is kept, with what moved in them, though that is fewer.</param>
/// <param name="Rest">How long it rests, in times of what was done before, as long as little of what is looked at moves: people work meanwhile.</param>
/// <param name="RestWhereMuchMoves">The same where it writes more than once a page: the work is many times longer, and must end all the same.</param>
public sealed record RecountPace(int Page, int MostAtOnce, int PagesAtOnce, double Rest, double RestWhereMuchMoves)
{
    public static RecountPace Usual { get; } = new(1000, 50, 8, 8, 1.8);
}

/// <summary>
/// Counts the open clocks of every province again after its calendar changed: pages are read narrow, what the change can touch is read whole, and what
/// moved is written at most fifty dossiers at a time with the place that was reached, so a crash loses nothing and nothing is done twice. Any number of
/// hosts may run it; of one province's recounts the first that is not done goes first.
/// </summary>
public sealed class RecountRunner(IServiceScopeFactory scopes, CalendarCache cache, RecountPace pace, TimeProvider time) : PagedRunner<CalendarRecount>(scopes, time)
{
    private const int MostTries = 50;

    // The change may have come from another process.
    protected override void Prepare() => cache.Forget();

    protected override Task<int> CountAsync(HaiCapDb db, CalendarRecount run, CancellationToken cancellationToken) => OpenClocks.CountAsync(db, run.Cause, cancellationToken);

    protected override IQueryable<CalendarRecount> Turn(HaiCapDb db, Guid id, DateTimeOffset now) =>
        db.Set<CalendarRecount>().Where(row => !db.Set<CalendarRecount>().Any(earlier => earlier.EndedAt == null && earlier.Id.CompareTo(id) < 0));

    protected override async Task DoAsync(CalendarRecount run, CancellationToken cancellationToken)
    {
        var change = await WithAsync(run, services => services.GetRequiredService<CalendarChanges>().OfAsync(run.Cause, cancellationToken));
        if (change.IsNone)
        {
            run.Checked = run.Total;
            return;
        }

        var (seen, stretch) = (run.Cursor, new Stretch());
        for (var pages = 1; ; pages++)
        {
            var began = Stopwatch.GetTimestamp();
            var page = await WithAsync(run, services => OpenClocks.PageAsync(services.GetRequiredService<HaiCapDb>(), run.Cause, change, seen, pace.Page, Time.Now(), cancellationToken));
            var last = page.Count < pace.Page;
            foreach (var work in page)
            {
                seen = work.Id;
                stretch.Add(work);
                if (stretch.Near.Count == pace.MostAtOnce)
                {
                    var rest = stretch.Passed < pace.Page ? pace.RestWhereMuchMoves : pace.Rest;
                    stretch = await DoneAsync(run, change, stretch, cancellationToken);
                    began = await RestAsync(began, rest, cancellationToken);
                }
            }

            if (stretch.Passed > 0 && (last || pages % pace.PagesAtOnce == 0))
            {
                stretch = await DoneAsync(run, change, stretch, cancellationToken);
            }

            if (last)
            {
                return;
            }

            await RestAsync(began, pace.Rest, cancellationToken);
        }
    }

    protected override Task EndAsync(CalendarRecount recount, CancellationToken cancellationToken) => WithAsync(recount, async services =>
    {
        var db = services.GetRequiredService<HaiCapDb>();
        while (true)
        {
            var row = await db.Set<CalendarRecount>().SingleAsync(row => row.Id == recount.Id, cancellationToken);
            if (row.Lease != recount.Lease)
            {
                throw new LeaseLostException();
            }

            (row.Checked, row.EndedAt, row.Lease, row.LeasedUntil, row.LastError) = (recount.Checked, Time.Now(), null, DateTimeOffset.UnixEpoch, null);
            await services.GetRequiredService<ActRecorder>().RecordAsync(
                recount.CauseSubject, Actor.System, new CalendarRecounted(row.Id, RecountCause.Of(row), row.Checked, row.Moved, row.Promises), cancellationToken: cancellationToken);
            if ((await db.SaveActsAsync(cancellationToken)).Ok)
            {
                return true;
            }

            // The calendar was changed once more in this very moment.
            db.ChangeTracker.Clear();
        }
    });

    private async Task<Stretch> DoneAsync(CalendarRecount recount, CalendarChange change, Stretch stretch, CancellationToken cancellationToken)
    {
        await StretchAsync(recount, change, stretch.Near, new Reached(stretch.Last, stretch.Passed), cancellationToken);
        return new();
    }

    /// <returns>When it began again.</returns>
    private static async Task<long> RestAsync(long began, double times, CancellationToken cancellationToken)
    {
        await Task.Delay(Stopwatch.GetElapsedTime(began) * times, cancellationToken);
        return Stopwatch.GetTimestamp();
    }

    /// <summary>
    /// Counts these again and writes what moved. The dossiers' next numbers decide who was first: where somebody acted meanwhile nothing is written, and it
    /// is done again by halves, until the one that was acted on is looked at alone.
    /// </summary>
    private async Task StretchAsync(CalendarRecount recount, CalendarChange change, List<Guid> near, Reached reached, CancellationToken cancellationToken)
    {
        for (var tries = 1; !await TryAsync(recount, change, near, reached, cancellationToken); tries++)
        {
            if (near.Count > 1)
            {
                var half = near.Count / 2;
                await StretchAsync(recount, change, near[..half], new Reached(near[half - 1], half), cancellationToken);
                (near, reached) = (near[half..], reached with { Passed = reached.Passed - half });
            }
            else if (tries > MostTries)
            {
                throw new InvalidOperationException($"The dossier of work {reached.Cursor} cannot be written, though it was tried {MostTries} times.");
            }
        }
    }

    private async Task<bool> TryAsync(CalendarRecount recount, CalendarChange change, List<Guid> near, Reached reached, CancellationToken cancellationToken)
    {
        await using var scope = Scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HaiCapDb>();
        using var opened = db.Tenant.Open(recount.ProvinceCode);
        var loaded = await OpenClocks.LoadAsync(scope.ServiceProvider, near, cancellationToken);
        var now = Time.Now();
        var moved = loaded.OrderBy(clock => clock.Work.Id).Select(clock => RecountRules.Move(clock, change, recount.ChangedAt, now)).OfType<MovedClock>().ToList();
        var before = (recount.Cursor, recount.Checked, recount.Moved, recount.Promises);
        (recount.Cursor, recount.Checked, recount.Moved, recount.Promises, recount.LeasedUntil) =
            (reached.Cursor, recount.Checked + reached.Passed, recount.Moved + moved.Count, recount.Promises + moved.Count(clock => clock.Promise), now + LeaseTime);
        try
        {
            if (moved.Count > 0)
            {
                await new RecountWriter(db, scope.ServiceProvider.GetRequiredService<BulkRecorder>()).WriteAsync(recount, moved, now, cancellationToken);
            }
            else
            {
                await ReachedAsync(db, recount, cancellationToken);
            }

            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            (recount.Cursor, recount.Checked, recount.Moved, recount.Promises) = before;
            return await db.Set<CalendarRecount>().AnyAsync(row => row.Id == recount.Id && row.Lease == recount.Lease, cancellationToken) ? false : throw new LeaseLostException();
        }
    }

    /// <summary>Work that was looked at and is not yet done with.</summary>
    private sealed class Stretch
    {
        public List<Guid> Near { get; } = [];

        public Guid Last { get; private set; }

        public int Passed { get; private set; }

        public void Add(PassedWork work)
        {
            (Last, Passed) = (work.Id, Passed + 1);
            if (work.Near)
            {
                Near.Add(work.Id);
            }
        }
    }

    /// <param name="Cursor">The last piece of work that is done with.</param>
    /// <param name="Passed">How many were looked at.</param>
    private readonly record struct Reached(Guid Cursor, int Passed);
}
