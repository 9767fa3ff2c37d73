using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Ringing;
using HaiCap.Core.Dossiers.Rules;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Reading;

/// <param name="DueAt">The answer at reception while nobody has accepted it, then the result; null once decided.</param>
/// <param name="MinutesLeft">Working minutes to it, negative when late; null while the clock stands still.</param>
public sealed record MyDossierLine(
    string Province, Guid Id, string Code, string ProcedureName, DossierState State, DateTimeOffset SubmittedAt, DateTimeOffset? DueAt, int? MinutesLeft, bool Provisional,
    DateOnly? AnswerBy);

/// <summary>A time that counts down for a citizen, and what happens by itself when it is over.</summary>
/// <param name="LastDay">All of it is still in time.</param>
/// <param name="DaysLeft">Calendar days to the last one; 0 on it.</param>
/// <param name="Ends"><see cref="OwnEnd.Accept"/> where it is the office's time and silence grants.</param>
public sealed record MyWindow(string Code, string ProcedureName, DateOnly LastDay, int DaysLeft, OwnEnd Ends);

/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record MyDossiers(IReadOnlyList<MyDossierLine> Lines, Guid? Next);

/// <summary>A citizen's dossiers in every province, newest first.</summary>
public sealed class ListMyDossiers(HaiCapDb db, CalendarBook calendars, PublishedProcedures published, TimeProvider time)
{
    public const int PageSize = 50;

    // So near to it, silence that will grant is worth a word.
    private const int DaysOfSilence = 7;
    private const int MostWindows = 100;

    /// <param name="OnlyOpen">Without those that have ended.</param>
    /// <param name="After">The last dossier of the page before.</param>
    public sealed record Request(bool OnlyOpen = false, Guid? After = null);

    public async Task<MyDossiers> HandleAsync(Actor by, Request request, CancellationToken cancellationToken = default)
    {
        if (by is not { Kind: ActorKind.Citizen, Id: { } me })
        {
            return new MyDossiers([], null);
        }

        var rows = Mine(me).Join(
            db.Set<Dossier>(), row => new { row.ProvinceCode, Id = row.DossierId }, dossier => new { dossier.ProvinceCode, dossier.Id }, (_, dossier) => dossier);
        if (request.OnlyOpen)
        {
            rows = rows.Where(dossier => dossier.State != DossierState.NotAccepted && dossier.State != DossierState.Stopped && dossier.State != DossierState.Returned);
        }

        if (request.After is { } after)
        {
            rows = rows.Where(dossier => dossier.Id.CompareTo(after) < 0);
        }

        var found = await rows.AsNoTracking().OrderByDescending(dossier => dossier.Id).Take(PageSize + 1).ToListAsync(cancellationToken);
        var lines = new List<MyDossierLine>();
        foreach (var dossier in found.Take(PageSize))
        {
            lines.Add(await LineAsync(dossier, cancellationToken));
        }

        return new MyDossiers(lines, found.Count > PageSize ? lines[^1].Id : null);
    }

    /// <summary>What counts down for this citizen now, the nearest end first.</summary>
    public async Task<IReadOnlyList<MyWindow>> WindowsAsync(Actor by, CancellationToken cancellationToken = default)
    {
        if (by is not { Kind: ActorKind.Citizen, Id: { } me })
        {
            return [];
        }

        var rows = await Mine(me).Join(
                db.Set<Dossier>().Where(dossier => dossier.State == DossierState.SupplementRequested
                    || ((dossier.State == DossierState.Received || dossier.State == DossierState.InProcess) && !dossier.ClockStopped)),
                row => new { row.ProvinceCode, Id = row.DossierId }, dossier => new { dossier.ProvinceCode, dossier.Id }, (_, dossier) => dossier)
            .AsNoTracking().OrderByDescending(dossier => dossier.Id).Take(MostWindows).ToListAsync(cancellationToken);
        var windows = new List<MyWindow>();
        foreach (var dossier in rows)
        {
            if (await WindowAsync(dossier, time.Now().LocalDay(), cancellationToken) is { } window)
            {
                windows.Add(window);
            }
        }

        return [.. windows.OrderBy(window => window.LastDay).ThenBy(window => window.Code, StringComparer.Ordinal)];
    }

    private async Task<MyWindow?> WindowAsync(Dossier dossier, DateOnly today, CancellationToken cancellationToken)
    {
        using var province = db.ProvinceCode == dossier.ProvinceCode ? null : db.Tenant.Open(dossier.ProvinceCode);
        var procedure = (await published.GetAsync(dossier.ProcedureVersionId, cancellationToken)).Read();
        var (day, clock) = dossier.State == DossierState.SupplementRequested ? (await AnswerByAsync(dossier, cancellationToken), BellClock.Applicant) : (dossier.DueAt?.LocalDay(), BellClock.Legal);
        if (day is not { } last || OwnEnds.Of(procedure, dossier.State, clock) is not { } ends)
        {
            return null;
        }

        var left = last.DayNumber - today.DayNumber;
        return left < 0 || (clock == BellClock.Legal && left > DaysOfSilence) ? null : new MyWindow(dossier.Code, dossier.ProcedureName, last, left, ends);
    }

    /// <summary>The last day on which the applicant may answer what was asked for.</summary>
    private async Task<DateOnly?> AnswerByAsync(Dossier dossier, CancellationToken cancellationToken) =>
        await db.Set<DossierDocument>().AsNoTracking().Where(row => row.DossierId == dossier.Id && row.Kind == DocumentKind.SupplementRequest)
            .OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken) is { } request ? Letters.IssuedForms.Read<Processing.SupplementFacts>(request).AnswerBy : null;

    /// <summary>The province that opened a dossier of this citizen; null when there is none with this code.</summary>
    public async Task<string?> ProvinceOfAsync(Actor by, string code, CancellationToken cancellationToken = default) =>
        by is { Kind: ActorKind.Citizen, Id: { } me } && DossierCode.TryParse(code, out var parsed)
            ? await Mine(me).Join(
                    db.Set<Dossier>().Where(dossier => dossier.Code == parsed.Value),
                    row => new { row.ProvinceCode, Id = row.DossierId }, dossier => new { dossier.ProvinceCode, dossier.Id }, (row, _) => row.ProvinceCode)
                .FirstOrDefaultAsync(cancellationToken)
            : null;

    // The index row leads to each province, so no province is searched.
    private IQueryable<CitizenDossier> Mine(Guid me) =>
        db.AcrossProvinces<CitizenDossier>("a citizen's dossiers lie in the provinces that opened them").Where(row => row.CitizenId == me);

    private async Task<MyDossierLine> LineAsync(Dossier dossier, CancellationToken cancellationToken)
    {
        using var province = db.ProvinceCode == dossier.ProvinceCode ? null : db.Tenant.Open(dossier.ProvinceCode);
        var waiting = dossier.State is DossierState.SupplementRequested or DossierState.PaymentRequested;
        var due = dossier.State.IsDecided() ? null : dossier.DueAt ?? (waiting ? null : dossier.ReceptionDueAt);
        var calendar = await calendars.ForAsync(dossier.AcceptedAt is null ? dossier.ReceivingAgencyId : dossier.CompetentAgencyId, cancellationToken);
        return new MyDossierLine(
            dossier.ProvinceCode, dossier.Id, dossier.Code, dossier.ProcedureName, dossier.State, dossier.SubmittedAt, due,
            due is { } end && !waiting && !dossier.ClockStopped ? calendar.WorkingMinutesBetween(time.Now(), end) : null,
            dossier.DueIsProvisional,
            dossier.State == DossierState.SupplementRequested ? await AnswerByAsync(dossier, cancellationToken) : null);
    }
}
