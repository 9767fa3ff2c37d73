using HaiCap.Core.Acts;
using HaiCap.Core.Calendar;
using HaiCap.Core.Data;
using HaiCap.Core.Dossiers.Rules;
using Microsoft.EntityFrameworkCore;

namespace HaiCap.Core.Dossiers.Reading;

/// <param name="DueAt">The answer at reception while nobody has accepted it, then the result; null once decided.</param>
/// <param name="MinutesLeft">Working minutes to it, negative when late; null while the clock stands still.</param>
public sealed record MyDossierLine(
    string Province, Guid Id, string Code, string ProcedureName, DossierState State, DateTimeOffset SubmittedAt, DateTimeOffset? DueAt, int? MinutesLeft, bool Provisional,
    DateOnly? AnswerBy);

/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record MyDossiers(IReadOnlyList<MyDossierLine> Lines, Guid? Next);

/// <summary>A citizen's dossiers in every province, newest first.</summary>
public sealed class ListMyDossiers(HaiCapDb db, CalendarBook calendars, TimeProvider time)
{
    public const int PageSize = 50;

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
        var request = dossier.State != DossierState.SupplementRequested ? null : await db.Set<DossierDocument>().AsNoTracking()
            .Where(row => row.DossierId == dossier.Id && row.Kind == DocumentKind.SupplementRequest).OrderByDescending(row => row.Id).FirstOrDefaultAsync(cancellationToken);
        return new MyDossierLine(
            dossier.ProvinceCode, dossier.Id, dossier.Code, dossier.ProcedureName, dossier.State, dossier.SubmittedAt, due,
            due is { } end && !waiting && !dossier.ClockStopped ? calendar.WorkingMinutesBetween(time.Now(), end) : null,
            dossier.DueIsProvisional,
            request is null ? null : Letters.IssuedForms.Read<Processing.SupplementFacts>(request).AnswerBy);
    }
}
